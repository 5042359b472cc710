"""/zaak/: the way in for people without an account."""

from django.urls import path

from cases.views import outside

app_name = "outside"

urlpatterns = [
    path("", outside.case, name="case"),
    path("link/", outside.ask, name="ask"),
    path("bericht/", outside.write, name="write"),
    path("verlaten/", outside.leave, name="leave"),
    path("tot-ziens/", outside.left, name="left"),
    path("<str:secret>/", outside.enter, name="enter"),
]
