"""Translations compile without any program outside Python, and only when they changed."""

import gettext
import os

from config.catalogues import compile_all

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "one day"
msgid_plural "%(n)s days"
msgstr[0] "één dag"
msgstr[1] "%(n)s dagen"
"""


def write(root, text=PO):
    source = root / "cases" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(text)
    return source


def test_what_is_written_can_be_spoken(tmp_path):
    target = write(tmp_path).with_suffix(".mo")
    assert compile_all(tmp_path) == [target]
    with open(target, "rb") as file:
        spoken = gettext.GNUTranslations(file)
    assert spoken.ngettext("one day", "%(n)s days", 1) == "één dag"


def test_only_what_changed_is_compiled(tmp_path):
    source = write(tmp_path)
    compile_all(tmp_path)
    assert compile_all(tmp_path) == []
    later = source.with_suffix(".mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    assert compile_all(tmp_path) == [source.with_suffix(".mo")]
    assert [path.name for path in sorted(source.parent.iterdir())] == ["django.mo", "django.po"]
