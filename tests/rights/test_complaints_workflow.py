"""The workflow of a complaint as its whole table: every state, every step, every role, and every guard."""

import datetime as dt

import pytest

from cases.moves import Refused, move, possible
from cases.workflow import steps
from rights.complaints.models import Complaint, Outcome, State
from schools.models import Mandate, Role
from tests.factories import AT, make_board, make_complaint, make_people, make_school
from tests.workflow_table import check_case_agrees, check_refused, check_what_each_role_can_do

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
PRINCIPAL, OFFICER, BOARD, DPO = Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO

FOUNDED = {"parts": {1: (Outcome.FOUNDED, "Er was geen toestemming.")}}
CONFIRM = ("confirm_receipt", PRINCIPAL, {})
START = ("start_step", PRINCIPAL, {"step": "principal"})
HEAR = ("record_hearing", PRINCIPAL, {"party": "complainant", "text": "Moeder vertelt."})
HEAR_OTHER = ("record_hearing", PRINCIPAL, {"party": "respondent", "text": "De leraar vertelt."})
DECIDE = ("decide_step", PRINCIPAL, FOUNDED)
OUT = ("escalate", OFFICER, {"to": "commission"})
FOUND = ("record_finding", OFFICER, {"text": "Gegrond."})
CLOSE = ("close", OFFICER, {})

ROADS = {
    State.RECEIVED: [],
    State.HANDLING: [CONFIRM, START, HEAR, HEAR_OTHER],
    State.DECIDED: [CONFIRM, START, HEAR, HEAR_OTHER, DECIDE],
    State.OUTSIDE: [CONFIRM, START, HEAR, HEAR_OTHER, DECIDE, OUT],
    State.FINDING: [CONFIRM, START, HEAR, HEAR_OTHER, DECIDE, OUT, FOUND],
    State.CLOSED: [CONFIRM, START, HEAR, HEAR_OTHER, DECIDE, CLOSE],
    State.WITHDRAWN: [("withdraw", OFFICER, {})],
}

BESIDE = {"name_respondent", "ask_dpo", "withdraw"}  # whoever handles it, in every open state
NAMED = {"ask_defence"}  # only when it is on record who it is about
WAITS = {"send_defence", "record_progress"}  # only when a commission or the AP has it

# What each role can do in each state. Roles that are not named can do nothing.
ALLOWED = {
    State.RECEIVED: {
        OFFICER: BESIDE | {"confirm_receipt", "start_step", "record_hearing", "divide", "escalate"},
        PRINCIPAL: BESIDE | {"confirm_receipt", "start_step", "record_hearing", "divide", "escalate", "decide_step"},
        BOARD: BESIDE | {"confirm_receipt", "start_step", "record_hearing", "divide", "escalate", "decide_step"},
        DPO: {"advise"},
    },
    State.HANDLING: {
        OFFICER: BESIDE | {"start_step", "record_hearing", "divide", "escalate"},
        PRINCIPAL: BESIDE | {"start_step", "record_hearing", "divide", "escalate", "decide_step"},
        BOARD: BESIDE | {"start_step", "record_hearing", "divide", "escalate", "decide_step"},
        DPO: {"advise"},
    },
    State.DECIDED: {
        OFFICER: BESIDE | {"start_step", "escalate", "record_receipt", "close"},
        PRINCIPAL: BESIDE | {"start_step", "escalate", "record_receipt", "close"},
        BOARD: BESIDE | {"start_step", "escalate", "record_receipt", "close"},
        DPO: {"advise"},
    },
    State.OUTSIDE: {
        OFFICER: BESIDE | {"start_step", "record_hearing", "escalate", "send_defence", "record_finding"},
        PRINCIPAL: BESIDE | {"start_step", "record_hearing", "escalate"},
        BOARD: BESIDE | {"start_step", "record_hearing", "escalate", "send_defence", "record_finding"},
        DPO: {"advise"},
    },
    State.FINDING: {
        OFFICER: BESIDE,
        PRINCIPAL: BESIDE,
        BOARD: BESIDE | {"react", "extend_reaction"},
        DPO: {"advise"},
    },
    State.CLOSED: {OFFICER: {"reopen"}, BOARD: {"reopen"}},
    State.WITHDRAWN: {OFFICER: {"reopen"}, BOARD: {"reopen"}},
}


class House:
    """One board with people in every role, and a complaint that can be driven along the road."""

    def __init__(self, board=None, **about):
        self.school = make_school(board)
        self.people = make_people(self.school.board, self.school)
        self.case = make_complaint(self.school, **about).case

    def go(self, name, role, facts=None, at=AT):
        return move(self.case, name, by=self.people[role], at=at, **(facts or {}))

    def drive(self, state):
        for n, (name, role, facts) in enumerate(ROADS[state]):
            self.go(name, role, facts, at=AT + n * dt.timedelta(minutes=1))
        return self.complaint

    @property
    def complaint(self):
        return Complaint.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    def running(self):
        return set(self.case.deadlines.filter(ended_at=None).values_list("purpose", flat=True))

    def clock(self, purpose):
        return self.case.deadlines.filter(purpose=purpose).order_by("pk").last()


@pytest.fixture
def house():
    return House()


def rule_of(house, *step, **more):
    with pytest.raises(Refused) as refusal:
        house.go(*step, **more)
    return refusal.value.rule


def test_the_table_names_every_state_and_every_step():
    assert set(ALLOWED) == set(ROADS) == set(State)
    named = {step for by_role in ALLOWED.values() for allowed in by_role.values() for step in allowed}
    assert named | NAMED | {"record_progress"} == set(steps(Complaint))


