"""The checklist "ook melden bij": who was told and when, what is not applicable, and what the facts suggest."""

from django.utils.translation import gettext as _

from breaches.models import AlsoReport
from pages import words
from schools.models import School

Party = AlsoReport.Party
CRIMES = ("theft_or_loss", "malicious_external", "malicious_internal")


def checklist(breach, now):
    """Every party once: the latest that was recorded of it, else whether it is still open and why it matters here."""
    latest = {row.party: row for row in breach.case.alsoreport_records.order_by("at", "pk")}
    hints = suggestions(breach)
    found = [line(party, latest.get(party), hints.get(party, ""), now) for party in Party]
    if Party.INSPECTORATE not in latest:
        place = list(Party).index(Party.INSPECTORATE)
        found[place] = exams(breach, found[place])
    return [ended(one) for one in found] if breach.case.closed_at else found


def ended(one):
    """In a closed case nothing is open any more."""
    return one | {"answer": _("Not recorded"), "note": "", "open": False, "warm": False, "missed": True} if one["open"] else one


def line(party, row, hint, now):
    if row is None:
        return {"label": party.label, "answer": _("Still open"), "note": hint, "open": True, "warm": bool(hint)}
    answer = _("Not applicable") if row.not_applicable else words.moment(row.told_at, now)
    return {"label": party.label, "answer": answer, "note": row.note or "", "open": False, "warm": False}


def exams(breach, one):
    """The Inspectorate, as long as nobody said: one plain question, and none where no central exam is taken."""
    if not may_have_exams(breach.case):
        note = _("A primary school has no central exams.")
        return one | {"answer": _("Not applicable"), "note": note, "open": False, "warm": False}
    note = _(
        "Is it about a central exam: its questions, work of pupils or results? Then the Inspectorate has to know. "
        "If not, it is not applicable."
    )
    return one | {"note": note, "warm": "exam_results" in (breach.facts.get("data_categories") or ())}


def may_have_exams(case):
    """Whether a school that this touches is more than a primary school; of a whole board any of its schools may be."""
    if case.school:
        return case.school.sector != School.Sector.PRIMARY
    named = case.schoolpart_records.values("school")
    schools = School.objects.filter(pk__in=named) if named else School.objects.filter(board=case.board_id)
    return schools.exclude(sector=School.Sector.PRIMARY).exists()


def suggestions(breach):
    """Why the facts make somebody worth telling."""
    facts, found = breach.facts, {}
    if facts.get("cause") in CRIMES or facts.get("malicious"):
        found[Party.POLICE] = _("Somebody took something or broke in: report it to the police.")
        found[Party.INSURER] = _("A cyber insurance often wants to hear of it within days.")
    if facts.get("processor_involved") or breach.processor_id or breach.processor_name:
        found[Party.SUPPLIER] = _("It happened at a supplier: let them know what you notify, and what you need of them.")
    return found
