"""A page of somebody's PDF as one that only shows something: what is drawn, and over it what else is to be seen."""

from pypdf import PageObject
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NullObject, StreamObject

from rights.complaints.files.narrowed import MOST_DRAWN, TooHeavy, named_within, names_in, narrowed

BROKEN = "het bestand is beschadigd"
HEAVY = "een bladzijde is te zwaar"
UNDRAWN = "het is een formulier dat alleen in een eigen programma te lezen is"

# What lies over a page and is no part of what it shows.
NOT_SHOWN = frozenset({
    "/Link", "/Popup", "/Text", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D", "/TrapNet",
    "/PrinterMark", "/Watermark", "/Redact",
})  # fmt: skip
HIDDEN = 2 | 32  # flags: hidden, not on the screen
# Dictionaries that do something, lead elsewhere or hold something else. Whatever points at one loses it.
ACTIVE = frozenset({
    "/Page", "/Pages", "/Catalog", "/Annot", "/Action", "/Filespec", "/F", "/EmbeddedFile", "/Outlines", "/Sig",
    "/ObjStm", "/XRef",
})  # fmt: skip
ACTS = frozenset({
    "/JavaScript", "/Launch", "/URI", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition",
    "/RichMediaExecute", "/GoTo3DView", "/Named",
})  # fmt: skip
BESIDE = ("/Metadata", "/PieceInfo", "/AF", "/AA", "/OPI", "/Ref", "/Alternates", "/StructParent", "/StructParents", "/JS")

FILLED = frozenset({"/Square", "/Circle", "/Polygon"})
STROKED = frozenset({"/Ink", "/Line", "/PolyLine"})
BROAD = 5  # a stroke of so many points hides a line of text
DARK = 0.5  # on the average: a marker that one does not read through


class NoPages(Exception):
    """It cannot become pages; why, in Dutch."""


def add_page(writer, page, reading):
    """A page upright in its own size, with the drawn content as one closed object, and over it what else is to be seen."""
    box = page.cropbox
    left, bottom, width, height = (float(one) for one in (box.left, box.bottom, box.width, box.height))
    if not (0 < width < 15_000 and 0 < height < 15_000):
        raise NoPages(BROKEN)
    try:
        data, resources = drawn_with(page, reading)
        above = list(over(page, reading))
    except TooHeavy as error:
        raise NoPages(HEAVY) from error
    body = form(data, resources, (left, bottom, left + width, bottom + height)).flate_encode()
    turn, size = turned(page.rotation % 360, left, bottom, width, height)
    sheet = writer.add_page(PageObject.create_blank_page(width=size[0], height=size[1]))
    lines, shown = [f"q {numbers(turn)} cm /Blad Do"], {"/Blad": keep(writer, body, reading.stripped)}
    for number, (stream, place) in enumerate(above):
        lines.append(f"q {numbers(place)} cm /Op{number} Do Q")
        shown[f"/Op{number}"] = keep(writer, stream, reading.stripped)
    objects = DictionaryObject({NameObject(name): value for name, value in shown.items()})
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})
    content = DecodedStreamObject()
    content.set_data(" ".join([*lines, "Q"]).encode())
    sheet[NameObject("/Contents")] = writer._add_object(content)


def drawn_with(page, reading):
    """What is drawn, and of the resources what it draws with."""
    data, resources = reading.data(page.get_contents(), MOST_DRAWN), page.get("/Resources", DictionaryObject()).get_object()
    if not isinstance(resources, DictionaryObject):
        return data, DictionaryObject()
    strip(resources, reading.stripped)
    return data, narrowed(names_in(data), resources, reading)


def form(data, resources, box):
    """What is drawn, as an object of its own: what it leaves open ends with it."""
    made = DecodedStreamObject()
    made.set_data(data)
    made.update({
        NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): ArrayObject(FloatObject(one) for one in box), NameObject("/Resources"): resources,
    })  # fmt: skip
    return made


