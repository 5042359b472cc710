"""Addresses that are a breach's own: of the staff, and of links that hold a secret. Mounted at the root by `Kind.urls`."""

from django.urls import path

from breaches.public.views import statement, supplier
from breaches.views import assess, correct, letter, parts, report, reported, versions, worksheet

app_name = "breaches"

urlpatterns = [
    path("werk/melden/", report.report, name="report"),
    path("zaken/<str:reference>/gemeld/", reported.reported, name="reported"),
    path("zaken/<str:reference>/beoordeling/proef/", assess.preview, name="preview"),
    path("zaken/<str:reference>/beoordeling/<int:number>/", versions.version, name="assessment"),
    path("zaken/<str:reference>/feiten/", correct.correct, name="correct"),
    path("zaken/<str:reference>/scholen/", parts.add, name="add_parts"),
    path("zaken/delen/<uuid:pk>/", parts.part, name="part"),
    path("zaken/delen/<uuid:pk>/maatregel/", parts.measure, name="part_measure"),
    path("zaken/delen/<uuid:pk>/weg/", parts.remove, name="part_remove"),
    path("zaken/<str:reference>/werkblad/", worksheet.worksheet_page, name="worksheet"),
    path("zaken/<str:reference>/werkblad/pdf/", worksheet.worksheet_pdf, name="worksheet_pdf"),
    path("zaken/<str:reference>/werkblad/json/", worksheet.worksheet_json, name="worksheet_json"),
    path("zaken/<str:reference>/brief/", letter.letter_page, name="letter"),
    path("zaken/<str:reference>/brief/pdf/", letter.letter_pdf, name="letter_pdf"),
    path("zaken/<str:reference>/vernietiging/", statement.make, name="make_statement"),
    path("verklaring/<str:secret>/", statement.statement, name="statement"),
    path("loket/verwerker/<str:secret>/", supplier.report, name="supplier"),
    path("loket/verwerker/ontvangen/<str:receipt>/", supplier.received, name="supplier_received"),
]
