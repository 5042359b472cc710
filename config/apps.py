"""The config app: commands and checks of the whole installation."""

from django.apps import AppConfig
from django.conf import settings
from django.core import checks


class HouseConfig(AppConfig):
    """Says at the start what is wrong, and starts Sentry when there is one."""

    name = "config"
    label = "house"

    def ready(self):
        from config import installation

        checks.register(installation.key_ring_is_usable, checks.Tags.security)
        checks.register(installation.timeline_is_append_only, checks.Tags.database)
        if settings.SENTRY_DSN:
            from config import errors  # late, because it is slow to import and most installations have none

            errors.start()
