"""Addresses of the complainant's own page, under /zaak/. Mounted by `Kind.outside_urls`."""

from django.urls import path

from rights.complaints.public.views import own

urlpatterns = [
    path("dossier/<slug:to>/<slug:form>/", own.own, name="complaint_own_file"),
    path("klacht-intrekken/", own.take_back, name="complaint_take_back"),
    path("fg-vraag/", own.ask_dpo, name="complaint_ask_dpo"),
]
