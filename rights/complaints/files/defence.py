"""The board's defence for a commission (verweer): facts with dates, both sides, decisions, correspondence, papers.

Each text is read by a person before it goes out, who takes the data of others out of it; that reading is a row, and what it
left is what goes. Of the FG's advice only what the FG released is ever among them.
"""

from dataclasses import dataclass

from django.utils.text import capfirst

from cases.told import label as label_of
from cases.told import told
from pages import words
from rights.complaints.files.pack import File, Row, Section, named
from rights.complaints.models import Outcome, Reaction, Subject

SPOKEN = ("message.requester", "message.from_requester")


@dataclass(frozen=True)
class Item:
    """One text that may go into the defence, in its section; `key` finds it back."""

    key: str
    section: str
    label: str
    text: str


def items(complaint):
    """All texts that may go into the defence, in order."""
    found = [
        *asked(complaint),
        *heard(complaint),
        *decided(complaint),
        *advised(complaint),
        *written(complaint),
        *done(complaint),
    ]
    return [one for one in found if one.text]


def asked(complaint):
    yield Item("about", "De klacht", "De klacht", complaint.about or "")
    yield Item("wish", "De klacht", "Wens van de klager", complaint.wish or "")
    if len(complaint.parts) > 1:
        for part in complaint.parts:
            yield Item(f"part-{part.number}", "De klacht", f"Onderdeel {part.number}", part.text or "")


def heard(complaint):
    for one in complaint.hearings:
        with_ = f", bijgestaan door {one.assisted_by}" if one.assisted_by else ""
        label = f"{capfirst(one.get_party_display())}, {words.day(one.held_at)}{with_}"
        yield Item(f"hearing-{one.pk}", "Hoor en wederhoor", label, one.text or "")
    for one in complaint.defences:
        if one.answered_at:
            label = f"Verweer van de aangeklaagde, {words.day(one.answered_at)}"
            yield Item(f"defence-{one.pk}", "Hoor en wederhoor", label, f"{one.question}\n\n{one.answer}")


def decided(complaint):
    for one in complaint.verdicts:
        label = f"Onderdeel {one.part.number}, {one.step.name}, {words.day(one.at)}"
        text = f"{capfirst(Outcome(one.outcome).label)}.\n{one.reasons or ''}".strip()
        yield Item(f"verdict-{one.pk}", "Besluiten en gronden", label, text)
    for one in complaint.findings:
        advised = f"\n\nMaatregelen die zijn geadviseerd: {one.proposed}" if one.proposed else ""
        label = f"Oordeel van buiten: {one.step.name}, {words.day(one.received_at)}"
        yield Item(f"finding-{one.pk}", "Besluiten en gronden", label, f"{one.text or ''}{advised}")
    for one in complaint.reactions:
        label = f"Reactie van het bestuur, {words.day(one.sent_at)}"
        yield Item(f"reaction-{one.pk}", "Besluiten en gronden", label, f"{Reaction.Shares(one.shares).label}.\n{one.text}")


def advised(complaint):
    """What the FG released, and nothing else of the advice."""
    for one in complaint.advices:
        yield Item(f"advice-{one.pk}", "Advies van de FG", f"{one.by}, {words.day(one.at)}", one.released or "")


def written(complaint):
    events = complaint.case.events.filter(name__in=SPOKEN).select_related("by").order_by("seq")
    for one in told(complaint.case, events, None):
        label = f"{'Aan' if one.name == SPOKEN[0] else 'Van'} de klager, {words.moment(one.at)}"
        yield Item(f"message-{one.seq}", "Correspondentie", label, one.note)


def done(complaint):
    case = complaint.case
    for task in case.tasks.filter(sort="measure").order_by("made_at", "pk"):
        task.case = case
        state = f"gedaan op {words.day(task.done_at)}" if task.done_at else "loopt"
        yield Item(f"task-{task.pk}", "Maatregelen", capfirst(state), task.text or "")


def defence_file(complaint, release, at):
    """The file as it goes out: only texts that somebody read for it, as that person left them."""
    case, texts = complaint.case, release.texts or {}
    by_section = {}
    for one in items(complaint):
        if text := texts.get(one.key, "").strip():
            by_section.setdefault(one.section, []).append(Row(one.label, text))
    sections = [
        Section("Ontvankelijkheid", admissibility(complaint)),
        Section("Feiten met data", dated(complaint)),
        *(Section(title, rows) for title, rows in by_section.items()),
        Section("Verzoek of datalek ernaast", linked(case)),
    ]
    rows = list(case.documents.filter(pk__in=release.papers, erased_at=None).order_by("at", "pk"))
    for row in rows:
        row.case = case
    lead = [
        f"Verweer van {case.board} in klacht {case.reference}.",
        f"Nagekeken op gegevens van anderen door {release.by} op {words.moment(release.at)}.",
    ]
    title = f"Verweer van het bestuur: {case.reference}"
    return File(title, lead, sections, named(rows, release.left_out), as_shown=True)


def admissibility(complaint):
    """When it happened, when it came in, in what role; whom it is about by function only."""
    return [
        row
        for row in (
            Row("Het gebeurde op", words.day(complaint.conduct_on) if complaint.conduct_on else "niet bekend"),
            Row("Ingekomen op", words.moment(complaint.case.received_at)),
            Row("Klager", capfirst(complaint.role)),
            Row("Aangeklaagde", capfirst(complaint.get_respondent_kind_display())),
            Row("Waarover", str(dict(Subject.choices).get(complaint.case.subject, ""))),
        )
        if row.text
    ]


def dated(complaint):
    """The steps of the ladder and of the case with their moments, without what anybody said."""
    case = complaint.case
    rows = []
    for one in case.events.filter(name__startswith="complaint.").order_by("seq"):
        if one.name not in INSIDE_ONLY:
            rows.append(Row(words.moment(one.at), label_of(case.kind, one)))
    return rows


# What is for inside: the advice of the FG and who reads the file itself.
INSIDE_ONLY = frozenset(
    f"complaint.{name}" for name in ("ask_dpo", "advise", "file_made", "file_checked", "file_shared", "code_wrong", "corrected")
)


def linked(case):
    """The request or the breach beside it: that it is there and how its term stands, not what is in it.

    Another complaint is not told of: it may be about somebody who reads along, or of somebody else.
    """
    others = [link.other for link in case.links.select_related("other")]
    others += [link.case for link in case.linked_from.select_related("case")]
    rows = []
    for one in (one for one in others if one.kind != case.kind):
        ended = f" Gesloten op {words.day(one.closed_at)}." if one.closed_at else ""
        term = f" Termijn tot en met {words.day(one.due_at)}." if one.due_at else ""
        rows.append(Row(one.reference, f"Ingekomen op {words.day(one.received_at)}.{term}{ended}"))
    return rows
