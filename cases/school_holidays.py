"""The days on which the schools of all three regions are closed, as the ministry of OCW has set them (to 2030).

Only to show on a calendar: no term stops for them (domain.md 1.7). The rest of a holiday differs by region.
"""

import datetime as dt

from django.utils.translation import gettext_lazy as _

CHRISTMAS, MAY, SUMMER = _("Christmas holidays"), _("May holidays"), _("summer holidays")
ALL_REGIONS = (
    (dt.date(2026, 4, 25), dt.date(2026, 5, 3), MAY),
    (dt.date(2026, 7, 18), dt.date(2026, 8, 16), SUMMER),
    (dt.date(2026, 12, 19), dt.date(2027, 1, 3), CHRISTMAS),
    (dt.date(2027, 4, 24), dt.date(2027, 5, 2), MAY),
    (dt.date(2027, 7, 24), dt.date(2027, 8, 22), SUMMER),
    (dt.date(2027, 12, 25), dt.date(2028, 1, 9), CHRISTMAS),
    (dt.date(2028, 4, 29), dt.date(2028, 5, 7), MAY),
    (dt.date(2028, 7, 22), dt.date(2028, 8, 20), SUMMER),
    (dt.date(2028, 12, 23), dt.date(2029, 1, 7), CHRISTMAS),
    (dt.date(2029, 4, 28), dt.date(2029, 5, 6), MAY),
    (dt.date(2029, 7, 21), dt.date(2029, 8, 19), SUMMER),
    (dt.date(2029, 12, 22), dt.date(2030, 1, 6), CHRISTMAS),
    (dt.date(2030, 4, 27), dt.date(2030, 5, 5), MAY),
    (dt.date(2030, 7, 20), dt.date(2030, 8, 18), SUMMER),
)


def name_of(day):
    """The school holiday of this day in every region, or an empty text."""
    return next((name for first, last, name in ALL_REGIONS if first <= day <= last), "")
