"""What nobody comes back for goes by itself; what is still of use stays."""

import datetime as dt

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from cases import leftovers, outsiders, saved
from cases.models import Draft, OutsiderLink
from cases.moves import changing
from tests.factories import AT, make_breach

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def test_drafts_go_after_a_day():
    saved.keep("report", "Sanne", at=AT, device="a" * 64)
    leftovers.clear(AT + 23 * HOUR)
    assert Draft.objects.exists()
    leftovers.clear(AT + 24 * HOUR)
    assert not Draft.objects.exists()


def test_sessions_go_when_they_are_over():
    session = SessionStore()
    session.set_expiry(AT + 2 * HOUR)
    session.create()
    leftovers.clear(AT + HOUR)
    assert Session.objects.exists()
    leftovers.clear(AT + 2 * HOUR)
    assert not Session.objects.exists()


def test_a_dead_link_stays_a_month_because_it_still_offers_a_new_one():
    with changing(make_breach().case, at=AT) as workflow:
        outsider = outsiders.add(workflow.case, email="wies@thuis.example", at=AT)
    secret = outsiders.new_link(outsider, at=AT)
    leftovers.clear(AT + 29 * DAY)
    assert outsiders.is_known(secret)
    leftovers.clear(AT + 31 * DAY)
    assert not OutsiderLink.objects.exists()
