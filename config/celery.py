"""The worker's app. Its timetable is one bell a minute (settings); what is due stands in the database."""

import logging.config
import os

from celery import Celery
from celery.signals import setup_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

from config import logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("privacyloket")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_log_lines(**asked):
    """Celery asks who sets up logging: we do, as in every other process."""
    logging.config.dictConfig(logs.LOGGING)
