"""An answer that opens with a code: somebody is asked to give that code, and asked no longer than needed."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from cases.models import Task
from cases.moves import Refused
from rights.requests import releasing, unopened
from tests.cases.conftest import words
from tests.factories import AT
from tests.rights.test_requests_handing_over import DAY, MINUTE, House

pytestmark = pytest.mark.django_db
TEXT = "Geef de verzoeker de code die het antwoord opent."


def tasks(house, **more):
    """The tasks to give a code."""
    found = Task.objects.filter(pk__in=house.case.answer_records.values("code_task"), **more)
    return list(found)


def test_whoever_sends_it_is_asked_to_give_the_code():
    house = House()
    house.answered()
    (task,) = tasks(house)
    task.case = house.case
    assert (task.text, task.assignee, task.due_on) == (TEXT, house.officer, dt.date(2026, 11, 25))


@pytest.mark.parametrize("way", ["post", "counter"])
def test_on_paper_nobody_is_asked_for_a_code(way):
    house = House()
    house.decide()
    house.send(way=way)
    assert tasks(house) == []


@pytest.mark.parametrize(("with_file", "asked"), [(False, 0), (True, 1)])
def test_what_says_nothing_of_the_file_needs_a_code_for_its_files_only(with_file, asked):
    house = House(rights=["consent_withdrawal"], copy_wanted=False)
    house.go("decide", right="consent_withdrawal", outcome="nothing_held", text="Wij hebben niets.")
    if with_file:
        house.choose()
    house.send(way="electronic")
    assert len(tasks(house)) == asked


def test_files_that_no_code_can_open_go_by_post_and_ask_for_none():
    house = House(rights=["consent_withdrawal"], copy_wanted=False, covered=False)
    house.go("decide", right="consent_withdrawal", outcome="nothing_held", text="Wij hebben niets.")
    house.choose()
    assert house.refused(way="electronic") == "address_not_covered"
    house.send(way="post")
    assert tasks(house) == []


@pytest.mark.parametrize("ends", ["code", "opened by the requester", "opened", "posted"])
def test_it_is_done_by_itself_when_a_code_is_made_or_the_answer_opened_or_posted(ends):
    house = House()
    answer, later = house.answered(), AT + MINUTE
    if ends == "code":
        house.code(at=later)
    elif ends == "opened by the requester":
        releasing.opened(answer, at=later)
    else:
        house.go("record_delivery", at=later, fact=ends, moment=later)
    assert [task.done_at for task in tasks(house)] == [later]
    house.go("close", at=later + MINUTE)


def test_a_mail_that_was_delivered_gave_no_code():
    house = House()
    house.answered()
    house.go("record_delivery", fact="delivered", moment=AT)
    assert len(tasks(house, done_at=None)) == 1
    with pytest.raises(Refused) as refusal:
        house.go("close")
    assert refusal.value.rule == "tasks_open"


def test_after_five_days_the_paper_takes_its_place():
    house = House()
    house.answered()
    unopened.bring(AT + 5 * DAY)
    (code,), open_now = tasks(house), Task.objects.filter(case=house.case, done_at=None)
    code.case = house.case
    assert (code.done_at, code.answer) == (AT + 5 * DAY, "Vervallen: het antwoord gaat op papier.")
    assert [task.pk for task in open_now] == [house.request.answers[-1].paper_task_id]


def test_the_answer_after_the_case_was_reopened_asks_for_a_code_of_its_own():
    house = House()
    house.answered()
    house.go("record_delivery", fact="opened", moment=AT)
    house.go("close")
    house.go("reopen", at=AT + MINUTE, reason="Er kwam iets bij.")
    house.go("pass_gate", at=AT + MINUTE, method="known_in_person", on=AT.date(), covers_address=True)
    house.go("decide", at=AT + 2 * MINUTE, right="access", outcome="granted")
    house.choose()
    house.send(at=AT + 3 * MINUTE)
    assert [task.done_at for task in tasks(house)].count(None) == 1


def test_the_task_leads_to_the_page_where_the_code_is_made():
    house = House()
    house.answered()
    (task,) = tasks(house)
    client, page = Client(), f"/zaken/{house.case.reference}/code/"
    client.force_login(house.officer)
    with time_machine.travel(AT, tick=False):
        found = client.get("/werk/")
        address = reverse("cases:finish_task", args=[house.case.reference, task.pk])
        assert TEXT in words(found)
        assert f'href="{address}"' in found.content.decode()
        assert client.get(address).headers["Location"] == page
        assert client.post(page, {"channel": "telephone"}).status_code == 200
        assert TEXT not in words(client.get("/werk/"))
        assert client.get(address).headers["Location"] == f"/zaken/{house.case.reference}/"  # done: nothing to make any more
