"""Which settings of the statutory terms were in force when: rules of the installation, by date, that no board edits.

A clock keeps the settings of the day it started. The Digital Omnibus (COM(2025) 837) would make 72 hours 96: when it
becomes law, add a line with its first day.
"""

import datetime as dt

from cases.models import DecreeDay

IN_FORCE = (
    (dt.date(2018, 5, 25), {}),  # the AVG as it stands: the defaults of `cases.terms`
)


def settings_on(day):
    """The settings that differ from the defaults of `cases.terms` on this day, as stored on a clock that starts then."""
    settings = {}
    for first_day, changed in IN_FORCE:
        if first_day <= day:
            settings |= changed
    return settings


def decree_days():
    """The days put on a par by decree, from the editable table."""
    return frozenset(DecreeDay.objects.values_list("on", flat=True))
