"""What the shared pages ask for a complaint's own parts in them. `{% load complaints %}`."""

import datetime as dt

from django import template

from cases import deadlines, statutory, terms
from cases.models import Deadline
from rights.complaints.letters import sent
from rights.complaints.models import Rung
from rights.complaints.models.ladder import INSIDE, OUTSIDE, not_inside, not_outside
from rights.complaints.page import facts
from rights.letters import paper

register = template.Library()

register.simple_tag(facts.own_words, name="own_words")


@register.simple_tag
def closed_ways(complaint, inside=False):
    """The steps that are closed in this complaint, each with the rule in words."""
    case = complaint.case
    had = [(one.rung, one.commission) for one in complaint.ladder]
    found = []
    for rung in INSIDE if inside else OUTSIDE:
        if inside:
            wrong = not_inside(rung, complaint.respondent_kind, has_school=case.school_id is not None)
        else:
            wrong = not_outside(rung, case.board.commission if rung == Rung.COMMISSION else "", had)
        if wrong:
            found.append((Rung(rung).label, wrong[1]))
    return found


@register.simple_tag
def answered_by(at, board):
    """When the term of the head of a school would end for a complaint that comes in at this moment."""
    days, on = board.complaint_principal_days, terms.local_day(at)
    clock = Deadline(purpose="principal", rule="own_days", started_at=at, count=days, settings=statutory.settings_on(on))
    return dt.datetime.fromisoformat(deadlines.compute(clock, [])["due_at"])


def filled(form, name, default=""):
    """What was filled in, as far as it holds; nothing on a fresh form."""
    return (getattr(form, "cleaned_data", None) or {}).get(name) or default


def about_letter(form, user, now):
    """What both letters take from the form."""
    told = {name: filled(form, name) for name in ("language", "measure")}
    return told | {"measure_on": filled(form, "measure_on", None), "by": user, "at": filled(form, "sent_at", now), "now": now}


@register.simple_tag
def answer_sheet(complaint, user, now, form):
    """The answer as it would go with what has been filled in so far."""
    letter = sent.answered(complaint, parts=filled(form, "parts", {}), **about_letter(form, user, now))
    return paper.sheet(letter["head"], letter["letter"], complaint.case.board)


@register.simple_tag
def reaction_sheet(complaint, user, now, form):
    """What the board does with the last finding, the same way."""
    told = {"shares": filled(form, "shares"), "told": filled(form, "text")}
    letter = sent.reacted(complaint, complaint.findings[-1], **told, **about_letter(form, user, now))
    return paper.sheet(letter["head"], letter["letter"], complaint.case.board)
