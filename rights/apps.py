"""The rights app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Requests and complaints."""

    name = "rights"

    def ready(self):
        from cases import registry
        from rights.complaints.kind import COMPLAINT

        registry.add(COMPLAINT)
