"""The rights app."""

from django.apps import AppConfig


class RightsConfig(AppConfig):
    """Requests and complaints: what people ask of a school about their data, and what they hold against it."""

    name = "rights"

    def ready(self):
        from cases import registry
        from rights.complaints.kind import COMPLAINT
        from rights.requests.kind import REQUEST

        registry.add(REQUEST)
        registry.add(COMPLAINT)
