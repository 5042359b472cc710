"""The calculator: one item in, one answer out, as the contract says. It knows no clock, no database, no settings."""

from cases.terms.days import run_days
from cases.terms.explain_days import explain_days, explain_no_time_limit
from cases.terms.explain_hours import explain_hours
from cases.terms.hours import run_hours
from cases.terms.pauses import merged_pauses
from cases.terms.reading import BadTerm, read_item
from cases.terms.workdays import KNOWN_DECREE_DAYS, ONE_DAY, calendar, end_of_day, local_day, next_midnight

# Holidays under the Regulation only by a reading that can be disputed: no alert relies on them.
STRICT = {"good_friday_holiday": False, "liberation_day_holiday": False}


def compute(item, *, decree_days=KNOWN_DECREE_DAYS):
    """The answer to one item; raises `BadTerm` on anything the contract does not know."""
    return _answer(read_item(item), decree_days)


def compute_all(items, *, decree_days=KNOWN_DECREE_DAYS):
    """The answers to a list of items, in the same order; one bad item refuses the whole list."""
    if not isinstance(items, list | tuple):
        raise BadTerm("a list of items is wanted")
    read = [read_item(item, position) for position, item in enumerate(items, start=1)]
    return [_answer(item, decree_days) for item in read]


def _answer(item, decree_days):
    try:
        if item.rule.in_hours:
            return _hour_answer(run_hours(item, decree_days))
        if item.happened("no_answer_within_term"):
            return _no_time_limit(item)
        return _day_answer(item, decree_days)
    except BadTerm as bad:
        raise BadTerm(bad.problem, item_id=item.id, field=bad.field) from None


def _hour_answer(course):
    answer = {"id": course.item.id, "due_at": course.due_at.isoformat()}
    if course.notified_at:
        answer["late"] = answer["reasons_for_delay_required"] = course.late
    return answer | {"explanation": _numbered(explain_hours(course))}


def _no_time_limit(item):
    merged_pauses(item)  # pauses that do not pair are refused here too
    answer = {"id": item.id, "due_at": None, "due_exclusive": None, "extended": False, "paused_days": 0}
    return answer | {"suspended": False, "no_time_limit": True, "explanation": _numbered(explain_no_time_limit(item))}


def _day_answer(item, decree_days):
    """A day term: its last day, and the days it would have without suspension and without disputed holidays."""
    regime = item.rule.calendar
    free_days = regime and calendar(regime, item.settings, decree_days)
    course = run_days(item, free_days)
    unpaused = course.without_pauses()
    alert_on = unpaused.due_on
    if regime == "eu":
        alert_on = unpaused.moved(calendar("eu", item.settings | STRICT, decree_days))
    now = item.now and local_day(item.now)
    ends = None if course.suspended else course.due_on
    answer = {
        "id": item.id,
        "due_at": _end(ends),
        "due_exclusive": ends and next_midnight(ends).isoformat(),
        "extended": course.extended,
        "paused_days": course.paused_days,
        "suspended": course.suspended,
        "due_without_pause_at": _end(unpaused.due_on),
        "alert_due_at": _end(alert_on),
    }
    if course.suspended and now:
        answer["due_if_resumed_now"] = _end(course.if_resumed(now))
    answer |= _flags(course)
    steps = explain_days(course, without_pause=unpaused.due_on, alert_on=alert_on, now=now)
    return answer | {"explanation": _numbered(steps)}


def _flags(course):
    """What only some terms have to say: about late extensions, late pauses, a named day, how long data are kept."""
    flags = {}
    item, ends = course.item, course.due_on
    if item.rule.extends and item.happened("extension_notified", "reasoned_extension"):
        flags["extension_too_late"] = course.extension_too_late
    if item.happened("pause"):
        flags["pause_ignored_after_due"] = course.pause_ignored
    if course.named:
        flags["new_date"] = course.named.isoformat()
    if item.rule.name == "retention":
        kept = not course.suspended
        flags["retain_until"] = ends.isoformat() if kept else None
        flags["erasable_from"] = (ends + ONE_DAY).isoformat() if kept else None
    return flags


def _end(day):
    return day and end_of_day(day).isoformat()


def _numbered(steps):
    return [{"step": number, "law": law, "text": text} for number, (law, text) in enumerate(steps, start=1)]
