"""The worker's app and its timetable: one bell a minute. What is due stands in the database."""

import logging.config
import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

from config import logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("privacyloket")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = {
    # A bell that nobody heard within the minute is of no use: the next one finds the same rows.
    "tick": {"task": "notifications.tasks.tick", "schedule": crontab(), "options": {"expires": 55}},
}
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


@setup_logging.connect
def keep_our_log_lines(**asked):
    """Celery asks who sets up logging: we do, as in every other process."""
    logging.config.dictConfig(logs.LOGGING)
