"""Holidays: the table of domain.md 1.7, held against the rules of others over many years."""

import datetime as dt

import holidays
import pytest
from dateutil.easter import easter as dateutil_easter

from cases.terms import (
    AMSTERDAM,
    KNOWN_DECREE_DAYS,
    calendar,
    holiday_name,
    holidays_between,
    is_hour_rule,
    is_working_day,
)
from cases.terms.workdays import clock_changes, easter, holidays_of

D = dt.date.fromisoformat

TABLE = {
    2024: ["2024-03-29", "2024-04-01", "2024-04-27", "2024-05-05", "2024-05-09", "2024-05-20"],
    2025: ["2025-04-18", "2025-04-21", "2025-04-26", "2025-05-05", "2025-05-29", "2025-06-09"],
    2026: ["2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25"],
    2027: ["2027-03-26", "2027-03-29", "2027-04-27", "2027-05-05", "2027-05-06", "2027-05-17"],
    2028: ["2028-04-14", "2028-04-17", "2028-04-27", "2028-05-05", "2028-05-25", "2028-06-05"],
    2029: ["2029-03-30", "2029-04-02", "2029-04-27", "2029-05-05", "2029-05-10", "2029-05-21"],
}
NAMES = ["Goede Vrijdag", "Tweede Paasdag", "Koningsdag", "Bevrijdingsdag", "Hemelvaartsdag", "Tweede Pinksterdag"]


@pytest.mark.parametrize("year", TABLE)
def test_the_table_of_the_domain_notes(year):
    assert [holiday_name(D(day)) for day in TABLE[year]] == NAMES


@pytest.mark.parametrize("year", range(2014, 2100))
def test_holidays_agree_with_another_calculation(year):
    known = holidays.country_holidays("NL", years=year, categories=("public", "optional"))
    assert set(holidays_of(year)) == set(known)


@pytest.mark.parametrize("year", range(1900, 2200))
def test_easter_agrees_with_another_calculation(year):
    assert easter(year) == dateutil_easter(year)


@pytest.mark.parametrize(
    ("day", "atw", "eu"),
    [
        ("2026-05-15", False, True),  # decree day: for Dutch Acts only
        ("2026-04-03", False, False),  # Good Friday
        ("2026-05-05", False, False),  # Liberation Day, every year
        ("2026-05-04", True, True),  # a Monday before a holiday is no decree day
        ("2027-04-26", True, True),
        ("2025-04-26", False, False),  # King's Day a day earlier, a Saturday as well
        ("2031-04-26", False, False),
        ("2025-04-28", True, True),
        ("2026-02-28", False, False),  # Saturday
        ("2026-03-01", False, False),  # Sunday
        ("2026-10-19", True, True),  # school holidays never count
        ("2026-12-24", True, True),
        ("2026-12-31", True, True),
    ],
)
def test_the_two_calendars(day, atw, eu):
    assert (is_working_day(D(day), "atw"), is_working_day(D(day), "eu")) == (atw, eu)


@pytest.mark.parametrize(
    ("setting", "day"),
    [
        ({"good_friday_holiday": False}, "2026-04-03"),
        ({"liberation_day_holiday": False}, "2026-05-05"),
    ],
)
def test_disputed_holidays_can_be_switched_off_for_the_avg_only(setting, day):
    assert is_working_day(D(day), "eu", settings=setting)
    assert not is_working_day(D(day), "atw", settings=setting)


def test_ascension_day_stays_free_where_it_falls_on_a_5_may_that_is_switched_off():
    assert holiday_name(D("2016-05-05")) == "Bevrijdingsdag en Hemelvaartsdag"
    assert not is_working_day(D("2016-05-05"), "eu", settings={"liberation_day_holiday": False})


def test_decree_days_are_data_that_the_caller_may_replace():
    assert not is_working_day(D("2026-05-04"), decree_days=frozenset({D("2026-05-04")}))
    assert is_working_day(D("2026-05-15"), decree_days=frozenset())
    assert not is_working_day(D("2026-05-15"), "eu", settings={"eu_include_decree_days": True})
    assert {day.year for day in KNOWN_DECREE_DAYS} == set(range(2023, 2029))
    assert all(day.weekday() < 5 for day in KNOWN_DECREE_DAYS)


def test_an_unknown_calendar_is_refused():
    with pytest.raises(ValueError, match="unknown calendar"):
        calendar("school")


def test_holidays_of_a_strip():
    assert holidays_between(D("2026-04-27"), D("2026-05-15")) == [
        (D("2026-04-27"), "Koningsdag"),
        (D("2026-05-05"), "Bevrijdingsdag"),
        (D("2026-05-14"), "Hemelvaartsdag"),
        (D("2026-05-15"), "Gelijkgestelde dag"),
    ]
    assert holidays_between(D("2025-12-30"), D("2026-01-02"))[0] == (D("2026-01-01"), "Nieuwjaarsdag")
    assert holidays_between(D("2026-06-01"), D("2026-06-30")) == []
    assert holiday_name(D("2026-06-06")) is None  # an ordinary Saturday


@pytest.mark.parametrize("year", range(2020, 2036))
def test_clock_changes_are_where_the_time_zone_has_them(year):
    day, last, found = dt.date(year, 1, 1), dt.date(year, 12, 31), []
    while day < last:
        after = day + dt.timedelta(days=1)
        here, there = (dt.datetime.combine(one, dt.time(), AMSTERDAM).utcoffset() for one in (day, after))
        if here != there:
            found.append((day, 1 if there > here else -1))
        day = after
    begin, end = (dt.datetime(year + n, 1, 1, tzinfo=dt.UTC) for n in (0, 1))
    assert clock_changes(begin, end) == found


def test_which_rules_count_hours():
    assert is_hour_rule("avg33_1_breach_notification")
    assert not is_hour_rule("avg12_3_response")