def turned(degrees, left, bottom, width, height):
    """The matrix that sets a page upright with its corner in the origin, and the size it then has."""
    return {
        90: ((0, -1, 1, 0, -bottom, left + width), (height, width)),
        180: ((-1, 0, 0, -1, left + width, bottom + height), (width, height)),
        270: ((0, 1, -1, 0, bottom + height, -left), (height, width)),
    }.get(degrees, ((1, 0, 0, 1, -left, -bottom), (width, height)))


def numbers(values):
    return " ".join(f"{float(value):.5f}" for value in values)


def marks(page):
    """What lies over a page (annotations)."""
    found = (one.get_object() for one in page.get("/Annots", ArrayObject()).get_object() or ())
    return [one for one in found if isinstance(one, DictionaryObject)]


def covers(mark):
    """Whether this lies over a page so that what is beneath is not seen, and is still there. What nobody can read does too."""
    try:
        return hides(mark)
    except (AttributeError, TypeError, ValueError):
        return True


def hides(mark):
    sort = mark.get("/Subtype")
    if sort in FILLED:
        return bool(mark.get("/IC"))
    if sort in STROKED:
        return float(mark.get("/BS", DictionaryObject()).get_object().get("/W", 1)) >= BROAD
    if sort == "/Highlight":
        colour = [float(one) for one in mark.get("/C", ())]
        return len(colour) in (1, 3) and sum(colour) / len(colour) < DARK  # grey, or red, green and blue
    return sort == "/Redact" or (sort == "/FreeText" and bool(mark.get("/C")))


def over(page, reading):
    """Pairs of what is to be seen over a page, and the matrix that puts it in its place."""
    for mark in marks(page):
        if mark.get("/Subtype") in NOT_SHOWN or int(mark.get("/F", 0)) & HIDDEN:
            continue
        looks = mark.get("/AP", DictionaryObject()).get_object().get("/N", NullObject()).get_object()
        if not isinstance(looks, StreamObject) and isinstance(looks, DictionaryObject):
            looks = looks.get(mark.get("/AS", ""), NullObject()).get_object()
        if isinstance(looks, StreamObject):
            strip(looks, reading.stripped)
            named_within([looks], reading)
            yield looks, fitted(looks, [float(one) for one in mark["/Rect"]])
        elif mark.get("/Subtype") == "/Widget" and filled_in(mark):
            raise NoPages(UNDRAWN)


def filled_in(field):
    return bool(field.get("/V") or field.get("/Parent", DictionaryObject()).get_object().get("/V"))


def fitted(looks, rect):
    """From the box of what is drawn, turned by its own matrix, to the place on the page (ISO 32000-1, 12.5.5)."""
    a, b, c, d, e, f = (float(one) for one in looks.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    x0, y0, x1, y1 = (float(one) for one in looks["/BBox"])
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    (left, right), (low, high) = ((min(line), max(line)) for line in zip(*corners, strict=True))
    wide, tall = (right - left) or 1, (high - low) or 1
    across, up = abs(rect[2] - rect[0]) / wide, abs(rect[3] - rect[1]) / tall
    return across, 0, 0, up, min(rect[0], rect[2]) - left * across, min(rect[1], rect[3]) - low * up


def keep(writer, stream, done=None):
    """The object in the new PDF, with all that it draws with and nothing else."""
    strip(stream, done)
    return writer._add_object(stream.clone(writer))


def strip(start, done=None):
    """Take out of an object, and of all it leads to, whatever does not draw. `done`: what was so already, by what it is."""
    todo, seen = [start], {} if done is None else done
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen[id(one)] = one
        if isinstance(one, StreamObject):
            for name in [name for name in BESIDE if name in one]:
                del one[name]
        items = list(one.items()) if isinstance(one, DictionaryObject) else list(enumerate(one))
        for key, value in items:
            found = value.get_object()
            if is_active(found) or key == "/Properties":
                one[key] = NullObject()
            elif isinstance(found, DictionaryObject | ArrayObject):
                todo.append(found)


def is_active(found):
    """Whether it is anything but part of what is drawn."""
    if not isinstance(found, DictionaryObject):
        return False
    does = found.get("/Type") in ACTIVE or found.get("/Subtype") == "/PS"
    return does or found.get("/S") in ACTS or "/JS" in found or "/EF" in found
