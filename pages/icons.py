"""The icons, each a finished piece of SVG that goes into a page as it is: nothing to fetch, nothing that flickers."""

import re
from pathlib import Path

from django.utils.safestring import mark_safe

SYMBOL = re.compile(r'<symbol id="([a-z0-9-]+)" viewBox="0 0 24 24">(.*)</symbol>')
DRAWN = {
    name: mark_safe(f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{shapes}</svg>')  # noqa: S308 our own file
    for name, shapes in SYMBOL.findall((Path(__file__).parent / "icons.svg").read_text())
}


def icon(name):
    """The icon of this name; a KeyError when there is none. Always put a word beside it: it is hidden from readers."""
    return DRAWN[name] if name else ""
