"""When the sweep stands still, that shows."""

import datetime as dt

import pytest

from notifications import heartbeat
from notifications.context import banners
from notifications.models import Heartbeat
from notifications.sweep import sweep
from tests.factories import AT, make_person

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


def test_before_the_first_sweep_it_says_so(house):
    assert banners(house.dpo, AT)[0]["text"].startswith("De wekker heeft nog niet gelopen.")


def test_who_has_no_role_is_told_nothing():
    assert banners(make_person(), AT) == []
