"""The 72 hours of AVG article 33: elapsed time, whose knowledge starts it, and what is late."""

import pytest

from cases.terms import compute
from tests.cases.terms_asked import BREACH, ask, due, local, shown, texts

HOUR_UP, TWO_DAYS = {"breach_rounding": "hour_up"}, {"breach_two_working_days": True}


@pytest.mark.parametrize(
    ("aware", "ends"),
    [
        ("2026-03-26 01:59", "2026-03-29T01:59:00+01:00"),  # ends before the clock goes forward
        ("2026-03-26 02:00", "2026-03-29T03:00:00+02:00"),  # 02:00 does not exist that night
        ("2026-03-26 02:30", "2026-03-29T03:30:00+02:00"),
        ("2026-03-29 01:59", "2026-04-01T02:59:00+02:00"),
        ("2026-03-29 03:00", "2026-04-01T03:00:00+02:00"),  # starts after it
        ("2026-10-22 02:30", "2026-10-25T02:30:00+02:00"),  # the first 02:30 of that night
        ("2026-10-22 03:00", "2026-10-25T02:00:00+01:00"),
        ("2026-10-22 03:30", "2026-10-25T02:30:00+01:00"),  # the second
        ("2026-10-25 02:30", "2026-10-28T01:30:00+01:00"),  # aware at the first 02:30
        ("2026-10-25 02:30*", "2026-10-28T02:30:00+01:00"),  # aware at the second
        ("2026-12-31 23:59:59", "2027-01-03T23:59:59+01:00"),
        ("2024-02-27 12:00", "2024-03-01T12:00:00+01:00"),  # leap day between
    ],
)
def test_every_hour_counts_once_in_the_nights_the_clock_changes(aware, ends):
    assert ask(BREACH, aware)["due_at"] == ends


@pytest.mark.parametrize(
    "start", ["2026-01-12T09:30:00Z", "2026-01-12T10:30:00+01:00", "2026-01-12T04:30:00-05:00", "2026-01-12 10:30+01"]
)
def test_one_instant_in_any_offset_gives_one_answer(start):
    assert compute({"id": 1, "rule": BREACH, "start": start})["due_at"] == "2026-01-15T10:30:00+01:00"


def test_an_hour_term_gives_the_due_moment_only():
    assert set(ask(BREACH, "2026-01-12")) == {"id", "due_at", "explanation"}


def test_parts_of_a_second_are_kept():
    answer = compute({"id": 1, "rule": BREACH, "start": "2026-01-12T10:30:00.250000+01:00"})
    assert answer["due_at"] == "2026-01-15T10:30:00.250000+01:00"


@pytest.mark.parametrize(
    ("aware", "settings", "ends"),
    [
        ("2026-01-12 13:00", HOUR_UP, "2026-01-15 14:00"),  # the hour of the event is not counted, nor at 13:00 sharp
        ("2026-01-12 13:59:59", HOUR_UP, "2026-01-15 14:00"),
        ("2026-03-26 01:10", HOUR_UP, "2026-03-29 03:00"),  # ends at the very change of the clock
        ("2026-10-22 02:10", HOUR_UP, "2026-10-25 02:00"),
        ("2026-01-12 13:00", {"breach_hours": 96}, "2026-01-16 13:00"),
        ("2026-01-12 13:00", {"breach_hours": 1}, "2026-01-12 14:00"),
        ("2026-10-24 13:00", {"breach_hours": 24}, "2026-10-25 12:00"),
        ("2026-01-12 13:10", {"breach_hours": 96} | HOUR_UP, "2026-01-16 14:00"),
    ],
)
def test_rounding_and_other_hours(aware, settings, ends):
    assert due(BREACH, aware, settings=settings) == ends


