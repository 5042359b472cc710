"""The session of somebody without an account, for one case: kept apart from signing in, over after two hours, gone at leaving.

It has a cookie of its own that goes to /zaak/ only, and stands on the server: leaving ends it, whoever copied the cookie.
"""

import datetime as dt

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from cases.models import Outsider

COOKIE = "zaak"
PATH = "/zaak/"
LIVES = dt.timedelta(hours=2)


def begin(response, outsider, *, at):
    """Let this visitor in; the cookie is new each time."""
    session = SessionStore()
    session["outsider"], session["until"] = str(outsider.pk), (at + LIVES).timestamp()
    session.set_expiry(int(LIVES.total_seconds()))
    session.create()
    session.save()
    response.set_cookie(
        COOKIE, session.session_key, max_age=int(LIVES.total_seconds()), path=PATH, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def who(request, *, at):
    """The outsider who came in here, with the case; None when nobody did, or it is over."""
    key = request.COOKIES.get(COOKIE)
    if not key:
        return None
    session = SessionStore(session_key=key)
    if session.get("until", 0) <= at.timestamp() or "outsider" not in session:
        return None
    found = Outsider.objects.select_related("case__board", "case__school").filter(pk=session["outsider"])
    return found.filter(confirmed_at__isnull=False).first()


def prove(request, what):
    """Keep in this session that something more was proven than the mailbox, such as a code from another channel."""
    session = SessionStore(session_key=request.COOKIES.get(COOKIE))
    session["proven"] = sorted({*session.get("proven", ()), what})
    session.save()


def has_proven(request, what):
    key = request.COOKIES.get(COOKIE)
    return bool(key) and what in SessionStore(session_key=key).get("proven", ())


def end(request, response):
    key = request.COOKIES.get(COOKIE)
    if key:
        SessionStore(session_key=key).delete()
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
