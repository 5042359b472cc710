"""A paper as pages that can stand in a file: only what is to be seen, on a page that can do nothing.

Of a PDF the drawn content goes along and what is drawn over it (a filled-in field, a stamp). Scripts, actions, links, attached
files, remarks, metadata and hidden objects do not, and of a page that was left out nothing does. A picture becomes one page.
"""

import io
from contextlib import contextmanager

from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from rights.complaints.files.narrowed import Reading
from rights.complaints.files.shown import BROKEN, UNDRAWN, NoPages, add_page, covers, marks

PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
PDF = "application/pdf"
MOST_PAGES = 300
MOST_POINTS = 60_000_000  # of a picture
SHARP, DOTS_AN_INCH = 2400, 200

# Why a paper cannot stand in the PDF. Dutch, as the file is.
LOCKED = "het bestand is beveiligd met een wachtwoord"
LAYERS = "het bestand heeft verborgen lagen"
LONG = f"het bestand heeft meer dan {MOST_PAGES} bladzijden"
LARGE = "de afbeelding is te groot"
MOVING = "het is een bewegend beeld"
KIND = "van dit soort bestand zijn geen bladzijden te maken"


@contextmanager
def reading():
    """Whatever somebody's file does to the reader, it is a file without pages, and what was typed around it is kept."""
    try:
        yield
    except NoPages:
        raise
    except Exception as error:
        raise NoPages(BROKEN) from error


@reading()
def clean(content, content_type, without=()):
    """The paper as a PDF of which every page only shows something, without these pages; `NoPages` where that cannot be."""
    if content_type in PICTURES:
        content, without = picture(content), ()
    elif content_type != PDF:
        raise NoPages(KIND)
    return only_shown(content, without)


@reading()
def looked_at(content):
    """How many pages a PDF has, and on which something was only covered: beneath the mark it can still be read.

    `NoPages` where it cannot be read.
    """
    pages = opened(content).pages
    return len(pages), [number for number, page in enumerate(pages, start=1) if may_hide(page)]


def may_hide(page):
    """Whether a mark on this page hides something. One that makes no sense to us counts as one that does."""
    try:
        return any(map(covers, marks(page)))
    except Exception:
        return True


def picture(content):
    """A picture as a PDF of one page, upright, on white, without what the camera noted."""
    with Image.open(io.BytesIO(content)) as image:
        if image.width * image.height > MOST_POINTS:
            raise NoPages(LARGE)
        if getattr(image, "n_frames", 1) > 1:
            raise NoPages(MOVING)
        # Smaller first: each copy of it whole is hundreds of megabytes. With a palette that would be ugly.
        small = image.convert("RGBA") if image.mode in ("1", "P") else image
        small.thumbnail((SHARP, SHARP))
        upright = ImageOps.exif_transpose(small).convert("RGBA")
    sheet = Image.new("RGB", upright.size, "white")
    sheet.paste(upright, mask=upright.getchannel("A"))
    buffer = io.BytesIO()
    sheet.save(buffer, "PDF", resolution=DOTS_AN_INCH, quality=85)
    return buffer.getvalue()


def opened(content):
    """The reader of a PDF that can become pages."""
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        raise NoPages(LOCKED)
    root = reader.root_object
    layers = root.get("/OCProperties", DictionaryObject()).get_object().get("/D", DictionaryObject()).get_object()
    if layers.get("/OFF") or layers.get("/BaseState") == "/OFF":
        raise NoPages(LAYERS)
    if root.get("/NeedsRendering"):
        raise NoPages(UNDRAWN)
    if len(reader.pages) > MOST_PAGES:
        raise NoPages(LONG)
    return reader


def only_shown(content, without):
    reader, writer, reading = opened(content), PdfWriter(), Reading()
    for number, page in enumerate(reader.pages, start=1):
        if number not in without:
            add_page(writer, page, reading)
    writer.metadata = None
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
