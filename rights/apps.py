"""The rights app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Requests and complaints."""

    name = "rights"
