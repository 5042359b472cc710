"""Tells a term in hours step by step, in Dutch that everyone can follow."""

from cases.terms import words
from cases.terms.rules import REGULATION
from cases.terms.workdays import clock_changes

ROUNDING = {"exact": "exact op de minuut", "hour_up": "vanaf het volgende hele uur"}


def explain_hours(course):
    """The steps as `[(law, text)]`; the last names the due moment."""
    item, law = course.item, course.item.rule.law
    yield _start(course)
    rounding = item.settings["breach_rounding"]
    if rounding == "hour_up":
        yield (
            f"{REGULATION} artikel 3 lid 1",
            f"Het uur waarin de school het hoorde, telt niet mee. We tellen vanaf {words.moment(course.counted_from)}.",
        )
    yield f"{REGULATION}, instelling “{ROUNDING[rounding]}”", item.rule.grants.format(hours=course.hours)
    yield from _clock_changes(course)
    if item.settings["breach_two_working_days"]:
        yield f"{REGULATION} artikel 3 lid 5", _working_days(course)
    if item.happened("follow_up_notification"):
        yield "AVG artikel 33 lid 4", "Een aanvulling op de melding mag later komen. Die verandert deze termijn niet."
    yield law, f"Uiterlijk {_due(course)}. {_notification(course)}"


def _start(course):
    if course.item.happened("controller_informed_by_processor"):
        return (
            "AVG artikel 33 lid 2",
            f"Op {words.moment(course.aware_at)} hoorde de school van de verwerker dat er een datalek was. "
            "Vanaf dat moment loopt de klok. Wanneer de verwerker het zelf ontdekte, telt niet.",
        )
    return course.item.rule.law, course.item.rule.opening.format(moment=words.moment(course.aware_at))


def _clock_changes(course):
    """Each night in which the clock changes, or that there is none."""
    law = "Richtlijn 2000/84/EG (zomertijd)"
    changes = clock_changes(course.counted_from, course.hours_end)
    for sunday, forward in changes:
        turned, seems = ("vooruit", "later") if forward > 0 else ("achteruit", "eerder")
        yield (
            law,
            f"In de nacht van {words.night_before(sunday)} gaat de klok een uur {turned}. De {course.hours} uur lopen "
            f"gewoon door. Op de klok is het einde daardoor een uur {seems}.",
        )
    if not changes:
        yield law, f"De klok gaat in die {course.hours} uur niet een uur voor- of achteruit."


def _working_days(course):
    rule = "In de termijn moeten ten minste twee werkdagen zitten."
    if not course.second_working_day:
        return f"{rule} Die zitten er al in: dit verandert niets."
    day = words.full_day(course.second_working_day)
    return f"{rule} De tweede werkdag na de start is {day}. De termijn loopt tot het einde van die dag."


def _due(course):
    if course.second_working_day:
        return f"{words.full_day(course.second_working_day)}, tot het einde van de dag"
    return words.moment(course.hours_end)


def _notification(course):
    if course.notified_at is None:
        return "Later melden moet ook nog, dan met de reden erbij."
    told = f"De eerste melding was op {words.moment(course.notified_at)}."
    return f"{told} Dat is te laat: de reden moet erbij." if course.late else f"{told} Dat is op tijd."
