"""Which step a case waits for, and for whom: read from the workflow, in every state."""

import datetime as dt

import pytest

from breaches.models import State
from breaches.models.steps import AUTHORITY, FOLLOW_UP, INFORM
from cases import registry, waiting
from cases.moves import changing, move, possible
from cases.next_step import foremost, needs_decision, upcoming
from cases.tasks_of_case import add, finish
from schools.models import Mandate, Role
from tests.factories import AT, make_board, make_breach, make_people, make_person, make_school

KIND = registry.get("breach")

# What a case waits for in each state: without a clock, and with each clock that can run there.
UPCOMING = {
    State.REPORTED: {(): ["assess"], (AUTHORITY,): ["assess"]},
    State.ASSESSED: {(): ["advise"], (AUTHORITY,): ["advise"]},
    State.ADVISED: {(): ["decide"], (AUTHORITY,): ["decide"]},
    State.DECIDED: {
        (): ["evaluate"],
        (AUTHORITY,): ["record_notification"],
        (INFORM,): ["record_communication"],
        (FOLLOW_UP, INFORM): ["record_notification", "record_communication"],
        ("ap_12345678",): ["evaluate"],
    },
    State.EVALUATED: {(): ["close"], (FOLLOW_UP,): ["record_notification"]},
    State.CLOSED: {(): []},
    State.DISMISSED: {(): []},
    State.MERGED: {(): []},
}


def test_the_table_names_every_state():
    assert set(UPCOMING) == set(State)


@pytest.mark.parametrize(
    ("state", "purposes", "expected"),
    [(state, clocks, found) for state, by_clock in UPCOMING.items() for clocks, found in by_clock.items()],
)
def test_what_comes_next(state, purposes, expected):
    assert [step.name for step in upcoming(KIND, state, purposes)] == expected


@pytest.mark.parametrize("state", list(State))
def test_a_decision_is_needed_until_it_is_there(state):
    expected = ["decide"] if state in (State.REPORTED, State.ASSESSED, State.ADVISED) else []
    assert [step.name for step in needs_decision(KIND, state)] == expected


class House:
    def __init__(self):
        self.school = make_school()
        self.people = make_people(self.school.board, self.school)
        self.case = make_breach(self.school).case

    def go(self, name, role, **facts):
        return move(self.case, name, by=self.people[role], at=AT, **facts)

    def drive(self, *steps):
        road = {
            "assess": ("privacy_officer", {"facts": {}, "result": {"register": True, "authority": True, "data_subjects": False}}),
            "advise": ("dpo", {"outcome": "notify_authority", "text": "Meld het."}),
            "decide": ("board_member", {"outcome": "notify_authority"}),
            "record_notification": ("privacy_officer", {"kind": "initial", "sent_at": AT}),
            "evaluate": ("privacy_officer", {}),
        }
        for name in steps:
            role, facts = road[name]
            self.go(name, role, **facts)

    def waits(self, role, **more):
        person = self.people.get(role, role)
        return [(wait.case.pk, wait.step.name, wait.asked) for wait in waiting.steps_for(person, AT, **more)]

    def waiting(self, role):
        return [name for pk, name, _asked in self.waits(role)]


@pytest.fixture
def house(db):
    return House()


ROADS = [
    ([], {"privacy_officer": ["assess"]}),
    (["assess"], {"dpo": ["advise"]}),
    (["assess", "advise"], {"board_member": ["decide"]}),
    (["assess", "advise", "decide"], {"privacy_officer": ["record_notification"]}),
    (["assess", "advise", "decide", "record_notification"], {"privacy_officer": ["evaluate"]}),
    (["assess", "advise", "decide", "record_notification", "evaluate"], {"privacy_officer": ["close"]}),
]


@pytest.mark.parametrize(("done", "expected"), ROADS)
def test_along_the_road_each_step_waits_for_one_role_only(house, done, expected):
    house.drive(*done)
    assert {role.value: house.waiting(role) for role in Role if house.waiting(role)} == expected


@pytest.mark.parametrize(("done", "expected"), ROADS)
def test_the_first_button_is_what_the_case_waits_for(house, done, expected):
    house.drive(*done)
    ((role, (name,)),) = expected.items()
    workflow = KIND.workflow.objects.select_related("case").get(pk=house.case.pk)
    running = workflow.case.deadlines.filter(ended_at=None).values_list("purpose", flat=True)
    assert foremost(KIND, possible(workflow, house.people[role]), workflow.state, running).name == name


