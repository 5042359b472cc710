"""What is erased is gone from the file of the database and from its log, not only from its tables.

Of SQLite, whose files are ours. A PostgreSQL server clears its own files in its own time (VACUUM).
"""

from pathlib import Path

import pytest
from django.db import connection

from cases import leftovers
from cases.models import Case
from tests.factories import AT, make_breach


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the files of a database server are not ours to read")
@pytest.mark.usefixtures("own_database")
def test_the_key_of_a_case_that_was_destroyed_lies_nowhere_any_more():
    case = make_breach().case
    key = bytes(Case.objects.get(pk=case.pk).sealed_key)
    leftovers.empty_log()
    assert holding(key) == ["own.sqlite3"]
    Case.objects.filter(pk=case.pk).update(sealed_key=None)
    leftovers.clear(AT)
    assert holding(key) == []


def holding(key):
    """The files of the database in which these bytes stand."""
    folder = Path(connection.settings_dict["NAME"]).parent
    return sorted(path.name for path in folder.glob("own.sqlite3*") if key in path.read_bytes())
