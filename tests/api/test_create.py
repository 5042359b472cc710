"""Opening a breach through the API: all that may be told, and all that may not."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breaches.models import Breach, Incident
from cases.models import Case, Event
from cases.terms import AMSTERDAM
from schools.models import Membership, Role
from tests.api.callers import Caller, fields_of, told
from tests.factories import AT, make_board, make_person, make_school

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def local(moment):
    return moment.astimezone(AMSTERDAM).isoformat()


FULL = {
    "incident": "attack",
    "began_at": "2026-11-20T08:00:00Z",
    "ended_at": "2026-11-20T13:30:00+02:00",
    "aware_at": "2026-11-21T09:00:00+01:00",
    "aware_reason": "Pas na onderzoek was duidelijk dat er gegevens bij waren.",
    "channel": "phone",
    "facts": {"persons": 24, "data_categories": ["contact"], "encrypted": False, "recipients": None},
    "measures_taken": "Wachtwoorden vernieuwd.",
    "reporter": {"name": "Jip Vermeer", "email": "jip@voorbeeld.example", "phone": "06 12 34 56 78"},
    "processor": {"name": "Leverancier BV", "informed_at": "2026-11-20T12:00:00+01:00"},
}


def test_all_that_may_be_told_comes_back(house):
    response = house["privacy_officer"].post("breaches/", told(house.school, **FULL))
    assert response.status_code == 201
    answer = response.json()
    assert answer == house["privacy_officer"].get(f"breaches/{answer['reference']}/").json()
    expected = {
        **FULL, "kind": "breach", "state": "reported", "board": house.board.number, "school": house.school.slug, "version": 1,
        "began_at": "2026-11-20T09:00:00+01:00", "ended_at": "2026-11-20T12:30:00+01:00",
        "what_happened": "Mail naar de verkeerde ouders.", "discovered_at": "2026-11-20T10:00:00+01:00",
        "reported_internally_at": "2026-11-24T10:12:00+01:00", "due_at": "2026-11-24T09:00:00+01:00", "overdue": True,
        "subject": str(Incident.ATTACK.label), "outcome": None, "exception_34_3": None, "assessment": None, "tasks": [],
        "advices": [], "decisions": [], "notifications": [], "communications": [],
    }  # fmt: skip
    assert {name: answer[name] for name in expected} == expected
    (clock,) = answer["deadlines"]
    assert (clock["id"], clock["started_at"], clock["ended_at"]) == ("authority", FULL["aware_at"], None)


@pytest.mark.parametrize("word", ["zorgmap van Jip Vermeer", "=SOM(A1)", "<b>", "x" * 61, "Jip"])
def test_facts_are_codes_and_no_words_that_would_lie_in_the_clear(house, word):
    facts = {"data_categories": ["basic", "leesniveau"], "likely_consequences": [word]}
    response = house["privacy_officer"].post("breaches/", told(house.school, facts=facts))
    assert (response.status_code, fields_of(response)) == (400, {"facts.likely_consequences": "invalid"})
    del facts["likely_consequences"]
    assert house["privacy_officer"].post("breaches/", told(house.school, facts=facts)).json()["facts"] == facts


def test_the_least_that_must_be_told(house):
    answer = house["employee"].post("breaches/", told(house.school)).json()
    assert (answer["incident"], answer["channel"], answer["facts"], answer["processor"]) == ("other", "web", {}, None)
    assert answer["aware_at"] == answer["discovered_at"] == "2026-11-20T10:00:00+01:00"


def test_null_says_the_same_as_leaving_out(house):
    names = ("incident", "began_at", "aware_at", "channel", "facts", "reporter", "processor", "board", "measures_taken")
    response = house["privacy_officer"].post("breaches/", told(house.school, **dict.fromkeys(names)))
    assert response.status_code == 201


def test_a_breach_of_the_whole_board_names_the_board(house):
    answer = house["privacy_officer"].post("breaches/", told(board=house.board.number)).json()
    assert (answer["board"], answer["school"]) == (house.board.number, None)


def test_the_board_is_aware_once_its_supplier_informed_it(house):
    supplier = {"name": "Leverancier BV", "informed_at": "2026-11-21T10:00:00+01:00"}
    answer = house["employee"].post("breaches/", told(house.school, processor=supplier)).json()
    assert answer["aware_at"] == supplier["informed_at"]
    assert answer["deadlines"][0]["due_at"] == "2026-11-24T10:00:00+01:00"


def test_what_the_event_holds_is_no_personal_data(house):
    house["privacy_officer"].post("breaches/", told(house.school, **FULL))
    opened = Event.objects.get(name="breach.opened")
    assert opened.via == "api"
    assert set(opened.facts) == {"incident", "discovered_at", "aware_at"}
    assert "Jip" not in str(list(Event.objects.values()))


@pytest.mark.parametrize("channel", ["web", "email", "phone", "paper", "in_person", "supplier"])
def test_every_channel(house, channel):
    assert house["employee"].post("breaches/", told(house.school, channel=channel)).json()["channel"] == channel


# Who may report, and where.


@pytest.mark.parametrize(
    ("role", "status"),
    [("employee", 201), ("principal", 201), ("privacy_officer", 201), ("board_member", 201), ("dpo", 201), ("admin", 403)],
)
def test_every_role_may_report_at_its_school_but_who_only_administers(house, role, status):
    response = house[role].post("breaches/", told(house.school))
    assert response.status_code == status
    assert Case.objects.count() == (status == 201)


@pytest.mark.parametrize(
    ("role", "status"),
    [("employee", 403), ("principal", 403), ("privacy_officer", 201), ("board_member", 201), ("dpo", 201), ("admin", 403)],
)
def test_a_breach_of_the_board_is_reported_by_who_has_a_role_on_the_board(house, role, status):
    assert house[role].post("breaches/", told(board=house.board.number)).status_code == status


@pytest.mark.parametrize("role", Role.values)
def test_nobody_reports_at_another_school_or_board(house, role):
    caller = house[role]
    elsewhere = make_school(make_board())
    assert caller.post("breaches/", told(elsewhere)).status_code == 403
    assert caller.post("breaches/", told(board=elsewhere.board.number)).status_code == 403
    if role in ("employee", "principal"):
        assert caller.post("breaches/", told(make_school(house.board))).status_code == 403
    assert Case.objects.count() == 0


def test_somebody_without_a_role_and_a_role_that_ended_report_nothing(house):
    assert Caller(make_person()).post("breaches/", told(house.school)).status_code == 403
    Membership.objects.filter(user=house.people["employee"]).update(until_on=AT.date() - dt.timedelta(days=1))
    assert house["employee"].post("breaches/", told(house.school)).status_code == 403


def test_an_employee_sees_what_it_reported_and_nothing_else(house):
    mine = house["employee"].post("breaches/", told(house.school)).json()["reference"]
    other = house.breach().reference
    assert house["employee"].get(f"breaches/{mine}/").json()["what_happened"] == "Mail naar de verkeerde ouders."
    assert house["employee"].get(f"breaches/{other}/").status_code == 404
    assert [line["reference"] for line in house["employee"].get("breaches/").json()["results"]] == [mine]


# Awareness.


@pytest.mark.parametrize("role", ["employee", "principal", "board_member", "dpo"])
def test_only_the_privacy_officer_states_a_later_awareness(house, role):
    response = house[role].post("breaches/", told(house.school, aware_at="2026-11-21T09:00:00+01:00", aware_reason="Onderzoek."))
    assert (response.status_code, response.json()["rule"]) == (403, "role")
    assert Case.objects.count() == 0


@pytest.mark.parametrize(
    ("aware_at", "reason", "named"),
    [
        ("2026-11-21T09:00:00+01:00", "", {"aware_reason": "required"}),
        ("2026-11-20T09:59:59+01:00", "Eerder.", {"aware_at": "too_early"}),
        ("2026-11-24T10:12:01+01:00", "Straks.", {"aware_at": "future"}),
    ],
)
def test_an_awareness_that_cannot_be(house, aware_at, reason, named):
    response = house["privacy_officer"].post("breaches/", told(house.school, aware_at=aware_at, aware_reason=reason))
    assert (response.status_code, fields_of(response)) == (400, named)


def test_an_awareness_at_the_discovery_needs_no_reason_and_no_role(house):
    response = house["employee"].post("breaches/", told(house.school, aware_at="2026-11-20T09:00:00Z"))
    assert response.status_code == 201


# Bad input, named.

MOMENTS = ("began_at", "ended_at", "discovered_at", "aware_at")
NOT_MOMENTS = [
    "2026-11-20T10:00:00", "2026-11-20", "20-11-2026 10:00", "gisteren", "2026-02-30T10:00:00+01:00", "2026-11-20T25:00:00Z",
    "2026-11-20T10:00:00+99:00", "10:00", "0000-01-01T00:00:00Z", "1899-12-31T00:00:00Z", "99999-01-01T00:00:00Z", "🕰", "=NOW()",
]  # fmt: skip


@pytest.mark.parametrize("name", MOMENTS)
@pytest.mark.parametrize("text", NOT_MOMENTS)
def test_what_is_no_moment_is_refused_by_its_name(house, name, text):
    response = house["privacy_officer"].post("breaches/", told(house.school, **{name: text}))
    assert response.status_code == 400
    assert set(fields_of(response)) == {name}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"discovered_at": local(AT + HOUR)}, {"discovered_at": "future"}),
        ({"began_at": local(AT + HOUR)}, {"began_at": "future", "discovered_at": "too_early"}),
        ({"ended_at": local(AT + HOUR)}, {"ended_at": "future"}),
        ({"began_at": "2026-11-20T10:00:01+01:00"}, {"discovered_at": "too_early"}),
        ({"began_at": "2026-11-20T09:00:00+01:00", "ended_at": "2026-11-20T08:00:00+01:00"}, {"ended_at": "too_early"}),
        ({"processor": {"name": "X", "informed_at": local(AT + HOUR)}}, {"processor.informed_at": "future"}),
        (
            {"began_at": "2026-11-20T09:00:00+01:00", "processor": {"name": "X", "informed_at": "2026-11-20T08:00:00+01:00"}},
            {"processor.informed_at": "too_early"},
        ),
        ({"what_happened": ""}, {"what_happened": "required"}),
        ({"what_happened": " \n\t "}, {"what_happened": "required"}),
        ({"what_happened": None}, {"what_happened": "required"}),
        ({"what_happened": "x" * 20_001}, {"what_happened": "too_long"}),
        ({"what_happened": "a\x00b"}, {"what_happened": "unreadable"}),
        ({"what_happened": 12}, {"what_happened": "type"}),
        ({"what_happened": ["a"]}, {"what_happened": "type"}),
        ({"measures_taken": "\x00"}, {"measures_taken": "unreadable"}),
        ({"discovered_at": None}, {"discovered_at": "required"}),
        ({"discovered_at": 1763629200}, {"discovered_at": "type"}),
        ({"school": None}, {"school": "one_of"}),
        ({"school": "no-such-school"}, {"school": "unknown"}),
        ({"school": "../../etc"}, {"school": "invalid"}),
        ({"school": "a\x00"}, {"school": "null_characters_not_allowed"}),
        ({"school": 3}, {"school": "type"}),
        ({"board": "40001"}, {"school": "one_of"}),
        ({"school": None, "board": "999"}, {"board": "unknown"}),
        ({"school": None, "board": "1\x00"}, {"board": "null_characters_not_allowed"}),
        ({"channel": "fax"}, {"channel": "invalid_choice"}),
        ({"incident": "ramp"}, {"incident": "invalid_choice"}),
        ({"reporter": "Jip"}, {"reporter": "type"}),
        ({"reporter": {"email": "geen adres"}}, {"reporter.email": "invalid"}),
        ({"reporter": {"email": "x@" + "y" * 300 + ".nl"}}, {"reporter.email": "max_length"}),
        ({"reporter": {"name": "x" * 201}}, {"reporter.name": "too_long"}),
        ({"reporter": {"name": "a\nb"}}, {"reporter.name": "lines"}),
        ({"reporter": {"address": "straat"}}, {"reporter.address": "unknown"}),
        ({"reporter": {"name": 3, "phone": True}}, {"reporter.name": "type", "reporter.phone": "type"}),
        ({"processor": {"informed_at": "2026-11-20T12:00:00+01:00"}}, {"processor.name": "required"}),
        ({"processor": {"name": "X", "informed_at": "gisteren"}}, {"processor.informed_at": "iso"}),
        ({"facts": {"persons": -1}}, {"facts.persons": "invalid"}),
        ({"facts": {"persons": 10**12}}, {"facts.persons": "invalid"}),
        ({"facts": {"persons": "veel"}}, {"facts.persons": "invalid"}),
        ({"facts": {"cause": "pech", "weather": "rain"}}, {"facts.cause": "invalid", "facts.weather": "invalid"}),
        ({"facts": []}, {"facts": "type"}),
        ({"subject": "x", "state": "closed"}, {"subject": "unknown", "state": "unknown"}),
        ({"version": 1}, {"version": "unknown"}),
        ({"discovered_at_day": "20"}, {"discovered_at_day": "unknown"}),
    ],
    ids=lambda value: str(value)[:60],
)
def test_bad_input_is_named(house, change, named):
    response = house["privacy_officer"].post("breaches/", told(house.school, **change))
    assert (response.status_code, fields_of(response)) == (400, named)
    assert response["Content-Type"] == "application/problem+json"
    assert Case.objects.count() == 0


HOSTILE = [
    "Emoji 🙈👩‍👧 en vlaggen 🇳🇱", "\u202eomgekeerd\u202c שלום عربي", "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")",
    "+1+1", "@SUM(A1)", "-2", "'; DROP TABLE cases_case; --", "regel 1\nregel 2\ttab", "x" * 20_000, "\u0007bel",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_strange_text_is_only_text(house, text):
    answer = house["privacy_officer"].post("breaches/", told(house.school, what_happened=text, measures_taken=text)).json()
    again = house["dpo"].get(f"breaches/{answer['reference']}/").json()
    assert (again["what_happened"], again["measures_taken"]) == (text, text)
    assert Breach.objects.get().what_happened == text


@pytest.mark.parametrize(("body", "field"), [([], ""), ("tekst", ""), (None, ""), (12, ""), (True, "")], ids=str)
def test_the_body_is_an_object(house, body, field):
    response = house["privacy_officer"].post("breaches/", body)
    assert (response.status_code, fields_of(response)) == (400, {field: "type"})


def test_creating_asks_the_database_little(house):
    caller = house["privacy_officer"]
    caller.get("breaches/")
    caller.post("breaches/", told(house.school))
    with CaptureQueriesContext(connection) as asked:
        caller.post("breaches/", told(house.school), Idempotency_Key="k")
    assert len([q for q in asked if "SAVEPOINT" not in q["sql"]]) == 13
