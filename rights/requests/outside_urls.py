"""Addresses behind the requester's page. Mounted under /zaak/ by `Kind.outside_urls`."""

from django.urls import path

from rights.requests.views import handed, outside, outside_transfer

app_name = "requests_outside"

urlpatterns = [
    path("antwoord/", outside.answer, name="answer"),
    path("moment/", outside.pick, name="pick"),
    path("afspraak/", outside.visit_ics, name="visit_ics"),
    path("bestand/", outside.add_files, name="add_files"),
    path("brieven/<uuid:pk>/", handed.letter, name="letter"),
    path("brieven/<uuid:pk>/pdf/", handed.letter_pdf, name="letter_pdf"),
    path("stukken/", handed.files, name="papers"),
    path("stukken/<uuid:pk>/", handed.file, name="paper"),
    path("intrekken/", outside.take_back, name="take_back"),
    path("zienswijze/", outside_transfer.write, name="views"),
]
