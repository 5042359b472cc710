"""Addresses of the public desk of a school that are a complaint's own. Mounted by `Kind.public_urls`."""

from django.urls import path

from rights.complaints.public.views import complain

urlpatterns = [
    path("klacht/", complain.complain, name="complain"),
    path("klacht/ontvangen/<str:receipt>/", complain.received, name="complaint_received"),
]
