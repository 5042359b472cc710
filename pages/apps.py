"""The pages app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The frame: base pages, style, dates in words."""

    name = "pages"
