"""At which moments somebody must hear of a clock.

Hour terms: at the start, 24 and 6 hours before the end, at the end, then every 6 hours until handled. Day terms: 14, 7,
3 and 1 days before the last day, on it, then every day; in the morning of a working day. A board may choose its own
moments (`Board.alert_moments`: {"hours": [24, 6], "days": [14, 7, 3, 1]}).
"""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from cases import terms

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOURS_LEFT = (24, 6)
DAYS_LEFT = (14, 7, 3, 1)
NAG_HOURS = 6
MORNING = dt.time(8)


@dataclass(frozen=True)
class Moment:
    """One moment on the ledger: `name` is stable and unique for a clock ("start", "24h", "7d", "due", "late-3")."""

    name: str
    at: dt.datetime


def aim(deadline):
    """The moment that alerts aim at: the strictest reading of the term.

    Without a pause, for a suspension is a tolerance (art. 12(3) knows none); not moved by Good Friday or 5 May where only
    those move it (domain.md 1.4).
    """
    known = (deadline.alert_due_at, deadline.due_without_pause_at, deadline.due_at)
    return min((moment for moment in known if moment), default=None)


def is_hours(deadline):
    return terms.RULES[deadline.rule].unit == "hours"


def moments(deadline, until):
    """All moments of this clock up to and including `until`, in order."""
    due = aim(deadline)
    if due is None:
        return []
    chosen = deadline.case.board.alert_moments or {}
    if is_hours(deadline):
        before = _hour_moments(deadline, due, chosen.get("hours", HOURS_LEFT))
        step = dt.timedelta(hours=NAG_HOURS)
    else:
        before = _day_moments(deadline, due, chosen.get("days", DAYS_LEFT))
        step = dt.timedelta(days=1)
    found = sorted((m for m in before if m.at <= until), key=lambda m: m.at)
    count = 1
    while (late := _late(deadline, due, step, count)).at <= until:
        found.append(late)
        count += 1
    return found


def _hour_moments(deadline, due, hours):
    yield Moment("start", deadline.started_at)
    for left in hours:
        if due - dt.timedelta(hours=left) > deadline.started_at:
            yield Moment(f"{left}h", due - dt.timedelta(hours=left))
    yield Moment("due", due)


def _day_moments(deadline, due, days):
    last_day = due.astimezone(AMSTERDAM).date()
    for left in days:
        at = _morning(last_day - dt.timedelta(days=left))
        if at > deadline.started_at:
            yield Moment(f"{left}d", at)
    yield Moment("due", _morning(last_day))


def _late(deadline, due, step, count):
    at = due + step * count
    return Moment(f"late-{count}", at if is_hours(deadline) else _morning(at.astimezone(AMSTERDAM).date()))


def _morning(day):
    """08.00 hours on this day; a weekend or holiday is warned of on the working day before, never after."""
    while not terms.is_working_day(day, "atw"):
        day -= dt.timedelta(days=1)
    return dt.datetime.combine(day, MORNING, AMSTERDAM).astimezone(dt.UTC)


def first_moment(deadline):
    """The first moment of a clock as it is now known, or None when it can never ring."""
    return next_moment(deadline, after=None)


def next_moment(deadline, after):
    """The first moment later than `after` (any moment where `after` is None)."""
    due = aim(deadline)
    if due is None:
        return None
    horizon = max(due, after or due) + dt.timedelta(days=8)
    return next((m.at for m in moments(deadline, horizon) if after is None or m.at > after), None)
