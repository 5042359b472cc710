"""Nights, weekends and holidays: only what is about a clock in hours goes out then. Pure."""

import datetime as dt

from cases import terms
from cases.alerts import MORNING
from cases.terms import AMSTERDAM

NIGHT_BEGINS = dt.time(22)
NIGHT_ENDS = dt.time(7)
ONE_DAY = dt.timedelta(days=1)


def is_quiet(at):
    """Whether people should be left in peace at this moment."""
    local = at.astimezone(AMSTERDAM)
    return local.time() >= NIGHT_BEGINS or local.time() < NIGHT_ENDS or not terms.is_working_day(local.date())


def not_before(at, *, urgent):
    """When mail of this moment may go: now, or the next working morning."""
    return at if urgent or not is_quiet(at) else next_morning(at)


def when(at, *, urgent):
    """The same, as a row of the ledger holds it."""
    return {"urgent": urgent, "try_at": not_before(at, urgent=urgent)}


def next_morning(at):
    """The next 8.00 hours of a working day."""
    local = at.astimezone(AMSTERDAM)
    day = local.date() if local.time() < MORNING else local.date() + ONE_DAY
    while not terms.is_working_day(day):
        day += ONE_DAY
    return dt.datetime.combine(day, MORNING, AMSTERDAM).astimezone(dt.UTC)
