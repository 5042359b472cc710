"""Every address of the product."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

from config import health

admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("accounts/", include("config.accounts")),
    path("beheer/", admin.site.urls),
    path("taal/", set_language, name="set_language"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
