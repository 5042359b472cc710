"""The gate: identity, age and authority. Each role with what it must show, as a table, and the rules of domain.md 4.1 and 4.2."""

import datetime as dt

import pytest

from cases.moves import Refused, move
from pages import words
from rights.people import Capacity, age_on, birthday
from rights.requests.forms import PassGate
from rights.requests.models import RightsRequest, State, gate
from rights.requests.models.records import GatePass
from rights.requests.page.warnings import warnings
from tests.factories import AT, make_people, make_request, make_school

A = GatePass.Authority
KNOWN = {"method": "known_in_person", "on": AT.date()}

# role, age on the day of receipt, rights -> the rules that are in the way, and what answers them
TABLE = [
    ("parent_with_custody", 9, ["access"], [], A.SCHOOL_RECORDS),
    ("parent_with_custody", 15, ["erasure"], [], A.CUSTODY_REGISTER),
    ("parent_with_custody", 16, ["access"], ["pupil_decides"], A.AUTHORISATION),
    ("parent_with_custody", 18, ["access"], ["pupil_decides"], A.AUTHORISATION),
    ("parent_with_custody", None, ["access"], ["age_unknown"], A.SCHOOL_RECORDS),
    ("guardian", 9, ["access"], ["authority"], A.COURT),
    ("curator", 19, ["access"], ["authority"], A.COURT),
    ("representative", 40, ["access"], ["authority"], A.AUTHORISATION),
    ("guardian", 16, ["access"], ["pupil_decides", "authority"], A.AUTHORISATION),
    ("pupil", 15, ["access"], ["under_16_alone"], A.ONESELF),
    ("pupil", None, ["access"], ["age_unknown"], A.ONESELF),
    ("pupil", 16, ["access"], [], A.ONESELF),
    ("former_pupil", 30, ["erasure"], [], A.ONESELF),
    ("employee", None, ["access"], [], A.ONESELF),
    ("applicant", None, ["erasure"], [], A.ONESELF),
    ("other", None, ["access"], ["other_capacity"], A.ONESELF),
    ("parent_without_custody", 9, ["noncustodial_information"], [], A.NO_CUSTODY),
    ("parent_without_custody", 18, ["noncustodial_information"], ["adult_child"], A.AUTHORISATION),
    ("parent_without_custody", 9, ["access"], ["only_information"], None),
    ("parent_without_custody", 9, ["noncustodial_information", "access"], ["only_information"], None),
]


@pytest.mark.parametrize(("role", "age", "rights", "rules", "answer"), TABLE)
def test_what_the_gate_asks_of_each_role(role, age, rights, rules, answer):
    found = gate.findings(capacity=role, age=age, rights=rights)
    usual = gate.usual_authority(role)
    left = [finding.rule for _field, finding in gate.unanswered(found, capacity=role, authority=usual, reason="")]
    assert list(dict.fromkeys(left)) == rules
    if answer is not None:
        assert list(gate.unanswered(found, capacity=role, authority=answer, reason="Zo weten wij het.")) == []


def test_the_table_has_every_role():
    assert {row[0] for row in TABLE} == set(Capacity.values)


@pytest.mark.parametrize(
    ("rights", "copy", "rules"),
    [
        (["access"], False, []),
        (["access"], True, ["no_copy"]),
        (["erasure"], False, ["only_information"]),
        (["noncustodial_information"], False, []),
    ],
)
def test_the_other_reading_lets_a_parent_without_custody_look_but_never_gives_a_copy(rights, copy, rules):
    found = gate.findings(capacity="parent_without_custody", age=9, rights=rights, noncustodial="access", copy_wanted=copy)
    assert [finding.rule for finding in found] == rules


@pytest.fixture
def school(db):
    return make_school()


@pytest.fixture
def officer(school):
    return make_people(school.board, school)["privacy_officer"]


