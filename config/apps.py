"""The config app: commands and checks of the whole installation."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    """Holds `up` and what watches over the running product."""

    name = "config"
    label = "house"
