"""Addresses that are a request's own, of the staff. Mounted at the root by `Kind.urls`."""

from django.urls import path

from rights.requests.views import (
    answer,
    code,
    collect,
    correct,
    enter,
    information,
    outcomes,
    places,
    receiver,
    retention,
    review,
    sent,
    transfer,
    visit,
)

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
    path("werk/bewaartermijnen/", retention.table, name="retention"),
    path("werk/bewaartermijnen/nieuw/", retention.add, name="retention_new"),
    path("werk/bewaartermijnen/<int:pk>/", retention.edit, name="retention_rule"),
    path("werk/bewaartermijnen/<int:pk>/herstel/", retention.restore, name="retention_restore"),
    path("zaken/<str:reference>/eigen-visie/", outcomes.own_view, name="own_view"),
    path("zaken/<str:reference>/ontvangers/", outcomes.recipients, name="recipients"),
    path("zaken/ontvangers/<uuid:pk>/", outcomes.recipient, name="recipient"),
    path("zaken/<str:reference>/verzoek/", correct.correct, name="correct"),
    path("werk/informatie-bij-inzage/", information.information_page, name="informations"),
    path("werk/informatie-bij-inzage/<str:number>/", information.information_page, name="information"),
    path("zaken/<str:reference>/antwoord/", answer.answer_page, name="answer"),
    path("zaken/<str:reference>/antwoord/pdf/", answer.answer_pdf, name="answer_pdf"),
    path("zaken/<str:reference>/antwoord/stukken/", answer.papers, name="papers"),
    path("zaken/<str:reference>/brieven/<uuid:pk>/", sent.letter_page, name="letter"),
    path("zaken/<str:reference>/brieven/<uuid:pk>/pdf/", sent.letter_pdf, name="letter_pdf"),
    path("zaken/<str:reference>/bevestiging/<slug:sort>/", sent.confirmation, name="confirmation"),
    path("zaken/<str:reference>/code/", code.code_page, name="code"),
    path("zaken/<str:reference>/overdragen/", transfer.hand_over, name="hand_over"),
    path("zaken/<str:reference>/zienswijze/", transfer.views_on_paper, name="views_on_paper"),
    path("overdracht/<str:secret>/", receiver.receive, name="receive"),
    path("overdracht/<str:secret>/pakket/", receiver.fetch, name="fetch_package"),
    path("overdracht/<str:secret>/bevestigen/", receiver.confirm, name="confirm_package"),
]
