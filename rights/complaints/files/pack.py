"""A file as one PDF with an index and page numbers, papers and all; and as a zip with the papers that belong to it."""

import io
import zipfile
from dataclasses import dataclass, field

from cases import documents, paper
from rights.complaints.files import pages_of
from rights.complaints.files.bind import bind, sheets
from schools import house_style

MOST_PAGES = 600  # of all papers together
ONLY_IN_ZIP = "alleen in de zip"
TOO_MANY = f"samen hebben de stukken meer dan {MOST_PAGES} bladzijden"


@dataclass(frozen=True)
class Row:
    """One line of a file: what it is, and the text."""

    label: str
    text: str


@dataclass(frozen=True)
class Section:
    title: str
    rows: list


@dataclass(frozen=True)
class Paper:
    """A document that goes along, by the name it gets in the file, without the pages that somebody took out."""

    name: str
    document: object
    without: frozenset = frozenset()


@dataclass
class File:
    """What a file holds: sections of lines, the papers that go along, and texts to paste.

    `as_shown`: a PDF lies in the zip as it stands in the file too, without what cannot be seen in it.
    """

    title: str
    lead: list
    sections: list
    papers: list = field(default_factory=list)  # of Paper
    texts: list = field(default_factory=list)  # of (name, text)
    as_shown: bool = False


@dataclass(frozen=True)
class Enclosed:
    """A paper as it was read: its pages, or why it has none; the bytes as they came, and as they show."""

    paper: Paper
    came: bytes
    shown: bytes = b""
    sheets: tuple = ()
    why: str = ""


def read(case, made):
    """Each paper with its pages, as long as they fit."""
    found, pages = [], 0
    for one in made.papers:
        one.document.case = case
        came = documents.content(one.document)
        try:
            shown = pages_of.clean(came, one.document.content_type, one.without)
            leaves = tuple(sheets(shown))
        except pages_of.NoPages as refused:
            found.append(Enclosed(one, came, why=str(refused)))
            continue
        fits = pages + len(leaves) <= MOST_PAGES
        found.append(Enclosed(one, came, shown, leaves if fits else (), "" if fits else TOO_MANY))
        pages += len(leaves) if fits else 0
    return [one for one in found if one.shown or not one.paper.without]  # never a page that was taken out


def pdf(case, made):
    """The file as one PDF."""
    return pressed(case, made, read(case, made))


def pressed(case, made, enclosed):
    """The file on paper with its index; the pages of the papers behind it."""
    sections = [one for one in made.sections if one.rows]
    if enclosed:
        sections.append(Section("Stukken", [Row(one.paper.name, told(one)) for one in enclosed]))
    leaves = [sheet for one in enclosed for sheet in one.sheets]
    data = {
        "board": str(case.school or case.board),
        "sub": str(case.board) if case.school else "",
        "sender": [],
        "title": made.title,
        "lead": made.lead,
        "index": "Inhoud",
        "foot": case.reference,
        "sections": [
            {"title": f"{n}. {one.title}", "rows": [{"label": str(row.label), "text": str(row.text)} for row in one.rows]}
            for n, one in enumerate(sections, start=1)
        ],
        "papers": [
            {"name": one.paper.name, "sheets": [sheet.wide for sheet in one.sheets], "why": one.why, "zip": ONLY_IN_ZIP}
            for one in enclosed
        ],
    }
    content = paper.pdf("file", {**data, **house_style.on_paper(case.board)}, accessible=not leaves)
    return bind(content, leaves) if leaves else content


def told(enclosed):
    """Where a paper is, and what was taken out of it."""
    where = f"{ONLY_IN_ZIP.capitalize()}: {enclosed.why}." if enclosed.why else "Achter in dit dossier."
    out = ", ".join(str(number) for number in sorted(enclosed.paper.without))
    return f"{where}\nWeggelaten, om gegevens van anderen: bladzijde {out}." if out else where


def packed(case, made):
    """The PDF, the texts and the papers in one zip."""
    buffer, enclosed = io.BytesIO(), read(case, made)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("dossier.pdf", pressed(case, made, enclosed))
        for name, text in made.texts:
            zipped.writestr(name, text)
        for one in enclosed:
            is_pdf = one.paper.document.content_type == pages_of.PDF
            as_shown = is_pdf and (made.as_shown or one.paper.without)
            zipped.writestr(f"stukken/{one.paper.name}", (one.shown if as_shown else b"") or one.came)
    return buffer.getvalue()


def named(rows, without=None):
    """Documents as the papers of a file: a number in front, and a name that stays a name."""
    return [
        Paper(
            f"{n:02d}-{documents.header_name(documents.clean_name(one.name or 'bestand'))}",
            one,
            frozenset((without or {}).get(str(one.pk), ())),
        )
        for n, one in enumerate(rows, start=1)
    ]
