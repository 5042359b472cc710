"""Pages by key, not by number: every row once, however many share one moment, and quick at row 100,000.

The order is a moment that is never null and the id (design.md A2.16). What has no clock comes last in either direction.
"""

import base64
import binascii
import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from cases.models.case import NEVER

SIZE = 25


class BadCursor(ValueError):
    """This was never the address of a page."""


@dataclass(frozen=True)
class Stretch:
    """A part of the order in which rows go one way by one moment and then by id."""

    moment: str
    descending: bool = False
    clockless: bool | None = None  # only rows without a clock, only rows with one, or all

    @property
    def only(self):
        return Q() if self.clockless is None else Q(due_order=NEVER) if self.clockless else Q(due_order__lt=NEVER)

    def holds(self, key):
        return self.clockless in (None, key[0] == NEVER)

    def names(self, turned):
        sign = "-" if self.descending != turned else ""
        return f"{sign}{self.moment}", f"{sign}pk"

    def beyond(self, key, turned):
        """The rows after this key, going forward or back. The first bound lets the database start at the key."""
        at, pk = key
        way = "lt" if self.descending != turned else "gt"
        later = Q(**{f"{self.moment}__{way}": at}) | Q(**{self.moment: at, f"pk__{way}": pk})
        return Q(**{f"{self.moment}__{way}e": at}) & later


ORDERS = {
    "due_at": (Stretch("due_order"),),
    "-due_at": (Stretch("due_order", True, False), Stretch("due_order", True, True)),
    "received_at": (Stretch("received_at"),),
    "-received_at": (Stretch("received_at", True),),
}


@dataclass(frozen=True)
class Page:
    """Some rows, and the cursors of the pages beside it; empty where there is none."""

    rows: list
    next: str = ""
    previous: str = ""


def page(queryset, *, order="due_at", cursor="", size=SIZE):
    """The page of `queryset` that this cursor asks for, the first without one. Raises `BadCursor`."""
    turned, key = read(cursor)
    rows = fetch(queryset, ORDERS[order], key, turned, size + 1)
    more, rows = len(rows) > size, rows[:size]
    if turned:
        rows.reverse()
    moment = ORDERS[order][0].moment
    after, before = (more, bool(cursor)) if not turned else (bool(cursor), more)
    return Page(
        rows,
        next=write("+", rows[-1], moment) if rows and after else "",
        previous=write("-", rows[0], moment) if rows and before else "",
    )


def fetch(queryset, stretches, key, turned, wanted):
    """The rows beyond this key in the order of the stretches, or from the other end when `turned`."""
    ordered = stretches[::-1] if turned else stretches
    if key:
        ordered = ordered[next(n for n, stretch in enumerate(ordered) if stretch.holds(key)) :]
    rows = []
    for number, stretch in enumerate(ordered):
        part = queryset.filter(stretch.only)
        if key and number == 0:
            part = part.filter(stretch.beyond(key, turned))
        rows += part.order_by(*stretch.names(turned))[: wanted - len(rows)]
        if len(rows) == wanted:
            break
    return rows


def write(way, row, moment):
    """The cursor that goes on from this row: "+" forward, "-" back."""
    at = getattr(row, moment).astimezone(dt.UTC).isoformat()
    return base64.urlsafe_b64encode(f"{way}{at}~{row.pk}".encode()).decode().rstrip("=")


def read(cursor):
    """Which way a cursor goes, and from which key; forward from nothing where there is none."""
    if not cursor:
        return False, None
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        at, pk = text[1:].split("~")
        at = dt.datetime.fromisoformat(at)
        if text[0] not in "+-" or at.tzinfo is None or not pk.isascii() or not 0 < int(pk) < 2**63:
            raise BadCursor(cursor)
        return text[0] == "-", (at, int(pk))
    except (binascii.Error, UnicodeError, ValueError, IndexError, OverflowError) as error:
        raise BadCursor(cursor) from error
