"""At which moments somebody must hear of a clock. Pure.

Hour terms: at the start, 24 and 6 hours before the end, at the end, then every 6 hours until handled; the FG and the
board hear once a day that it is late. Day terms: 14, 7, 3 and 1 days before the last day, on it, when it has passed, then
every working day; always in the morning of a working day, earlier rather than later. A board may choose its own moments
before the end (`Board.alert_moments`: {"hours": [24, 6], "days": [14, 7, 3, 1]}); the end and what comes after it cannot
be taken away.
"""

import datetime as dt
from dataclasses import dataclass

from cases import registry, terms
from cases.terms import AMSTERDAM

HOURS_LEFT = (24, 6)
DAYS_LEFT = (14, 7, 3, 1)
NAG = dt.timedelta(hours=6)
NAGS_A_DAY = 4
MORNING = dt.time(8)
ONE_DAY = dt.timedelta(days=1)
ONE_SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True)
class Moment:
    """One moment of a clock: `name` is stable and its own ("start", "24h", "7d", "due", "passed", "late-3")."""

    name: str
    at: dt.datetime


def aim(deadline):
    """What alerts before the end aim at: the end without the pause, for a suspension is a tolerance (art. 12(3))."""
    return _utc(deadline.due_without_pause_at) or _end(deadline)


def _end(deadline):
    return _utc(deadline.due_at)


def _utc(moment):
    """In UTC, where an hour is an hour; local time skips one in March and repeats one in October."""
    return moment and moment.astimezone(dt.UTC)


def is_hours(deadline):
    """Whether this clock counts hours: it rings at night and in the weekend too."""
    return terms.is_hour_rule(deadline.rule)


def is_legal(deadline):
    """Whether a law or an authority sets this term, rather than the school itself."""
    if deadline.rule.startswith("own_"):
        kind = registry.find(deadline.case.kind)
        return kind is not None and kind.is_imposed(deadline.purpose)
    return deadline.rule != "retention"


def is_overdue(deadline, at):
    """Whether the term has passed. One that stands still has not."""
    return deadline.due_at is not None and at >= deadline.due_at


def newest(deadline, at):
    """The newest moment that has come: a clock that starts late, or a house that was down, hears of this one only."""
    late = _late_until(deadline, at)
    if late:
        return late
    come = [m for m in _before(deadline) if m.at <= at]
    return max(reversed(come), key=lambda m: m.at, default=None)  # of two in one morning the one nearer the end


def day_of(deadline, name):
    """Under which name those hear of a moment who must know that a term has passed, but need not do it: once a day."""
    late, _, count = name.partition("-")
    if late != "late" or not is_hours(deadline):
        return name
    first = int(count) // NAGS_A_DAY * NAGS_A_DAY
    return f"late-{first}" if first else "due"


def upcoming(deadline, after):
    """When this clock rings next, strictly later than `after`; None when it never will."""
    coming = [m.at for m in _before(deadline) if m.at > after]
    if deadline.due_at is not None:
        coming.append(_late_after(deadline, after))
    return min(coming, default=None)


def first_moment(deadline):
    """When this clock rings first as it is now known; a moment in the past rings at once."""
    return upcoming(deadline, dt.datetime.min.replace(tzinfo=dt.UTC))


def _before(deadline):
    """The moments up to and including the end."""
    end = aim(deadline)
    if end is None:
        return []
    if is_hours(deadline):
        left = [(f"{n}h", end - dt.timedelta(hours=n)) for n in _chosen(deadline, "hours", HOURS_LEFT)]
        return [
            Moment("start", deadline.started_at),
            *(Moment(name, at) for name, at in left if at > deadline.started_at),
            Moment("due", end),
        ]
    last_day = terms.local_day(end)
    left = [(f"{n}d", _morning_before(last_day - n * ONE_DAY)) for n in _chosen(deadline, "days", DAYS_LEFT)]
    found = [*(Moment(name, at) for name, at in left if at > deadline.started_at), Moment("due", _morning_before(last_day))]
    if deadline.due_at is not None and terms.local_day(deadline.due_at) > last_day:
        found.append(Moment("last", _morning_before(terms.local_day(deadline.due_at))))
    return found


def _chosen(deadline, unit, default):
    """The board's own moments, where they make sense."""
    asked = (deadline.case.board.alert_moments or {}).get(unit)
    fits = isinstance(asked, list) and all(type(n) is int and 0 < n < 1000 for n in asked)
    return asked if fits else default


def _late_until(deadline, at):
    """The newest moment after the end that has come by `at`, counted rather than walked: a clock can be years late."""
    if not is_overdue(deadline, at):
        return None
    if is_hours(deadline):
        count = (at - _end(deadline)) // NAG
        return Moment(f"late-{count}", _end(deadline) + count * NAG) if count else None
    last_day, passed = terms.local_day(deadline.due_at), _end(deadline) + ONE_SECOND
    local = at.astimezone(AMSTERDAM)
    day = _working_day_until(local.date() if local.time() >= MORNING else local.date() - ONE_DAY)
    if day > _working_day_from(last_day + ONE_DAY):
        return Moment(f"late-{(day - last_day).days}", _morning(day))
    return Moment("passed", passed) if at >= passed else None


def _late_after(deadline, after):
    """The first moment after the end that is later than `after`."""
    due = _end(deadline)
    if is_hours(deadline):
        return due + max(1, (after - due) // NAG + 1) * NAG
    if after < due + ONE_SECOND:
        return due + ONE_SECOND
    # The mail about the passing itself goes out on the first working morning, so nagging begins on the next one.
    first = _working_day_from(terms.local_day(due) + ONE_DAY) + ONE_DAY
    day = _working_day_from(max(first, terms.local_day(after)))
    return _morning(day) if _morning(day) > after else _morning(_working_day_from(day + ONE_DAY))


def _morning(day):
    return dt.datetime.combine(day, MORNING, AMSTERDAM).astimezone(dt.UTC)


def _morning_before(day):
    """The morning of this day; for a weekend or holiday, of the working day before it."""
    return _morning(_working_day_until(day))


def _working_day_until(day):
    while not terms.is_working_day(day):
        day -= ONE_DAY
    return day


def _working_day_from(day):
    while not terms.is_working_day(day):
        day += ONE_DAY
    return day
