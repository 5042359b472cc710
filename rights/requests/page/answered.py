"""The answers that were sent, what became of them, and the visits at school."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.requests.page.letters import last_day


def section(request, user, at):
    if not request.answers and not request.visits:
        return None
    return {
        "id": "antwoord", "label": _("Answer"), "template": "rights/requests/answered.html",
        "answers": [sent(request, row, at) for row in reversed(request.answers)],
        "visits": [visited(row, at) for row in reversed(request.visits)],
    }  # fmt: skip


def sent(request, row, now):
    """Sent, delivered, opened and posted are facts of their own."""
    facts = [
        {"label": _("Sent"), "value": f"{words.moment(row.sent_at, now)}, {row.get_way_display()}"},
        {"label": _("Delivered"), "value": words.moment(row.delivered_at, now) if row.delivered_at else _("not known")},
        {"label": _("Opened"), "value": words.moment(row.opened_at, now) if row.opened_at else _("not known")},
        {"label": _("On paper"), "value": words.moment(row.posted_at, now)} if row.posted_at else None,
        {"label": _("The copy"), "value": _("Went along on paper")} if row.copy_on_paper else None,
        last_day(request, row, now),
        {"label": _("Recorded later because"), "value": row.recorded_later, "typed": True} if row.recorded_later else None,
        {"label": _("Later than the term"), "value": row.late_reason, "typed": True} if row.late else None,
    ]
    return {"facts": [line for line in facts if line], "pk": row.pk, "has_letter": bool(row.head)}


def visited(row, now):
    facts = [
        {"label": _("Visit"), "value": capfirst(words.moment(row.visited_at, now))},
        {"label": _("Present"), "value": str(row.present)},
        {"label": _("Visitors"), "value": row.visitors, "typed": True} if row.visitors else None,
        {"label": _("Shown"), "value": row.shown, "typed": True},
        {"label": _("Remarks"), "value": row.remarks, "typed": True} if row.remarks else None,
        {"label": _("A copy"), "value": _("Given") if row.copy_given else _("Not given")},
    ]
    return [line for line in facts if line]
