"""Small pieces of HTML that stand on a page so often that a template would take most of its time."""

import html

from django.utils.safestring import SafeString


def fill(pattern, **texts):
    """The pattern with these texts in it, made safe unless they are safe: `format_html` in a quarter of the time."""
    safe = {name: text if isinstance(text, SafeString) else html.escape(str(text)) for name, text in texts.items()}
    return SafeString(pattern.format(**safe))
