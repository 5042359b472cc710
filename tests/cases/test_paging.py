"""Pages by key: every row once, in either direction, also when thousands share one moment or have none."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Case
from cases.paging import ORDERS, BadCursor, page
from tests.factories import AT, make_board

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def make_cases(*dues, received=None):
    """Bare rows with these due moments; None has no clock."""
    board = make_board()
    rows = [
        Case(
            board=board, kind="breach", reference=f"DL-2026-{n:05d}", state="reported", due_at=due, sealed_key=None,
            received_at=received or AT + n * DAY,
        )
        for n, due in enumerate(dues, start=1)
    ]  # fmt: skip
    Case.objects.bulk_create(rows, 1000)
    return Case.objects.filter(board=board)


def walk(queryset, order, size=3):
    """All pages forward, and all of them back again from the last."""
    there, cursor = [], ""
    while True:
        found = page(queryset, order=order, cursor=cursor, size=size)
        there.append([case.pk for case in found.rows])
        if not found.next:
            break
        cursor = found.next
    back = [there[-1]]
    while found.previous:
        found = page(queryset, order=order, cursor=found.previous, size=size)
        back.append([case.pk for case in found.rows])
    return there, back


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("count", [0, 1, 3, 7])
def test_every_row_comes_once_there_and_back(order, count):
    dues = [None if n % 3 == 0 else AT + (n // 2) * DAY for n in range(count)]
    there, back = walk(make_cases(*dues), order)
    assert sorted(pk for rows in there for pk in rows) == sorted(Case.objects.values_list("pk", flat=True))
    assert back == there[::-1]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("due_at", [3, 1, 5, 2, 4]),
        ("-due_at", [5, 1, 3, 4, 2]),
        ("received_at", [1, 2, 3, 4, 5]),
        ("-received_at", [5, 4, 3, 2, 1]),
    ],
)
def test_the_order_is_by_moment_then_by_id_and_clockless_last(order, expected):
    queryset = make_cases(AT + DAY, None, AT, None, AT + DAY)
    first = queryset.order_by("pk").first().pk
    there, _back = walk(queryset, order, size=2)
    assert [pk - first + 1 for rows in there for pk in rows] == expected


def test_a_paused_clock_sorts_by_its_date_without_the_pause():
    queryset = make_cases(AT + 3 * DAY, None, AT + DAY)
    queryset.filter(reference="DL-2026-00002").update(due_without_pause_at=AT + 2 * DAY)
    assert [case.reference[-1] for case in page(queryset).rows] == ["3", "2", "1"]


@pytest.mark.parametrize("due", [AT, None], ids=["one moment", "no moment"])
@pytest.mark.parametrize("order", ["due_at", "-due_at"])
def test_thousands_with_the_same_moment_are_walked_to_the_end(due, order):
    there, _back = walk(make_cases(*[due] * 3000, *[None if due else AT] * 3000), order, size=500)
    assert [len(rows) for rows in there] == [500] * 12
    assert len({pk for rows in there for pk in rows}) == 6000


def test_a_row_that_came_in_between_is_not_lost_and_shifts_nothing():
    queryset = make_cases(AT, AT + DAY, AT + 2 * DAY, AT + 4 * DAY)
    first = page(queryset, size=2)
    queryset.filter(reference="DL-2026-00004").update(due_at=AT + DAY, reference="new")
    assert [case.reference for case in page(queryset, cursor=first.next, size=2).rows] == ["new", "DL-2026-00003"]


def test_a_page_is_one_query():
    queryset = make_cases(*[AT + n * DAY for n in range(9)])
    with CaptureQueriesContext(connection) as queries:
        found = page(queryset, size=3)
        page(queryset, cursor=found.next, size=3)
    assert len(queries) == 2


BAD = ["x", "%%%", "aGFsbG8", "Kz9-MQ", "KzIwMjYtMTEtMjRUMDk6MTI6MDB-MQ", "K" * 400, "🙂"]
BAD += ["KzIwMjYtMTEtMjRUMDk6MTI6MDArMDA6MDB-LTE"]


@pytest.mark.parametrize("cursor", BAD)
def test_what_was_never_a_page_is_refused(cursor):
    with pytest.raises(BadCursor):
        page(make_cases(AT), cursor=cursor)
