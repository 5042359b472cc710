"""Addresses behind the requester's page. Mounted under /zaak/ by `Kind.outside_urls`."""

from django.urls import path

from rights.requests.views import outside_transfer

app_name = "requests_outside"

urlpatterns = [
    path("zienswijze/", outside_transfer.write, name="views"),
]
