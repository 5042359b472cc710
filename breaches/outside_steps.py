"""Where a report stands, in steps for who made it from outside. What was decided about whom is not theirs to read."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from breaches.models import State
from breaches.models.steps import AUTHORITY
from pages import words

# How many of the four steps are done in each state.
DONE = {
    State.REPORTED: 1, State.ASSESSED: 2, State.ADVISED: 2, State.DECIDED: 3, State.EVALUATED: 3,
    State.CLOSED: 4, State.DISMISSED: 4, State.MERGED: 4,
}  # fmt: skip


def outside_steps(workflow, at):
    """For `pages/_steps.html`."""
    case, done = workflow.case, DONE[workflow.state]
    clock = case.deadlines.filter(purpose=AUTHORITY).order_by("-pk").first()
    told = [
        (_("It has come in"), capfirst(words.moment(workflow.reported_internally_at, at)) + "."),
        (_("We look at what it can mean"), watched()),
        (_("The school decides"), decides(done, clock, at)),
        (_("It has been dealt with"), ended(workflow)),
    ]  # fmt: skip
    return [{"title": title, "text": text, "state": stage(n, done)} for n, (title, text) in enumerate(told)]


def stage(n, done):
    return "done" if n < done else "here" if n == done else "todo"


def watched():
    return _(
        "The privacy officer and the data protection officer (FG) got word at once, also in the weekend. "
        "They watch over the privacy rules."
    )


def decides(done, clock, at):
    """By when, as long as it has not been decided."""
    if done > 2:
        return _("That has been done. We are carrying it out.") if done == 3 else ""
    if clock is None or clock.due_at is None:
        return ""
    if clock.due_at < at:
        return _("It takes longer than it should. We are working on it.")
    told = _(
        "By %(due)s at the latest: whether the Dutch Data Protection Authority (the regulator) must know, "
        "and whether people are told."
    )
    return told % {"due": words.due_with_left(clock.due_at, at)}


def ended(workflow):
    if workflow.state == State.MERGED:
        return _("Somebody else reported the same. We go on with it in one file.")
    if workflow.state == State.DISMISSED:
        return _("We looked into it: no personal data went wrong. Thank you for telling us.")
    if workflow.state == State.CLOSED:
        return _("What had to be done has been done. Thank you for telling us.")
    return _("You get a mail then, if you left an address and confirmed it.")
