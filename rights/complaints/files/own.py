"""The complainant's own file: what that person told, what was written to and by that person, and the answers. Nothing else."""

import datetime as dt

from django.utils.text import capfirst

from cases.models import Document, Outsider
from cases.told import told
from pages import words
from rights.complaints.files.pack import File, Row, Section, named
from rights.complaints.models import Rung

TO = {Rung.AUTHORITY: "de Autoriteit Persoonsgegevens", Rung.COMMISSION: "de klachtencommissie"}
FOUR_WEEKS = dt.timedelta(weeks=4)
WROTE = ("message.requester", "message.from_requester")


def own_file(complaint, outsider, to, at):
    """The file for the AP or the commission, from what this outsider may see."""
    case = complaint.case
    sections = [
        Section("De klacht", complaint_rows(complaint)),
        Section("Contact met de school", contact(complaint, outsider, at)),
        Section("Wat de school antwoordde", answers(complaint, at)),
        Section("Andere zaken", linked(case, outsider, at)),
    ]
    lead = [f"Uw eigen dossier bij klacht {case.reference}, voor {TO[to]}.", f"Gemaakt op {words.day(at)}."]
    mine = case.documents.filter(origin=Document.Origin.PUBLIC, by=None, erased_at=None).order_by("at", "pk")
    texts = [("tekst-om-te-plakken.txt", to_paste(complaint, to, at))]
    return File(f"Dossier van de klager: {case.reference}", lead, sections, with_case(case, mine), texts)


def with_case(case, rows):
    """These documents by the name they get, each able to open its own name."""
    rows = list(rows)
    for row in rows:
        row.case = case
    return named(rows)


def complaint_rows(complaint):
    who = complaint.complainant or {}
    rows = [
        Row("Nummer", complaint.case.reference),
        Row("School", str(complaint.case.school or complaint.case.board)),
        Row("Bestuur", str(complaint.case.board)),
        Row("Ingediend op", words.moment(complaint.case.received_at)),
        Row("Door", ", ".join(filter(None, (who.get(name) for name in ("name", "email", "phone"))))),
        Row("In welke rol", capfirst(complaint.role)),
        Row("Het gebeurde op", words.day(complaint.conduct_on) if complaint.conduct_on else ""),
        Row("De klacht", complaint.about or ""),
        Row("Wat u wilt", complaint.wish or ""),
    ]
    return [row for row in rows if row.text]


def contact(complaint, outsider, at):
    """Proof of contact: when it came in, when receipt was confirmed, what was written to and fro."""
    case, rows = complaint.case, [Row(words.moment(complaint.case.received_at), "De klacht kwam binnen bij de school.")]
    if case.events.filter(name="complaint.opened", via="public").exists():
        rows.append(Row(words.moment(case.received_at), "U kreeg meteen een bevestiging met het nummer."))
    for event in case.events.filter(name="complaint.confirm_receipt"):
        sent_at = dt.datetime.fromisoformat(event.facts["sent_at"]) if event.facts.get("sent_at") else event.at
        rows.append(Row(words.moment(sent_at), "De school bevestigde de ontvangst."))
    for hearing in complaint.hearings:
        if hearing.party == hearing.Party.COMPLAINANT:
            rows.append(Row(words.moment(hearing.held_at), "U bent gehoord."))
    events = case.events.filter(name__in=WROTE).select_related("by").order_by("seq")
    mine = [e for e in events if e.name == WROTE[0] or e.facts.get("outsider") == str(outsider.pk)]
    for event in told(case, mine, None):
        rows.append(Row(words.moment(event.at), f"{'De school' if event.name == WROTE[0] else 'U'} schreef:\n{event.note}"))
    return rows


def answers(complaint, at):
    """The outcome of each part at each step, the findings and what the board did with them."""
    rows = [Row(words.day(one.at), outcome(one)) for one in complaint.verdicts]
    rows += [Row(words.day(one.received_at), finding(one)) for one in complaint.findings]
    rows += [Row(words.day(one.sent_at), f"{one.get_shares_display()}.\n{one.text or ''}") for one in complaint.reactions]
    return rows or [Row(words.day(at), "De school heeft nog niet geantwoord.")]


def outcome(verdict):
    head = f"{capfirst(verdict.step.name)}, onderdeel {verdict.part.number}: {verdict.get_outcome_display()}."
    return "\n".join(filter(None, (head, verdict.part.text, verdict.reasons)))


def finding(one):
    advised = f"Maatregelen die zijn geadviseerd: {one.proposed}" if one.proposed else ""
    return "\n".join(filter(None, (f"{capfirst(one.step.name)}: {one.text or ''}", advised)))


def linked(case, outsider, at):
    """Cases beside this one that the same address may follow: only those are this person's to know of."""
    pks = [*case.links.values_list("other", flat=True), *case.linked_from.values_list("case", flat=True)]
    mine = Outsider.objects.filter(case__in=pks, email_digest=outsider.email_digest, confirmed_at__isnull=False)
    rows = []
    for one in mine.select_related("case").order_by("case__received_at"):
        text = f"Binnengekomen op {words.day(one.case.received_at)}."
        if one.case.closed_at is None and one.case.due_at and one.case.due_at < at:
            text += f" Het antwoord moest er uiterlijk {words.day(one.case.due_at)} zijn. Dat was er niet."
        rows.append(Row(one.case.reference, text))
    return rows


def for_the_authority(complaint, at):
    """What the AP asks before it handles a complaint (domain.md 5), as far as it is on record here."""
    yield "Het gaat om gegevens van mijzelf of van iemand voor wie ik mag optreden."
    yield "Ik weet dat de AP mijn naam aan de school kan noemen."
    if not complaint.verdicts and complaint.case.received_at + FOUR_WEEKS < at:
        yield "Meer dan vier weken na mijn klacht heb ik nog geen antwoord van de school."
    if not any(one.rung == Rung.COURT for one in complaint.ladder):
        yield "Er loopt hierover geen zaak bij de rechter. [Klopt dit niet? Haal deze regel dan weg.]"
    yield "Bewijs van mijn contact met de school zit in het dossier."


def to_paste(complaint, to, at):
    """A text for the form of the AP or the letter to the commission: what each expects to read."""
    case, who = complaint.case, (complaint.complainant or {}).get("name", "")
    lines = [
        f"Ik heb een klacht over {case.school or case.board} ({case.board}).",
        f"Ik diende mijn klacht op {words.day(case.received_at)} in bij de school, onder nummer {case.reference}.",
        *([f"Het gebeurde op {words.day(complaint.conduct_on)}."] if complaint.conduct_on else []),
        "", "Mijn klacht:", complaint.about or "",
        "", "Wat de school antwoordde:", *[f"- {row.label}: {row.text}" for row in answers(complaint, at)],
    ]  # fmt: skip
    if complaint.wish:
        lines += ["", "Wat ik wil:", complaint.wish]
    if to == Rung.AUTHORITY:
        lines += ["", *for_the_authority(complaint, at)]
    return "\n".join([*lines, "", who]).strip() + "\n"
