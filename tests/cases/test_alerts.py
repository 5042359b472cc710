"""At which moments a clock rings: tables of local time in Amsterdam."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import alerts
from cases.models import Case, Deadline
from cases.terms import AMSTERDAM
from schools.models import Board

HOURS, MONTH, OWN = "avg33_1_breach_notification", "avg12_3_response", "own_days"


def nl(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def clock(rule, start, due, *, strict=None, moments=None):
    """A clock as stored. `due` None: it stands still."""
    ends = {"due_at": due and nl(due), "due_without_pause_at": strict and nl(strict), "suspended": due is None}
    case = Case(board=Board(alert_moments=moments or {}), sealed_key=b"")
    return Deadline(case=case, rule=rule, purpose="p", started_at=nl(start), **ends)


def all_moments(deadline, until):
    """Every moment in order, by following the clock from one to the next as the sweep does."""
    found, at = [], alerts.first_moment(deadline)
    while at and at <= nl(until):
        found.append((alerts.newest(deadline, at).name, f"{at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M:%S}"))
        at = alerts.upcoming(deadline, at)
    return found


def test_72_hours_ring_day_and_night_and_go_on_after_the_end():
    deadline = clock(HOURS, "2026-11-20 10:30", "2026-11-23 10:30")
    assert all_moments(deadline, "2026-11-24 10:00") == [
        ("start", "2026-11-20 10:30:00"),
        ("24h", "2026-11-22 10:30:00"),
        ("6h", "2026-11-23 04:30:00"),
        ("due", "2026-11-23 10:30:00"),
        ("late-1", "2026-11-23 16:30:00"),
        ("late-2", "2026-11-23 22:30:00"),
        ("late-3", "2026-11-24 04:30:00"),
    ]


def test_hours_left_are_real_hours_when_the_clock_goes_back():
    deadline = clock(HOURS, "2026-10-23 14:00", "2026-10-26 13:00")
    assert all_moments(deadline, "2026-10-26 13:00")[1] == ("24h", "2026-10-25 13:00:00")
    deadline = clock(HOURS, "2026-10-22 13:30", "2026-10-25 12:30")
    assert all_moments(deadline, "2026-10-25 12:30")[1] == ("24h", "2026-10-24 13:30:00")


def test_a_month_rings_in_the_morning_of_working_days():
    deadline = clock(MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59")
    assert all_moments(deadline, "2026-12-10 12:00") == [
        ("14d", "2026-11-20 08:00:00"),
        ("7d", "2026-11-27 08:00:00"),
        ("3d", "2026-12-01 08:00:00"),
        ("1d", "2026-12-03 08:00:00"),
        ("due", "2026-12-04 08:00:00"),
        ("passed", "2026-12-05 00:00:00"),  # a Saturday: its mail waits for Monday morning
        ("late-4", "2026-12-08 08:00:00"),
        ("late-5", "2026-12-09 08:00:00"),
        ("late-6", "2026-12-10 08:00:00"),
    ]


def test_days_before_the_end_come_earlier_rather_than_in_a_weekend_or_on_a_holiday():
    deadline = clock(MONTH, "2026-11-28 12:00", "2026-12-28 23:59:59")
    assert all_moments(deadline, "2026-12-28 12:00") == [
        ("14d", "2026-12-14 08:00:00"),
        ("7d", "2026-12-21 08:00:00"),
        ("1d", "2026-12-24 08:00:00"),  # 3 days before is Christmas, 1 day a Sunday: one alert, the one nearer the end
        ("due", "2026-12-28 08:00:00"),
    ]


@pytest.mark.parametrize(
    ("rule", "start", "due", "at", "name"),
    [
        # a clock that starts late, or a house that was down, hears of the newest moment only
        (HOURS, "2026-11-20 10:30", "2026-11-23 10:30", "2026-11-20 10:29", None),
        (HOURS, "2026-11-20 10:30", "2026-11-23 10:30", "2026-11-22 20:00", "24h"),
        (HOURS, "2026-11-20 10:30", "2026-11-23 10:30", "2026-11-23 10:29", "6h"),
        (HOURS, "2026-11-20 10:30", "2026-11-23 10:30", "2026-11-23 10:30", "due"),
        (HOURS, "2026-11-20 10:30", "2026-11-23 10:30", "2026-12-23 10:31", "late-120"),
        (MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59", "2026-11-20 07:59", None),
        (MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59", "2026-12-02 23:00", "3d"),
        (MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59", "2026-12-04 23:59", "due"),
        (MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59", "2026-12-05 00:00", "passed"),
        (MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59", "2026-12-07 12:00", "passed"),
        (MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59", "2026-12-08 07:59", "passed"),
        (MONTH, "2026-11-04 12:00", "2026-12-04 23:59:59", "2026-12-08 08:00", "late-4"),
        (MONTH, "2020-11-04 12:00", "2020-12-04 23:59:59", "2026-12-05 12:00", "late-2191"),  # the Friday before
        (OWN, "2026-12-01 09:00", "2026-12-02 23:59:59", "2026-12-01 09:30", None),
        (OWN, "2026-12-01 09:00", "2026-12-02 23:59:59", "2026-12-02 09:30", "due"),
    ],
)
def test_the_newest_moment(rule, start, due, at, name):
    found = alerts.newest(clock(rule, start, due), nl(at))
    assert (found and found.name) == name


def test_a_moment_before_the_start_does_not_ring():
    """A clock of 20 hours has no 24 hours left to warn of; one of two days no week."""
    deadline = clock(HOURS, "2026-11-20 10:30", "2026-11-21 06:30")
    assert [name for name, _ in all_moments(deadline, "2026-11-21 06:30")] == ["start", "6h", "due"]
    deadline = clock(OWN, "2026-12-01 09:00", "2026-12-03 23:59:59")
    assert [name for name, _ in all_moments(deadline, "2026-12-03 12:00")] == ["1d", "due"]


@pytest.mark.parametrize(
    ("moments", "names"),
    [
        ({"hours": [48, 12, 1]}, ["start", "48h", "12h", "1h", "due"]),
        ({"hours": []}, ["start", "due"]),  # the start and the end cannot be taken away
        ({"days": [5]}, ["start", "24h", "6h", "due"]),
        ({"hours": "24"}, ["start", "24h", "6h", "due"]),  # what makes no sense counts as nothing chosen
        ({"hours": [0]}, ["start", "24h", "6h", "due"]),
        ({"hours": [-6]}, ["start", "24h", "6h", "due"]),
        ({"hours": [True]}, ["start", "24h", "6h", "due"]),
        ({"hours": [100000]}, ["start", "24h", "6h", "due"]),
    ],
)
def test_a_board_chooses_the_moments_before_the_end(moments, names):
    deadline = clock(HOURS, "2026-11-20 10:30", "2026-11-23 10:30", moments=moments)
    assert [name for name, _ in all_moments(deadline, "2026-11-23 10:30")] == names


def test_alerts_aim_at_the_end_without_the_pause_and_warn_again_of_the_real_one():
    deadline = clock(MONTH, "2026-03-02 09:00", "2026-04-08 23:59:59", strict="2026-04-02 23:59:59")
    assert all_moments(deadline, "2026-04-10 07:00") == [
        ("14d", "2026-03-19 08:00:00"),
        ("7d", "2026-03-26 08:00:00"),
        ("3d", "2026-03-30 08:00:00"),
        ("1d", "2026-04-01 08:00:00"),
        ("due", "2026-04-02 08:00:00"),
        ("last", "2026-04-08 08:00:00"),
        ("passed", "2026-04-09 00:00:00"),
    ]


def test_a_clock_that_stands_still_is_never_late():
    deadline = clock(MONTH, "2026-03-02 09:00", None, strict="2026-04-02 23:59:59")
    assert all_moments(deadline, "2027-01-01 00:00")[-1] == ("due", "2026-04-02 08:00:00")
    assert not alerts.is_overdue(deadline, nl("2026-06-01 12:00"))


def test_a_term_without_an_end_never_rings():
    deadline = clock(MONTH, "2026-03-02 09:00", None)
    assert alerts.first_moment(deadline) is None
    assert alerts.newest(deadline, nl("2026-06-01 12:00")) is None


@pytest.mark.parametrize(
    ("rule", "legal", "hours"), [(HOURS, True, True), (MONTH, True, False), (OWN, False, False), ("retention", False, False)]
)
def test_which_terms_the_law_sets(rule, legal, hours):
    deadline = clock(rule, "2026-03-02 09:00", "2026-04-02 23:59:59")
    assert (alerts.is_legal(deadline), alerts.is_hours(deadline)) == (legal, hours)


def test_days_that_an_authority_chose_bind_as_a_law_does():
    deadline = clock(OWN, "2026-03-02 09:00", "2026-04-02 23:59:59")
    deadline.case.kind, deadline.purpose = "breach", "ap_1f3c"
    assert alerts.is_legal(deadline)
    deadline.purpose = "inform"
    assert not alerts.is_legal(deadline)


instants = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2028, 12, 31), timezones=st.just(dt.UTC))


@given(start=instants, hours=st.integers(1, 2000), later=st.integers(0, 400 * 24 * 60))
def test_the_next_moment_is_the_first_at_which_the_newest_changes(start, hours, later):
    """`upcoming` and `newest` are two ways to read one row of moments; the sweep relies on both."""
    case = Case(board=Board(alert_moments={}), sealed_key=b"")
    end = start + dt.timedelta(hours=hours)
    last_day = end.astimezone(AMSTERDAM).replace(hour=23, minute=59, second=59, microsecond=0)
    for rule, due in ((HOURS, end), (MONTH, last_day)):
        deadline = Deadline(case=case, rule=rule, started_at=start, due_at=due)
        at = start + dt.timedelta(minutes=later)
        coming = alerts.upcoming(deadline, at)
        before, then = alerts.newest(deadline, at), alerts.newest(deadline, coming)
        assert coming > at
        assert then.at <= coming
        assert then != before
        just_before = coming - dt.timedelta(microseconds=1)
        assert alerts.newest(deadline, just_before) == before
