"""Correcting what was entered: who, when, which fields, and what the timeline keeps of it."""

import datetime as dt

import pytest

from breaches.models import Breach
from cases.models import Case, Event
from cases.moves import move
from cases.told import told as in_words
from tests.api.callers import fields_of
from tests.factories import AT, make_breach

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
TEXT = {"what_happened": "Bij nader inzien ging het om groep 7."}


def patch(house, role, case, **body):
    return house[role].patch(f"breaches/{case.reference}/", {"version": Case.objects.get(pk=case.pk).version, **body})


def assess(house, case):
    move(case, "assess", by=house.people["privacy_officer"], at=AT, facts={}, result={"register": True, "authority": True})


NEW = {
    "incident": "lost_device",
    "what_happened": "Een laptop bleef liggen in de trein.",
    "began_at": "2026-11-24T07:00:00+01:00",
    "ended_at": "2026-11-24T07:30:00+01:00",
    "channel": "in_person",
    "measures_taken": "Laptop op afstand gewist.",
    "reporter": {"name": "Sem de Wit", "phone": "0612345678"},
    "processor": {"name": "Leverancier BV", "informed_at": None},
}


@pytest.mark.parametrize("name", NEW)
def test_each_field_changes_alone(house, name):
    case = house.breach()
    before = house["dpo"].get(f"breaches/{case.reference}/").json()
    response = patch(house, "privacy_officer", case, **{name: NEW[name]})
    assert response.status_code == 200, response.content
    after = response.json()
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {name, "version"} | ({"subject"} if name == "incident" else set())
    assert after[name] == NEW[name]
    assert after["version"] == before["version"] + 1


def test_the_timeline_keeps_which_fields_and_both_texts(house):
    case = house.breach()
    patch(house, "privacy_officer", case, **NEW)
    event = Event.objects.get(name="breach.corrected")
    assert event.facts["fields"] == sorted([*NEW.keys() - {"processor"}, "processor_name"])
    assert event.by == house.people["privacy_officer"]
    (said,) = [one.said for one in in_words(case, [event], house.people["dpo"])]
    assert said["what_happened"] == NEW["what_happened"]
    assert "Het overzicht van groep 6" in said["what_happened_before"]
    assert (said["measures_taken"], said["reporter"]) == (NEW["measures_taken"], "Sem de Wit, 0612345678")
    assert "Sem" not in str(event.facts)


def test_facts_and_reporter_are_laid_over_what_there_is(house):
    case = house.breach(facts={"persons": 3, "encrypted": True}, reporter={"name": "Jip", "email": "jip@voorbeeld.example"})
    answer = patch(house, "privacy_officer", case, facts={"persons": 4}, reporter={"name": "Jip Vermeer"}).json()
    assert answer["facts"] == {"persons": 4, "encrypted": True}
    assert answer["reporter"] == {"name": "Jip Vermeer", "email": "jip@voorbeeld.example"}


def test_null_empties_what_may_be_empty(house):
    case = house.breach(began_at=AT - 5 * HOUR, measures_taken="Iets.")
    answer = patch(house, "privacy_officer", case, began_at=None, measures_taken=None).json()
    assert (answer["began_at"], answer["measures_taken"]) == (None, "")


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ({"email": None}, {"name": "Jip"}),
        ({"name": "", "email": None}, {}),
        (None, {}),
        ({}, {"name": "Jip", "email": "jip@v.example"}),
    ],
)
def test_who_reported_it_can_be_taken_out_again(house, sent, left):
    case = house.breach(reporter={"name": "Jip", "email": "jip@v.example"})
    assert patch(house, "privacy_officer", case, reporter=sent).json()["reporter"] == left


def test_a_supplier_that_was_none_can_be_taken_out_again(house):
    case = house.breach(processor_name="Leverancier BV", processor_informed_at=AT - HOUR)
    answer = patch(house, "privacy_officer", case, processor=None).json()
    assert answer["processor"] is None
    assert answer["aware_at"] == answer["received_at"]


# The clock.


def test_an_earlier_discovery_moves_the_awareness_and_the_clock(house):
    case = house.breach()
    answer = patch(house, "privacy_officer", case, discovered_at="2026-11-24T06:00:00+01:00").json()
    assert answer["aware_at"] == answer["received_at"] == "2026-11-24T06:00:00+01:00"
    assert answer["due_at"] == answer["deadlines"][0]["due_at"] == "2026-11-27T06:00:00+01:00"
    assert Event.objects.get(name="breach.corrected").facts["aware_at"] == "2026-11-24T05:00:00+00:00"


def test_a_later_discovery_would_make_the_clock_later_and_is_a_step_of_its_own(house):
    case = house.breach()
    response = patch(house, "privacy_officer", case, discovered_at="2026-11-24T09:00:00+01:00")
    assert (response.status_code, fields_of(response)) == (400, {"discovered_at": "set_awareness"})


def test_a_stated_awareness_stays_when_the_discovery_was_earlier(house):
    case = house.breach(aware_at=AT - HOUR, aware_reason="Onderzoek.")
    answer = patch(house, "privacy_officer", case, discovered_at="2026-11-24T06:00:00+01:00").json()
    assert answer["aware_at"] == "2026-11-24T09:12:00+01:00"


def test_an_earlier_notice_of_the_supplier_moves_the_clock_and_a_later_one_is_refused(house):
    case = house.breach(discovered_at=AT - 9 * HOUR, processor_name="X", processor_informed_at=AT - 5 * HOUR)
    earlier = {"informed_at": "2026-11-24T04:12:00+01:00"}
    assert patch(house, "privacy_officer", case, processor=earlier).json()["due_at"] == "2026-11-27T04:12:00+01:00"
    response = patch(house, "privacy_officer", case, processor={"informed_at": "2026-11-24T06:12:00+01:00"})
    assert fields_of(response) == {"processor.informed_at": "set_awareness"}


