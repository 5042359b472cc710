"""What goes on after a decision: who has to hear of it (AVG art. 19), data set aside, and data kept until a day."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.requests.models import ErasureLine, State
from rights.requests.telling import words_of


def recipients(request, user, at):
    """The recipients of the data, as the requester may ask for them too."""
    rows = request.recipients
    if not rows and not request.has_to_tell():
        return None
    return {
        "id": "ontvangers", "label": _("Who hears of it"), "template": "rights/requests/recipients.html",
        "recipients": [recipient(request, row, at) for row in rows],
        "paper": reverse("requests:recipients", args=[request.case.reference]) if rows else "",
        "add": reverse("cases:step", args=[request.case.reference, "add_recipient"]) if adds(request) else "",
    }  # fmt: skip


def adds(request):
    return request.state in (State.DECIDED, State.ANSWERED)


def recipient(request, row, now):
    row.case = request.case
    url = "" if row.done_at else reverse("requests:recipient", args=[row.pk])
    name = _("Erased") if row.name is None else row.name
    return {"title": name, "note": f"{row.get_kind_display()}. {became(row, now)}", "done": bool(row.done_at), "url": url}


def became(row, now):
    """Told on a day, not told for a reason, or still to do."""
    if not row.done_at:
        return _("Still to be told.")
    if row.told_on:
        return _("Told on %(day)s.") % {"day": words.day(row.told_on, now)}
    return words_of(row)


def restrictions(request, user, at):
    rows = request.restrictions
    if not rows:
        return None
    return {
        "id": "beperking", "label": _("Data set aside"), "template": "rights/requests/restrictions.html",
        "restrictions": [restriction(request, row, at) for row in reversed(rows)],
    }  # fmt: skip


def restriction(request, row, now):
    row.case = request.case
    told = f"{row.announced_by}, {words.moment(row.announced_at, now)}" if row.announced_at else ""
    found = [
        {"label": _("Since"), "value": words.day(row.start_on)},
        {"label": _("Why"), "value": capfirst(row.get_why_display())},
        {"label": _("End announced"), "value": told, "note": _("Ends on %(day)s") % {"day": words.day(row.lifts_on)}}
        if row.announced_at else {"label": _("End announced"), "value": _("Not yet")},
        {"label": _("Why it ends"), "value": row.lifting_reason, "typed": True} if row.lifting_reason else None,
        {"label": _("Lifted"), "value": f"{words.day(row.lifted_on)}, {row.lifted_by}"} if row.lifted_at else None,
        {"label": _("Decided anew"), "value": words.day(row.overtaken_at, now)} if row.overtaken_at else None,
    ]  # fmt: skip
    return {"lines": [line for line in found if line], "runs": not (row.lifted_at or row.overtaken_at)}


def kept(request, user, at):
    """The categories that are kept until a day and then come back by themselves."""
    decision = request.decision_on("erasure")
    rows = [] if decision is None else decision.lines.filter(outcome=ErasureLine.Outcome.KEEP).order_by("kept_until", "pk")
    found = [{"label": row.category, "value": until(row)} for row in rows]
    if not found:
        return None
    return {"id": "bewaard", "label": _("Kept until a day"), "template": "rights/requests/kept.html", "facts": found}


def until(row):
    last = words.day(row.kept_until)
    if row.returned_at:
        return _("Until %(day)s. That day has passed: a task to erase it has been made.") % {"day": last}
    return _("Up to and including %(day)s. Then a task to erase it comes by itself.") % {"day": last}


SECTIONS = (restrictions, kept, recipients)
