"""A request's own part of the requester's page: what that person can do and fetch there.

A part gives {key, template, ...} for its template, or None where there is nothing. `todo` in it ({title, lead, wait}) is
what this person is asked to do first: the heading of the page. `below` puts a part under the messages.
"""

from django.core.signing import Signer
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases.moves import possible_from_outside
from pages import words
from pages.forms import Option
from rights.requests import outside_answer, outside_transfer
from rights.requests.models import Question, Right, VisitChoice
from rights.requests.models.clocks import ANSWER, INFORMATION, latest
from rights.requests.outside_forms import AddFiles, AnswerQuestion, PickMoment
from rights.requests.outside_words import asked

about = Signer(salt="rights.about")  # the form for a complaint reads from it which request it is about
EVENING = 18


def question(request, outsider, at):
    """Our question, answered right there."""
    found = request.open_question
    if found is None or not possible_from_outside(request, "record_reply"):
        return None
    usual = _("Who are you? May we call you on the number that we have of you already, or do you come by? Choose what suits you.")
    text = found.text or (usual if found.sort == Question.Sort.IDENTITY else "")
    return {
        "key": "question", "template": "rights/requests/outside/question.html", "text": text,
        "asked": words.moment(found.at, at), "form": AnswerQuestion(auto_id="vraag_%s"),
        "todo": {
            "title": _("Answer our question"), "wait": _("We wait for your answer."),
            "lead": _("We need your answer to go on. Until then the time for our answer stands still."),
        },
    }  # fmt: skip


def visit(request, outsider, at):
    """The moments to choose from; or what was chosen."""
    plan, chosen = request.visit_plan, request.visit_choice
    if plan is None or request.state in request.final:
        return None
    about_it = {"key": "visit", "place": plan.place, "note": plan.note, "function": plan.present.function}
    if chosen:
        told = {"chosen": chose(chosen, at), "ics": bool(chosen.starts_at)}
        return about_it | told | {"template": "rights/requests/outside/chosen.html"}
    moments = moments_of(plan, at)
    lead = _("You may come and look at everything at school.")
    if request.copy_wanted:
        lead = _("You may come and look at everything at school. The copy you asked for you get anyway.")
    return about_it | {
        "template": "rights/requests/outside/choose.html", "form": PickMoment(choices=moments, auto_id="moment_%s"),
        "todo": {"title": _("Choose when you come to look"), "wait": _("We wait for your choice."), "lead": lead},
    }  # fmt: skip


def moments_of(plan, at):
    """The moments that are still to come, as answers."""
    rows = sorted((slot for slot in plan.slots.all() if slot.starts_at > at), key=lambda slot: slot.starts_at)
    return [(str(row.pk), Option(told_moment(row.starts_at, at))) for row in rows]


def told_moment(moment, at):
    """The day stands out, as one looks for the day first."""
    day, _comma, time = words.moment(moment, at).partition(", ")
    late = words.local(moment).hour >= EVENING
    return format_html("<b>{}</b>, {}", day, _("%(moment)s, evening") % {"moment": time} if late else time)


def chose(row, at):
    if row.starts_at:
        return _("You come on %(moment)s.") % {"moment": words.moment(row.starts_at, at)}
    if row.choice == VisitChoice.Choice.COPY_ONLY:
        return _("You do not come to look. You get the copy only.")
    return _("None of the moments fitted. The school calls you to agree on another one.")


def agreed(request, outsider, at):
    """What was agreed by telephone, where somebody ticked that it may stand here."""
    rows = [row for row in reversed(request.calls) if row.shown and row.agreed]
    if not rows:
        return None
    facts = [{"label": capfirst(words.day(row.spoken_at, at)), "value": row.agreed, "typed": True} for row in rows]
    return {"key": "agreed", "template": "rights/requests/outside/agreed.html", "facts": facts, "below": True}


def files(request, outsider, at):
    """What this person added, and adding more."""
    if request.state in request.final:
        return None
    return {
        "key": "files", "template": "rights/requests/outside/files.html", "below": True, "form": AddFiles(auto_id="bestand_%s"),
        "files": added(request, outsider, at),
    }  # fmt: skip


def added(request, outsider, at):
    """The names of the files that came through this person's own way in; what somebody else added stays that person's."""
    events = request.case.events.filter(name="request.files_from_requester", facts__outsider=str(outsider.pk)).values("facts")
    mine = {pk for event in events for pk in event["facts"]["documents"]}
    found = request.case.documents.filter(pk__in=mine).order_by("at", "pk")
    lines = []
    for document in found:
        document.case = request.case
        gone = document.erased_at is not None
        note = _("Erased by the school.") if gone else words.moment(document.at, at)
        lines.append({"title": _("File") if gone or document.title is None else document.title, "note": note})
    return lines


def take_back(request, outsider, at):
    """The way to withdraw."""
    if not possible_from_outside(request, "withdraw"):
        return None
    return {"key": "take_back", "template": "rights/requests/outside/take_back.html", "below": True}


# Each is called with (request, outsider, at). What asks something of the requester comes first.
PARTS = (question, visit, outside_transfer.part, outside_answer.part, agreed, files, take_back)


def outside_context(request, outsider, at):
    """The context of `rights/requests/outside.html`, and the heading of the page (cases/outside/case.html)."""
    parts = [part for make in PARTS if (part := make(request, outsider, at))]
    todo = next((part["todo"] for part in parts if part.get("todo")), None)
    clock = latest(request, ANSWER) or latest(request, INFORMATION)
    open_until = clock.due_at if clock and clock.ended_at is None else None
    runs = open_until is not None and open_until >= at
    return {
        "parts": [part for part in parts if not part.get("below")],
        "parts_below": [part for part in parts if part.get("below")],
        "todo": todo,
        "about": asked(request),
        "term": {"start": clock.started_at, "due": clock.due_at} if runs else None,
        "aside_template": "rights/requests/outside/unhappy.html",
        "is_late": open_until is not None and not runs,
        "complain_url": complain_url(request.case),
        "no_avg": set(request.rights) == {Right.NONCUSTODIAL_INFORMATION},
    }  # fmt: skip


def complain_url(case):
    """The form for a complaint, knowing which request it is about; empty where the case has no school."""
    if case.school is None:
        return ""
    return f"{reverse('desk', args=[case.school.slug])}klacht/?over={about.sign(case.reference)}"
