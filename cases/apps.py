"""The cases app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """What every case shares."""

    name = "cases"
    verbose_name = _("Terms")  # all that administrators see of it
