"""Addresses of the public desk of a school that are a complaint's own. Mounted by `Kind.public_urls`."""

from django.urls import path

from rights.complaints.public import views

urlpatterns = [
    path("klacht/", views.complain, name="complain"),
    path("klacht/ontvangen/<str:receipt>/", views.received, name="complaint_received"),
]
