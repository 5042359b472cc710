"""Addresses of the staff that are a breach's own. Mounted at the root by `Kind.urls`."""

from django.urls import path

from breaches.views import report, reported

app_name = "breaches"

urlpatterns = [
    path("werk/melden/", report.report, name="report"),
    path("zaken/<str:reference>/gemeld/", reported.reported, name="reported"),
]
