"""From a paper request to the answer: the main road, its clock and its pauses."""

import datetime as dt

import pytest

from cases.models import Case
from cases.moves import Refused, move
from cases.terms import local_day
from rights.requests.models import RightsRequest, State
from rights.requests.outside_steps import outside_steps
from schools.models import Mandate
from tests.factories import AT, make_people, make_request, make_school

pytestmark = pytest.mark.django_db
KNOWN = {"method": "known_in_person", "on": AT.date()}


@pytest.fixture
def house():
    school = make_school()
    people = make_people(school.board, school)
    Mandate.objects.create(board=school.board, power="decide_request", holder=people["privacy_officer"])
    return make_request(school), people


def go(request, name, by, at=AT, **facts):
    return move(request.case, name, by=by, at=at, **facts)


def test_a_paper_request_becomes_an_answer(house):
    request, people = house
    officer = people["privacy_officer"]
    assert local_day(request.case.due_at) == dt.date(2026, 12, 24)
    go(request, "pass_gate", officer, **KNOWN)
    go(request, "decide", officer, right="access", outcome="granted", text="U krijgt een kopie.")
    go(request, "send_answer", officer)
    case = Case.objects.get(pk=request.case.pk)
    assert (case.state, case.due_at) == (State.ANSWERED, None)
    go(request, "close", officer)
    assert Case.objects.get(pk=case.pk).closed_at == AT


def test_a_question_suspends_the_term_and_the_reply_moves_it(house):
    request, people = house
    officer = people["privacy_officer"]
    go(request, "ask_identity", officer)
    case = Case.objects.get(pk=request.case.pk)
    assert (case.suspended, case.due_at) == (True, None)
    go(request, "record_reply", officer, at=AT + dt.timedelta(days=4))
    case = Case.objects.get(pk=case.pk)
    assert local_day(case.due_at) == dt.date(2026, 12, 28)


def test_without_the_gate_nothing_is_decided(house):
    request, people = house
    with pytest.raises(Refused) as refusal:
        go(request, "decide", people["board_member"], right="access", outcome="granted")
    assert refusal.value.rule == "state"
    assert RightsRequest.objects.get(pk=request.pk).state == State.RECEIVED


def test_the_requester_reads_whether_we_know_who_asks(house):
    request, people = house

    def second():
        fresh = RightsRequest.objects.select_related("case").get(pk=request.pk)
        step = outside_steps(fresh, AT)[1]
        return step["title"], step["text"]

    assert second()[0] == "We kijken of we u kennen"
    go(request, "pass_gate", people["privacy_officer"], **KNOWN)
    assert second() == ("We weten wie u bent", "Dinsdag 24 november: we kennen u op school.")


def test_who_could_not_be_established_reads_that_in_plain_words(house):
    request, people = house
    go(request, "decline", people["board_member"], ground="not_identified", text="Wij weten niet wie u bent.")
    steps = outside_steps(RightsRequest.objects.select_related("case").get(pk=request.pk), AT)
    assert (steps[1]["title"], steps[1]["text"]) == (
        "We kijken of we u kennen", "We konden het niet vaststellen. In onze brief staat wat u nog kunt doen.",
    )  # fmt: skip
    assert steps[3]["title"] == "We hebben over uw vraag besloten"
