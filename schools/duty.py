"""Who can decide in the coming days: what a page shows before a weekend or a holiday."""

import datetime as dt
from dataclasses import dataclass

from schools import access
from schools.models import User


@dataclass(frozen=True)
class Present:
    """Somebody who can decide on some of the days asked about; for whom, when it is as a deputy."""

    person: User
    instead_of: User | None
    days: tuple

    @property
    def first(self):
        return self.days[0]

    @property
    def last(self):
        return self.days[-1]


@dataclass(frozen=True)
class Cover:
    """Who can decide from one day up to and including another, and the days on which nobody can."""

    first: dt.date
    last: dt.date
    people: tuple
    uncovered: tuple

    @property
    def throughout(self):
        """Those who can on every day."""
        return [who for who in self.people if len(who.days) == (self.last - self.first).days + 1]

    @property
    def partly(self):
        """Those who can on some days only."""
        return [who for who in self.people if who not in self.throughout]


def cover(board, power, first, last, *, school=None):
    """Who can decide this in a case of the board (or this school) then: board members, holders of a mandate, deputies."""
    by_day, once = access.deciding(board, power, first, last, school=school), {}
    for day, deciding in by_day.items():
        for who in deciding:
            once.setdefault(who.person.pk, (who, []))[1].append(day)
    people = tuple(Present(who.person, who.instead_of, tuple(held)) for who, held in once.values())
    return Cover(first, last, people, tuple(day for day, deciding in by_day.items() if not deciding))
