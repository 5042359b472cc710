"""The breaches app."""

from django.apps import AppConfig


class BreachesConfig(AppConfig):
    """Data breaches (datalekken)."""

    name = "breaches"
