"""The timeline cannot be changed, and what was changed behind its back is found."""

import datetime as dt
import io
import json
import re

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from cases import chain, notes, timeline, triggers
from cases.models import Case, Content, Event, Outbox, Seal
from tests.factories import AT, make_breach, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


# SQLite knows no TRUNCATE; on PostgreSQL it passes by every trigger for rows.
EMPTIED = {"sqlite": "DELETE FROM cases_event", "postgresql": "TRUNCATE cases_event CASCADE"}


@pytest.fixture
def case():
    """A case with five events, two of which hold what people said."""
    case = make_breach().case
    by = make_person("privacy_officer", board=case.board)
    for text in ("Ontvanger gebeld.", "😀 מייל gewist <b>"):
        notes.message(case, to="internal", text=text, by=by, at=AT)
    for _ in range(2):
        notes.assign(case, assignee=by, by=by, at=AT)
    case.refresh_from_db()
    return case


def check():
    """What the command prints and how it ends."""
    out = io.StringIO()
    code = 0
    try:
        call_command("check_timeline", stdout=out)
    except SystemExit as ended:
        code = ended.code
    *lines, last = out.getvalue().splitlines()
    return lines, json.loads(last), code


def behind_the_back(sql, *params):
    """Change the table as somebody with the database password would: without the triggers."""
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
    triggers.create(connection)


def test_an_untouched_timeline_is_whole(case):
    assert check() == ([], {"cases": 1, "events": 5, "faults": 0}, 0)


REPLACED = ["replaced by the same number", "replaced by the same place"]
ACTS = ["update", "delete", "raw update", "raw delete", "empty the table", *REPLACED]
COPY = "seq, 'x', at, via, facts, content_digest, previous, digest, by_id, case_id FROM cases_event WHERE seq = 5"
REPLACE = "INSERT OR REPLACE INTO cases_event" if connection.vendor == "sqlite" else "UPDATE cases_event SET name = 'x' --"


@pytest.mark.parametrize("act", ACTS)
def test_the_database_refuses_to_change_or_remove_an_event(case, act):
    acts = {
        "update": lambda: Event.objects.filter(seq=2).update(name="x"),
        "delete": lambda: connection.cursor().execute("DELETE FROM cases_event WHERE seq = 5"),
        "raw update": lambda: connection.cursor().execute("UPDATE cases_event SET at = at"),
        "raw delete": lambda: connection.cursor().execute("DELETE FROM cases_event"),
        "empty the table": lambda: connection.cursor().execute(EMPTIED[connection.vendor]),
        "replaced by the same number": lambda: connection.cursor().execute(f"{REPLACE} SELECT id, {COPY}"),
        "replaced by the same place": lambda: connection.cursor().execute(f"{REPLACE} SELECT id + 1000, {COPY}"),
    }
    connection.check_constraints()  # PostgreSQL empties no table that still has checks to make
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        acts[act]()
    assert case.events.count() == 5


@pytest.mark.parametrize(
    ("sql", "faults"),
    [
        ("UPDATE cases_event SET name = 'x' WHERE seq = 2", ["event 2: changed"]),
        ("UPDATE cases_event SET facts = '{\"a\": 1}' WHERE seq = 4", ["event 4: changed"]),
        ("UPDATE cases_event SET by_id = NULL WHERE seq = 3", ["event 3: changed"]),
        ("UPDATE cases_event SET content_digest = '' WHERE seq = 3", ["event 3: changed"]),
        ("DELETE FROM cases_event WHERE seq = 4", ["event 4: missing"]),
        ("DELETE FROM cases_event WHERE seq = 5", ["event 5: missing"]),
        ("DELETE FROM cases_event WHERE seq > 3", ["event 4: missing", "event 5: missing"]),
        ("UPDATE cases_case SET event_count = 4", ["event 5: head differs"]),
        ("UPDATE cases_case SET head_digest = 'x'", ["event 5: head differs"]),
    ],
)
def test_what_was_changed_is_named(case, sql, faults):
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    behind_the_back(sql)
    lines, total, code = check()
    assert lines == [f"{case.reference} {fault}" for fault in faults]
    assert (total["faults"], code) == (len(faults), 1)


def test_events_that_changed_places_are_named(case):
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    behind_the_back("UPDATE cases_event SET seq = 99 WHERE seq = 4")
    behind_the_back("UPDATE cases_event SET seq = 4 WHERE seq = 5")
    behind_the_back("UPDATE cases_event SET seq = 5 WHERE seq = 99")
    lines, _, code = check()
    assert (lines, code) == ([f"{case.reference} event 4: reordered", f"{case.reference} event 5: reordered"], 1)


def test_of_two_events_that_changed_places_one_that_was_changed_too_is_named_so(case):
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    behind_the_back("UPDATE cases_event SET seq = 99, name = 'x' WHERE seq = 2")
    behind_the_back("UPDATE cases_event SET seq = 2 WHERE seq = 3")
    behind_the_back("UPDATE cases_event SET seq = 3 WHERE seq = 99")
    assert check()[0] == [f"{case.reference} event 2: reordered", f"{case.reference} event 3: changed"]


def test_an_event_moved_far_away_is_missed_in_its_place_and_found_there(case):
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    behind_the_back("UPDATE cases_event SET seq = 99 WHERE seq = 4")
    assert check()[0] == [f"{case.reference} event 4: missing", f"{case.reference} event 99: reordered"]


