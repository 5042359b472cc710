"""What was decided about each right that is asked, with what that right keeps besides."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.requests.models import Outcome, Right
from rights.requests.models.right import ground_label
from rights.requests.page.details import told


def section(request, user, at):
    return {
        "id": "besluit", "label": _("Decisions"), "template": "rights/requests/decided.html",
        "rights": [one(request, right, at) for right in request.rights],
    }  # fmt: skip


def one(request, right, now):
    """A right with what stands about it, and what was decided before."""
    rows = [row for row in reversed(request.decisions) if row.right == right]
    shown = [lines(row, now) for row in rows]
    adds = bool(rows) and rows[0].outcome == Outcome.OWN_VIEW_ADDED and bool((rows[0].details or {}).get("statement"))
    return {
        "label": capfirst(Right(right).label), "now": shown[0] if shown else [], "earlier": shown[1:],
        "paper": reverse("requests:own_view", args=[request.case.reference]) if adds else "",
    }  # fmt: skip


def lines(row, now):
    found = [
        {"label": _("Decision"), "value": capfirst(row.get_outcome_display())},
        {"label": _("Ground"), "value": capfirst(ground_label(row.right, row.ground))} if row.ground else None,
        *told(row, now),
        {"label": _("Explanation"), "value": row.text, "typed": True} if row.text else None,
        {"label": _("By"), "value": f"{row.by}, {words.moment(row.at, now)}"},
        {"label": _("Later than one month"), "value": row.late_reason, "typed": True} if row.late else None,
    ]
    return [line for line in found if line]
