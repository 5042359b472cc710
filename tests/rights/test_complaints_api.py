"""Complaints in the API: entering one as the contract says, correcting it, and its transitions."""

import datetime as dt

import pytest
import time_machine

from cases.api.throttle import PerPerson
from cases.models import Outsider
from rights.complaints.models import Complaint
from tests.api.callers import Caller, fields_of
from tests.api.conftest import House
from tests.factories import AT, make_complaint, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tuesday_morning():
    PerPerson.seen.clear()
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def house(db):
    return House()


WHO = {"name": "Wies Dorrestein", "email": "wies@thuis.example", "phone": "06 0000 0000", "role": "parent_with_custody"}


def told(house, **more):
    told = {"school": house.school.slug, "received_at": "2026-11-23T10:00:00+01:00", "channel": "paper"}
    return told | {"complainant": WHO, "about": "De school deelde ons adres.", "conduct_on": "2026-11-02"} | more


def test_a_complaint_comes_in_as_the_contract_says(house):
    request = make_request(house.school).case
    body = told(house, wish="Excuses.", respondent=house.people["principal"].email, linked=[request.reference])
    answer = house["privacy_officer"].post("complaints/", body)
    assert answer.status_code == 201, answer.json()
    detail = answer.json()
    assert (detail["kind"], detail["state"], detail["step"]) == ("complaint", "received", "board")
    assert (detail["respondent"], detail["respondent_kind"]) == (house.people["principal"].email, "principal")
    assert detail["complainant"] == WHO
    assert detail["linked"] == [request.reference]
    assert {clock["id"] for clock in detail["deadlines"]} == {"board", "confirm"}
    assert [part["text"] for part in detail["parts"]] == ["De school deelde ons adres."]
    complaint = Complaint.objects.get()
    assert (complaint.conduct_on, complaint.wish, complaint.channel) == (dt.date(2026, 11, 2), "Excuses.", "paper")
    assert Outsider.objects.get().email == WHO["email"]
    assert house["principal"].get(f"complaints/{detail['reference']}/").status_code == 404


def test_the_least_that_a_complaint_needs(house):
    body = {"school": house.school.slug, "received_at": "2026-11-23T10:00:00+01:00", "about": "Ik ben boos."}
    assert house["employee"].post("complaints/", body).json()["subject_code"] == "other"
    complaint = Complaint.objects.get()
    assert (complaint.step, complaint.channel, complaint.respondent_kind) == ("principal", "web", "school")


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"received_at": None}, "received_at", "required"),
        ({"received_at": "2026-11-23T10:00:00"}, "received_at", None),
        ({"received_at": "2027-01-01T10:00:00+01:00"}, "received_at", "future"),
        ({"about": ""}, "about", "required"),
        ({"school": "nergens"}, "school", "unknown"),
        ({"school": None}, "school", "one_of"),
        ({"channel": "duif"}, "channel", "invalid_choice"),
        ({"complainant": {"role": "buurvrouw"}}, "complainant.role", "invalid_choice"),
        ({"complainant": {"bsn": "1"}}, "complainant.bsn", "unknown"),
        ({"respondent": "niemand@school.example"}, "respondent", "unknown"),
        ({"step": "paus"}, "step", "invalid_choice"),
        ({"respondent_kind": "board_member", "step": "board"}, "step", "about_board_member"),
        ({"conduct_on": "2026-13-01"}, "conduct_on", None),
        ({"conduct_on": "2026-12-01"}, "conduct_on", "future"),
        ({"linked": ["VZ-2026-99999"]}, "linked", "unknown"),
        ({"linked": [3]}, "linked", "invalid"),
        ({"linked": "VZ-2026-00001"}, "linked", "type"),
        ({"kleur": "rood"}, "kleur", "unknown"),
    ],
)
def test_bad_input_names_the_field(house, wrong, field, code):
    answer = house["privacy_officer"].post("complaints/", told(house, **wrong))
    assert answer.status_code == 400
    found = fields_of(answer)
    assert list(found) == [field]
    assert code is None or found[field] == code
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("role", ["admin"])
def test_who_only_administers_enters_nothing(house, role):
    assert house[role].post("complaints/", told(house)).status_code == 403


def test_somebody_of_another_board_enters_nothing_here(house):
    assert house.elsewhere("other board").post("complaints/", told(house)).status_code == 403
    assert Caller().post("complaints/", told(house)).status_code == 401


def test_another_persons_case_cannot_be_linked(house):
    other = make_request().case
    answer = house["privacy_officer"].post("complaints/", told(house, linked=[other.reference]))
    assert fields_of(answer) == {"linked": "unknown"}


def go(house, role, case, name, **body):
    version = house["board_member"].get(f"complaints/{case.reference}/").json()["version"]
    return house[role].post(f"complaints/{case.reference}/transitions/{name}/", {"version": version, **body})


