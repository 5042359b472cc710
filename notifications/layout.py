"""Puts the words of a mail into its layout. The layout is rendered and its styles are put in place once for each shape
(language, which parts there are, how many paragraphs); after that a mail only fills the gaps.
"""

import re
from functools import lru_cache

import css_inline
from django.template.loader import get_template
from django.utils.html import escape

ONE = ("subject", "sender", "preview", "label", "big", "end", "lead", "url", "link", "more_title", "foot")
MANY = ("paragraphs", "more")
OPEN, CLOSE = "\ue000", "\ue001"  # characters for private use: they occur in no text
GAP = re.compile(f"{OPEN}(.*?){CLOSE}")
SHARE = 987654  # stands for a percentage, which the layout wants as a number


def lay_out(name, values):
    """This layout with these values; as HTML they are escaped."""
    parts, gaps = _layout(name, values["lang"], _shape(values))
    write = escape if name.endswith(".html") else str
    filled = list(parts)
    filled[1::2] = [write(_value(gap, values)) for gap in gaps]
    return "".join(filled)


def _shape(values):
    there = frozenset(key for key in ONE if values.get(key))
    return there, tuple(len(values[key]) for key in MANY), values.get("share") is not None


@lru_cache(maxsize=500)
def _layout(name, lang, shape):
    """The rendered layout, cut at its gaps: text and gap by turns, and the gaps."""
    there, counts, share = shape
    marks = {key: f"{OPEN}{key}{CLOSE}" if key in there else "" for key in ONE}
    for key, count in zip(MANY, counts, strict=True):
        marks[key] = [f"{OPEN}{key}.{n}{CLOSE}" for n in range(count)]
    text = get_template(name).render({**marks, "lang": lang, "share": SHARE if share else None})
    if name.endswith(".html"):
        text = css_inline.inline(text)
    parts = GAP.split(text.strip().replace(str(SHARE), f"{OPEN}share{CLOSE}"))
    return tuple(parts), tuple(parts[1::2])


def _value(gap, values):
    if gap == "share":
        return f"{values['share']:.0f}"
    key, _, n = gap.partition(".")
    return values[key][int(n)] if n else values[key]
