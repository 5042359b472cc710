"""Addresses of the staff that are a breach's own. Mounted at the root by `Kind.urls`."""

from django.urls import path

from breaches.views import assess, letter, report, reported, worksheet

app_name = "breaches"

urlpatterns = [
    path("werk/melden/", report.report, name="report"),
    path("zaken/<str:reference>/gemeld/", reported.reported, name="reported"),
    path("zaken/<str:reference>/beoordeling/proef/", assess.preview, name="preview"),
    path("zaken/<str:reference>/werkblad/", worksheet.worksheet_page, name="worksheet"),
    path("zaken/<str:reference>/werkblad/pdf/", worksheet.worksheet_pdf, name="worksheet_pdf"),
    path("zaken/<str:reference>/werkblad/json/", worksheet.worksheet_json, name="worksheet_json"),
    path("zaken/<str:reference>/brief/", letter.letter_page, name="letter"),
    path("zaken/<str:reference>/brief/pdf/", letter.letter_pdf, name="letter_pdf"),
]
