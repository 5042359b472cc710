"""What nobody comes back for: drafts after a day, sessions that are over, links and numbers that have long been dead."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Exists, OuterRef

from cases import saved
from cases.api import idempotency
from cases.models import AddresseeLink, OutsiderLink

PATIENCE_MS = 250
LINKS_STAY = dt.timedelta(days=30)  # so long a dead link still offers a new one with one button


def clear(at):
    """Remove them. May run at any moment and beside itself."""
    saved.clear_old(at)
    Session.objects.filter(expire_date__lte=at).delete()
    session = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(session)).delete()  # from where somebody was signed in is of no use any more
    idempotency.forget(at=at)
    OutsiderLink.objects.filter(expires_at__lte=at - LINKS_STAY).delete()
    AddresseeLink.objects.filter(expires_at__lte=at - LINKS_STAY).delete()
    empty_log()


def empty_log():
    """What was erased leaves SQLite's write-ahead log too, within the minute; while somebody still reads there, the next one.

    The key of a case that was destroyed would else lie there for as long as nobody writes over it.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
