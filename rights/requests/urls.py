"""Addresses that are a request's own, of the staff. Mounted at the root by `Kind.urls`."""

from django.urls import path

from rights.requests.views import enter

app_name = "requests"

urlpatterns = [
    path("werk/verzoek/", enter.enter, name="enter"),
]
