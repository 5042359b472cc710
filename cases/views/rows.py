"""Cases and clocks as the components of the frame want them."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import deadlines, registry, terms
from cases.models.case import NEVER
from pages import clock, words


def urgency(deadline):
    """The order in which clocks ask for attention: earliest first, those that stand still by their date without the pause."""
    return deadline.due_at or deadline.due_without_pause_at or NEVER


def face(case, now):
    """The clock of a case in a list: the one that ends first."""
    if case.closed_at:
        return clock.face(None, now, ended_at=case.closed_at)
    due = case.due_at or case.due_without_pause_at
    start = next((d.started_at for d in case.running if due in (d.due_at, d.due_without_pause_at)), None)
    return clock.face(due, now, start=start, suspended=case.suspended)


def row(case, now, several_boards=False):
    """One line of a list of cases."""
    kind = registry.get(case.kind)
    return {
        "url": reverse("cases:case", args=[case.reference]),
        "reference": case.reference,
        "subject": kind.subject(case.subject),
        "school": where(case, several_boards),
        "state": kind.state(case.state),
        "state_icon": kind.state_icons.get(case.state, ""),
        "handler": str(case.assignee) if case.assignee else "",
        "clock": face(case, now),
    }


def where(case, several_boards=True):
    """Board and school in short: the board only for who serves several, or where the case has no school."""
    parts = [case.board.name] if several_boards or not case.school else []
    return ", ".join([*parts, *([case.school.name] if case.school else [])])


def big_clock(deadline, now, *, small=False, open_why=False):
    """One running clock with everything that explains it."""
    kind = registry.get(deadline.case.kind)
    facts = sorted(deadline.clock_facts.all(), key=lambda fact: (fact.at, fact.pk))
    answer = deadlines.compute(deadline, facts, now=now if deadline.suspended else None)
    hours, resumed = terms.is_hour_rule(deadline.rule), answer.get("due_if_resumed_now")
    return {
        "id": f"klok-{deadline.pk}",
        "label": kind.purpose(deadline.purpose),
        "start": None if small else deadline.started_at,  # the ruler is for the first clock
        "due": deadline.due_at or deadline.due_without_pause_at,
        "unit": "hour" if hours else "day",
        "suspended": deadline.suspended,
        "since": next((fact.at for fact in reversed(facts) if fact.type == "pause"), None) if deadline.suspended else None,
        "due_without_pause": deadline.due_without_pause_at,
        "due_if_resumed": resumed and dt.datetime.fromisoformat(resumed),
        "explanation": [*answer["explanation"], *([{"text": exact(deadline), "law": ""}] if hours else [])],
        "small": small,
        "why_open": open_why,
    }


def exact(deadline):
    """A term in hours is an instant: where the strict hours end, on our clock and on the world's."""
    item = {"id": deadline.purpose, "rule": deadline.rule, "start": deadline.started_at.isoformat(), "events": [], "settings": {}}
    strict = dt.datetime.fromisoformat(terms.compute(item)["due_at"])  # by the letter, without any setting
    return _("Strictly counted until %(local)s. On the world’s clock that is %(utc)s.") % {
        "local": words.moment(strict, full=True),
        "utc": words.moment_utc(strict),
    }


def past_clock(deadline):
    """A clock that has ended, in one line."""
    kind = registry.get(deadline.case.kind)
    return {"label": kind.purpose(deadline.purpose), "ended_at": deadline.ended_at, "due": deadline.due_at}


def step_url(case, step):
    return reverse("cases:step", args=[case.reference, step.name])
