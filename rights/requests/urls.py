"""Addresses that are a request's own, of the staff. Mounted at the root by `Kind.urls`."""

from django.urls import path

from rights.requests.views import collect, correct, enter, places, review, visit

app_name = "requests"

urlpatterns = [
    path("werk/verzoek/", enter.enter, name="enter"),
    path("werk/zoekplaatsen/", places.places, name="places"),
    path("werk/zoekplaatsen/<int:pk>/", places.place, name="place"),
    path("werk/zoekplaatsen/<int:pk>/weg/", places.remove, name="remove_place"),
    path("werk/zoekplaatsen/nieuw/<str:number>/", places.add, name="add_place"),
    path("zaken/zoekvraag/<uuid:pk>/", collect.answer_search, name="search"),
    path("zaken/afspraak/<uuid:pk>/", visit.visit, name="visit"),
    path("zaken/afspraak/<uuid:pk>/ics/", visit.ics, name="visit_ics"),
    path("zaken/<str:reference>/gevonden/<uuid:pk>/", review.review, name="review"),
    path("zaken/<str:reference>/verzoek/", correct.correct, name="correct"),
]
