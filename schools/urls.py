"""The front door, and a person's own account."""

from django.urls import path

from schools import views

app_name = "schools"

urlpatterns = [
    path("", views.home, name="home"),
    path("werk/ik/", views.profile, name="profile"),
]
