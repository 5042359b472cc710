"""The page of a step speaks the words of its button, and one that cannot be taken yet leads to what comes first."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst

from cases.moves import possible
from cases.workflow import steps
from rights.requests.models import Right, RightsRequest
from tests.cases.conftest import words
from tests.rights.moving_on import Moving

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
    label = str(steps(RightsRequest)["decide"].label)
    with translation.override("nl"):
        assert label and str(steps(RightsRequest)["decide"].label) == "Besluit over een recht"
        right = Right.TRANSFER_REPORT.label
    page = browser(house, BOARD).get(reverse("cases:step", args=[house.case.reference, "decide"]))
    assert f"<h1>Besluit over: {right}</h1>" in page.content.decode()
    house.go("add_right", right="objection")
    page = browser(house, BOARD).get(reverse("cases:step", args=[house.case.reference, "decide"]))
    assert "<h1>Besluit over een recht</h1>" in page.content.decode()
    assert capfirst(str(right)) in words(page)
