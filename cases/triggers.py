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
    # INSERT OR REPLACE removes the row that is there, and fires no trigger for that.
    "cases_event_no_replace": """
        CREATE TRIGGER cases_event_no_replace BEFORE INSERT ON cases_event
        WHEN EXISTS (SELECT 1 FROM cases_event WHERE id = NEW.id OR (case_id = NEW.case_id AND seq = NEW.seq))
        BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END""",
}

POSTGRES_BODY = f" BEGIN RAISE EXCEPTION '{REFUSAL}'; END "
POSTGRES_FUNCTION = f"""
    CREATE OR REPLACE FUNCTION cases_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $${POSTGRES_BODY}$$"""

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
    """The names of the triggers that should be there and are not, are switched off, or do something else, in order."""
    there = on_postgresql if connection.vendor == "postgresql" else on_sqlite
    with connection.cursor() as cursor:
        return sorted(set(wanted(connection)) - there(cursor))


def on_sqlite(cursor):
    """SQLite keeps the words a trigger was made with."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'cases_event'")
    return {name for name, sql in cursor.fetchall() if sql.split() == SQLITE.get(name, "").split()}


def on_postgresql(cursor):
    """Without a condition, and by a function that refuses."""
    cursor.execute(
        "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE tgrelid = 'cases_event'::regclass"
        " AND tgenabled IN ('O', 'A') AND tgqual IS NULL AND prosrc = %s",
        [POSTGRES_BODY],
    )
    return {name for (name,) in cursor.fetchall()}


def create(connection):
    """Create what is missing."""
    names = missing(connection)
    drop(connection, names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for name in names:
            cursor.execute(wanted(connection)[name])


def drop(connection, names=None):
    """For a later migration that must alter the table: drop, alter, create."""
    with connection.cursor() as cursor:
        for name in wanted(connection) if names is None else names:
            on = " ON cases_event" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
