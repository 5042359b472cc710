"""Steps through the API: what each asks, taking one, and everything that stops one."""

import json

import pytest
from jsonschema import Draft202012Validator

from breaches.models import Breach
from cases.models import Case, Event
from cases.moves import move
from cases.workflow import steps
from tests.api.callers import fields_of, told
from tests.factories import AT, make_breach

pytestmark = pytest.mark.django_db
FACTS = {"is_breach": True, "breach_types": ["confidentiality"], "data_categories": ["care_file"], "persons": 24}


def step(house, role, case, name, /, **body):
    version = Case.objects.get(pk=case.pk).version
    return house[role].post(f"breaches/{case.reference}/transitions/{name}/", {"version": version, **body})


def offered(house, role, case):
    lines = house[role].get(f"breaches/{case.reference}/transitions/").json()
    return {line["name"]: line for line in lines}


ROAD = [
    ("privacy_officer", "assess", {"facts": FACTS, "note": "Overzicht van groep 6."}, "assessed"),
    ("privacy_officer", "ask_advice", {"question": "Moeten we ouders inlichten?"}, "assessed"),
    ("dpo", "advise", {"outcome": "notify_and_inform", "text": "Meld het en licht ouders in."}, "advised"),
    ("board_member", "decide", {"outcome": "notify_and_inform", "preliminary": True, "reason": "Wij volgen de FG."}, "decided"),
    (
        "dpo",
        "record_notification",
        {"kind": "initial", "complete": False, "sent_at": "2026-11-24T10:00:00+01:00", "number": "AP-1", "filed_by": "dpo"},
        "decided",
    ),
    (
        "privacy_officer",
        "record_contact",
        {"sort": "question", "text": "De AP vraagt naar het aantal.", "answer_by": "2026-12-01"},
        "decided",
    ),
    (
        "privacy_officer",
        "record_notification",
        {"kind": "follow_up", "complete": True, "sent_at": "2026-11-24T10:05:00+01:00"},
        "decided",
    ),
    (
        "principal",
        "record_communication",
        {"channel": "letter", "count": 24, "audience": "Ouders groep 6", "text": "Beste ouders"},
        "decided",
    ),
    ("board_member", "record_other_report", {"party": "police", "not_applicable": True}, "decided"),
    ("privacy_officer", "evaluate", {"text": "Lijsten per groep."}, "evaluated"),
    ("privacy_officer", "close", {}, "closed"),
]


def test_from_the_report_to_the_closed_file(house):
    answer = house["employee"].post("breaches/", told(house.school, discovered_at="2026-11-24T08:00:00+01:00")).json()
    case = Case.objects.get(reference=answer["reference"])
    for number, (role, name, body, state) in enumerate(ROAD, start=1):
        response = step(house, role, case, name, **body)
        assert response.status_code == 200, (name, response.json())
        answer = response.json()
        assert (answer["state"], answer["version"]) == (state, number + 1), name
    assert answer == house["privacy_officer"].get(f"breaches/{case.reference}/").json()
    assert (answer["due_at"], answer["overdue"], answer["outcome"]) == (None, False, "notify_and_inform")
    assert [clock["ended_at"] is not None for clock in answer["deadlines"]] == [True] * len(answer["deadlines"])
    assert answer["assessment"]["facts"] == FACTS
    assert answer["assessment"]["result"]["authority"] is True
    assert [one["text"] for one in answer["advices"]] == ["Meld het en licht ouders in."]
    assert [(one["preliminary"], one["follows_advice"]) for one in answer["decisions"]] == [(True, True)]
    assert [(one["kind"], one["complete"], one["number"], one["filed_by"]) for one in answer["notifications"]] == [
        ("initial", False, "AP-1", "dpo"),
        ("follow_up", True, "", "board"),
    ]
    assert [(one["count"], one["audience"]) for one in answer["communications"]] == [(24, "Ouders groep 6")]
    names = list(Event.objects.filter(case=case).order_by("seq").values_list("name", flat=True))
    taken = [f"breach.{name}" for _role, name, _body, _state in ROAD]
    assert [name for name in names if name.startswith("breach.")] == ["breach.opened", *taken]


def test_every_step_is_told_with_its_rule_or_allowed(house):
    case = house.breach()
    lines = offered(house, "privacy_officer", case)
    assert list(lines) == list(steps(Breach))
    assert {name for name, line in lines.items() if line["allowed"]} == {
        "assess", "ask_advice", "set_awareness", "record_contact", "record_other_report", "dismiss", "merge"
    }  # fmt: skip
    told_of = {name: (line["rule"], bool(line["reason"])) for name, line in lines.items()}
    assert told_of["assess"] == (None, False)
    assert told_of["advise"] == ("role", True)
    assert told_of["close"] == ("state", True)
    assert told_of["record_notification"] == ("not_decided_to_notify", True)
    assert lines["assess"]["label"] == "Beoordeel het risico"


@pytest.mark.parametrize("name", steps(Breach))
def test_what_a_step_asks_is_a_json_schema_that_names_the_version(house, name):
    asked = offered(house, "privacy_officer", house.breach())[name]["input"]
    Draft202012Validator.check_schema(asked)
    assert asked["required"][0] == "version"
    assert asked["additionalProperties"] is False


