"""Every address of the product."""

from django.urls import include, path

from cases import public, registry
from config import health
from schools.site import site

handler400 = "config.api.bad_request"
handler403 = "pages.errors.forbidden"

urlpatterns = [
    path("accounts/", include("config.accounts")),
    path("beheer/", site.urls),
    path("api/", include("config.api")),
    path("", include("pages.urls")),
    path("", include("schools.urls")),
    path("", include("cases.urls")),
    path("", include("notifications.urls")),
    *[path("", include(kind.urls)) for kind in registry.all_kinds() if kind.urls],
    *[path("zaak/", include(kind.outside_urls)) for kind in registry.all_kinds() if kind.outside_urls],
    path("zaak/", include("cases.outside_urls")),
    path("loket/<slug:slug>/", public.desk, name="desk"),
    *[path("loket/<slug:slug>/", include(kind.public_urls)) for kind in registry.all_kinds() if kind.public_urls],
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
