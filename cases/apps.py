"""The cases app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What every case shares."""

    name = "cases"
