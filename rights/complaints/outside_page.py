"""A complaint's own part of the complainant's page: what came of it, the way on, and a question to the FG."""

import datetime as dt

from django.utils.text import capfirst

from cases import registry
from cases.moves import possible_from_outside
from cases.told import told
from rights.complaints.models import Outcome, Respondent, State
from rights.complaints.models.clocks import last_day_for_lkc
from rights.complaints.outside_steps import term_of

PAGE = "rights/complaints/outside"


def outside_context(complaint, outsider, at):
    """The context of `rights/complaints/outside.html`, and the heading of the page (cases/outside/case.html)."""
    case, below = complaint.case, [{"key": "going_on", "template": f"{PAGE}/going_on.html"}]
    if case.closed_at is None and complaint.respondent_kind != Respondent.DPO:  # that one is told nothing of it
        below.append({"key": "ask_dpo", "template": f"{PAGE}/ask_dpo.html"})
    if possible_from_outside(complaint, "withdraw"):
        below.append({"key": "take_back", "template": f"{PAGE}/take_back.html"})
    made, conduct_on, later = outcomes(complaint), complaint.conduct_on, takes_longer(complaint)
    return {
        "parts": [{"key": "came_of_it", "template": f"{PAGE}/came_of_it.html"}] if made or complaint.reactions or later else [],
        "parts_below": below,
        "outcomes": made,
        "own_letters": [one for one in complaint.letters[::-1] if one.head],
        "reactions": complaint.reactions,
        "later": later,
        "asked_dpo": case.events.filter(name="complaint.ask_dpo", facts__outsider=str(outsider.pk)).order_by("seq"),
        "lkc_until": last_day_for_lkc(conduct_on) if conduct_on and case.board.commission == "lkc" else None,
        "about": registry.get(complaint.kind).subject(case.subject),
        "term": term(complaint, at),
    }


def term(complaint, at):
    """The term in which the school answers, as long as one runs and has not passed."""
    if complaint.state not in (State.RECEIVED, State.HANDLING, State.FINDING):
        return None
    clock = term_of(complaint)
    return {"start": clock.started_at, "due": clock.due_at} if clock and clock.due_at >= at else None


def takes_longer(complaint):
    """Why the reaction of the board takes longer and until when, as long as it is waited for (WPO art. 14(1))."""
    event = complaint.case.events.filter(name="complaint.extend_reaction").order_by("-seq").first()
    if event is None or complaint.state != State.FINDING:
        return None
    return {"reason": told(complaint.case, [event], None)[0].note, "until": dt.date.fromisoformat(event.facts["new_date"])}


def outcomes(complaint):
    """Each part with the last outcome and its reasons."""
    latest = complaint.verdict_of
    return [
        {
            "number": part.number,
            "text": part.text or "",
            "label": capfirst(Outcome(latest[part.pk].outcome).label),
            "reasons": latest[part.pk].reasons,
        }
        for part in complaint.parts
        if part.pk in latest
    ]
