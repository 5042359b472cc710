"""Lists: the line of a case, the filters by name, the order, and every row once."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breaches.models import Incident
from cases.deadlines import end_all
from cases.models import Case
from cases.moves import move
from tests.api.callers import Caller, fields_of
from tests.factories import AT, make_board, make_breach, make_person, make_school

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def references(response):
    assert response.status_code == 200, response.content
    return [line["reference"] for line in response.json()["results"]]


def test_a_line_tells_what_the_contract_names(house, settings):
    case = house.breach()
    (line,) = house["privacy_officer"].get("breaches/").json()["results"]
    assert line == {
        "reference": case.reference,
        "kind": "breach",
        "state": "reported",
        "state_label": "Net binnen",
        "board": house.board.number,
        "school": house.school.slug,
        "subject": str(Incident.WRONG_RECIPIENT.label),
        "received_at": "2026-11-24T08:12:00+01:00",
        "due_at": "2026-11-27T08:12:00+01:00",
        "due_without_pause_at": None,
        "suspended": False,
        "overdue": False,
        "assignee": None,
        "version": 1,
        "url": f"{settings.SITE_URL}/zaken/{case.reference}/",
    }


def test_a_case_of_the_whole_board_has_no_school_and_a_handler_shows_by_address(house):
    officer = house.people["privacy_officer"]
    case = make_breach(board=house.board).case
    Case.objects.filter(pk=case.pk).update(assignee=officer)
    (line,) = house["dpo"].get("cases/").json()["results"]
    assert (line["school"], line["assignee"]) == (None, officer.email)


def test_overdue_is_computed_with_the_moment_of_asking(house):
    house.breach(at=AT - 71 * HOUR)
    house.breach(at=AT - 70 * HOUR)
    lines = house["privacy_officer"].get("breaches/").json()["results"]
    assert [line["overdue"] for line in lines] == [True, False]


@pytest.fixture
def four(house):
    """Late, running, closed, and of another school; the second has a handler."""
    late = house.breach(at=AT - 100 * HOUR)
    running = house.breach(incident="lost_device")
    closed = house.breach(at=AT - 80 * HOUR)
    move(closed, "dismiss", by=house.people["privacy_officer"], at=AT, reason="Geen persoonsgegevens.")
    other = make_breach(make_school(house.board, slug="de-vlieger-merelveen")).case
    Case.objects.filter(pk=running.pk).update(assignee=house.people["privacy_officer"])
    return {"late": late, "running": running, "closed": closed, "other": other}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"late", "running", "closed", "other"}),
        ({"kind": "breach"}, {"late", "running", "closed", "other"}),
        ({"state": "reported"}, {"late", "running", "other"}),
        ({"state": "dismissed"}, {"closed"}),
        ({"open": "true"}, {"late", "running", "other"}),
        ({"open": "false"}, {"closed"}),
        ({"overdue": "true"}, {"late"}),
        ({"overdue": "false"}, {"running", "closed", "other"}),
        ({"school": "de-vlieger-merelveen"}, {"other"}),
        ({"assignee": "me"}, {"running"}),
        ({"assignee": "none"}, {"late", "closed", "other"}),
        ({"search": "usb"}, {"running"}),
        ({"search": "MAIL OF APPJE"}, {"late", "closed", "other"}),
        ({"search": "datalek"}, {"late", "running", "closed", "other"}),
        ({"search": "geen mens"}, set()),
        ({"open": "true", "overdue": "false", "assignee": "none"}, {"other"}),
        ({"kind": "", "state": "", "open": "", "search": "", "ordering": ""}, {"late", "running", "closed", "other"}),
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["cases/", "breaches/"])
def test_filters(house, four, path, query, expected):
    found = references(house["privacy_officer"].get(path, **query))
    assert set(found) == {four[name].reference for name in expected}


def test_search_by_reference_and_assignee_by_address(house, four):
    officer = house["privacy_officer"]
    assert references(officer.get("cases/", search=four["other"].reference.lower())) == [four["other"].reference]
    assert references(officer.get("cases/", search=four["late"].reference[-5:])) == [four["late"].reference]
    address = house.people["privacy_officer"].email.upper()
    assert references(house["dpo"].get("cases/", assignee=address)) == [four["running"].reference]
    assert references(house["dpo"].get("cases/", assignee="me")) == []


def test_what_people_wrote_cannot_be_searched(house):
    house.breach(what_happened="Een heel bijzonder woord: kwikstaart.")
    assert references(house["privacy_officer"].get("cases/", search="kwikstaart")) == []


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("", ["b", "a", "c", "none"]),
        ("due_at", ["b", "a", "c", "none"]),
        ("-due_at", ["c", "a", "b", "none"]),
        ("received_at", ["none", "b", "a", "c"]),
        ("-received_at", ["c", "a", "b", "none"]),
    ],
)
def test_ordering_has_what_has_no_clock_last(house, ordering, expected):
    cases = {"a": house.breach(), "b": house.breach(at=AT - HOUR), "c": house.breach(at=AT + HOUR)}
    cases["none"] = house.breach(at=AT - 2 * HOUR)
    end_all(cases["none"], at=AT)
    Case.objects.filter(pk=cases["none"].pk).update(due_at=None)
    query = {"ordering": ordering} if ordering else {}
    assert references(house["privacy_officer"].get("cases/", **query)) == [cases[name].reference for name in expected]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"page": "2"}, {"page": "unknown"}),
        ({"page": "2", "limit": "9"}, {"page": "unknown", "limit": "unknown"}),
        ({"format": "json"}, {"format": "unknown"}),
        ({"open": "True"}, {"open": "invalid_choice"}),
        ({"open": "1"}, {"open": "invalid_choice"}),
        ({"overdue": "yes"}, {"overdue": "invalid_choice"}),
        ({"kind": "mystery"}, {"kind": "invalid_choice"}),
        ({"state": "open"}, {"state": "invalid_choice"}),
        ({"school": "no-such-school"}, {"school": "invalid_choice"}),
        ({"assignee": "nobody@school.example"}, {"assignee": "unknown"}),
        ({"ordering": "reference"}, {"ordering": "invalid_choice"}),
        ({"cursor": "x"}, {"cursor": "invalid"}),
        ({"cursor": "KzIwMjY"}, {"cursor": "invalid"}),
        ({"search": "x" * 101}, {"search": "max_length"}),
        ({"search": "a\x00b"}, {"search": "unreadable"}),
        ({"open": ["true", "false"]}, {"open": "twice"}),
    ],
    ids=str,
)
def test_a_query_that_is_not_known_is_named(house, query, named):
    response = house["privacy_officer"].get("breaches/", **query)
    assert response.status_code == 400
    assert fields_of(response) == named


def test_the_list_of_all_kinds_is_read_only(house):
    response = house["privacy_officer"].post("cases/", {})
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


# Pages.


def walk(caller, path, **query):
    """All pages forward, then all of them back by `previous`, as lists of references."""
    answer = caller.get(path, **query).json()
    there = [answer]
    while answer["next"]:
        answer = caller.get(answer["next"]).json()
        there.append(answer)
    back = [answer]
    while answer["previous"]:
        answer = caller.get(answer["previous"]).json()
        back.append(answer)
    return [[[line["reference"] for line in page["results"]] for page in pages] for pages in (there, back)]


def bare_cases(board, count, **about):
    return Case.objects.bulk_create(
        Case(board=board, kind="breach", reference=f"DL-2025-{n:05d}", state="reported", received_at=AT, sealed_key=None, **about)
        for n in range(1, count + 1)
    )


@pytest.mark.parametrize("count", [0, 1, 25, 26, 50, 51])
def test_pages_hold_25_and_meet_exactly(count):
    board = make_board()
    caller = Caller(make_person("dpo", board=board))
    bare_cases(board, count, due_at=AT)
    there, back = walk(caller, "cases/")
    assert [len(page) for page in there] == ([25] * (count // 25) + [count % 25] if count % 25 else [25] * (count // 25) or [0])
    assert back == there[::-1]


@pytest.mark.slow
@pytest.mark.databases
@pytest.mark.parametrize("due", [AT, None], ids=["one moment", "no moment"])
def test_three_thousand_rows_are_walked_once_each_in_both_directions(due):
    board = make_board()
    caller = Caller(make_person("dpo", board=board))
    made = [case.reference for case in bare_cases(board, 3000, due_at=due)]
    there, back = walk(caller, "breaches/", ordering="due_at", open="true")
    assert [reference for page in there for reference in page] == made
    assert back == there[::-1]


def test_the_next_page_keeps_the_filters(house):
    bare_cases(house.board, 30, due_at=AT, school=house.school)
    make_breach(board=house.board)
    there, _back = walk(house["dpo"], "cases/", school=house.school.slug, ordering="-due_at")
    assert [len(page) for page in there] == [25, 5]


@pytest.mark.parametrize(("query", "questions"), [({}, 2), ({"open": "true", "ordering": "received_at"}, 2)], ids=str)
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_as_much_with_one_row_as_with_three(house, query, questions, count):
    for _ in range(count):
        Case.objects.filter(pk=house.breach().pk).update(assignee=house.people["privacy_officer"])
    caller = house["dpo"]
    caller.get("breaches/")  # writes the day the token was used
    with CaptureQueriesContext(connection) as asked:
        assert len(references(caller.get("breaches/", **query))) == count
    assert len(asked) == questions
