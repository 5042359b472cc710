"""The database itself refuses to change or remove an event: triggers, on SQLite and on PostgreSQL.

SQLite drops triggers silently when a later migration alters the table; `missing` is asked by a system check, by
/readyz and by `check_timeline`.
"""

REFUSAL = "the timeline is append-only"

SQLITE = {
    "cases_event_no_update": f"""
        CREATE TRIGGER cases_event_no_update BEFORE UPDATE ON cases_event
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    "cases_event_no_delete": f"""
        CREATE TRIGGER cases_event_no_delete BEFORE DELETE ON cases_event
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
}

POSTGRES_FUNCTION = f"""
    CREATE OR REPLACE FUNCTION cases_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"""

POSTGRES = {
    "cases_event_no_change": """
        CREATE TRIGGER cases_event_no_change BEFORE UPDATE OR DELETE ON cases_event
        FOR EACH ROW EXECUTE FUNCTION cases_event_refuse()""",
    "cases_event_no_truncate": """
        CREATE TRIGGER cases_event_no_truncate BEFORE TRUNCATE ON cases_event
        FOR EACH STATEMENT EXECUTE FUNCTION cases_event_refuse()""",
}


def wanted(connection):
    return POSTGRES if connection.vendor == "postgresql" else SQLITE


def missing(connection):
    """The names of the triggers that should be there and are not (or are switched off), in order."""
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'cases_event'::regclass AND tgenabled IN ('O', 'A')"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cases_event'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    return sorted(set(wanted(connection)) - there)


def create(connection):
    """Create what is missing."""
    names = missing(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for name in names:
            cursor.execute(wanted(connection)[name])


def drop(connection):
    """For a later migration that must alter the table: drop, alter, create."""
    with connection.cursor() as cursor:
        for name in wanted(connection):
            on = " ON cases_event" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
