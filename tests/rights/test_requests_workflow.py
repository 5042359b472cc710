"""The workflow of a request as its whole table: every state, every step, every role, and every guard."""

import pytest

from cases.moves import Refused, move, possible
from cases.workflow import steps
from rights.requests.models import RightsRequest, State
from rights.requests.models.transfer_steps import TransferSteps
from schools.models import Mandate, Role
from tests.factories import AT, make_people, make_request, make_school
from tests.workflow_table import allowed_by_role, check_case_agrees, check_refused, check_what_each_role_can_do

pytestmark = pytest.mark.django_db

OFFICER, PRINCIPAL, BOARD, DPO = Role.PRIVACY_OFFICER, Role.PRINCIPAL, Role.BOARD_MEMBER, Role.DPO

PASS = ("pass_gate", OFFICER, {"method": "known_in_person", "on": AT.date()})
GRANT = ("decide", BOARD, {"right": "access", "outcome": "granted", "text": "U krijgt een kopie."})
SEND = ("send_answer", OFFICER, {"way": "post"})
CLOSE = ("close", OFFICER, {})
WITHDRAW = ("withdraw", OFFICER, {"reason": "Het is al goed."})

ROADS = {
    State.RECEIVED: [],
    State.ADMITTED: [PASS],
    State.DECIDED: [PASS, GRANT],
    State.ANSWERED: [PASS, GRANT, SEND],
    State.CLOSED: [PASS, GRANT, SEND, CLOSE],
    State.WITHDRAWN: [WITHDRAW],
    State.MERGED: [],  # reached in `house.drive`
}

PEOPLE = {"record_objection", "ask_search", "record_call", "ask_advice"}
VISIT = {"plan_visit", "record_visit"}
LOOK = VISIT | {"record_omission"}
OFFICER_OPEN = PEOPLE | {"extend", "add_right", "withdraw"}

# What each role can do in each state. Roles that are not named can do nothing.
ALLOWED = {
    State.RECEIVED: {
        OFFICER: OFFICER_OPEN | {"pass_gate", "ask_identity", "ask_specification", "merge"},
        PRINCIPAL: PEOPLE | {"pass_gate", "ask_identity", "withdraw"},
        BOARD: {"extend", "decline", "ask_advice"},
        DPO: {"advise"},
    },
    State.ADMITTED: {
        OFFICER: OFFICER_OPEN | {"ask_specification", "merge"} | LOOK,
        PRINCIPAL: PEOPLE | {"withdraw"} | LOOK,
        BOARD: {"extend", "decide", "ask_advice"},
        DPO: {"advise"},
    },
    State.DECIDED: {
        OFFICER: OFFICER_OPEN | {"send_answer"} | LOOK,
        PRINCIPAL: PEOPLE | {"withdraw"} | LOOK,
        BOARD: {"extend", "decide", "send_answer", "ask_advice"},
        DPO: {"advise"},
    },
    State.ANSWERED: {
        OFFICER: {"close", "record_delivery", "record_call"} | VISIT,
        PRINCIPAL: {"record_delivery", "record_call"} | VISIT,
    },
    State.CLOSED: {OFFICER: {"reopen"}},
    State.WITHDRAWN: {OFFICER: {"reopen"}},
    State.MERGED: {},
}
# Only while something was asked, objected to, or asked by a parent without custody: tests below. What was found and the visit
# are in tests/rights/test_access_*.py, what comes after a decision in test_outcomes_later.py.
IN_ITS_OWN_SITUATION = {
    "record_reply", "weigh_objection", "change_into_information", "check_review", "pick_visit", "withdraw_visit",
    "add_recipient", "announce_lifting", "lift_restriction",
    *(name for name in steps(RightsRequest) if name in vars(TransferSteps)),  # tests/rights/test_transfer_steps.py
}  # fmt: skip


class House:
    """One board with people in every role, and a request that can be driven along the road."""

    def __init__(self):
        self.school = make_school()
        self.people = make_people(self.school.board, self.school)
        self.case = make_request(self.school).case

    def go(self, name, role, facts, at=AT):
        return move(self.case, name, by=self.people[role], at=at, **facts)

    def drive(self, state):
        if state == State.MERGED:
            self.go("merge", OFFICER, {"into": make_request(self.school).case})
        for step in ROADS[state]:
            self.go(*step)
        return self.request

    @property
    def request(self):
        return RightsRequest.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    def can(self, role):
        return allowed_by_role(self, self.request)[role]


@pytest.fixture
def house():
    return House()


