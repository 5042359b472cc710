"""Cases and clocks as the components of the frame want them."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import deadlines, registry, running, terms
from cases.models.case import NEVER
from pages import clock, words


def urgency(deadline):
    """The order in which clocks ask for attention: earliest first, those that stand still by their date without the pause."""
    return deadline.due_at or deadline.due_without_pause_at or NEVER


def face(case, now, start):
    """The clock of a case in a list: the one that ends first."""
    if case.closed_at:
        return clock.face(None, now, ended_at=case.closed_at)
    return clock.face(case.due_at or case.due_without_pause_at, now, start=start, suspended=case.suspended)


def rows(cases, now, several_boards=False):
    """These lines (`running.lines`) as the table of cases wants them."""
    cases = list(cases)
    starts, home = running.starts(cases), reverse("cases:list")
    return [
        row(case, now, starts.get((case.pk, case.due_at or case.due_without_pause_at)), several_boards, home) for case in cases
    ]


def row(case, now, start, several_boards, home):
    kind = registry.get(case.kind)
    return {
        "url": f"{home}{case.reference}/",  # resolving it for each line takes as long as all the rest of the line
        "reference": case.reference,
        "subject": kind.subject(case.subject),
        "school": place(case.board__name, case.school__name, several_boards),
        "state": kind.state(case.state),
        "state_icon": kind.state_icons.get(case.state, ""),
        "handler": case.assignee__name or case.assignee__email or "",
        "clock": face(case, now, start),
    }


def where(case, several_boards=True):
    """Where a case belongs, in short."""
    return place(case.board.name, case.school and case.school.name, several_boards)


def place(board, school, several_boards):
    """Board and school in short: the board only for who serves several, or where the case has no school."""
    return ", ".join(name for name in (board if several_boards or not school else None, school) if name)


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
        "explanation": given(kind, deadline) or [*answer["explanation"], *(exact(deadline) if hours else [])],
        "small": small,
        "why_open": open_why,
    }


def given(kind, deadline):
    """Why a term ends then that somebody else set: nothing was counted here."""
    why = kind.given_by(deadline.purpose)
    told = {"start": words.day(deadline.started_at), "due": words.due(deadline.due_at)} if why else {}
    return [{"text": str(why) % told, "law": ""}] if why else []


def exact(deadline):
    """A term in hours is an instant: where the strict hours end, on our clock and on the world's."""
    item = {"id": deadline.purpose, "rule": deadline.rule, "start": deadline.started_at.isoformat(), "events": [], "settings": {}}
    strict = dt.datetime.fromisoformat(terms.compute(item)["due_at"])  # by the letter, without any setting
    told = {"local": words.moment(strict, full=True), "utc": words.moment_utc(strict)}
    return [{"text": _("Strictly counted until %(local)s. On the world’s clock that is %(utc)s.") % told, "law": ""}]


def past_clock(deadline):
    """A clock that has ended, in one line."""
    kind = registry.get(deadline.case.kind)
    return {"label": kind.purpose(deadline.purpose), "ended_at": deadline.ended_at, "due": deadline.due_at}


def step_url(case, step):
    return reverse("cases:step", args=[case.reference, step.name])