@pytest.mark.parametrize("name", ["aware_at", "aware_reason"])
def test_the_awareness_is_changed_by_its_own_step(house, name):
    response = patch(house, "privacy_officer", house.breach(), **{name: "2026-11-24T06:00:00+01:00"})
    assert (response.status_code, fields_of(response)) == (400, {name: "transition"})
    assert "set_awareness" in response.json()["errors"][0]["message"]


# Refused.


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"discovered_at": "2026-11-24T11:00:00+01:00"}, {"discovered_at": "set_awareness"}),
        ({"discovered_at": "2026-11-24T06:00:00"}, {"discovered_at": "iso"}),
        ({"discovered_at": None}, {"discovered_at": "required"}),
        ({"what_happened": None}, {"what_happened": "required"}),
        ({"what_happened": "\x00"}, {"what_happened": "unreadable"}),
        ({"began_at": "2026-11-24T09:00:00+01:00"}, {"began_at": "too_early"}),
        ({"began_at": "2026-11-25T09:00:00+01:00"}, {"began_at": "future"}),
        ({"ended_at": "2026-11-25T09:00:00+01:00"}, {"ended_at": "future"}),
        (
            {"began_at": "2026-11-24T07:00:00+01:00", "ended_at": "2026-11-24T06:00:00+01:00"},
            {"ended_at": "too_early"},
        ),
        ({"school": "x"}, {"school": "unknown"}),
        ({"state": "closed", "assignee": "x"}, {"state": "unknown", "assignee": "unknown"}),
        ({"facts": {"persons": -4}}, {"facts.persons": "invalid"}),
        ({"reporter": {"email": "x"}}, {"reporter.email": "invalid"}),
    ],
    ids=str,
)
def test_bad_corrections_are_named_and_change_nothing(house, change, named):
    case = house.breach()
    before = Breach.objects.values().get(pk=case.pk)
    response = patch(house, "privacy_officer", case, **change)
    assert (response.status_code, fields_of(response)) == (400, named)
    assert Breach.objects.values().get(pk=case.pk) == before
    assert Case.objects.get(pk=case.pk).version == 1


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (TEXT, {"version": "required"}),
        ({**TEXT, "version": None}, {"version": "required"}),
        ({**TEXT, "version": "1"}, {"version": "invalid"}),
        ({**TEXT, "version": True}, {"version": "invalid"}),
        ({**TEXT, "version": 1.5}, {"version": "invalid"}),
        ({**TEXT, "version": 0}, {"version": "invalid"}),
        ({**TEXT, "version": 2**40}, {"version": "invalid"}),
        ([], {"": "type"}),
    ],
    ids=str,
)
def test_a_correction_carries_the_version_that_was_looked_at(house, body, named):
    response = house["privacy_officer"].patch(f"breaches/{house.breach().reference}/", body)
    assert (response.status_code, fields_of(response)) == (400, named)


def test_two_who_correct_never_overwrite_each_other(house):
    case = house.breach()
    path = f"breaches/{case.reference}/"
    assert house["privacy_officer"].patch(path, {"version": 1, **TEXT}).status_code == 200
    response = house["privacy_officer"].patch(path, {"version": 1, "what_happened": "Iets anders."})
    problem = response.json()
    assert (response.status_code, problem["rule"], problem["state"]) == (409, "stale", "reported")
    assert Breach.objects.get().what_happened == TEXT["what_happened"]
    assert Event.objects.filter(name="breach.corrected").count() == 1


CLOCK = {"discovered_at": "2026-11-24T06:00:00+01:00"}


@pytest.mark.parametrize(
    ("role", "in_reported", "of_the_clock", "once_assessed", "once_closed"),
    [
        ("privacy_officer", 200, 200, 200, 409),
        ("principal", 200, 403, 409, 409),
        ("board_member", 403, 403, 403, 403),
        ("dpo", 403, 403, 403, 403),
        ("employee", 404, 404, 404, 404),
        ("admin", 404, 404, 404, 404),
    ],
)
def test_who_may_correct_when(house, role, in_reported, of_the_clock, once_assessed, once_closed):
    case = house.breach()
    assert patch(house, role, case, **TEXT).status_code == in_reported
    assert patch(house, role, case, **CLOCK).status_code == of_the_clock
    move(case, "ask_advice", by=house.people["privacy_officer"], at=AT)
    assert patch(house, role, case, **TEXT).status_code == in_reported
    assess(house, case)
    assert patch(house, role, case, **TEXT).status_code == once_assessed
    other = house.breach()
    move(other, "dismiss", by=house.people["privacy_officer"], at=AT, reason="Niets.")
    response = patch(house, role, other, **TEXT)
    assert response.status_code == once_closed
    if once_closed == 409:
        assert (response.json()["rule"], response.json()["state"]) == ("state", "dismissed")


def test_the_reporter_adds_to_the_own_report_until_it_is_assessed(house):
    case = make_breach(house.school, by=house.people["employee"]).case
    assert patch(house, "employee", case, **TEXT).json()["what_happened"] == TEXT["what_happened"]
    assert patch(house, "employee", case, **CLOCK).status_code == 403
    assess(house, case)
    response = patch(house, "employee", case, **TEXT)
    assert (response.status_code, response.json()["rule"]) == (409, "state")