@pytest.mark.parametrize(("role", "name", "body", "_state"), ROAD, ids=str)
def test_what_the_road_sends_fits_what_is_asked(house, role, name, body, _state):
    asked = Draft202012Validator(offered(house, role, house.breach())[name]["input"])
    assert list(asked.iter_errors({"version": 1, **body})) == []
    assert list(asked.iter_errors({"version": 1, **body, "more": 1}))
    assert list(asked.iter_errors(body))


def test_a_reporter_sees_the_steps_but_takes_none(house):
    case = make_breach(house.school, by=house.people["employee"]).case
    assert {line["rule"] for line in offered(house, "employee", case).values()} == {"role"}


# What stops a step, in order: reach, name, role, input that fits nothing, version, state and guard, meaning.


def test_out_of_reach_is_404_whatever_is_sent(house):
    case = house.breach()
    for place in ("other school", "other board"):
        response = house.elsewhere(place).post(f"breaches/{case.reference}/transitions/assess/", {"version": 1})
        assert response.status_code == 404


@pytest.mark.parametrize("name", ["nope", "save", "delete", "__init__", "is_assessed", "reported", "ASSESS", "x" * 500])
def test_an_unknown_transition_is_400_and_named(house, name):
    response = step(house, "privacy_officer", house.breach(), name)
    assert (response.status_code, fields_of(response)) == (400, {"name": "unknown"})
    assert name[:60] in response.json()["errors"][0]["message"]


def test_the_role_comes_before_the_input(house):
    response = step(house, "dpo", house.breach(), "decide", nonsense=1)
    assert (response.status_code, response.json()["rule"]) == (403, "role")


def test_unknown_fields_are_named_also_where_the_state_does_not_fit(house):
    response = step(house, "privacy_officer", house.breach(), "close", nonsense=1, more=2)
    assert (response.status_code, fields_of(response)) == (400, {"nonsense": "unknown", "more": "unknown"})


@pytest.mark.parametrize("version", [None, "1", 1.5, True, {}], ids=str)
def test_without_a_version_nothing_happens(house, version):
    case = house.breach()
    body = {"facts": FACTS} | ({} if version is None else {"version": version})
    response = house["privacy_officer"].post(f"breaches/{case.reference}/transitions/assess/", body)
    assert response.status_code == 400
    assert set(fields_of(response)) == {"version"}


def test_a_stale_page_is_409_and_nothing_is_lost_or_done(house):
    case = house.breach()
    assert step(house, "privacy_officer", case, "assess", facts=FACTS).status_code == 200
    response = step(house, "privacy_officer", case, "assess", version=1, facts={"persons": 1})
    problem = response.json()
    assert (response.status_code, problem["rule"], problem["state"]) == (409, "stale", "assessed")
    assert len(Breach.objects.get().assessments) == 1


def test_the_state_and_a_guard_refuse_with_their_rule(house):
    case = house.breach()
    for name, rule in (("close", "state"), ("record_notification", "not_decided_to_notify")):
        response = step(house, "privacy_officer", case, name)
        problem = response.json()
        assert (response.status_code, problem["rule"], problem["state"], bool(problem["detail"])) == (409, rule, "reported", True)


def test_a_rule_inside_a_step_refuses_too(house):
    response = step(house, "board_member", house.breach(), "decide", outcome="notify_authority", no_advice="Geen antwoord.")
    assert (response.status_code, response.json()["rule"]) == (409, "no_assessment")


