"""The visit at school as it was proposed and chosen, and the calls with the requester."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.requests.models import VisitChoice


def section(request, user, at):
    if not request.visit_plans:
        return None
    return {
        "id": "afspraak", "label": _("Appointment"), "template": "rights/requests/visiting.html",
        "plans": [planned(request, plan, at) for plan in reversed(request.visit_plans)],
    }  # fmt: skip


def planned(request, plan, now):
    """A plan with its moments and what was answered; what is over stands folded away."""
    slots = sorted(slot.starts_at for slot in plan.slots.all())
    answers = [row for row in request.visit_choices if row.plan_id == plan.pk]
    stands = plan == request.visit_plan
    chosen = next((row for row in reversed(answers) if row.ended_at is None), None)
    lines = [
        {"label": _("Proposed"), "list": [capfirst(words.moment(moment, now)) for moment in slots]},
        {"label": _("Room"), "value": plan.place},
        {"label": _("Present"), "value": str(plan.present)},
        {"label": _("Note for the visitor"), "value": plan.note, "typed": True} if plan.note else None,
        *[{"label": _("Answer"), "value": chose(row, now), "note": later(row, slots, now)} for row in answers],
    ]
    if stands and not answers:
        lines.append({"label": _("Answer"), "value": _("No choice yet")})
    ics = ""
    if chosen and chosen.starts_at and stands:
        ics = reverse("requests:visit_ics", args=[chosen.pk])
    return {"lines": [line for line in lines if line], "stands": stands, "ics": ics, "at": words.day(plan.at, now)}


def chose(row, now):
    """What was answered, and whether by the requester or to a colleague."""
    what = capfirst(words.moment(row.starts_at, now)) if row.starts_at else capfirst(row.get_choice_display())
    who = _("told to %(who)s") % {"who": row.by} if row.by else _("on the own page")
    over = _("off again") if row.ended_at else ""
    return ", ".join(part for part in (what, who, over) if part)


def later(row, slots, now):
    """A later moment than was offered first is the requester's own choice, and is told as that."""
    if row.choice != VisitChoice.Choice.SLOT or not slots or row.starts_at == slots[0]:
        return ""
    return _("The requester chose a later moment; %(first)s was possible.") % {"first": words.moment(slots[0], now)}


def calls(request, user, at):
    """Who was spoken, and when; the latest first."""
    if not request.calls:
        return None
    return {
        "id": "gesprekken", "label": _("Calls"), "template": "rights/requests/calls.html",
        "calls": [called(row, at) for row in reversed(request.calls)],
    }  # fmt: skip


def called(row, now):
    shown = _("Stands on the requester's page") if row.shown else ""
    lines = [
        {"label": _("When"), "value": capfirst(words.moment(row.spoken_at, now))},
        {"label": _("Spoken"), "value": row.who, "typed": True},
        {"label": _("What was said"), "value": row.text, "typed": True},
        {"label": _("Agreed"), "value": row.agreed, "typed": True, "note": shown} if row.agreed else None,
        {"label": _("By"), "value": str(row.by)},
    ]
    return [line for line in lines if line]
