"""Whether this installation has what it needs, beyond what settings can see."""

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from cases import triggers, vault
from cases.models import Event

EVENTS = Event._meta.db_table


def key_ring_is_usable(app_configs, **asked):
    """The keys of what people write can be read. Without them nothing can be opened, so this is found at the start.

    Embedded makes its ring at first use; a calculator must not be the one that does.
    """
    if not settings.KEY_RING:
        return []
    try:
        vault.key_ring()
    except (ImproperlyConfigured, ValueError, OSError):
        return [checks.Error("KEY_RING must be id:key[,id:key…], each key 32 bytes in base64.", id="house.E001")]
    return []


def timeline_is_append_only(app_configs, databases=None, **asked):
    """The triggers that refuse to change an event are there: SQLite drops them silently when a table is altered.

    Before the first migration there is no table yet, and nothing to guard; and no check keeps back the migration that
    makes a new one.
    """
    asked = [connections[alias] for alias in databases or []]
    there = [one for one in asked if EVENTS in one.introspection.table_names() and not is_behind(one)]
    missing = [name for connection in there for name in triggers.missing(connection)]
    return [checks.Error(f"The trigger {name} is missing.", id="house.E002") for name in missing]


def is_behind(connection):
    """Whether a migration is still to come."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
