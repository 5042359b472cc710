"""What the scheduler rings for, every minute."""

from celery import shared_task
from django.utils import timezone

from cases import leftovers
from notifications.sweep import sweep


@shared_task
def tick():
    """May run twice, late or beside itself: the rows say what is due."""
    sweep(timezone.now)
    leftovers.clear(timezone.now())
