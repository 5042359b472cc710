"""The notifications app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    """From events and clocks to mail."""

    name = "notifications"

    def ready(self):
        from cases import registry

        registry.name_events({"deadline.missed": _("Deadline passed")})
        registry.add_own_page("notifications:mine", _("My mails"), "bell")
