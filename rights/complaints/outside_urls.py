"""Addresses of the complainant's own page, under /zaak/. Mounted by `Kind.outside_urls`."""

from django.urls import path

from rights.complaints.public.views import own

urlpatterns = [
    path("dossier/<slug:to>/<slug:form>/", own.own, name="complaint_own_file"),
    path("klachtbrieven/<uuid:pk>/", own.letter, name="complaint_letter"),
    path("klachtbrieven/<uuid:pk>/pdf/", own.letter_pdf, name="complaint_letter_pdf"),
    path("klacht-intrekken/", own.take_back, name="complaint_take_back"),
    path("fg-vraag/", own.ask_dpo, name="complaint_ask_dpo"),
]
