"""The gallery beside the product's own addresses."""

from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as ours
from tests.pages import gallery


def show(request, name):
    """A page of the gallery; "zaken" stands at its real address, so that the menu knows where one is."""
    return HttpResponse(gallery.draw(name, request))


urlpatterns = [
    path("galerij/<name>/", show),
    path("zaken/", show, {"name": "zaken"}),
    path("zaken/DL-2026-00012/", show, {"name": "datalek"}),
    path("dashboard/", show, {"name": "dashboard"}),
    *ours,
]
