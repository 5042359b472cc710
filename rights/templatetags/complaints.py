"""What the shared pages ask for a complaint's own parts in them. `{% load complaints %}`."""

import datetime as dt

from django import template

from cases import deadlines, statutory, terms
from cases.models import Deadline
from rights.complaints.models import Rung
from rights.complaints.models.ladder import INSIDE, OUTSIDE, not_inside, not_outside
from rights.complaints.page import facts

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
