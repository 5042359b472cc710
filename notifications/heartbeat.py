"""The sign of life of the sweep. When it stands still, or no mail gets out, nobody is warned of anything: that must show."""

import datetime as dt

from django.db.models import Case, DateTimeField, Exists, F, Value, When
from django.db.models.functions import Coalesce

from notifications.models import Heartbeat

LATE = dt.timedelta(minutes=3)
ROW = f"SELECT * FROM {Heartbeat._meta.db_table} WHERE id = 1"  # noqa: S608
HICCUP = dt.timedelta(minutes=10)  # a mail server that is started anew needs no alarm


def beat(at, **also):
    """The sweep got this far at this moment."""
    row = Heartbeat.objects.filter(pk=1)
    if not row.update(at=at, **also):
        Heartbeat.objects.get_or_create(pk=1, defaults={"at": at})  # the first time
        row.update(at=at, **also)


def beat_whole(at, *, kept_up):
    """A whole round is done. While there is mail that the server does not take, it is remembered since when."""
    since = Coalesce(F("no_mail_since"), Value(at, DateTimeField()))
    beat(at, no_mail_since=Case(When(Exists(kept_up), then=since), default=None))


def last():
    """The row, or None before the first run. Asked on every page of the staff, so without the ORM's own work."""
    return next(iter(Heartbeat.objects.raw(ROW)), None)


def is_alive(at):
    """Whether the sweep ran within the last three minutes. /readyz asks this."""
    seen = last()
    return seen is not None and at - seen.at < LATE
