from django.apps import AppConfig


class BreachesConfig(AppConfig):
    """Data breaches (datalekken)."""

    name = "breaches"

    def ready(self):
        from breaches.kind import BREACH
        from cases import registry

        registry.add(BREACH)
