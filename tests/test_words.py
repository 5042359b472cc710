"""The catalogues: complete in Dutch, and the same English never means two things (Django merges them into one)."""

from collections import defaultdict
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).parent.parent
CATALOGUES = sorted(ROOT.glob("*/locale/nl/LC_MESSAGES/django.po"))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-5])
def test_every_sentence_is_there_in_dutch(path):
    catalogue = polib.pofile(str(path))
    missing = [entry.msgid for entry in catalogue.untranslated_entries() if not entry.obsolete]
    assert (missing, [entry.msgid for entry in catalogue.fuzzy_entries()]) == ([], [])


def test_no_sentence_is_told_in_two_ways():
    told = defaultdict(dict)
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            told[entry.msgctxt, entry.msgid][path.parts[-5]] = entry.msgstr or tuple(entry.msgstr_plural.values())
    assert {key: by_app for key, by_app in told.items() if len(set(by_app.values())) > 1} == {}
