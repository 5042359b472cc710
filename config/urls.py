"""Every address of the product."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from cases import registry
from config import health

admin.site.login = secure_admin_login(admin.site.login)

handler400 = "pages.errors.bad_request"
handler403 = "pages.errors.forbidden"

urlpatterns = [
    path("accounts/", include("config.accounts")),
    path("beheer/", admin.site.urls),
    path("api/", include("config.api")),
    path("", include("pages.urls")),
    path("", include("cases.urls")),
    *[path("", include(kind.urls)) for kind in registry.all_kinds() if kind.urls],
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
