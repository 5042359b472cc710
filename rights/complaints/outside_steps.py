"""Where a complaint stands, in steps for the complainant; the words are theirs, not the school's."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.complaints.models import Outcome, State, clocks
from rights.complaints.models.ladder import Rung


def outside_steps(workflow, at):
    """For `pages/_steps.html`: four steps, with the last day as long as one runs."""
    done = {State.RECEIVED: 1, State.HANDLING: 1, State.OUTSIDE: 2, State.FINDING: 2, State.DECIDED: 3}.get(workflow.state, 4)
    told = [
        (_("It has come in"), capfirst(words.moment(workflow.case.received_at, at)) + "."),
        (_("We look into it"), looked_into(workflow, at)),
        (_("You get an answer"), answered(workflow, at)),
        (_("You decide whether to go on") if workflow.state == State.DECIDED else _("It is closed"), ended(workflow)),
    ]  # fmt: skip
    return [{"title": title, "text": text, "state": stage(n, done)} for n, (title, text) in enumerate(told)]


def stage(n, done):
    return "done" if n < done else "here" if n == done else "todo"


def looked_into(workflow, at):
    """Who looks into it, and by when there is an answer."""
    if workflow.state not in (State.RECEIVED, State.HANDLING):
        return ""
    who = {
        Rung.CONVERSATION: _("We call you for a conversation."),
        Rung.PRINCIPAL: _("The head of the school looks into it and hears both sides."),
        Rung.BOARD: _("The school board looks into it and hears both sides."),
        Rung.SUPERVISOR: _("The internal supervisor of the board looks into it and hears both sides."),
    }.get(workflow.step, "")
    due = last_day(workflow)
    if due is None:
        return who
    if due < at:
        return " ".join([who, _("It takes longer than it should. We are working on it.")])
    return " ".join([who, _("You get an answer by %(due)s at the latest.") % {"due": words.due_with_left(due, at)}])


def term_of(workflow):
    """The clock of the step it lies at now, if it has one that runs."""
    purposes = [clocks.REACTION, *clocks.PURPOSES[Rung(workflow.step)]]
    running = workflow.case.deadlines.filter(purpose__in=purposes, ended_at=None, due_at__isnull=False)
    return running.order_by("due_at").first()


def last_day(workflow):
    """The end of that term."""
    clock = term_of(workflow)
    return clock and clock.due_at


def answered(workflow, at):
    """What lies outside the school; the answer of the board; what came of each part."""
    if workflow.state == State.OUTSIDE:
        names = " / ".join(str(one.name) for one in workflow.open_outside)
        return _("It lies here now: %(names)s. You hear from them; the school answers what they ask.") % {"names": names}
    if workflow.state == State.FINDING:
        due = last_day(workflow)
        told = _("There is a finding. The board tells you what it does with it.")
        if due and due > at:
            told = _("There is a finding. The board tells you by %(due)s at the latest what it does with it.")
            return told % {"due": words.due_with_left(due, at)}
        return told
    found = [_("Part %(number)s: %(outcome)s.") % {"number": v.part.number, "outcome": Outcome(v.outcome).label}
             for v in sorted(workflow.verdict_of.values(), key=lambda v: v.part.number)]  # fmt: skip
    return " ".join(found)


def ended(workflow):
    if workflow.state == State.WITHDRAWN:
        return _("You took your complaint back.")
    if workflow.state == State.DECIDED:
        return _("You may go on: to the next step, the complaints commission, or the Dutch Data Protection Authority.")
    return (
        _("You can still go to the complaints commission or the Dutch Data Protection Authority.")
        if workflow.state == State.CLOSED
        else ""
    )