def test_events_rewritten_with_fresh_digests_in_another_order_are_reordered(case):
    """Somebody who knows how a digest is made can make each event fit itself, but not all fit each other."""
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    second = case.events.get(seq=2)
    second.previous = "f" * 64
    behind_the_back(
        "UPDATE cases_event SET previous = %s, digest = %s WHERE id = %s", second.previous, timeline.digest(second), second.pk
    )
    lines, _, _ = check()
    assert lines == [f"{case.reference} event 2: reordered", f"{case.reference} event 3: reordered"]


def test_a_case_whose_events_are_all_gone_is_found_even_when_its_head_was_cleared(case):
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    behind_the_back("DELETE FROM cases_event")
    Case.objects.update(event_count=0, head_digest="")
    assert check()[0] == [f"{case.reference} event 1: missing"]


def test_a_changed_text_is_found(case):
    content = Content.objects.select_related("case").first()
    content.said = {"text": "Iets heel anders."}
    content.save()
    assert check()[0] == [f"{case.reference} event {content.event.seq}: changed"]


def test_an_erased_text_leaves_the_chain_whole(case):
    Content.objects.first().delete()
    assert check()[2] == 0
    Case.objects.update(sealed_key=None)
    assert check()[2] == 0
    assert Content.objects.select_related("case").first().said is None


def test_a_missing_trigger_is_a_fault(case):
    triggers.drop(connection)
    lines, total, code = check()
    assert (set(lines), total["faults"], code) == ({"* event 0: trigger missing"}, len(triggers.wanted(connection)), 1)
    triggers.create(connection)
    assert check()[2] == 0


def test_a_trigger_of_the_same_name_that_refuses_nothing_is_missing(case):
    triggers.drop(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for sql in triggers.SQLITE.values():
                cursor.execute(re.sub("BEGIN .* END", "BEGIN SELECT 1; END", sql))
        else:
            cursor.execute(triggers.POSTGRES_FUNCTION.replace("RAISE EXCEPTION 'the timeline is append-only'", "RETURN NEW"))
            for sql in triggers.POSTGRES.values():
                cursor.execute(sql)
    assert triggers.missing(connection) == sorted(triggers.wanted(connection))
    triggers.create(connection)
    assert triggers.missing(connection) == []


def test_a_seal_shows_a_tail_cut_together_with_its_head(case):
    """Who cuts the tail and mends the head of the case leaves a whole chain; yesterday's seal remembers."""
    chain.seal(case.board, on=AT.date())
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    kept = case.events.get(seq=3)
    behind_the_back("DELETE FROM cases_event WHERE seq > 3")
    Case.objects.update(event_count=3, head_digest=kept.digest)
    assert check()[0] == [f"{case.reference} event 5: head differs"]


def test_a_seal_made_to_fit_another_timeline_does_not_come_to_the_root_that_was_mailed(case):
    """Who can write in the database makes event, head and seal fit each other; the FG holds the root."""
    Outbox.objects.all().delete()
    Content.objects.all().delete()
    sealed = chain.seal(case.board, on=AT.date())
    last = case.events.get(seq=5)
    last.name = "case.unassigned"
    forged = timeline.digest(last)
    behind_the_back("UPDATE cases_event SET name = %s, digest = %s WHERE id = %s", last.name, forged, last.pk)
    Case.objects.filter(pk=case.pk).update(head_digest=forged)
    Seal.objects.filter(pk=sealed.pk).update(heads={str(case.pk): [5, forged]})
    assert check()[0] == [f"seal of {AT.date()} event 0: changed"]


def test_a_seal_holds_what_changed_since_the_one_before_and_comes_once_a_day(case):
    other = make_breach(case.school).case
    first = chain.seal(case.board, on=AT.date())
    assert (first.cases, set(first.heads)) == (2, {str(case.pk), str(other.pk)})
    assert chain.seal(case.board, on=AT.date()) is None
    notes.message(other, to="internal", text="x", by=None, at=AT)
    second = chain.seal(case.board, on=AT.date() + dt.timedelta(days=1))
    assert set(second.heads) == {str(other.pk)}
    assert second.root != first.root
    assert check()[2] == 0


def test_a_seal_that_was_changed_or_taken_away_shows_in_the_ones_after_it(case):
    """Who would hide a cut tail changes the seal too; what the FG was mailed then no longer fits."""
    other = make_breach(make_school()).case  # of another board, with seals of its own
    for day in range(3):
        notes.message(case, to="internal", text="x", by=None, at=AT)
        for board in (case.board, other.board):
            chain.seal(board, on=AT.date() + dt.timedelta(days=day))
    assert check()[2] == 0
    sealed = Seal.objects.filter(board=case.board).order_by("on")[1]
    kept, sealed.heads = sealed.heads, {}
    sealed.save()
    assert check()[0] == ["seal of 2026-11-25 event 0: changed"]
    sealed.heads = kept
    sealed.save()
    Seal.objects.filter(board=case.board).order_by("on").first().delete()
    assert check()[0] == []  # the head of the first day was overtaken by that of the second
    Seal.objects.filter(board=other.board).order_by("on").first().delete()
    assert check()[0] == ["seal of 2026-11-25 event 0: changed", "seal of 2026-11-26 event 0: changed"]


def test_short_texts_cannot_be_guessed_back_from_the_chain(case):
    """Two equal texts have different digests, and the digest's key goes with the content."""
    notes.message(case, to="internal", text="ja", by=None, at=AT)
    notes.message(case, to="internal", text="ja", by=None, at=AT)
    first, second = case.events.order_by("-seq")[:2]
    assert first.content_digest != second.content_digest
    Content.objects.filter(event=first).delete()
    assert not Content.objects.filter(salt__isnull=False, event=first).exists()