@pytest.mark.parametrize(
    ("role", "name", "body", "named"),
    [
        ("privacy_officer", "assess", {}, {"facts": "required"}),
        ("privacy_officer", "assess", {"facts": {}}, {"facts": "required"}),
        ("privacy_officer", "assess", {"facts": "veel"}, {"facts": "type"}),
        (
            "privacy_officer",
            "assess",
            {"facts": {"persons": -3, "fog": "bad"}},
            {"facts.persons": "invalid", "facts.fog": "invalid"},
        ),
        ("privacy_officer", "assess", {"facts": FACTS, "note": "\x00"}, {"note": "unreadable"}),
        ("privacy_officer", "assess", {"facts": FACTS, "note": "x" * 20_001}, {"note": "too_long"}),
        ("privacy_officer", "assess", {"facts": FACTS, "result": {}}, {"result": "unknown"}),
        ("dpo", "advise", {"outcome": "ignore", "text": "x"}, {"outcome": "invalid_choice"}),
        ("dpo", "advise", {"outcome": "register_only"}, {"text": "required"}),
        ("dpo", "advise", {"outcome": ["register_only"], "text": 3}, {"outcome": "type", "text": "type"}),
        ("board_member", "decide", {"outcome": "register_only", "no_advice": "Nee."}, {"reason": "invalid"}),
        ("board_member", "decide", {"outcome": "notify_authority"}, {"no_advice": "invalid"}),
        ("board_member", "decide", {"outcome": "notify_authority", "preliminary": "yes"}, {"preliminary": "type"}),
        ("privacy_officer", "set_awareness", {"aware_at": "2026-11-24T11:00:00+01:00", "reason": "x"}, {"aware_at": "future"}),
        ("privacy_officer", "set_awareness", {"aware_at": "2026-11-24T09:00:00", "reason": "x"}, {"aware_at": "iso"}),
        ("privacy_officer", "set_awareness", {"aware_at": {"day": "24"}, "reason": "x"}, {"aware_at": "type"}),
        ("privacy_officer", "record_contact", {"sort": "call", "text": "x", "answer_by": "1-12-2026"}, {"answer_by": "iso"}),
        ("privacy_officer", "record_contact", {"sort": "call", "text": "x", "answer_by": "2026-11-01"}, {"answer_by": "invalid"}),
        ("privacy_officer", "merge", {"into": "DL-2026-99999"}, {"into": "unknown"}),
        ("privacy_officer", "dismiss", {"reason": "  "}, {"reason": "required"}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_input_of_a_step_is_named_and_changes_nothing(house, role, name, body, named):
    case = house.breach()
    response = step(house, role, case, name, **body)
    assert (response.status_code, fields_of(response)) == (400, named)
    assert (Case.objects.get(pk=case.pk).version, Event.objects.filter(case=case).count()) == (1, 1)


@pytest.mark.parametrize("count", [-1, 10_000_001, 10**30, 1.5, "24", True], ids=str)
def test_negative_and_absurd_numbers_are_refused(house, count):
    case = house.breach()
    officer, board = house.people["privacy_officer"], house.people["board_member"]
    move(case, "assess", by=officer, at=AT, facts={}, result={"register": True, "authority": True, "data_subjects": True})
    move(case, "decide", by=board, at=AT, outcome="notify_and_inform", reason="x", no_advice="x")
    response = step(house, "principal", case, "record_communication", count=count)
    assert response.status_code == 400
    assert set(fields_of(response)) == {"count"}


def test_a_whole_number_may_be_written_as_24_point_0(house):
    case = house.breach()
    officer, board = house.people["privacy_officer"], house.people["board_member"]
    move(case, "assess", by=officer, at=AT, facts={}, result={"register": True, "authority": True, "data_subjects": True})
    move(case, "decide", by=board, at=AT, outcome="notify_and_inform", reason="x", no_advice="x")
    body = json.dumps({"version": 3}).replace("}", ', "count": 24.0}').encode()
    response = house["principal"].post(f"breaches/{case.reference}/transitions/record_communication/", body)
    assert response.json()["communications"][0]["count"] == 24


def test_a_merge_names_a_case_within_reach(house):
    first, second = house.breach(), house.breach()
    foreign = make_breach().case
    assert fields_of(step(house, "privacy_officer", first, "merge", into=foreign.reference)) == {"into": "unknown"}
    answer = step(house, "privacy_officer", first, "merge", into=second.reference.lower()).json()
    assert (answer["state"], answer["state_label"]) == ("merged", "Samengevoegd")


def test_a_measure_of_the_evaluation_is_a_task_of_the_case(house):
    case = house.breach()
    officer, board = house.people["privacy_officer"], house.people["board_member"]
    move(case, "assess", by=officer, at=AT, facts={}, result={"register": True, "authority": False, "data_subjects": False})
    move(case, "decide", by=board, at=AT, outcome="register_only", reason="Geen risico.", no_advice="Niet gevraagd.")
    colleague = house.people["employee"]
    body = {"text": "Les.", "measure": "Lijsten nalopen", "measure_by": colleague.email, "measure_on": "2026-12-08"}
    (task,) = step(house, "privacy_officer", case, "evaluate", **body).json()["tasks"]
    assert (task["text"], task["assignee"], task["due_on"]) == ("Lijsten nalopen", colleague.email, "2026-12-08")
    (shown,) = house["employee"].get(f"breaches/{case.reference}/").json()["tasks"]
    assert shown == task
    response = step(house, "privacy_officer", house.breach(), "evaluate", measure_by="vreemd@elders.example")
    assert response.status_code == 409


@pytest.mark.parametrize("number", ["Jip Vermeer", "bel Jip op 06 <b>", "z2026-1\nJip", "=1+1"])
def test_the_number_of_the_ap_has_no_room_for_a_remark(house, number):
    """It stands on the timeline in the clear, for good."""
    case = house.breach()
    officer, board = house.people["privacy_officer"], house.people["board_member"]
    move(case, "assess", by=officer, at=AT, facts={}, result={"register": True, "authority": True, "data_subjects": False})
    move(case, "decide", by=board, at=AT, outcome="notify_authority", no_advice="Niet gevraagd.")
    body = {"kind": "initial", "complete": True, "sent_at": "2026-11-24T10:00:00+01:00"}
    response = step(house, "privacy_officer", case, "record_notification", **body, number=number)
    assert (response.status_code, [error["field"] for error in response.json()["errors"]]) == (400, ["number"])
    assert step(house, "privacy_officer", case, "record_notification", **body, number="z2026-00123").status_code == 200
