from django.urls import path

from notifications import views

app_name = "notifications"
urlpatterns = [
    path("werk/meldingen/", views.mine, name="mine"),
    path("werk/meldingen/<int:pk>/opnieuw/", views.again, name="again"),
]
