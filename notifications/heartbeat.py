"""The sign of life of the sweep. When it stands still nobody is warned of anything, and that must show."""

import datetime as dt

from notifications.models import Heartbeat

LATE = dt.timedelta(minutes=3)


def beat(at):
    """The sweep runs at this moment."""
    if not Heartbeat.objects.filter(pk=1).update(at=at):
        Heartbeat.objects.update_or_create(pk=1, defaults={"at": at})


def last():
    """When the sweep last ran; None before its first run."""
    return Heartbeat.objects.filter(pk=1).values_list("at", flat=True).first()


def is_alive(at):
    """Whether the sweep ran within the last three minutes. /readyz asks this."""
    seen = last()
    return seen is not None and at - seen < LATE
