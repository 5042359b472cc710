"""A file as one PDF with an index and page numbers, and as a zip with the papers that belong to it."""

import io
import zipfile
from dataclasses import dataclass, field

from cases import documents, paper
from schools import house_style


@dataclass(frozen=True)
class Row:
    """One line of a file: what it is, and the text."""

    label: str
    text: str


@dataclass(frozen=True)
class Section:
    title: str
    rows: list


@dataclass
class File:
    """What a file holds: sections of lines, the papers that go along (by the name they get), and texts to paste."""

    title: str
    lead: list
    sections: list
    papers: list = field(default_factory=list)  # of (name, document)
    texts: list = field(default_factory=list)  # of (name, text)


def pdf(case, made):
    """The file as one PDF; the papers that go along are listed in it."""
    sections = [one for one in made.sections if one.rows]
    if made.papers:
        sections.append(Section("Stukken", [Row(name, "") for name, _document in made.papers]))
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
    }
    return paper.pdf("file", {**data, **house_style.on_paper(case.board)})


def packed(case, made):
    """The PDF, the texts and the papers in one zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("dossier.pdf", pdf(case, made))
        for name, text in made.texts:
            zipped.writestr(name, text)
        for name, document in made.papers:
            document.case = case
            zipped.writestr(f"stukken/{name}", documents.content(document))
    return buffer.getvalue()


def named(rows):
    """Documents with the name each gets in a file: a number in front, and a name that stays a name."""
    return [
        (f"{n:02d}-{documents.header_name(documents.clean_name(one.name or 'bestand'))}", one)
        for n, one in enumerate(rows, start=1)
    ]
