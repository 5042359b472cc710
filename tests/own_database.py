"""Databases in which tests may commit.

Events refuse to be deleted, by trigger, so what a test commits cannot be flushed away. A test that must commit
(threads, commands, processes) works in a copy of the migrated test database, thrown away as a whole.
"""

import itertools
import os
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

from django.db import connection, connections

numbers = itertools.count(1)


@dataclass(frozen=True)
class OwnDatabase:
    """The copy, and how another process reaches it."""

    url: str

    def environment(self):
        """For a command in a process of its own: the same database, data folder and keys."""
        return os.environ | {"DATABASE_URL": self.url, "DJANGO_SETTINGS_MODULE": "config.settings"}


@contextmanager
def pointed_at(name):
    """Every thread that opens a connection from now on opens it here."""
    before = connections.settings["default"]
    kept = connections["default"]
    connections.settings["default"] = before | {"NAME": name}
    del connections["default"]
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = before
        connections["default"] = kept


@contextmanager
def copy_on_sqlite(folder, template):
    """The template is written once, from the migrated database in memory."""
    if not template.exists():
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(template)])
    path = folder / "own.sqlite3"
    path.write_bytes(template.read_bytes())
    with pointed_at(path):
        yield OwnDatabase(f"sqlite:///{path}")


@contextmanager
def copy_on_postgresql():
    """PostgreSQL copies its own databases, when nobody is in them."""
    template = connection.settings_dict["NAME"]
    name = f"{template}_{os.getpid()}_{next(numbers)}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    about = connection.settings_dict
    place = f"{quote(about['USER'])}@" + (f"{about['HOST']}:{about['PORT'] or 5432}" if about["HOST"][:1] != "/" else "")
    folder = about["HOST"] if about["HOST"][:1] == "/" else ""
    try:
        with pointed_at(name):
            yield OwnDatabase(f"postgresql://{place}/{folder}{'/' if folder else ''}{name}")
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
