"""Of what pages share to draw with (fonts, pictures, forms) only what this page names: the rest belongs to other pages.

Many programs give all pages one set of resources. Whoever takes a page out would else still hand over its scan.
"""

import io
import re

from pypdf.generic import DictionaryObject, EncodedStreamObject, NameObject, StreamObject

NAME = re.compile(rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]+")
IMPLIED = "/Default"  # colour spaces that are used without being named
MOST_DRAWN = 20 * 1024 * 1024  # on one page
MOST_READ = 3 * MOST_DRAWN  # of one paper
MOST_NAMED = 100_000  # fonts, pictures and forms of all pages of one paper


class TooHeavy(Exception):
    """Unpacked there is more drawn than anybody draws."""


class Reading:
    """What was unpacked of one paper so far, and the forms that were narrowed already."""

    def __init__(self, most=MOST_READ):
        self.left, self.named, self.done, self.known, self.stripped = most, MOST_NAMED, set(), {}, {}

    def count(self, resources):
        self.named -= sum(len(rows) for rows in resources.values() if isinstance(rows, DictionaryObject))
        if self.named < 0:
            raise TooHeavy

    def data(self, stream, most=MOST_READ):
        found = stream.get_data() if stream is not None else b""
        if isinstance(stream, EncodedStreamObject):
            stream.decoded_self = None  # a copy that would go along, with all that it pointed at
        self.left -= len(found)
        if self.left < 0 or len(found) > most:
            raise TooHeavy
        return found

    def names(self, stream):
        if id(stream) not in self.known:
            self.known[id(stream)] = names_in(self.data(stream))
        return self.known[id(stream)]


def names_in(data):
    """Every name in what is drawn, as the resources call it; a few too many do no harm."""
    return {NameObject.read_from_stream(io.BytesIO(name + b" "), None) for name in set(NAME.findall(data))}


def narrowed(names, resources, reading):
    """The resources with these names only, and with what forms that have none of their own draw with."""
    while True:
        found = DictionaryObject((sort, only(rows.get_object(), names)) for sort, rows in resources.items())
        reading.count(found)
        more = names | named_within(inside(found), reading)
        if more == names:
            return found
        names = more


def only(rows, names):
    if not isinstance(rows, DictionaryObject):
        return rows  # an array of words that says nothing any more (ProcSet)
    return DictionaryObject((name, row) for name, row in rows.items() if name in names or name.startswith(IMPLIED))


def inside(resources):
    """What in these resources draws by itself: forms, patterns, fonts of drawings, and masks."""
    rows = {sort: list(rows.values()) for sort, rows in resources.items() if isinstance(rows, DictionaryObject)}
    patterns = [row.get_object() for row in rows.get("/Pattern", ())]
    states = [row.get_object() for row in rows.get("/ExtGState", ())]
    states += [one["/ExtGState"].get_object() for one in patterns if "/ExtGState" in one]
    masks = [one["/SMask"].get_object() for one in states if "/SMask" in one]
    masks = [one["/G"].get_object() for one in masks if isinstance(one, DictionaryObject) and "/G" in one]
    return [*(row.get_object() for sort in ("/XObject", "/Font") for row in rows.get(sort, ())), *patterns, *masks]


def named_within(found, reading):
    """What is named by drawn content in these that has no resources of its own; what has them is narrowed itself."""
    names = set()
    for one in found:
        drawn = drawn_by(one)
        own = one["/Resources"].get_object() if drawn and "/Resources" in one else None
        if not isinstance(own, DictionaryObject):
            names |= set().union(*(reading.names(stream) for stream in drawn))
        elif id(one) not in reading.done:
            reading.done.add(id(one))
            mine = set().union(*(reading.names(stream) for stream in drawn))
            one[NameObject("/Resources")] = narrowed(mine, own, reading)
    return names


def drawn_by(one):
    """The streams with which this draws: a form or a pattern is one, a font of drawings has one for each."""
    if isinstance(one, StreamObject):
        return [one] if one.get("/Subtype") == "/Form" or one.get("/PatternType") == 1 else []
    if isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Type3":
        glyphs = (row.get_object() for row in one.get("/CharProcs", DictionaryObject()).get_object().values())
        return [row for row in glyphs if isinstance(row, StreamObject)]
    return []
