"""Addresses of the requester's own letters and files, under /zaak/."""

from django.urls import path

from rights.requests.public import handed

app_name = "handed"

urlpatterns = [
    path("brieven/<uuid:pk>/", handed.letter, name="letter"),
    path("brieven/<uuid:pk>/pdf/", handed.letter_pdf, name="letter_pdf"),
    path("stukken/", handed.files, name="files"),
    path("stukken/<uuid:pk>/", handed.file, name="file"),
]
