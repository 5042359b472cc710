"""What nobody comes back for goes by itself; what is still of use stays."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from cases import leftovers, outsiders, saved
from cases.models import Draft, IdempotencyKey, OutsiderLink
from cases.moves import changing
from tests.factories import AT, make_breach, make_person

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


def test_from_where_somebody_was_signed_in_goes_with_the_session(client):
    person = make_person()
    client.force_login(person)
    about = {"user": person, "ip": "192.0.2.7", "user_agent": "Telefoon"}
    UserSession.objects.create(session_key=client.session.session_key, **about)
    UserSession.objects.create(session_key="long-gone", **about)
    leftovers.clear(AT)
    assert [row.session_key for row in UserSession.objects.all()] == [client.session.session_key]


def test_a_number_under_which_something_was_sent_goes_after_thirty_days():
    IdempotencyKey.objects.create(user=make_person(), digest="a" * 64, body="b" * 64, made_at=AT)
    leftovers.clear(AT + 30 * DAY)
    assert IdempotencyKey.objects.exists()
    leftovers.clear(AT + 31 * DAY)
    assert not IdempotencyKey.objects.exists()