def test_a_preliminary_decision_puts_the_notification_first(house):
    house.go("decide", "board_member", outcome="notify_authority", preliminary=True, no_advice="FG gevraagd.")
    workflow = KIND.workflow.objects.select_related("case").get(pk=house.case.pk)
    found = foremost(KIND, possible(workflow, house.people["privacy_officer"]), workflow.state, [AUTHORITY])
    assert (workflow.state, found.name) == (State.REPORTED, "record_notification")


def test_what_was_asked_waits_until_it_is_answered(house):
    assert house.waits("dpo") == []
    house.go("ask_advice", "privacy_officer", question="Wat vind jij?")
    assert house.waits("dpo") == [(house.case.pk, "advise", True)]
    house.go("advise", "dpo", outcome="register_only", text="Alleen registreren.")
    assert house.waits("dpo") == []


def test_a_second_question_asks_again(house):
    house.drive("assess", "advise", "decide")
    assert house.waits("dpo") == []
    house.go("ask_advice", "privacy_officer", question="En nu?")
    assert house.waits("dpo") == [(house.case.pk, "advise", True)]


def test_what_a_handler_does_waits_for_the_handler_there_is(house):
    second = make_person(Role.PRIVACY_OFFICER, board=house.school.board)
    assert house.waiting(second) == house.waiting("privacy_officer") == ["assess"]
    house.case.assignee = second
    house.case.save(update_fields=["assignee"])
    assert (house.waiting(second), house.waiting("privacy_officer")) == (["assess"], [])


def test_a_decision_waits_for_who_holds_the_mandate_too(house):
    principal, other = house.people["principal"], make_board()
    Mandate.objects.create(board=house.school.board, power="decide_breach", holder=principal)
    Mandate.objects.create(board=other, power="decide_breach", holder=house.people["dpo"])
    house.drive("assess", "advise")
    assert (house.waiting("principal"), house.waiting("dpo")) == (["decide"], [])


def test_only_the_boards_asked_for_and_the_most_urgent_first(house):
    far = make_breach(house.school, discovered_at=AT - dt.timedelta(hours=1)).case
    near = make_breach(house.school, discovered_at=AT - dt.timedelta(hours=60)).case
    assert [pk for pk, *_more in house.waits("privacy_officer")] == [near.pk, house.case.pk, far.pk]
    assert house.waits("privacy_officer", boards=[make_board()]) == []
    assert len(house.waits("privacy_officer", boards=[house.school.board])) == 3


def test_nothing_waits_for_a_stranger_or_in_a_closed_case(house):
    stranger = make_people(make_board())["privacy_officer"]
    assert waiting.steps_for(stranger, AT) == []
    house.go("dismiss", "privacy_officer", reason="Geen gegevens.")
    assert {role.value for role in Role if house.waiting(role)} == set()


@pytest.mark.parametrize("more", [0, 2])
def test_what_waits_costs_the_same_for_one_case_and_for_three(house, more, django_assert_num_queries):
    for _n in range(more):
        make_breach(house.school)
    fg, officer = house.people["dpo"], house.people["privacy_officer"]
    assert (len(waiting.steps_for(officer, AT)), len(waiting.steps_for(fg, AT))) == (1 + more, 0)
    with django_assert_num_queries(4):  # mandates, what was asked, cases, running clocks
        waiting.steps_for(officer, AT)


def test_open_tasks_by_their_day_and_only_ones_own(house):
    teacher, other = house.people["employee"], house.people["principal"]
    days = [None, AT.date() + dt.timedelta(days=4), AT.date()]
    with changing(house.case, at=AT) as workflow:
        made = [add(workflow.case, text=f"Taak {day}", assignee=teacher, due_on=day, by=other, at=AT) for day in days]
        add(workflow.case, text="Voor een ander", assignee=other, by=other, at=AT)
        finish(workflow.case, made[1], by=teacher, at=AT)
    assert [task.text for task in waiting.tasks_of(teacher)] == [f"Taak {AT.date()}", "Taak None"]
    assert list(waiting.tasks_of(teacher, boards=[make_board()])) == []
