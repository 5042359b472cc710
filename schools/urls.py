"""The front door, and a person's own account."""

from django.urls import path

from schools import views

app_name = "schools"

urlpatterns = [
    path("", views.home, name="home"),
    path("werk/ik/", views.profile, name="profile"),
    path("huisstijl/<str:number>/<str:colour>/<slug:part>.css", views.style, name="style"),
    path("huisstijl/<str:number>/<str:digest>.png", views.logo, name="logo"),
]
