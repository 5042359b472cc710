"""The two calculators as addresses: the answers of the commands, for anybody who is signed in."""

import pytest

from breaches import assessment
from cases import terms
from cases.models import DecreeDay
from schools.models import Role
from tests.api.callers import Caller, fields_of
from tests.factories import make_person

pytestmark = pytest.mark.django_db
TERM = {"id": "a", "rule": "avg33_1_breach_notification", "start": "2026-03-02T12:00:00+01:00"}
MONTH = {"id": 7, "rule": "avg12_3_response", "start": "2026-01-31T09:00:00+01:00"}
FACTS = {"id": "x", "facts": {"is_breach": True, "persons": 3, "encrypted": True, "key_safe": True}}


@pytest.fixture
def caller():
    return Caller(make_person())


def test_terms_are_computed_as_by_the_command(caller):
    assert caller.post("deadlines/preview/", TERM).json() == terms.compute(TERM)
    assert caller.post("deadlines/preview/", [MONTH, TERM]).json() == terms.compute_all([MONTH, TERM])
    assert caller.post("deadlines/preview/", []).json() == []


def test_the_days_by_decree_are_those_of_the_table(caller):
    asked = {"id": 1, "rule": "wpo14_board_reaction", "start": "2030-03-05T09:00:00+01:00"}
    before = caller.post("deadlines/preview/", asked).json()
    DecreeDay.objects.create(on="2030-04-02")
    after = caller.post("deadlines/preview/", asked).json()
    assert (before["due_at"][:10], after["due_at"][:10]) == ("2030-04-02", "2030-04-03")


def test_facts_are_assessed_as_by_the_command(caller):
    assert caller.post("breaches/assess/", FACTS).json() == assessment.assess_item(FACTS)
    assert caller.post("breaches/assess/", [FACTS, {**FACTS, "id": 2}]).json()[1]["id"] == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "id"),
        ({**TERM, "start": "2026-03-02T12:00:00"}, "start"),
        ({**TERM, "rule": "mystery"}, "rule"),
        ({**TERM, "colour": "red"}, "colour"),
        ({**TERM, "settings": {"breach_hours": -1}}, "settings.breach_hours"),
        ({**TERM, "events": [{"type": "pause", "at": "2026-03-02T13:00:00+01:00"}]}, "events[0].type"),
        ({**MONTH, "events": [{"type": "resume", "at": "2026-02-02T13:00:00+01:00"}]}, None),
        ([TERM, {**TERM, "rule": "mystery"}], "[1].rule"),
        ("TERM", ""),
        (12, ""),
        (None, ""),
    ],
    ids=str,
)
def test_a_term_that_cannot_be_is_named(caller, body, field):
    response = caller.post("deadlines/preview/", body)
    assert response.status_code == 400
    if field is not None:
        assert set(fields_of(response)) == {field}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "id"),
        ({"id": 1}, "facts"),
        ({"id": 1, "facts": []}, "facts"),
        ({"id": 1, "facts": {"persons": -1}}, "facts.persons"),
        ({"id": 1, "facts": {"persons": "veel"}}, "facts.persons"),
        ({"id": 1, "facts": {"cause": "pech"}}, "facts.cause"),
        ({"id": 1, "facts": {"weather": "rain"}}, "facts.weather"),
        ({"id": 1, "facts": {}, "more": 1}, "more"),
        ({"id": "persons: 3", "facts": {"encrypted": 3}}, "facts.encrypted"),
        ([FACTS, {"id": 2, "facts": {"encrypted": "yes"}}], "[1].facts.encrypted"),
        ("FACTS", ""),
    ],
    ids=str,
)
def test_facts_that_cannot_be_are_named(caller, body, field):
    response = caller.post("breaches/assess/", body)
    assert response.status_code == 400
    assert set(fields_of(response)) == {field}
    assert all(error["message"] for error in response.json()["errors"])


@pytest.mark.parametrize("path", ["deadlines/preview/", "breaches/assess/"])
def test_so_much_at_once_and_no_more(caller, path):
    item = TERM if path.startswith("deadlines") else FACTS
    assert len(caller.post(path, [item] * 500).json()) == 500
    assert caller.post(path, [item] * 501).status_code == 413


@pytest.mark.parametrize("path", ["deadlines/preview/", "breaches/assess/"])
def test_any_role_may_calculate_and_a_stranger_may_not(house, path):
    item = TERM if path.startswith("deadlines") else FACTS
    assert {house[role].post(path, item).status_code for role in Role} == {200}
    assert Caller().post(path, item).status_code == 401
    assert house["dpo"].get(path).status_code == 405
