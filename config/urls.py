"""Every address of the product."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("config.accounts")),
    path("beheer/", admin.site.urls),
]
