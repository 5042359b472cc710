"""Every address of the product."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from config import health

admin.site.login = secure_admin_login(admin.site.login)

handler400 = "pages.errors.bad_request"

urlpatterns = [
    path("accounts/", include("config.accounts")),
    path("beheer/", admin.site.urls),
    path("", include("pages.urls")),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
