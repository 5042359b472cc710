"""Where a request stands, in five plain steps with dates, for whoever sent it in."""

from django.utils.translation import gettext as _

from cases.terms import local_day
from pages import words
from rights.requests.models import Right, State
from rights.requests.models.clocks import ANSWER, INFORMATION, latest

DONE = {
    State.RECEIVED: 1, State.ADMITTED: 2, State.DECIDED: 4, State.ANSWERED: 5, State.CLOSED: 5,
    State.WITHDRAWN: 5, State.MERGED: 5,
}  # fmt: skip


def outside_steps(request, at):
    """For `pages/_steps.html`."""
    done = DONE[request.state]
    if request.state in (State.WITHDRAWN, State.MERGED):
        return ended_early(request, at)
    told = [
        (_("Received"), words.moment(request.case.received_at, at).capitalize() + "."),
        (_("We know who you are"), identity(request, at)),
        (_("We bring everything together"), _("Also from the companies that work for the school.")),
        decision(request),
        (_("You get our answer"), answer(request, at)),
    ]
    return [{"title": title, "text": text, "state": stage(n, done)} for n, (title, text) in enumerate(told)]


def stage(n, done):
    return "done" if n < done else "here" if n == done else "todo"


def ended_early(request, at):
    withdrawn = request.state == State.WITHDRAWN
    text = _("You took your request back. You may always ask again.") if withdrawn else _("We go on with it in your other case.")
    return [
        {"title": _("Received"), "text": words.moment(request.case.received_at, at).capitalize() + ".", "state": "done"},
        {"title": _("Ended"), "text": text, "state": "here"},
    ]


def identity(request, at):
    if request.gate:
        day = words.day(request.gate.on, at).capitalize()
        return _("%(day)s: %(how)s.") % {"day": day, "how": request.gate.get_method_display()}
    if request.open_question:
        return _("We asked you something. Answer below, call or come by.")
    return _("Mostly you need not do anything. Do not send a copy of your passport or identity card.")


def decision(request):
    if Right.ACCESS in request.rights:
        return _("You may come and look"), _("If you like. You get a message about it.")
    return _("We decide about your request"), ""


def answer(request, at):
    """Until when, while it has not been sent; and where the term waits, that it waits."""
    if request.answers:
        return _("Sent on %(day)s.") % {"day": words.day(local_day(request.answers[-1].sent_at), at)}
    clock = latest(request, ANSWER) or latest(request, INFORMATION)
    if clock is None or clock.ended_at:
        return ""
    if clock.suspended:
        return _("We wait for your reply. The time for our answer waits too.")
    if clock.due_at < at:
        return _("It takes longer than it should. We are working on it.")
    return _("By %(due)s at the latest.") % {"due": words.due(clock.due_at, at)}
