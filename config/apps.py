"""The config app: commands and checks of the whole installation."""

from django.apps import AppConfig
from django.core import checks


class HouseConfig(AppConfig):
    """Binds the worker's app, so that a page can ring its bell, and starts Sentry when there is one."""

    name = "config"
    label = "house"

    def ready(self):
        from config import celery, errors, installation

        checks.register(installation.key_ring_is_usable, checks.Tags.security)
        errors.start()
        self.celery = celery.app
