"""When the sweep stands still, that shows."""

import datetime as dt
import itertools

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from notifications import heartbeat
from notifications.context import banners
from notifications.models import Heartbeat, Mail
from notifications.sweep import sweep
from tests.factories import AT, make_breach, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


def test_a_sweep_leaves_one_row_that_moves_on():
    assert not heartbeat.is_alive(AT)
    sweep(lambda: AT)
    later = AT + dt.timedelta(minutes=1)
    sweep(lambda: later)
    assert list(Heartbeat.objects.values_list("at", flat=True)) == [later]


@pytest.mark.parametrize(("minutes", "alive"), [(0, True), (2.9, True), (3, False), (600, False)])
def test_it_is_late_after_three_minutes(minutes, alive):
    heartbeat.beat(AT)
    assert heartbeat.is_alive(AT + dt.timedelta(minutes=minutes)) is alive


def test_who_works_here_is_told_since_when(house):
    heartbeat.beat(AT)
    assert banners(house.employee, AT) == []
    (banner,) = banners(house.employee, AT + dt.timedelta(hours=1))
    assert banner["text"].startswith("De wekker staat stil sinds dinsdag 24 november, 10.12 uur.")
    assert banner["level"] == "late"


def test_who_works_here_is_told_that_no_mail_gets_out(house, post):
    make_breach(house.school, at=AT)
    post.refuse_sender = "550 who are you"
    for minutes in range(12):
        sweep_at(minute(minutes))
    assert heartbeat.is_alive(minute(11))
    assert banners(house.dpo, minute(9)) == []
    (banner,) = banners(house.dpo, minute(11))
    assert banner["text"].startswith("Sinds dinsdag 24 november, 10.12 uur gaat er geen mail uit")
    post.refuse_sender = ""
    sweep(lambda: minute(15))
    assert banners(house.dpo, minute(15)) == []


def test_one_mail_that_waits_is_an_alarm_too(house, post):
    """A round takes time: what is refused in it is tried again five minutes after the refusal, not after its beginning."""
    make_breach(house.school, at=AT)
    post.refuse_sender = "550 who are you"
    for minutes in range(14):
        moments = (minute(minutes) + dt.timedelta(seconds=second) for second in itertools.count())
        sweep(lambda moments=moments: next(moments))
        Mail.objects.exclude(pk=Mail.objects.earliest("pk").pk).delete()
    (banner,) = banners(house.dpo, minute(14))
    assert banner["text"].startswith("Sinds dinsdag 24 november, 10.12 uur gaat er geen mail uit")


def test_one_address_that_takes_nothing_is_no_alarm(house, post):
    make_breach(house.school, at=AT)
    post.refuse[house.dpo.email] = "451 not now"
    for minutes in range(12):
        sweep_at(minute(minutes))
    assert banners(house.dpo, minute(12)) == []


def test_a_round_of_many_mails_shows_that_it_is_alive_between_them(house, post):
    for _ in range(60):
        make_breach(house.school, at=AT)
    with CaptureQueriesContext(connection) as queries:
        sweep(lambda: AT)
    done = [q["sql"] for q in queries if "sent_at = " in q["sql"] or "notifications_heartbeat" in q["sql"]]
    assert len(post.ids) == 121  # of each case to the privacy officer and the FG, and the seal
    assert ["heartbeat" in sql for sql in done[:101]] == [False] * 100 + [True]


def test_a_round_that_breaks_off_every_time_does_not_look_alive():
    sweep(lambda: AT)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cases_deadline RENAME TO cases_deadline_away")
    for minutes in range(1, 5):
        with pytest.raises(DatabaseError), transaction.atomic():
            sweep_at(minute(minutes))
    assert not heartbeat.is_alive(minute(4))


def sweep_at(at):
    sweep(lambda: at)


def minute(count):
    return AT + dt.timedelta(minutes=count)


def test_before_the_first_sweep_it_says_so(house):
    assert banners(house.dpo, AT)[0]["text"].startswith("De wekker heeft nog niet gelopen.")


def test_who_has_no_role_is_told_nothing():
    assert banners(make_person(), AT) == []
