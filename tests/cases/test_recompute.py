"""`manage.py recompute_deadlines`: every cached moment from the facts again, told and, when asked, mended."""

import datetime as dt
import io
import json

import pytest
from django.core.management import call_command

from cases import deadlines
from cases.models import Case, Deadline, DecreeDay
from cases.moves import changing
from tests.factories import AT, make_breach

pytestmark = [pytest.mark.django_db, pytest.mark.databases]
HOUR = dt.timedelta(hours=1)


def recompute(*options):
    """What it prints, its counts, and how it ends."""
    out, code = io.StringIO(), 0
    try:
        call_command("recompute_deadlines", *options, stdout=out)
    except SystemExit as ended:
        code = ended.code
    *lines, last = out.getvalue().splitlines()
    return lines, json.loads(last), code


@pytest.fixture
def case():
    """A case with two clocks running: 72 hours, and a month that ends on 26 December and so on the 28th."""
    case = make_breach().case
    with changing(case, at=AT) as workflow:
        deadlines.start(workflow.case, "avg12_3_response", purpose="answer", at=dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC))
    case.refresh_from_db()
    return case


def test_what_is_right_is_left_alone(case):
    before = list(Deadline.objects.order_by("pk").values()), Case.objects.values().get()
    assert recompute() == ([], {"checked": 2, "different": 0, "written": 0}, 0)
    assert recompute("--write") == ([], {"checked": 2, "different": 0, "written": 0}, 0)
    assert (list(Deadline.objects.order_by("pk").values()), Case.objects.values().get()) == before


@pytest.mark.parametrize("column", ["due_at", "due_without_pause_at", "alert_due_at"])
def test_a_clock_that_is_off_is_told_and_mended_when_asked(case, column):
    right = Deadline.objects.get(purpose="answer")
    Deadline.objects.filter(pk=right.pk).update(**{column: AT})
    lines, counts, code = recompute()
    assert ([line.partition(":")[0] for line in lines], code) == ([f"{case.reference} answer"], 1)
    assert counts == {"checked": 2, "different": 1, "written": 0}
    assert getattr(Deadline.objects.get(pk=right.pk), column) == AT
    assert recompute("--write")[1:] == ({"checked": 2, "different": 1, "written": 1}, 0)
    assert getattr(Deadline.objects.get(pk=right.pk), column) == getattr(right, column)
    assert recompute() == ([], {"checked": 2, "different": 0, "written": 0}, 0)


def test_the_copy_on_the_case_is_held_against_its_clocks(case):
    Case.objects.update(due_at=AT + HOUR)
    lines, counts, code = recompute()
    assert (len(lines), counts["different"], code) == (1, 1, 1)
    recompute("--write")
    assert Case.objects.get().due_at == case.due_at
    assert recompute()[2] == 0


def test_a_day_put_on_a_par_later_moves_what_it_must(case):
    """The month here is an AVG term, which knows no decree days; one that does moves with the table."""
    with changing(case, at=AT) as workflow:
        deadlines.start(workflow.case, "wpo14_board_reaction", purpose="inform", at=AT)
    DecreeDay.objects.create(on=dt.date(2026, 12, 22), decree="verzonnen")
    assert recompute("--write")[1]["written"] == 1
    assert Deadline.objects.get(purpose="inform").due_at == dt.datetime(2026, 12, 23, 22, 59, 59, tzinfo=dt.UTC)


def test_a_clock_that_ended_stays_ended(case):
    with changing(case, at=AT) as workflow:
        deadlines.end(workflow.case, "answer", at=AT)
    Deadline.objects.filter(purpose="answer").update(due_at=AT)
    assert recompute("--write")[1]["written"] == 1
    ended = Deadline.objects.get(purpose="answer")
    assert (ended.ended_at, ended.alert_at) == (AT, None)
    assert recompute()[2] == 0
