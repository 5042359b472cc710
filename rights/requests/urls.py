"""Addresses that are a request's own, of the staff. Mounted at the root by `Kind.urls`."""

from django.urls import path

from rights.requests.public import receiver
from rights.requests.views import enter, transfer

app_name = "requests"

urlpatterns = [
    path("werk/verzoek/", enter.enter, name="enter"),
    path("zaken/<str:reference>/overdragen/", transfer.hand_over, name="hand_over"),
    path("overdracht/<str:secret>/", receiver.receive, name="receive"),
    path("overdracht/<str:secret>/pakket/", receiver.fetch, name="fetch_package"),
    path("overdracht/<str:secret>/bevestigen/", receiver.confirm, name="confirm_package"),
]
