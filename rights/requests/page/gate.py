"""How was established who asks, what the requester was asked, and what the other parent holds against it."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.requests.models import State, gate


def section(request, user, at):
    return {
        "id": "poort", "label": _("Identity and authority"), "template": "rights/requests/gate.html",
        "passes": [passed(request, row, at) for row in reversed(request.gate_passes)],
        "findings": open_findings(request),
        "questions": [asked(row, at) for row in reversed(request.questions)],
        "objections": [objected(row, at) for row in reversed(request.objections)],
    }  # fmt: skip


def open_findings(request):
    """What the gate will ask for, as long as it has not been passed."""
    if request.gate is not None or request.state != State.RECEIVED:
        return []
    found = gate.findings(
        capacity=request.capacity, age=request.age_at_receipt, rights=request.rights, copy_wanted=request.copy_wanted,
        noncustodial=settings.NONCUSTODIAL_PARENT,
    )  # fmt: skip
    return [finding.text for finding in found]


def passed(request, row, now):
    how = capfirst(row.get_method_display())
    if row.document_kind:
        how = f"{how}: {row.get_document_kind_display()}"
    address = _("Established as the own address") if row.covers_address else _("Not established")
    lines = [
        {"label": _("Who it is"), "value": how},
        {"label": _("May ask it"), "value": capfirst(row.get_authority_display())},
        {"label": _("E-mail address"), "value": address},
        {"label": _("By"), "value": f"{row.by}, {words.day(row.on, now)}"},
    ]
    if row.reason:
        lines.append({"label": _("Reason"), "value": row.reason, "typed": True})
    return {"lines": lines, "counts": row == request.gate}


def asked(row, now):
    until = words.moment(row.answered_at, now) if row.answered_at else ""
    told = {"label": capfirst(row.get_sort_display()), "at": words.moment(row.at, now), "until": until}
    return told | {"text": row.text, "answer": row.answer}


def objected(row, now):
    weighed = row.weighed_at and (_("The request goes on.") if row.goes_on else _("The objection weighs heavier."))
    told = {"text": row.text, "at": words.moment(row.at, now)}
    return told | {"weighed": weighed or "", "reason": row.reason, "by": row.weighed_by}
