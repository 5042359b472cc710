"""The clocks of a case: started and ended by facts, their due moments computed by `cases.terms`."""

import datetime as dt

from cases import alerts, statutory, terms
from cases.models import ClockFact, Deadline


def start(case, rule, *, purpose, at, count=None):
    """Start a clock. `purpose` says what it is for; one clock a purpose runs at a time."""
    deadline = Deadline(
        case=case, rule=rule, purpose=purpose, started_at=at, count=count, settings=statutory.settings_on(terms.local_day(at))
    )
    _fill(deadline, compute(deadline, []))
    deadline.alert_at = alerts.first_moment(deadline)
    deadline.save()
    return deadline


def start_again(case, purpose):
    """A new clock like the last one for this purpose, with its facts; None where there was none, or one runs."""
    last = case.deadlines.filter(purpose=purpose).order_by("-pk").first()
    if last is None or last.ended_at is None:
        return None
    facts = list(last.clock_facts.order_by("at", "pk"))
    again = Deadline(
        case=case, rule=last.rule, purpose=purpose, started_at=last.started_at, count=last.count, settings=last.settings
    )  # fmt: skip
    _fill(again, compute(again, facts))
    again.alert_at = alerts.first_moment(again)
    again.save()
    rows = [ClockFact(deadline=again, type=f.type, at=f.at, pair=f.pair, new_date=f.new_date) for f in facts]
    ClockFact.objects.bulk_create(rows)
    return again


def end(case, purpose, *, at):
    """End the clock for this purpose, if one runs. Its facts stay."""
    case.deadlines.filter(purpose=purpose, ended_at=None).update(ended_at=at, alert_at=None)


def end_all(case, *, at):
    case.deadlines.filter(ended_at=None).update(ended_at=at, alert_at=None)


def add_fact(case, purpose, type, *, at, pair="", new_date=None):
    """Something happened to the running clock for this purpose: keep the fact, compute anew."""
    deadline = running(case, purpose)
    ClockFact.objects.create(deadline=deadline, type=type, at=at, pair=pair, new_date=new_date)
    return recompute(deadline)


def restart(case, purpose, *, at):
    """The fact the clock started from turned out otherwise (an earlier or later awareness): compute from the new one."""
    deadline = running(case, purpose)
    deadline.started_at = at
    return recompute(deadline)


def running(case, purpose):
    return case.deadlines.get(purpose=purpose, ended_at=None)


def recompute(deadline):
    _fill(deadline, compute(deadline))
    if deadline.ended_at is None:
        deadline.alert_at = alerts.first_moment(deadline)
    deadline.save()
    return deadline


def compute(deadline, facts=None, *, now=None, decree_days=None):
    """What `cases.terms` says of this clock, with its explanation: the answer of the terms calculator."""
    facts = list(deadline.clock_facts.order_by("at", "pk")) if facts is None else facts
    item = {
        "id": deadline.purpose,
        "rule": deadline.rule,
        "start": deadline.started_at.isoformat(),
        "events": [_event(fact) for fact in facts],
        "settings": deadline.settings,
    }
    if deadline.count is not None:
        item["count"] = deadline.count
    if now is not None:
        item["now"] = now.isoformat()
    # Hour terms know no holidays: the table is read for day terms only.
    if decree_days is None:
        decree_days = frozenset() if terms.RULES[deadline.rule].unit == "hours" else statutory.decree_days()
    return terms.compute(item, decree_days=decree_days)


def _event(fact):
    event = {"type": fact.type, "at": fact.at.isoformat()}
    if fact.pair:
        event["id"] = fact.pair
    if fact.new_date:
        event["new_date"] = fact.new_date.isoformat()
    return event


def _fill(deadline, answer):
    deadline.due_at = _moment(answer["due_at"])
    deadline.due_without_pause_at = _moment(answer.get("due_without_pause_at"))
    deadline.alert_due_at = _moment(answer.get("alert_due_at"))
    deadline.suspended = answer.get("suspended", False)


def _moment(text):
    return dt.datetime.fromisoformat(text) if text else None


def computed(deadline):
    """The cached columns as they should be, for `recompute_deadlines` to hold against what is stored."""
    fresh = Deadline()
    _fill(fresh, compute(deadline))
    return {name: getattr(fresh, name) for name in CACHED}


CACHED = ("due_at", "due_without_pause_at", "alert_due_at", "suspended")