@pytest.mark.parametrize("state", list(State))
def test_what_each_role_can_do(house, state):
    check_what_each_role_can_do(house, house.drive(state), state, ALLOWED)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", list(steps(Complaint)))
def test_what_is_not_in_the_table_is_refused_and_changes_nothing(house, state, name):
    house.drive(state)
    check_refused(house, state, name, ALLOWED)


@pytest.mark.parametrize("state", list(State))
def test_case_and_workflow_agree_in_every_state(house, state):
    complaint = house.drive(state)
    check_case_agrees(complaint, state)
    case = complaint.case
    first = case.deadlines.filter(ended_at=None).order_by("due_at").first()
    assert case.due_at == (first and first.due_at)


def test_strangers_of_another_board_do_nothing(house):
    complaint = house.drive(State.HANDLING)
    for person in make_people(make_board()).values():
        assert {p.rule for p in possible(complaint, person)} == {"role"}


def test_the_steps_are_those_of_the_contract():
    contract = {"start_step", "record_hearing", "decide_step", "escalate", "record_finding", "react", "withdraw", "close"}
    assert contract <= set(steps(Complaint))


# Who decides.


def test_at_the_board_the_board_decides_or_who_has_its_mandate(house):
    house.drive(State.HANDLING)
    house.go("start_step", OFFICER, {"step": "board"})
    for role in (PRINCIPAL, OFFICER):
        assert rule_of(house, "decide_step", role, FOUNDED) == "not_your_step"
    Mandate.objects.create(board=house.school.board, power="decide_complaint", holder=house.people[OFFICER])
    assert house.go("decide_step", OFFICER, FOUNDED).state == State.DECIDED


def test_a_mandate_for_breaches_decides_no_complaint(house):
    house.drive(State.HANDLING)
    house.go("start_step", OFFICER, {"step": "board"})
    Mandate.objects.create(board=house.school.board, power="decide_breach", holder=house.people[OFFICER])
    assert rule_of(house, "decide_step", OFFICER, FOUNDED) == "not_your_step"


# Hearing both sides (WPO art. 14(5)).


@pytest.mark.parametrize("outcome", ["founded", "partly_founded", "unfounded"])
def test_nothing_is_judged_before_both_sides_are_heard(house, outcome):
    house.go(*HEAR)
    parts = {"parts": {1: (Outcome(outcome), "Daarom.")}}
    assert rule_of(house, "decide_step", PRINCIPAL, parts) == "hear_both_sides"
    assert house.go("decide_step", PRINCIPAL, parts | {"not_heard": "De leraar is met ziekteverlof."}).state == State.DECIDED


@pytest.mark.parametrize("outcome", ["inadmissible", "withdrawn", "solved"])
def test_what_is_no_judgment_needs_no_hearing(house, outcome):
    assert house.go("decide_step", PRINCIPAL, {"parts": {1: (Outcome(outcome), "")}}).state == State.DECIDED


def test_a_hearing_keeps_who_was_heard_and_who_assisted(house):
    facts = {"party": "respondent", "text": "Ik dacht dat het mocht.", "assisted_by": "De vertrouwenspersoon"}
    house.go("record_hearing", OFFICER, facts)
    hearing = house.complaint.hearings[0]
    assert (hearing.party, hearing.text, hearing.assisted_by) == ("respondent", facts["text"], facts["assisted_by"])
    assert facts["text"] not in str(house.case.events.last().facts)


# Parts.


def test_each_part_has_its_own_outcome(house):
    house.go("divide", PRINCIPAL, {"parts": "Adres gegeven aan de fotograaf\n\nGeen antwoord op de mail"})
    assert [part.text for part in house.complaint.parts] == ["Adres gegeven aan de fotograaf", "Geen antwoord op de mail"]
    house.go(*HEAR)
    house.go(*HEAR_OTHER)
    house.go("decide_step", PRINCIPAL, {"parts": {1: (Outcome.FOUNDED, "Mocht niet."), 2: (Outcome.SOLVED, "")}})
    assert {v.part.number: v.outcome for v in house.complaint.verdicts} == {1: "founded", 2: "solved"}
    assert rule_of(house, "divide", PRINCIPAL, {"parts": "Anders"}) == "parts_decided"


def test_the_whole_complaint_is_one_part_at_first(house):
    assert [(p.number, p.text) for p in house.complaint.parts] == [(1, "De school gaf ons adres aan een fotograaf.")]


def test_withdrawing_marks_what_had_no_outcome(house):
    house.go("withdraw", OFFICER, {"reason": "Opgelost in een gesprek."})
    assert [v.outcome for v in house.complaint.verdicts] == ["withdrawn"]
    assert house.complaint.here.ended_as == "withdrawn"


def test_a_measure_becomes_a_task(house):
    house.go(*HEAR)
    house.go(*HEAR_OTHER)
    person = house.people[Role.EMPLOYEE]
    measure = {"measure": "Afspraken met de fotograaf vastleggen", "measure_by": person, "measure_on": dt.date(2026, 12, 11)}
    house.go("decide_step", PRINCIPAL, FOUNDED | measure)
    task = house.case.tasks.get()
    assert (task.text, task.assignee, task.due_on) == (measure["measure"], person, measure["measure_on"])
    assert rule_of(house, *CLOSE) == "tasks_open"


# What a reader of the timeline may see: no content in the facts.


def test_no_words_of_a_complaint_stand_in_the_facts(house):
    house.drive(State.FINDING)
    house.go("react", BOARD, {"shares": "yes", "text": "Wij nemen het over."})
    facts = str([event.facts for event in house.case.events.all()])
    for word in ("fotograaf", "toestemming", "vertelt", "Gegrond", "nemen"):
        assert word not in facts
