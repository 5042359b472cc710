"""Nobody is woken up for what can wait: a table of local time."""

import datetime as dt

import pytest

from cases.terms import AMSTERDAM
from notifications import quiet


def nl(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("at", "goes"),
    [
        ("2026-11-24 10:12", "2026-11-24 10:12"),  # a Tuesday
        ("2026-11-24 07:00", "2026-11-24 07:00"),
        ("2026-11-24 06:59", "2026-11-24 08:00"),
        ("2026-11-24 21:59", "2026-11-24 21:59"),
        ("2026-11-24 22:00", "2026-11-25 08:00"),
        ("2026-11-25 00:00", "2026-11-25 08:00"),
        ("2026-11-27 22:30", "2026-11-30 08:00"),  # Friday night waits for Monday
        ("2026-11-28 05:00", "2026-11-30 08:00"),  # Saturday
        ("2026-11-29 23:59", "2026-11-30 08:00"),
        ("2026-12-25 11:00", "2026-12-28 08:00"),  # Christmas on a Friday
        ("2026-10-25 02:30", "2026-10-26 08:00"),  # the night in which the clock goes back
        ("2027-03-28 02:30", "2027-03-30 08:00"),  # and forward: that is Easter, Monday too
    ],
)
def test_when_mail_may_go(at, goes):
    assert quiet.not_before(nl(at), urgent=False) == nl(goes)
    assert quiet.not_before(nl(at), urgent=True) == nl(at)