def test_the_whole_ladder_by_the_api(house):
    case = make_complaint(house.school).case
    heard = {"text": "Verteld."}
    assert go(house, "principal", case, "start_step", step="principal").status_code == 200
    assert go(house, "principal", case, "divide", parts="Adres gedeeld\nGeen antwoord").status_code == 200
    assert go(house, "principal", case, "record_hearing", party="complainant", **heard).status_code == 200
    assert go(house, "principal", case, "record_hearing", party="respondent", **heard).status_code == 200
    parts = [{"part": 1, "outcome": "founded", "reasons": "Mocht niet."}, {"part": 2, "outcome": "solved"}]
    detail = go(house, "principal", case, "decide_step", parts=parts).json()
    assert detail["state"] == "decided"
    assert [part["outcomes"][0]["outcome"] for part in detail["parts"]] == ["founded", "solved"]
    assert go(house, "privacy_officer", case, "escalate", to="commission").json()["state"] == "outside"
    detail = go(house, "privacy_officer", case, "record_finding", text="Gegrond.").json()
    assert "reaction" in {clock["id"] for clock in detail["deadlines"]}
    assert go(house, "board_member", case, "react", shares="yes", text="Eens.").json()["state"] == "decided"
    assert go(house, "privacy_officer", case, "close").json()["state"] == "closed"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([], "required"),
        ([{"part": 2, "outcome": "solved"}], "unknown"),
        ([{"part": 1, "outcome": "mooi"}], "outcome"),
        ([{"part": 1, "outcome": "founded"}], "reasons"),
        ([{"part": 1, "outcome": "solved"}, {"part": 1, "outcome": "solved"}], "twice"),
        ([{"part": "1", "outcome": "solved"}], "unknown"),
        ([{"outcome": "solved", "kleur": "rood"}], "invalid"),
        (["solved"], "invalid"),
        ([{"outcome": "founded", "reasons": "a\0b"}], "reasons"),
        ([{"outcome": "founded", "reasons": 3}], "reasons"),
        ([{"outcome": "founded", "reasons": "x" * 20_001}], "reasons"),
        ({"1": "solved"}, "type"),
    ],
)
def test_parts_that_are_no_parts_are_refused(house, parts, code):
    case = make_complaint(house.school).case
    answer = go(house, "principal", case, "decide_step", parts=parts, not_heard="Ziek.")
    assert (answer.status_code, fields_of(answer)) == (400, {"parts": code})


def test_a_part_that_is_left_out_is_asked_for(house):
    case = make_complaint(house.school).case
    go(house, "principal", case, "divide", parts="Een\nTwee")
    answer = go(house, "principal", case, "decide_step", parts=[{"part": 1, "outcome": "solved"}])
    assert fields_of(answer) == {"parts": "missing"}


def test_what_is_judged_without_hearing_both_sides_asks_why(house):
    case = make_complaint(house.school).case
    answer = go(house, "principal", case, "decide_step", parts=[{"outcome": "founded", "reasons": "Ja."}])
    assert fields_of(answer) == {"not_heard": "hear_both_sides"}


def test_a_closed_way_is_a_guard(house):
    case = make_complaint(house.school).case
    go(house, "privacy_officer", case, "escalate", to="commission")
    assert fields_of(go(house, "privacy_officer", case, "escalate", to="commission")) == {"to": "same_matter_twice"}


def test_transitions_tell_what_they_ask(house):
    case = make_complaint(house.school).case
    found = {one["name"]: one for one in house["principal"].get(f"complaints/{case.reference}/transitions/").json()}
    assert found["decide_step"]["input"]["properties"]["parts"]["type"] == "array"
    assert found["decide_step"]["allowed"] is True
    assert (found["react"]["allowed"], found["react"]["rule"]) == (False, "role")
    assert set(found["start_step"]["input"]["properties"]["step"]["enum"]) == {
        "conversation",
        "principal",
        "board",
        "supervisor",
    }


def test_what_was_entered_can_be_corrected_with_the_old_text_kept(house):
    case = make_complaint(house.school).case
    address = f"complaints/{case.reference}/"
    answer = house["privacy_officer"].patch(address, {"version": 1, "about": "Anders.", "complainant": {"name": "Wies"}})
    assert answer.status_code == 200, answer.json()
    assert (answer.json()["about"], answer.json()["complainant"]["name"]) == ("Anders.", "Wies")
    assert house["privacy_officer"].patch(address, {"version": 1, "about": "Weer."}).status_code == 409
    assert house["dpo"].patch(address, {"version": 2, "about": "Weer."}).status_code == 403
    assert fields_of(house["privacy_officer"].patch(address, {"version": 2, "respondent": "x"})) != {}
    texts = [event["text"] for event in house["dpo"].get(f"{address}timeline/").json()]
    assert any("fotograaf" in text for text in texts)


def test_lists_hold_it_and_filter_by_kind(house):
    case = make_complaint(house.school).case
    for path in ("complaints/", "cases/"):
        assert [one["reference"] for one in house["dpo"].get(path).json()["results"]] == [case.reference]
    assert house["dpo"].get("cases/", kind="request").json()["results"] == []


def test_an_employee_who_passed_it_on_sees_what_was_told_and_no_more(house):
    case = make_complaint(house.school, by=house.people["employee"], at=AT).case
    detail = house["employee"].get(f"complaints/{case.reference}/").json()
    assert detail["about"] == "De school gaf ons adres aan een fotograaf."
    assert "hearings" not in detail
    assert "respondent" not in detail