@pytest.mark.parametrize(
    ("aware", "more", "ends"),
    [
        ("2026-04-02 17:15", {}, "2026-04-08 end"),  # Good Friday and Easter: the Tuesday and Wednesday after
        ("2026-04-02 17:15", {"good_friday_holiday": False}, "2026-04-07 end"),
        ("2026-05-13 09:00", {}, "2026-05-18 end"),  # Ascension Day; the Friday counts under the Regulation
        ("2026-05-13 09:00", {"eu_include_decree_days": True}, "2026-05-19 end"),
        ("2026-05-01 12:00", {}, "2026-05-06 end"),  # 5 May
        ("2026-05-01 12:00", {"liberation_day_holiday": False}, "2026-05-05 end"),
        ("2026-06-15 10:00", {}, "2026-06-18 10:00"),  # an ordinary Monday
        ("2026-06-18 23:30", {}, "2026-06-22 end"),
        ("2026-06-19 00:30", {}, "2026-06-23 end"),
        ("2026-12-23 23:59", {}, "2026-12-28 end"),
    ],
)
def test_two_working_days_where_that_reading_is_chosen(aware, more, ends):
    assert due(BREACH, aware, settings=TWO_DAYS | more) == ends


@pytest.mark.parametrize(
    ("notified", "late"),
    [
        ("2026-01-11", False),  # before the school itself counted from
        ("2026-01-15 10:29:59", False),
        ("2026-01-15 10:30:00", False),  # the due moment itself is in time
        ("2026-01-15 10:30:01", True),
        ("2026-01-15 10:30:00.000001", True),
        ("2026-01-20", True),
    ],
)
def test_late_is_strictly_after_the_due_moment(notified, late):
    answer = ask(BREACH, "2026-01-12 10:30", f"initial_notification {notified}")
    assert (answer["late"], answer["reasons_for_delay_required"]) == (late, late)
    assert answer["due_at"] == local("2026-01-15 10:30")
    assert ("de reden moet erbij" in texts(answer)) is late


@pytest.mark.parametrize(("notified", "late"), [("2026-06-23 23:59:59", False), ("2026-06-24 00:00", True)])
def test_late_after_the_second_working_day(notified, late):
    answer = ask(BREACH, "2026-06-19 16:00", f"initial_notification {notified}", settings=TWO_DAYS)
    assert answer["late"] is late


def test_late_in_the_hour_that_comes_twice():
    first, second = (f"initial_notification 2026-10-25 02:30{mark}" for mark in ("", "*"))
    assert ask(BREACH, "2026-10-22 02:30", first)["late"] is False
    assert ask(BREACH, "2026-10-22 02:30", second)["late"] is True


def test_the_first_of_several_notifications_counts():
    events = ["initial_notification 2026-01-16", "initial_notification 2026-01-14"]
    assert ask(BREACH, "2026-01-12 10:30", *events)["late"] is False


def test_a_follow_up_moves_nothing_and_is_not_judged():
    answer = ask(BREACH, "2026-01-12 10:30", "follow_up_notification 2026-02-20")
    assert "late" not in answer
    assert answer["due_at"] == local("2026-01-15 10:30")
    both = ask(BREACH, "2026-01-12 10:30", "follow_up_notification 2026-02-20", "initial_notification 2026-01-13")
    assert both["late"] is False


@pytest.mark.parametrize(
    ("start", "informed", "ends"),
    [
        ("2026-01-05 08:00", ["2026-01-12 10:30"], "2026-01-15 10:30"),
        ("2026-01-05 08:00", ["2026-01-14 09:00", "2026-01-12 10:30"], "2026-01-15 10:30"),  # told twice
        ("2026-01-12 10:30", ["2026-01-05 08:00"], "2026-01-08 08:00"),
    ],
)
def test_the_processors_notice_is_the_awareness_of_the_board(start, informed, ends):
    assert due(BREACH, start, *(f"controller_informed_by_processor {at}" for at in informed)) == ends


def test_late_counts_from_the_processors_notice():
    events = ["controller_informed_by_processor 2026-01-12 10:30", "initial_notification 2026-01-15 10:00"]
    answer = ask(BREACH, "2026-01-05 08:00", *events)
    assert answer["late"] is False
    assert "verwerker" in texts(answer)
    assert shown(answer["due_at"]) == "2026-01-15 10:30"
