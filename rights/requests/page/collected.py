"""What was searched and found, and what a person decided about each document that came from it."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import sight
from pages import words
from rights.requests.access_forms import CHECKS, SEEN
from rights.requests.models import Review
from rights.requests.models.access_steps import ACCESSES


def section(request, user, at):
    there = request.searches or request.omissions or request.review_check
    if not there or not ACCESSES & set(request.rights):
        return None
    return {
        "id": "zoeken", "label": _("Searched and found"), "template": "rights/requests/collected.html",
        "searches": [searched(row, at) for row in request.searches],
        "found": [found(request, row, user, at) for row in request.found],
        "unseen": sum(not row.seen for row in request.found),
        "omissions": [omitted(row, at) for row in request.omissions],
        "check": checked(request, at),
    }  # fmt: skip


def searched(row, now):
    """Where, by whom, and what came of it."""
    if row.outcome:
        told = f"{capfirst(row.get_outcome_display())}, {words.day(row.answered_at, now)}"
    else:
        due = row.task.due_on
        told = _("by %(day)s at the latest") % {"day": words.day(due, now)} if due else _("no answer yet")
    row.task.case = row.case
    return {"place": row.name, "who": str(row.task.assignee or ""), "told": told, "done": bool(row.outcome)}


def found(request, row, user, now):
    """One document: where it came from, and what happens with it."""
    document, case = row.document, request.case
    document.case = case
    may, gone = sight.may_open(user, case, document), document.erased_at is not None
    last = row.seen[-1] if row.seen else None
    told = capfirst(last.get_outcome_display()) if last else _("Not looked through yet")
    review = sight.handles(user, case) and may and not gone and not case.closed_at
    return {
        "title": document.title if may and document.title is not None else _("Document"),
        "url": reverse("cases:document", args=[case.reference, document.pk]) if may and not gone else "",
        "from": row.search.name, "told": told, "open": last is None,
        "by": f"{last.by}, {words.day(last.at, now)}" if last else "",
        "review": reverse("requests:review", args=[case.reference, row.pk]) if review else "",
        "again": last is not None, "hidden": bool(last and last.outcome == Review.Outcome.LEFT_OUT),
    }  # fmt: skip


def omitted(row, now):
    return {"ground": capfirst(row.get_ground_display()), "words": row.words, "by": f"{row.by}, {words.day(row.at, now)}"}


def checked(request, now):
    """The list that must be answered before data leave, as it was answered last."""
    row = request.review_check
    if row is None:
        return None
    seen = dict(SEEN)
    lines = [
        {"label": label, "value": seen.get((row.answers or {}).get(name), _("Erased"))} for name, label in CHECKS.items()
    ]
    if row.note:
        lines.append({"label": _("Note"), "value": row.note, "typed": True})
    stale = any(one.at > row.at for one in request.found)
    return {"lines": lines, "by": f"{row.by}, {words.moment(row.at, now)}", "stale": stale}
