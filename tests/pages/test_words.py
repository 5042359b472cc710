"""Dates, moments and what is left, in Dutch and in English."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from pages import words
from pages.words import AMSTERDAM


def at(text):
    """A moment on the clock of Amsterdam, as "24-11 10.12"."""
    return datetime.strptime(text, "%d-%m-%Y %H.%M").replace(tzinfo=AMSTERDAM)


NOW = at("24-11-2026 10.12")
DUE = at("26-11-2026 14.20")
DAY_TERM = datetime(2026, 12, 7, 23, 59, 59, tzinfo=AMSTERDAM)


@pytest.fixture(params=["nl", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


def say(nl, en, language):
    return {"nl": nl, "en": en}[language]


@pytest.mark.parametrize(
    ("told", "nl", "en"),
    [
        (lambda: words.day(DUE, NOW), "donderdag 26 november", "Thursday 26 November"),
        (lambda: words.day(DUE), "donderdag 26 november 2026", "Thursday 26 November 2026"),
        (lambda: words.day(DUE, NOW, full=True), "donderdag 26 november 2026", "Thursday 26 November 2026"),
        (lambda: words.day(date(2027, 1, 4), NOW), "maandag 4 januari 2027", "Monday 4 January 2027"),
        (lambda: words.moment(DUE, NOW), "donderdag 26 november, 14.20 uur", "Thursday 26 November, 14:20"),
        (lambda: words.moment(at("24-11-2026 09.05"), NOW), "dinsdag 24 november, 9.05 uur", "Tuesday 24 November, 9:05"),
        (lambda: words.short_moment(at("24-11-2026 09.40")), "di 24 nov, 9.40", "Tue 24 Nov, 9:40"),
        (lambda: words.short_day(date(2026, 3, 2)), "ma 2 mrt", "Mon 2 Mar"),
        (lambda: words.due(DUE, NOW), "donderdag 26 november, 14.20 uur", "Thursday 26 November, 14:20"),
        (lambda: words.due(DAY_TERM, NOW), "maandag 7 december", "Monday 7 December"),
        (lambda: words.short_due(DAY_TERM), "ma 7 dec", "Mon 7 Dec"),
        (lambda: words.weekday_clock(DUE), "do 14.20 uur", "Thu 14:20"),
        (lambda: words.left(DUE, NOW), "nog 2 dagen en 4 uur", "2 days and 4 hours left"),
        (lambda: words.left(DUE, NOW, bare=True), "2 dagen en 4 uur", "2 days and 4 hours"),
        (lambda: words.left(at("25-11-2026 09.00"), NOW), "nog 22 uur", "22 hours left"),
        (lambda: words.left(at("24-11-2026 11.27"), NOW), "nog 1 uur en 15 minuten", "1 hour and 15 minutes left"),
        (lambda: words.left(at("24-11-2026 10.52"), NOW), "nog 40 minuten", "40 minutes left"),
        (lambda: words.left(at("24-11-2026 10.13"), NOW), "nog 1 minuut", "1 minute left"),
        (lambda: words.left(NOW + timedelta(seconds=20), NOW), "nog minder dan een minuut", "less than a minute left"),
        (lambda: words.left(at("21-11-2026 09.30"), NOW), "3 dagen te laat", "3 days late"),
        (lambda: words.left(at("24-11-2026 05.12"), NOW, bare=True), "5 uur te laat", "5 hours late"),
        (lambda: words.left(DAY_TERM, NOW), "nog 13 dagen", "13 days left"),
        (lambda: words.left(DAY_TERM, at("06-12-2026 23.59")), "nog 1 dag", "1 day left"),
        (lambda: words.left(DAY_TERM, at("07-12-2026 00.00")), "vandaag de laatste dag", "today is the last day"),
        (lambda: words.left(DAY_TERM, at("07-12-2026 23.59")), "vandaag de laatste dag", "today is the last day"),
        (lambda: words.left(DAY_TERM, at("08-12-2026 00.00")), "1 dag te laat", "1 day late"),
        (lambda: words.span(date(2026, 11, 23), date(2026, 11, 29)), "23 tot 29 nov", "23 to 29 Nov"),
        (lambda: words.span(date(2026, 11, 30), date(2026, 12, 6)), "30 nov tot 6 dec", "30 Nov to 6 Dec"),
        (lambda: words.size(62_100), "62 kB", "62 kB"),
        (lambda: words.size(12), "1 kB", "1 kB"),
        (lambda: words.size(1_440_000), "1,4 MB", "1.4 MB"),
        (lambda: words.decimal(3.25), "3,25", "3.25"),
    ],
)
def test_time_is_told_as_people_tell_it(told, nl, en, language):
    assert told() == say(nl, en, language)


def test_from_one_moment_to_another(language):
    told = words.span(at("23-11-2026 14.20"), DUE, NOW)
    assert told == say(
        "van maandag 23 november, 14.20 uur tot donderdag 26 november, 14.20 uur",
        "from Monday 23 November, 14:20 to Thursday 26 November, 14:20",
        language,
    )
    same_day = words.span(at("25-11-2026 15.30"), at("25-11-2026 16.00"), NOW)
    assert same_day == say("woensdag 25 november, 15.30 tot 16.00 uur", "Wednesday 25 November, 15:30 to 16:00", language)


def test_without_a_language_it_is_dutch():
    with translation.override(None, deactivate=True):
        assert words.short_day(date(2026, 5, 4)) == "ma 4 mei"


def test_an_instant_is_told_on_the_clock_of_amsterdam():
    assert words.moment(datetime(2026, 11, 26, 13, 20, tzinfo=UTC), NOW) == "donderdag 26 november, 14.20 uur"
    assert words.day(datetime(2026, 11, 26, 23, 30, tzinfo=UTC), NOW) == "vrijdag 27 november"


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("24-10-2026 12.00", "25-10-2026 12.00", 25),
        ("27-03-2027 12.00", "28-03-2027 12.00", 23),
        ("24-11-2026 12.00", "25-11-2026 12.00", 24),
    ],
)
def test_a_night_in_which_the_clock_changes_counts_real_hours(start, end, hours):
    assert words.elapsed(at(start), at(end)) == timedelta(hours=hours)


def test_what_is_left_over_the_autumn_night_counts_the_hour_that_comes_twice():
    assert words.left(at("25-10-2026 12.00"), at("24-10-2026 13.00")) == "nog 1 dag"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("december", 12),
        ("Dec", 12),
        ("mrt.", 3),
        ("march", 3),
        ("mei", 5),
        ("okt", 10),
        ("Oct", 10),
        ("sinterklaas", None),
        ("", None),
    ],
)
def test_a_month_may_be_typed_as_a_word(text, month):
    assert words.month_number(text) == month


INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(now=INSTANTS, minutes=st.integers(1, 200_000))
def test_a_term_that_is_not_over_is_never_called_late(now, minutes):
    assert "te laat" not in words.left(now + timedelta(minutes=minutes), now)


@given(now=INSTANTS, minutes=st.integers(1, 200_000))
def test_a_term_in_hours_that_is_over_is_always_called_late(now, minutes):
    until = now - timedelta(minutes=minutes)
    if not words.ends_with_its_day(until):
        assert words.left(until, now).endswith(" te laat")


@given(now=INSTANTS, days=st.integers(-400, 400))
def test_a_term_in_days_counts_days_of_the_calendar_whatever_the_hour(now, days):
    last = words.on(now) + timedelta(days=days)
    told = words.left(datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=AMSTERDAM), now)
    number = abs(days)
    counted = f"{number} dag" if number == 1 else f"{number} dagen"
    assert told == ("vandaag de laatste dag" if days == 0 else f"nog {counted}" if days > 0 else f"{counted} te laat")


@given(when=INSTANTS)
def test_the_start_of_a_week_is_a_monday_at_most_six_days_back(when):
    monday = words.monday_of(when)
    assert monday.weekday() == 0
    assert 0 <= (words.on(when) - monday).days <= 6
