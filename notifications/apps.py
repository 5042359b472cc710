"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """From events to mail."""

    name = "notifications"
