"""Addresses of the public desk of a school that are a breach's own. Mounted by `Kind.public_urls`."""

from django.urls import path

from breaches.public.views import report

urlpatterns = [
    path("datalek/", report.report, name="report_breach"),
    path("datalek/medewerker/", report.employee, name="report_breach_as_employee"),
    path("datalek/ontvangen/<str:receipt>/", report.received, name="report_received"),
    path("datalek/medewerker/ontvangen/<str:receipt>/", report.received, {"name": "employee"}, name="employee_received"),
]
