"""The addresses of the frame itself: the other language, and two pages every foot points at."""

from django.urls import path
from django.views.generic import TemplateView
from django.views.i18n import set_language

urlpatterns = [
    path("taal/", set_language, name="set_language"),
    path("privacy/", TemplateView.as_view(template_name="pages/privacy.html"), name="privacy"),
    path("toegankelijkheid/", TemplateView.as_view(template_name="pages/accessibility.html"), name="accessibility"),
]
