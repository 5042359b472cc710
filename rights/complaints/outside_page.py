"""A complaint's own part of the complainant's page: what came of it, and the way on."""

from django.utils.text import capfirst

from rights.complaints.models import Outcome
from rights.complaints.page.facts import last_day_for_lkc


def outside_context(complaint, outsider, at):
    """The context of `rights/complaints/outside.html`."""
    conduct_on = complaint.conduct_on
    return {
        "outcomes": outcomes(complaint),
        "reactions": complaint.reactions,
        "hearings": [one for one in complaint.hearings if one.party == "complainant"],
        "lkc_until": last_day_for_lkc(conduct_on) if conduct_on and complaint.case.board.commission == "lkc" else None,
    }


def outcomes(complaint):
    """Each part with the last outcome and its reasons."""
    latest = complaint.verdict_of
    return [
        {
            "number": part.number,
            "text": part.text or "",
            "label": capfirst(Outcome(latest[part.pk].outcome).label),
            "reasons": latest[part.pk].reasons,
        }
        for part in complaint.parts
        if part.pk in latest
    ]
