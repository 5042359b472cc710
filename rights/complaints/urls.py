"""Addresses that are a complaint's own. Mounted at the root by `Kind.urls`."""

from django.urls import path

from rights.complaints.views import correct, defence, enter

app_name = "complaints"

urlpatterns = [
    path("werk/klacht/", enter.enter, name="enter"),
    path("werk/verweer/<uuid:pk>/", defence.defence, name="defence"),
    path("zaken/<str:reference>/klacht/", correct.correct, name="correct"),
]
