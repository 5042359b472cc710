"""No road to an approval passes the gate by: every path of steps is walked, whatever state the case came from."""

import pytest
from django.db import transaction

from cases.moves import Refused, move
from cases.workflow import steps
from rights.requests.models import RightsRequest, State
from rights.requests.models.right import RELEASES
from schools.models import Role
from tests.factories import AT, make_people, make_person, make_request, make_school

pytestmark = pytest.mark.django_db

DEEP = 6  # steps in a row; the state after them has been seen before


class Back(Exception):
    """Undo what was tried, and try the next."""


def facts_for(name, school):
    """What each step is tried with: everything that could let data out."""
    return {
        "ask_specification": [{"question": "Welke jaren?"}],
        "extend": [{"ground": "volume", "text": "Het is heel veel."}],
        "decide": [{"right": right, "outcome": str(outcome)} for right in ("access", "erasure") for outcome in sorted(RELEASES)],
        "decline": [{"ground": "no_authority", "text": "Geen gezag."}],
        "record_objection": [{"text": "Nee."}],
        "weigh_objection": [{"goes_on": True, "reason": "Toch."}],
        "add_right": [{"right": "erasure"}],
        "send_answer": [{"way": "post"}],
        "record_delivery": [{"fact": "delivered"}],
        "merge": [{"into": make_request(school).case}],
        "reopen": [{"reason": "Toch nog iets."}],
        "add_recipient": [{"recipient": "DUO", "sort": "duo"}],
        "announce_lifting": [{"lifts_on": AT.date(), "reason": "Het klopt nu."}],
        "ask_search": [],  # tests/rights/test_access_collect.py: nothing that is found leaves without a decision
        "record_call": [],
        "ask_advice": [],  # words that pass between the school and the FG: nothing of them goes out
        "advise": [],
        "plan_visit": [{"slots": [AT], "place": "kamer 3", "present": None}],
        "record_omission": [{"ground": "uavg_41", "words": "Niets."}],
        "record_visit": [{"present": None, "visited_at": AT, "shown": "Alles."}],
    }.get(name, [{}])


def mover(people, name):
    """Somebody who may take this step."""
    roles = steps(RightsRequest)[name].roles
    return people[next(role for role in (Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.PRINCIPAL) if role in roles)]


@pytest.mark.slow
@pytest.mark.parametrize("channel", ["paper", "web"])
def test_no_path_without_the_gate_releases_anything(channel):
    school = make_school()
    people = make_people(school.board, school)
    request = make_request(school, channel=channel)
    seen, walked = set(), []

    def walk(path):
        fresh = RightsRequest.objects.select_related("case").get(pk=request.pk)
        assert_nothing_left(fresh, path)
        where = (fresh.state, fresh.round, tuple(fresh.rights), bool(fresh.open_question), bool(fresh.open_objection), len(path))
        if where in seen or len(path) == DEEP:
            return
        seen.add(where)
        walked.append(path)
        for name in steps(RightsRequest):
            if name == "pass_gate":
                continue
            for facts in facts_for(name, school):
                try:
                    with transaction.atomic():
                        move(request.case, name, by=mover(people, name), at=AT, **facts)
                        walk((*path, name))
                        raise Back
                except (Refused, Back):
                    pass

    walk(())
    taken = {name for path in walked for name in path}
    assert {"decline", "send_answer", "close", "reopen", "merge", "withdraw", "ask_identity", "record_reply"} <= taken


def assert_nothing_left(request, path):
    """No answer that gives something, no visit, and no decision that grants, while nobody established who asks."""
    assert not request.gate_passes
    assert [row for row in request.decisions if row.outcome in RELEASES] == [], path
    assert not request.visits, path
    if request.answers:
        assert not request.releases, path


def test_after_reopening_the_gate_is_passed_anew():
    school = make_school()
    people = make_people(school.board, school)
    request = make_request(school)
    officer, board = people["privacy_officer"], people["board_member"]
    move(request.case, "pass_gate", by=officer, at=AT, method="known_in_person", on=AT.date())
    move(request.case, "decide", by=board, at=AT, right="access", outcome="granted")
    move(request.case, "send_answer", by=officer, at=AT, way="post")
    move(request.case, "close", by=officer, at=AT)
    move(request.case, "reopen", by=officer, at=AT, reason="Er ontbrak een verslag.")
    move(request.case, "decline", by=board, at=AT, ground="not_identified", text="We weten niet wie u bent.")
    fresh = RightsRequest.objects.get(pk=request.pk)
    assert (fresh.state, fresh.gate) == (State.DECIDED, None)
    for name, by, facts in (("decide", board, {"right": "access", "outcome": "granted"}),):
        with pytest.raises(Refused) as refusal:
            move(request.case, name, by=by, at=AT, **facts)
        assert refusal.value.rule == "gate"


def test_a_merged_case_takes_the_gate_of_the_case_it_went_into_and_not_its_own():
    """Somebody at the gate of one case is not thereby at the gate of another: only one and the same person merges."""
    school = make_school()
    officer = make_people(school.board, school)["privacy_officer"]
    first, second = make_request(school), make_request(school)
    move(first.case, "pass_gate", by=officer, at=AT, method="known_in_person", on=AT.date())
    move(first.case, "merge", by=officer, at=AT, into=second.case)
    assert RightsRequest.objects.get(pk=second.pk).gate is None


@pytest.mark.parametrize(
    "other",
    [
        {"requester": {"name": "Bram Voorbeeld", "email": "vader@thuis.example"}},
        {"requester": {"name": "Lotte Voorbeeld", "email": "iemand.anders@thuis.example"}},
        {"capacity": "parent_without_custody"},
        {"data_subject": {"name": "Pim Voorbeeld", "birth_date": "2019-02-14"}},
    ],
)
def test_the_cases_of_two_people_are_never_merged(other):
    school = make_school()
    officer = make_people(school.board, school)["privacy_officer"]
    mine, theirs = make_request(school), make_request(school, **other)
    with pytest.raises(Refused) as refusal:
        move(mine.case, "merge", by=officer, at=AT, into=theirs.case)
    assert refusal.value.rule == "two_requesters"
    assert RightsRequest.objects.get(pk=mine.pk).state == State.RECEIVED


def test_whoever_only_passed_a_request_on_elsewhere_does_not_merge_into_it():
    school = make_school()
    elsewhere = make_school(school.board)
    officer = make_person(Role.PRIVACY_OFFICER, school=school)
    mine, theirs = make_request(school), make_request(elsewhere, by=officer)
    with pytest.raises(Refused) as refusal:
        move(mine.case, "merge", by=officer, at=AT, into=theirs.case)
    assert refusal.value.rule == "not_mergeable"
