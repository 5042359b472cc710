"""The sign of life of the sweep. When it stands still, or no mail gets out, nobody is warned of anything: that must show."""

import datetime as dt

from django.db.models import F
from django.db.models.functions import Coalesce

from notifications.models import Heartbeat

LATE = dt.timedelta(minutes=3)
HICCUP = dt.timedelta(minutes=10)  # a mail server that is started anew needs no alarm


def beat(at, **also):
    """The sweep got this far at this moment."""
    if not Heartbeat.objects.filter(pk=1).update(at=at, **also):
        Heartbeat.objects.update_or_create(pk=1, defaults={"at": at})


def beat_whole(at, *, mail_waits):
    """A whole round is done. `mail_waits`: there is mail that the server does not take; since when is remembered."""
    beat(at, no_mail_since=Coalesce(F("no_mail_since"), at) if mail_waits else None)


def last():
    """The row, or None before the first run."""
    return Heartbeat.objects.filter(pk=1).first()


def is_alive(at):
    """Whether the sweep ran within the last three minutes. /readyz asks this."""
    seen = last()
    return seen is not None and at - seen.at < LATE