def test_the_table_names_every_state_and_every_step():
    assert set(ALLOWED) == set(ROADS) == set(State)
    named = {step for by_role in ALLOWED.values() for allowed in by_role.values() for step in allowed}
    assert named | IN_ITS_OWN_SITUATION == set(steps(RightsRequest))


@pytest.mark.parametrize("state", list(State))
def test_what_each_role_can_do(house, state):
    check_what_each_role_can_do(house, house.drive(state), state, ALLOWED)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", list(steps(RightsRequest)))
def test_what_is_not_in_the_table_is_refused_and_changes_nothing(house, state, name):
    house.drive(state)
    check_refused(house, state, name, ALLOWED)


@pytest.mark.parametrize("state", list(State))
def test_case_and_workflow_agree_in_every_state(house, state):
    request = house.drive(state)
    check_case_agrees(request, state)
    case = request.case
    if state == State.ANSWERED:
        assert (case.deadlines.filter(ended_at=None).exists(), case.due_at, case.suspended) == (False, None, False)


@pytest.mark.parametrize("role", [OFFICER, PRINCIPAL])
def test_whoever_has_the_mandate_decides_and_sends(house, role):
    Mandate.objects.create(board=house.school.board, power="decide_request", holder=house.people[role])
    house.drive(State.ADMITTED)
    assert "decide" in house.can(role)
    house.go("decide", role, GRANT[2])
    assert "send_answer" in house.can(role)


@pytest.mark.parametrize(("question", "facts"), [("ask_identity", {}), ("ask_specification", {"question": "Welke jaren?"})])
def test_a_question_waits_for_its_reply_and_nothing_else_is_asked_meanwhile(house, question, facts):
    house.go(question, OFFICER, facts)
    assert {"ask_identity", "ask_specification"} & house.can(OFFICER) == set()
    assert {"record_reply"} <= house.can(OFFICER) & house.can(PRINCIPAL)
    house.go("record_reply", OFFICER, {"text": "Vorig schooljaar."})
    assert "record_reply" not in house.can(OFFICER)
    assert not house.request.case.suspended


def test_what_a_parent_without_custody_asks_becomes_information():
    house = House()
    request = make_request(house.school, capacity="parent_without_custody", rights=["access", "erasure"])
    house.case = request.case
    assert "change_into_information" in house.can(OFFICER)
    house.go("change_into_information", OFFICER, {})
    fresh = house.request
    assert fresh.rights == ["noncustodial_information"]
    assert list(fresh.case.deadlines.filter(ended_at=None).values_list("purpose", flat=True)) == ["information"]
    replaced = fresh.case.askedright_records.exclude(replaced_at=None).order_by("right")
    assert ([row.right for row in replaced], fresh.case.subject) == (["access", "erasure"], "noncustodial_information")
    house.go(*PASS)
    assert house.request.state == State.ADMITTED


def test_an_objection_of_the_other_parent_stops_the_road_until_a_person_weighs_it(house):
    house.go("record_objection", PRINCIPAL, {"text": "Ik wil dit niet."})
    assert ("pass_gate" in house.can(OFFICER), "weigh_objection" in house.can(OFFICER)) == (False, True)
    house.go("weigh_objection", OFFICER, {"goes_on": True, "reason": "Beide ouders hebben recht op inzage."})
    assert ("pass_gate" in house.can(OFFICER), "weigh_objection" in house.can(OFFICER)) == (True, False)


@pytest.mark.parametrize(
    ("state", "role", "name", "rule"),
    [
        (State.RECEIVED, OFFICER, "record_reply", "no_question"),
        (State.RECEIVED, OFFICER, "weigh_objection", "no_objection"),
        (State.RECEIVED, BOARD, "decide", "state"),
        (State.ADMITTED, OFFICER, "send_answer", "state"),
        (State.ANSWERED, OFFICER, "withdraw", "state"),
    ],
)
def test_a_refused_step_names_its_rule(house, state, role, name, rule):
    house.drive(state)
    verdict = next(p for p in possible(house.request, house.people[role]) if p.step.name == name)
    assert (verdict.allowed, verdict.rule, str(verdict.reason) != "") == (False, rule, True)


def test_the_case_is_not_answered_by_the_first_of_two_decisions(house):
    house.go("add_right", OFFICER, {"right": "erasure"})
    house.drive(State.DECIDED)
    with pytest.raises(Refused) as refusal:
        house.go(*SEND)
    assert refusal.value.rule == "rights_open"
    refused = {"right": "erasure", "outcome": "refused", "ground": "legal_duty", "text": "Vijf jaar."}
    house.go("decide", BOARD, refused)
    house.go(*SEND)
    assert house.request.state == State.ANSWERED
