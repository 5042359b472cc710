"""The ladder as the page shows it: what was done, where it lies, what is still open and what is closed, with the rule."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.complaints.models import LadderStep, Rung
from rights.complaints.models.ladder import OUTSIDE, not_inside, not_outside


def rungs(complaint, now):
    """The ladder from below: each step as it was taken, or that it is still possible or closed, with the reason."""
    found = []
    for rung in Rung:
        taken = [step_line(one, now) for one in complaint.ladder if one.rung == rung]
        found += taken or ([left(complaint, rung)] if is_told(complaint, rung) else [])
    return found


def is_told(complaint, rung):
    """The internal supervisor is a step for a complaint about the board member only."""
    return rung != Rung.SUPERVISOR or complaint.respondent_kind == "board_member"


def step_line(one, now):
    parts = [_("from %(day)s") % {"day": words.day(one.started_at, now)}]
    if one.ended_at:
        parts.append(f"{one.get_ended_as_display()} {words.day(one.ended_at, now)}")
    if one.handler:
        parts.append(str(one.handler))
    if one.reference:
        parts.append(_("number %(number)s") % {"number": one.reference})
    skipped = one.ended_as in (LadderStep.Ended.PASSED_ON, LadderStep.Ended.WITHDRAWN)
    state = "here" if one.ended_at is None else "todo" if skipped else "done"
    return {"title": capfirst(one.name), "text": capfirst(", ".join(parts)) + ".", "state": state}


def left(complaint, rung):
    """A step that was not taken."""
    case = complaint.case
    had = [(one.rung, one.commission) for one in complaint.ladder]
    which = case.board.commission if rung == Rung.COMMISSION else ""
    if rung in OUTSIDE:
        wrong = not_outside(rung, which, had)
    else:
        wrong = not_inside(rung, complaint.respondent_kind, has_school=case.school_id is not None)
    name = case.board.get_commission_display() if rung == Rung.COMMISSION else Rung(rung).label
    text = str(wrong[1]) if wrong else _("Open to the complainant at any time.") if rung in OUTSIDE else _("Not taken.")
    return {"title": capfirst(name), "text": text, "state": "todo"}
