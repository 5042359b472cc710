"""One sweep at a time in the whole installation, by a lock that dies with its holder.

Whoever holds it is the only sender. So a mail that a killed worker left behind is free at once, without waiting for a
claim to run out, and a second sweep finds nothing to do. On PostgreSQL it is an advisory lock of the session: when the
connection breaks the lock is gone, but then the next statement fails and the sweep ends. On SQLite, where everything
runs on one machine, it is a lock on a file.
"""

import contextlib
import fcntl

from django.conf import settings
from django.db import connection

NUMBER = 0x6C6F6B6574  # "loket"


def only_one():
    """A context that tells whether we are the one: True while held, False when somebody else is at it."""
    return _in_database() if connection.vendor == "postgresql" else _on_file()


@contextlib.contextmanager
def _in_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER])
        (held,) = cursor.fetchone()
    try:
        yield held
    finally:
        if held and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [NUMBER])


@contextlib.contextmanager
def _on_file():
    with open(settings.DATA_DIR / "sweep.lock", "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
