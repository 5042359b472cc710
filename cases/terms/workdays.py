"""Which days are working days in the Netherlands, for the two regimes that count (domain.md 1.7).

`atw`: terms of Dutch Acts, all holidays of article 3 of the Algemene termijnenwet, with the days that a royal decree
puts on a par with them. `eu`: terms of the AVG itself, under Regulation 1182/71. Whether Good Friday and 5 May are
public holidays there is in doubt, so both are switches; decree days are off unless asked for. School holidays never
count: a school that is closed still has to answer.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6

GOOD_FRIDAY = "Goede Vrijdag"
LIBERATION_DAY = "Bevrijdingsdag"
DECREE_DAY = "Gelijkgestelde dag"
WEEKEND = {SATURDAY: "zaterdag", SUNDAY: "zondag"}

# Atw article 3(3): days put on a par by royal decree. Data, not a rule, and known three years ahead at most; the
# product keeps an editable table and passes its own days.
KNOWN_DECREE_DAYS = frozenset(
    {
        *(date(2023, 4, 28), date(2023, 5, 19)),
        *(date(2024, 5, 10), date(2024, 12, 27)),
        *(date(2025, 5, 30),),
        *(date(2026, 1, 2), date(2026, 5, 15)),
        *(date(2027, 5, 7),),
        *(date(2028, 4, 28), date(2028, 5, 26)),
    }
)


def local_day(instant):
    """The date on the calendar in Amsterdam at this instant."""
    return instant.astimezone(AMSTERDAM).date()


def end_of_day(day):
    """The last instant of a day that terms name: 23:59:59 in Amsterdam."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=AMSTERDAM)


def next_midnight(day):
    """The first instant after a day in Amsterdam."""
    day += ONE_DAY
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)


def easter(year):
    """Easter Sunday (the Gregorian computus as published in Nature, 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap, of_leap = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leap_year, of_leap_year = divmod(of_century, 4)
    sunday = (32 + 2 * of_leap + 2 * leap_year - moon - of_leap_year) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays_of(year):
    """The holidays of a year by rule, `{day: names}`; two can fall on one day (Ascension Day on 5 May 2016)."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    rows = [
        (date(year, 1, 1), "Nieuwjaarsdag"),
        (sunday - 2 * ONE_DAY, GOOD_FRIDAY),
        (sunday, "Eerste Paasdag"),
        (sunday + 1 * ONE_DAY, "Tweede Paasdag"),
        (kings_day - ONE_DAY if kings_day.weekday() == SUNDAY else kings_day, "Koningsdag"),
        (date(year, 5, 5), LIBERATION_DAY),
        (sunday + 39 * ONE_DAY, "Hemelvaartsdag"),
        (sunday + 49 * ONE_DAY, "Eerste Pinksterdag"),
        (sunday + 50 * ONE_DAY, "Tweede Pinksterdag"),
        (date(year, 12, 25), "Eerste Kerstdag"),
        (date(year, 12, 26), "Tweede Kerstdag"),
    ]
    days = {}
    for day, name in sorted(rows):
        days[day] = (*days.get(day, ()), name)
    return days


@dataclass(frozen=True)
class Calendar:
    """The free days one regime recognises."""

    good_friday: bool = True
    liberation_day: bool = True
    decree_days: frozenset = frozenset()

    def closed(self, day):
        """Why nobody has to work on this day, in Dutch (a holiday before a weekend day); None on a working day."""
        names = self._holidays(day)
        return " en ".join(names) or WEEKEND.get(day.weekday())

    def is_working_day(self, day):
        return self.closed(day) is None

    def working_day_from(self, day):
        """The first working day on or after this one (Regulation 1182/71 article 3(4), Atw article 1(1))."""
        while self.closed(day):
            day += ONE_DAY
        return day

    def working_day_after(self, day, count):
        """The last of so many working days, the day itself not counted."""
        for _ in range(count):
            day = self.working_day_from(day + ONE_DAY)
        return day

    def _holidays(self, day):
        names = holidays_of(day.year).get(day, ())
        if not self.good_friday:
            names = [name for name in names if name != GOOD_FRIDAY]
        if not self.liberation_day:
            names = [name for name in names if name != LIBERATION_DAY]
        return [DECREE_DAY] if not names and day in self.decree_days else names


def calendar(regime, settings=None, decree_days=KNOWN_DECREE_DAYS):
    """The calendar of a regime, "atw" or "eu"; only the second listens to settings."""
    if regime == "atw":
        return Calendar(decree_days=decree_days)
    if regime != "eu":
        raise ValueError(f"unknown calendar {regime!r}")
    settings = settings or {}
    return Calendar(
        good_friday=settings.get("good_friday_holiday", True),
        liberation_day=settings.get("liberation_day_holiday", True),
        decree_days=decree_days if settings.get("eu_include_decree_days", False) else frozenset(),
    )


def is_working_day(day, regime="atw", *, settings=None, decree_days=KNOWN_DECREE_DAYS):
    """Whether a day is a working day in this regime."""
    return calendar(regime, settings, decree_days).is_working_day(day)


def holiday_name(day, *, decree_days=KNOWN_DECREE_DAYS):
    """The Dutch name of a holiday, None on other days (an ordinary Saturday or Sunday is none)."""
    names = holidays_of(day.year).get(day) or ([DECREE_DAY] if day in decree_days else [])
    return " en ".join(names) or None


def holidays_between(first, last, *, decree_days=KNOWN_DECREE_DAYS):
    """The holidays from one day up to and including another, as `[(day, name)]` in order."""
    by_rule = {day for year in range(first.year, last.year + 1) for day in holidays_of(year)}
    days = sorted(day for day in by_rule | decree_days if first <= day <= last)
    return [(day, holiday_name(day, decree_days=decree_days)) for day in days]


def clock_changes(start, end):
    """The nights between two instants in which the clock changes, as `[(Sunday, hours forward: 1 or -1)]`.

    By the rule in force since 1996: the last Sundays of March and October, at 01:00 UTC.
    """
    changes = []
    for year in range(start.year, end.year + 1):
        for month, forward in ((3, 1), (10, -1)):
            last = date(year, month, 31)
            sunday = last - (last.weekday() + 1) % 7 * ONE_DAY
            if start < datetime(year, month, sunday.day, 1, tzinfo=UTC) <= end:
                changes.append((sunday, forward))
    return changes
