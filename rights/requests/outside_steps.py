"""Where a request stands, in five plain steps with dates, for whoever sent it in."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.terms import local_day
from pages import words
from rights.requests.models import GatePass, Right, State, VisitChoice
from rights.requests.models.clocks import ANSWER, CONSENT, INFORMATION, due_if_answered, latest, running
from rights.requests.models.right import RELEASES
from rights.requests.models.transfer_steps import TRANSFERS

Method = GatePass.Method
# How we know somebody, said to that person.
KNOWN_BY = {
    Method.KNOWN: gettext_lazy("we know you at school"),
    Method.PORTAL: gettext_lazy("you signed in to the portal"),
    Method.KNOWN_ADDRESS: gettext_lazy("you answered from the address that we had already"),
    Method.CALL_BACK: gettext_lazy("we called you on the number that we had already"),
    Method.DOCUMENT: gettext_lazy("you showed who you are at the counter"),
}

DONE = {
    State.RECEIVED: 1, State.ADMITTED: 2, State.DECIDED: 4, State.ANSWERED: 5, State.CLOSED: 5,
    State.WITHDRAWN: 5, State.MERGED: 5,
}  # fmt: skip


def outside_steps(request, at):
    """For `pages/_steps.html`."""
    done = DONE[request.state]
    if request.state == State.ADMITTED and request.visit_plans:
        done = 3
    if request.state in (State.WITHDRAWN, State.MERGED):
        return ended_early(request, at)
    told = [
        (_("Received"), capfirst(words.moment(request.case.received_at, at)) + "."),
        (_("We know who you are") if request.gate else _("We look whether we know you"), identity(request, at)),
        collected(request, at),
        decision(request, at),
        (_("Our answer was sent") if request.answers else _("You get our answer"), answer(request, at)),
    ]
    return [{"title": title, "text": text, "state": stage(n, done)} for n, (title, text) in enumerate(told)]


def stage(n, done):
    return "done" if n < done else "here" if n == done else "todo"


def ended_early(request, at):
    withdrawn = request.state == State.WITHDRAWN
    text = _("You took your request back. You may always ask again.") if withdrawn else _("We go on with it in your other case.")
    return [
        {"title": _("Received"), "text": capfirst(words.moment(request.case.received_at, at)) + ".", "state": "done"},
        {"title": _("Ended"), "text": text, "state": "here"},
    ]


def identity(request, at):
    if request.gate:
        day = capfirst(words.day(request.gate.on, at))
        return _("%(day)s: %(how)s.") % {"day": day, "how": KNOWN_BY[request.gate.method]}
    if request.decisions:
        return _("We could not establish it. Our letter tells what you can still do.")
    if request.open_question:
        return _("We asked you something. Answer below, call or come by.")
    return _("Mostly you need not do anything. Do not send a copy of your passport or identity card.")


def moving_on(request, at):
    """Nobody searches for what goes to another school: it is made ready, and its report is read first."""
    if request.decisions:
        return _("The transfer has been prepared"), capfirst(words.day(request.decisions[0].at, at)) + "."
    reads = Right.TRANSFER_REPORT in request.rights
    return _("We prepare the transfer"), _("You may read the report of the school first.") if reads else ""


def collected(request, at):
    """Everything has been brought together once the school proposes to come and look, or has decided."""
    if request.rights and set(request.rights) <= TRANSFERS:
        return moving_on(request, at)
    moment = request.visit_plans[0].at if request.visit_plans else request.decisions[0].at if request.decisions else None
    if moment is None or request.state == State.RECEIVED:
        return _("We bring everything together"), _("Also from the companies that work for the school.")
    return _("Everything has been brought together"), capfirst(words.day(moment, at)) + "."


def decision(request, at):
    decided = request.decision_on(Right.ACCESS)
    if Right.ACCESS not in request.rights or (decided and decided.outcome not in RELEASES and not request.visits):
        return we_decide(request, at)
    plan, chosen = request.visit_plan, request.visit_choice
    if request.visits:
        return _("You came to look"), capfirst(words.moment(request.visits[-1].visited_at, at)) + "."
    if chosen and chosen.starts_at:
        return _("You come to look"), capfirst(words.moment(chosen.starts_at, at)) + "."
    if chosen and chosen.choice == VisitChoice.Choice.COPY_ONLY:
        return _("You do not need to look"), _("You get the copy.")
    if chosen:
        return _("You come to look"), _("We call you to agree on a moment.")
    if plan and request.state not in request.final:
        return _("You come to look"), _("Choose a moment. We wait for you.")
    if request.answers:  # nobody writes about a visit any more
        return we_decide(request, at)
    return _("You may come and look"), _("If you like. You get a message about it.")


def we_decide(request, at):
    """That it has been decided and when, once all of it has; until then what happens, and by when where consent ends."""
    if request.decisions and not request.undecided:
        return _("We decided about your request"), capfirst(words.day(request.decisions[-1].at, at)) + "."
    told = _("We look at the rules, and at your situation. Is something not possible? Then we say why.")
    if running(request, CONSENT) and (gone := request.consent_gone_at) >= at:
        told = _("What you gave consent for is taken away by %(due)s at the latest.") % {"due": words.due(gone, at)}
    return _("We decide about your request"), told


def answer(request, at):
    """Until when, while it has not been sent; and where the term waits, that it waits."""
    if request.answers:
        return capfirst(words.day(local_day(request.answers[-1].sent_at), at)) + "."
    clock = latest(request, ANSWER) or latest(request, INFORMATION)
    if clock is None or clock.ended_at:
        return ""
    if clock.suspended:
        told = _("We wait for your reply. The time for our answer waits too.")
        due = due_if_answered(clock, at=at)
        today = _("If you reply today, you get our answer by %(due)s at the latest.")
        return f"{told} {today % {'due': words.due(due, at)}}" if due else told
    if clock.due_at < at:
        return _("Our answer should have been there by %(due)s. We are working on it.") % {"due": words.due(clock.due_at, at)}
    return _("By %(due)s at the latest.") % {"due": words.due(clock.due_at, at)}
