"""Addresses behind the requester's page. Mounted under /zaak/ by `Kind.outside_urls`."""

from django.urls import path

from rights.requests.views import outside

app_name = "requests_outside"

urlpatterns = [
    path("antwoord/", outside.answer, name="answer"),
    path("moment/", outside.pick, name="pick"),
    path("afspraak/", outside.visit_ics, name="visit_ics"),
    path("bestand/", outside.add_files, name="add_files"),
    path("intrekken/", outside.take_back, name="take_back"),
]
