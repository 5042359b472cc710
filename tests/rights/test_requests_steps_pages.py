"""The page of a step speaks the words of its button, and one that cannot be taken yet leads to what comes first."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst

from cases.moves import possible
from cases.workflow import steps
from rights.requests.models import Right, RightsRequest
from tests.cases.conftest import words
from tests.rights.moving_on import DAY, Moving

pytestmark = pytest.mark.django_db
OFFICER, BOARD = "privacy_officer", "board_member"


def browser(house, role=OFFICER):
    client = Client()
    client.force_login(house.people[role])
    return client


def test_the_page_of_a_step_carries_the_words_of_its_button():
    house = Moving().packed()
    house.go("record_objection", text="De andere ouder wil dit niet.")
    seen = set()
    for role in (OFFICER, BOARD, "principal"):
        for one in possible(house.request, house.people[role]):
            if not one.allowed or one.step.name in seen:
                continue
            page = browser(house, role).get(reverse("cases:step", args=[house.case.reference, one.step.name]))
            with translation.override("nl"):
                label = str(one.step.label)
            assert page.status_code == 200, one.step.name
            assert label in words(page), one.step.name
            assert f"<h1>{label}</h1>" in page.content.decode(), one.step.name
            seen.add(one.step.name)
    assert {"plan_transfer", "record_call", "weigh_objection", "add_right"} <= seen


def test_deciding_speaks_the_words_of_its_button_with_the_right_behind_it():
    house = Moving().plan()
    with translation.override("nl"):
        assert str(steps(RightsRequest)["decide"].label) == "Besluit over een recht"
        right = Right.TRANSFER_REPORT.label
    page = browser(house, BOARD).get(reverse("cases:step", args=[house.case.reference, "decide"]))
    assert f"<h1>Besluit over {right}</h1>" in page.content.decode()
    house.go("add_right", right="objection")
    page = browser(house, BOARD).get(reverse("cases:step", args=[house.case.reference, "decide"]))
    assert "<h1>Besluit over een recht</h1>" in page.content.decode()
    assert capfirst(str(right)) in words(page)


def test_a_step_that_cannot_be_taken_yet_says_why_and_leads_to_what_can():
    house = Moving().plan()
    house.go("add_right", right="objection")
    house.go("decide", BOARD, right="objection", outcome="granted")
    page = browser(house, BOARD).get(reverse("cases:step", args=[house.case.reference, "send_answer"]))
    assert page.status_code == 409
    assert "Nog niet over elk recht is besloten." in words(page)
    assert reverse("cases:step", args=[house.case.reference, "decide"]) in page.content.decode()
    assert browser(house, "employee").get(page.request["PATH_INFO"]).status_code == 404


def waits(house, role):
    page = browser(house, role).get("/werk/")
    return {line["text"]: line for line in page.context["waits"]}


def test_my_work_names_the_step_that_comes_first():
    house = Moving().plan()
    house.go("add_right", right="objection")
    house.go("decide", BOARD, right="objection", outcome="granted")
    assert set(waits(house, BOARD)) == {"Besluit over een recht"}
    assert waits(house, OFFICER) == {}  # no mandate, and nothing to send yet
    house.go("decide", BOARD, right="transfer_report", outcome="granted")
    assert set(waits(house, OFFICER)) == {"Verstuur het antwoord"}
    house.go("record_objection", text="De andere ouder wil dit niet.")
    told = set(waits(house, OFFICER))
    assert "Verstuur het antwoord" not in told
    assert any("Weeg de bezwaren" in text for text in told)


def test_my_work_says_that_open_tasks_come_before_closing():
    house = Moving(right="objection")
    house.go("pass_gate", method="known_in_person", on=DAY)
    stops = {"use": "Filmen in de les", "weighing": "Niet nodig."}
    house.go("decide", BOARD, right="objection", outcome="granted", details=stops)
    house.go("send_answer", way="post")
    line = waits(house, OFFICER)["Sluit deze zaak"]
    assert line["note"].startswith("Er zijn nog open taken. Rond die eerst af")
    assert line["url"].endswith("#taken")
    house.case.tasks.update(done_at=house.case.received_at)
    line = waits(house, OFFICER)["Sluit deze zaak"]
    assert line["note"].startswith("VZ-")
    assert line["url"] == reverse("cases:step", args=[house.case.reference, "close"])


@pytest.mark.parametrize("more", [0, 2])
def test_my_work_costs_the_same_for_one_request_and_for_three(more):
    house = Moving().plan()
    for _n in range(more):
        Moving(school=house.school, people=house.people).plan()
    client = browser(house, BOARD)
    assert len(client.get("/werk/").context["waits"]) == 1 + more
    with CaptureQueriesContext(connection) as told:
        client.get("/werk/")
    assert len(told) == 15  # three of them are about what comes first


def test_what_comes_first_is_the_full_button_of_the_case():
    house = Moving().plan()
    house.go("add_right", right="objection")
    house.go("decide", BOARD, right="objection", outcome="granted")
    page = browser(house, BOARD).get(reverse("cases:case", args=[house.case.reference]))
    assert [str(act.label) for act in page.context["acts"] if act.main] == ["Besluit over een recht"]
