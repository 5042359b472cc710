"""Requests over the API: what the contract says, and what it refuses."""

import datetime as dt

import pytest

from cases.models import Case
from cases.terms import local_day
from rights.requests.models import RightsRequest
from schools.models import Mandate, Role
from tests.api.callers import Caller
from tests.factories import make_people, make_school
from tests.rights.moving_on import DAY, Moving

pytestmark = pytest.mark.django_db
URL = "requests/"


@pytest.fixture
def house():
    school = make_school()
    people = make_people(school.board, school)
    Mandate.objects.create(board=school.board, power="decide_request", holder=people["privacy_officer"])
    return school, people


def asked(school, /, **changes):
    return {
        "school": school.slug, "rights": ["access", "rectification"], "received_at": "2026-11-05T20:14:00+01:00",
        "channel": "paper", "copy_wanted": True, "wording": "Ik wil alles zien.",
        "requester": {"name": "Lotte Voorbeeld", "role": "parent_with_custody", "email": "ouder@thuis.example"},
        "data_subject": {"name": "Sam Voorbeeld", "birth_date": "2017-02-14"},
        **changes,
    }  # fmt: skip


def call(person, method, url, data=None):
    if method == "get":
        return Caller(person).get(url)
    return Caller(person).send(method.upper(), url, data)


def test_a_request_is_entered_and_its_month_runs(house):
    school, people = house
    answer = call(people["privacy_officer"], "post", URL, asked(school))
    told = answer.json()
    assert (answer.status_code, told["kind"], told["state"]) == (201, "request", "received")
    assert told["reference"].startswith("VZ-")
    assert told["due_at"] == "2026-12-07T23:59:59+01:00"  # 5 December is a Saturday
    assert (told["rights"], told["requester"]["role"]) == (["access", "rectification"], "parent_with_custody")
    assert (told["subject"], told["overdue"]) == ("Meerdere rechten", False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"rights": []}, "rights"),
        ({"rights": ["everything"]}, "rights"),
        ({"school": "nergens"}, "school"),
        ({"channel": "pigeon"}, "channel"),
        ({"received_at": "2026-11-05T20:14:00"}, "received_at"),
        ({"received_at": "2126-11-05T20:14:00+01:00"}, "received_at"),
        ({"requester": {"name": "Lotte"}}, "requester.role"),
        ({"requester": {"role": "parent_with_custody"}}, "requester.name"),
        ({"data_subject": {}}, "data_subject.name"),
        ({"data_subject": {"name": "Sam", "birth_date": "2126-02-14"}}, "data_subject.birth_date"),
        ({"bsn": "123456782"}, "bsn"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(house, changes, field):
    school, people = house
    answer = call(people["privacy_officer"], "post", URL, asked(school, **changes))
    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (400, [field])
    assert not RightsRequest.objects.exists()


def test_the_steps_of_the_contract_lead_to_an_answer(house):
    school, people = house
    officer = people["privacy_officer"]
    reference = call(officer, "post", URL, asked(school, rights=["rectification"], copy_wanted=False)).json()["reference"]

    def step(name, **facts):
        version = Case.objects.get(reference=reference).version
        answer = call(officer, "post", f"{URL}{reference}/transitions/{name}/", {"version": version, **facts})
        assert answer.status_code == 200, answer.json()
        return answer.json()

    assert step("ask_specification", question="Welke gegevens?")["suspended"] is True
    assert step("record_reply")["suspended"] is False
    shown = {"method": "document_shown", "on": "2026-11-09", "document_kind": "passport"}
    assert step("pass_gate", **shown)["gate"]["authority"] == "school_records"
    assert step("decide", right="rectification", outcome="granted", text="Verbeterd.")["decisions"][0]["outcome"] == "granted"


def test_only_what_was_passed_on_is_shown_to_whoever_passed_it_on(house):
    school, people = house
    employee = people["employee"]
    told = call(employee, "post", URL, asked(school)).json()
    mine = call(employee, "get", f"{URL}{told['reference']}/").json()
    assert ("wording" in mine, "data_subject" in mine) == (True, False)
    assert call(people["dpo"], "get", f"{URL}{told['reference']}/").json()["data_subject"]["name"] == "Sam Voorbeeld"


def test_a_correction_of_the_receipt_moves_the_term(house):
    school, people = house
    officer = people["privacy_officer"]
    told = call(officer, "post", URL, asked(school)).json()
    change = {"version": told["version"], "received_at": "2026-11-02T09:00:00+01:00"}
    change |= {"data_subject": {"birth_date": "2010-02-14"}}
    answer = call(officer, "patch", f"{URL}{told['reference']}/", change)
    assert answer.status_code == 200, answer.json()
    row = RightsRequest.objects.select_related("case").get()
    assert local_day(row.case.due_at) == dt.date(2026, 12, 2)
    assert (row.age_at_receipt, row.data_subject["name"]) == (16, "Sam Voorbeeld")
    assert call(people["dpo"], "patch", f"{URL}{told['reference']}/", {**change, "version": 2}).status_code == 403


@pytest.mark.parametrize("role", list(Role))
def test_who_may_enter_a_request_there(house, role):
    school, people = house
    status = call(people[role], "post", URL, asked(school)).status_code
    assert status == (403 if role == Role.ADMIN else 201)


def test_what_came_of_a_transfer_is_told():
    house = Moving().packed()
    house.go("offer_inspection", on=DAY)
    house.hand_over()
    told = call(house.people["privacy_officer"], "get", f"{URL}{house.case.reference}/").json()["transfers"]
    [one] = told
    assert (one["right"], one["basis"], one["school"]) == ("transfer_report", "okr", "Het Baken, Zilverdam")
    assert one["enrolments"] == [{"sort": "enrolled", "on": DAY.isoformat(), "source": "receiver"}]
    assert [(row["part"], row["given"]) for row in one["consents"]] == [("health", True)]
    assert one["facts"] == [{"sort": "offered", "on": DAY.isoformat(), "how": ""}]
    assert one["sendings"] == []
    assert one["addresses"][0]["confirmed_at"]
    assert (one["hand_overs"][0]["parts"], one["hand_overs"][0]["fetched_at"]) == (["health"], None)
    assert "baken.example" not in str(told)
