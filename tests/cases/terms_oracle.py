"""A second calculation of the terms, slow and by other means: other libraries, one day at a time, prefix by prefix."""

import datetime as dt
from functools import cache

import holidays
from dateutil.relativedelta import relativedelta
from dateutil.tz import gettz

HERE = gettz("Europe/Amsterdam")
DECREES = {
    *("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"),
    *("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
}
WEEKS = {"wpo14_board_reaction": 4, "uavg35_court_petition": 6, "awb6_objection": 6}
MONTHS = {"avg12_3_response": 1, "avg12_4_refusal_notice": 1, "avg78_2_ap_three_months": 3}
ATW = {*WEEKS, "own_working_days"}


@cache
def holidays_in(year):
    return holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="nl")


def works(day, rule, settings):
    """Whether a day is a working day for this rule."""
    if day.isoweekday() > 5:
        return False
    decrees = rule in ATW or settings.get("eu_include_decree_days", False)
    if decrees and day.isoformat() in DECREES:
        return False
    disputed = {"good_friday_holiday": "Goede Vrijdag", "liberation_day_holiday": "Bevrijdingsdag"}
    off = [name for key, name in disputed.items() if rule not in ATW and not settings.get(key, True)]
    names = holidays_in(day.year).get_list(day)
    return not [name for name in names if name not in off]


def date_here(instant):
    return instant.astimezone(HERE).date()


def period_end(item, day, extended):
    rule, settings = item["rule"], item["settings"]
    if rule in MONTHS:
        extra = settings.get("extension_months", 2) if extended else 0
        if settings.get("extension_base", "receipt") == "receipt":
            return day + relativedelta(months=MONTHS[rule] + extra)
        return day + relativedelta(months=MONTHS[rule]) + relativedelta(months=extra)
    if rule in WEEKS:
        return day + relativedelta(weeks=WEEKS[rule])
    if rule == "own_working_days":
        left = item["count"]
        while left:
            day += dt.timedelta(days=1)
            left -= works(day, rule, settings)
        return day
    if rule == "lkc_admissibility_one_year":
        return day + relativedelta(years=1)
    if rule == "retention":
        return day + relativedelta(years=item["years"])
    return day + relativedelta(**{rule.removeprefix("own_"): item["count"]})


def due_on(item, paused, extended, restarted):
    """The due date from the set of paused days, whether extended, and the day the term began anew."""
    mode = item["settings"].get("pause_mode", "suspend_days")
    day = period_end(item, restarted if mode == "restart" and restarted else date_here(item["start"]), extended)
    if mode == "suspend_days":
        day += dt.timedelta(days=len(paused))
    if item["rule"] in MONTHS or item["rule"] in ATW:
        while not works(day, item["rule"], item["settings"]):
            day += dt.timedelta(days=1)
    return day


def oracle(item, pauses, notices):
    """`(due date or None, extended, paused days)`; `pauses` are `(begin, end or None)`, none touching another.

    Asks at each notice and each pause what the due date was by all that had happened before.
    """
    first, mode = date_here(item["start"]), item["settings"].get("pause_mode", "suspend_days")
    paused, extended, restarted, since = set(), False, None, None
    moments = [(at, "a notice") for at in notices] + [(begin, "begin") for begin, _ in pauses]
    for at, what in sorted(moments + [(end, "end") for _, end in pauses if end]):
        day, running = max(date_here(at), first), due_on(item, paused, extended, restarted)
        if what == "a notice":
            if item["rule"] == "avg12_3_response" and (since or date_here(at) <= running):
                extended = True
        elif what == "begin":
            since = None if mode == "none" or day > running else day
        elif since:
            paused |= {since + dt.timedelta(days=n) for n in range((day - since).days)}
            restarted, since = day, None
    return None if since else due_on(item, paused, extended, restarted), extended, len(paused)