def born(years, *, days=0):
    """The birth date of who turns so many years old on the day of receipt, or so many days later."""
    return (AT.date().replace(year=AT.year - years) + dt.timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("birth_date", "age", "rule"),
    [(born(16), 16, "pupil_decides"), (born(16, days=1), 15, ""), ("2012-02-29", 14, "")],
)
def test_the_age_counts_on_the_local_day_of_receipt(school, officer, birth_date, age, rule):
    """16 years: who turns 16 on the day itself decides; a day later the parent still does."""
    request = make_request(school, data_subject={"name": "Sam Voorbeeld", "birth_date": birth_date})
    assert request.age_at_receipt == age
    if not rule:
        assert move(request.case, "pass_gate", by=officer, at=AT, **KNOWN).state == State.ADMITTED
        return
    with pytest.raises(Refused) as refusal:
        move(request.case, "pass_gate", by=officer, at=AT, **KNOWN)
    assert refusal.value.rule == rule
    passed = move(request.case, "pass_gate", by=officer, at=AT, authority="authorisation", **KNOWN)
    assert passed.gate.authority == "authorisation"


def test_just_before_midnight_in_amsterdam_is_that_day(school):
    late = dt.datetime(2026, 11, 23, 22, 30, tzinfo=dt.UTC)  # 23.30 uur on the 23rd
    request = make_request(school, received_at=late, data_subject={"name": "Sam", "birth_date": "2010-11-24"})
    assert request.age_at_receipt == 15


@pytest.mark.parametrize(("days", "warned"), [(3, True), (29, True), (120, False), (-1, False)])
def test_a_banner_tells_that_the_pupil_turns_16_while_it_is_open(school, days, warned):
    request = make_request(school, data_subject={"name": "Sam", "birth_date": born(16, days=days)})
    day = words.day(birthday(request.birth_date, 16), AT)
    told = [text for text in warnings(request, AT) if day in text]
    assert bool(told) == warned


def test_born_on_29_february_turns_a_year_older_on_the_first_of_march():
    leap = dt.date(2008, 2, 29)
    assert [age_on(leap, dt.date(2026, 2, 28)), age_on(leap, dt.date(2026, 3, 1))] == [17, 18]
    assert birthday(leap, 18) == dt.date(2026, 3, 1)


def test_no_copy_no_number_and_no_picture_of_a_document_has_a_place_in_what_is_recorded():
    """No ID copy: the row knows the method, the day, who checked, and what kind of document was shown; nothing else."""
    names = {field.name for field in GatePass._meta.get_fields()}
    assert names == {
        "id", "case", "at", "by", "round", "method", "on", "document_kind", "authority", "covers_address", "reason",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"method": "document_shown"}, "document_kind"),
        ({"method": "guessed"}, "method"),
        ({"method": "known_in_person", "on": "2126-12-31"}, "on"),
    ],
)
def test_the_form_of_the_gate_says_what_is_wrong(school, officer, facts, field):
    request = make_request(school)
    form = PassGate({"on": "2026-11-24", **facts}, workflow=request, user=officer, at=AT)
    assert (form.is_valid(), list(form.errors)) == (False, [field])


def test_passing_the_gate_answers_the_question_who_it_is(school, officer):
    request = make_request(school)
    move(request.case, "ask_identity", by=officer, at=AT)
    passed = move(request.case, "pass_gate", by=officer, at=AT + dt.timedelta(days=2), **KNOWN)
    fresh = RightsRequest.objects.get(pk=passed.pk)
    assert (fresh.open_question, fresh.questions[0].answered_at, fresh.case.suspended) == (None, AT + dt.timedelta(days=2), False)


def test_a_pupil_under_16_who_asks_alone_gets_a_person_and_the_term_runs(school, officer):
    sam = {"name": "Sam Voorbeeld"}
    request = make_request(school, capacity="pupil", requester=sam, data_subject={**sam, "birth_date": born(14)})
    assert request.case.due_at is not None
    assert not request.case.outsiders.exists()
    with pytest.raises(Refused) as refusal:
        move(request.case, "pass_gate", by=officer, at=AT, **KNOWN)
    assert refusal.value.rule == "under_16_alone"
    passed = move(request.case, "pass_gate", by=officer, at=AT, reason="Sam begrijpt wat het betekent.", **KNOWN)
    assert passed.gate.reason == "Sam begrijpt wat het betekent."
