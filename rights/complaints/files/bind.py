"""One PDF of a file and the papers that go along: the file leaves room for each page of them, and here they are put in.

The index, the page numbers and the name above each paper are the file's own, so that they are right over the whole.
"""

import io
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from rights.complaints.files.shown import form, keep

POINTS = 72 / 25.4  # in a millimetre
A4 = (210 * POINTS, 297 * POINTS)
SIDE, TOP, BOTTOM = 15 * POINTS, 28 * POINTS, 22 * POINTS  # around a page of a paper, as typst/file.typ leaves it


@dataclass(frozen=True)
class Sheet:
    """One page of a paper, and whether it lies on its side."""

    page: object

    @property
    def size(self):
        return float(self.page.mediabox.width), float(self.page.mediabox.height)

    @property
    def wide(self):
        return self.size[0] > self.size[1]


def sheets(content):
    """The pages of a paper that `pages_of.clean` made."""
    return [Sheet(page) for page in PdfReader(io.BytesIO(content)).pages]


def bind(content, sheets):
    """The file with these pages on its last pages, in order."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    first = len(writer.pages) - len(sheets)
    for page, sheet in zip(writer.pages[first:], sheets, strict=True):
        put(writer, page, sheet)
    # Its tags cover the file's own text only: with them a screen reader would read past the papers.
    for name in ("/StructTreeRoot", "/MarkInfo"):
        writer.root_object.pop(name, None)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def put(writer, page, sheet):
    """The page of the paper in the room that was left for it, smaller where it has to be."""
    paper = A4[::-1] if sheet.wide else A4
    (width, height), room = sheet.size, (paper[0] - 2 * SIDE, paper[1] - TOP - BOTTOM)
    scale = min(1, room[0] / width, room[1] / height)
    left, low = SIDE + (room[0] - width * scale) / 2, BOTTOM + room[1] - height * scale
    shown = form(sheet.page.get_contents().get_data(), sheet.page["/Resources"].get_object(), (0, 0, width, height))
    resources = DictionaryObject(page.get("/Resources", DictionaryObject()).get_object())
    objects = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    objects[NameObject("/Stuk")] = keep(writer, shown)
    resources[NameObject("/XObject")] = objects
    page[NameObject("/Resources")] = resources
    page[NameObject("/Contents")] = ArrayObject(
        [stream(writer, "q"), *own(page), stream(writer, f"Q q {scale:.5f} 0 0 {scale:.5f} {left:.3f} {low:.3f} cm /Stuk Do Q")]
    )


def own(page):
    """What the page has of itself."""
    found = page.raw_get("/Contents")
    return list(found) if isinstance(found, ArrayObject) else [found]


def stream(writer, line):
    made = DecodedStreamObject()
    made.set_data(f"{line}\n".encode())
    return writer._add_object(made)
