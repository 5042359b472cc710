"""The checklist "ook melden bij": who was told and when, what is not applicable, and what the facts suggest."""

from django.utils.translation import gettext as _

from breaches.models import AlsoReport
from pages import words

Party = AlsoReport.Party
CRIMES = ("theft_or_loss", "malicious_external", "malicious_internal")


def checklist(breach, now):
    """Every party once: the latest that was recorded of it, else whether it is still open and why it matters here."""
    latest = {row.party: row for row in breach.case.alsoreport_records.order_by("at")}
    hints = suggestions(breach)
    return [line(party, latest.get(party), hints.get(party, ""), now) for party in Party]


def line(party, row, hint, now):
    if row is None:
        return {"label": party.label, "answer": _("Still open"), "note": hint, "open": True, "warm": bool(hint)}
    answer = _("Not applicable") if row.not_applicable else words.moment(row.told_at, now)
    return {"label": party.label, "answer": answer, "note": row.note or "", "open": False, "warm": False}


def suggestions(breach):
    """Why the facts make somebody worth telling."""
    facts, found = breach.facts, {}
    if "exam_results" in (facts.get("data_categories") or ()):
        found[Party.INSPECTORATE] = _(
            "There are exam results among the data. Is it about a central exam? Then the Inspectorate has to know."
        )
    if facts.get("cause") in CRIMES or facts.get("malicious"):
        found[Party.POLICE] = _("Somebody took something or broke in: report it to the police.")
        found[Party.INSURER] = _("A cyber insurance often wants to hear of it within days.")
    if facts.get("processor_involved") or breach.processor_id or breach.processor_name:
        found[Party.SUPPLIER] = _("It happened at a supplier: let them know what you notify, and what you need of them.")
    return found
