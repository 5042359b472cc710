"""The workflow of a breach as its whole table: every state, every step, every role, and every guard."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from breaches.models import Breach, Notification, Outcome, State
from breaches.models.steps import AUTHORITY, FOLLOW_UP, INFORM
from cases.models import Case
from cases.moves import Refused, changing, move, possible
from cases.workflow import steps
from schools.models import Mandate, Role
from tests.factories import AT, make_board, make_breach, make_people, make_person, make_school
from tests.workflow_table import check_case_agrees, check_refused, check_what_each_role_can_do

pytestmark = pytest.mark.django_db

NONE = {"register": True, "authority": False, "data_subjects": False}
RISK = {"register": True, "authority": True, "data_subjects": False}
HIGH = {"register": True, "authority": True, "data_subjects": True}

ASSESS = ("assess", Role.PRIVACY_OFFICER, {"facts": {}, "result": HIGH})
ADVISE = ("advise", Role.DPO, {"outcome": Outcome.NOTIFY_AND_INFORM, "text": "Meld het."})
DECIDE = ("decide", Role.BOARD_MEMBER, {"outcome": Outcome.NOTIFY_AND_INFORM})
NOTIFY = ("record_notification", Role.PRIVACY_OFFICER, {"kind": "initial", "sent_at": AT, "number": "A-1"})
INFORMED = ("record_communication", Role.PRIVACY_OFFICER, {"sent_at": AT, "count": 24})
EVALUATE = ("evaluate", Role.PRIVACY_OFFICER, {"text": "Lijsten per groep."})
CLOSE = ("close", Role.PRIVACY_OFFICER, {})
DISMISS = ("dismiss", Role.PRIVACY_OFFICER, {"reason": "Geen persoonsgegevens."})

ROADS = {
    State.REPORTED: [],
    State.ASSESSED: [ASSESS],
    State.ADVISED: [ASSESS, ADVISE],
    State.DECIDED: [ASSESS, ADVISE, DECIDE],
    State.EVALUATED: [ASSESS, ADVISE, DECIDE, NOTIFY, INFORMED, EVALUATE],
    State.CLOSED: [ASSESS, ADVISE, DECIDE, NOTIFY, INFORMED, EVALUATE, CLOSE],
    State.DISMISSED: [DISMISS],
    State.MERGED: [],  # reached in `house.merged`
}

OFFICER_ALWAYS = {"ask_advice", "set_awareness", "record_contact", "record_other_report"}
BOARD_ALWAYS = {"record_contact", "record_other_report"}

# What each role can do in each state, on the road to informing people. Roles that are not named can do nothing.
ALLOWED = {
    State.REPORTED: {
        Role.PRIVACY_OFFICER: OFFICER_ALWAYS | {"assess", "dismiss", "merge"},
        Role.BOARD_MEMBER: BOARD_ALWAYS | {"decide"},
        Role.DPO: {"advise", "record_contact"},
    },
    State.ASSESSED: {
        Role.PRIVACY_OFFICER: OFFICER_ALWAYS | {"assess", "dismiss", "merge"},
        Role.BOARD_MEMBER: BOARD_ALWAYS | {"decide"},
        Role.DPO: {"advise", "record_contact"},
    },
    State.ADVISED: {
        Role.PRIVACY_OFFICER: OFFICER_ALWAYS | {"assess", "dismiss", "merge"},
        Role.BOARD_MEMBER: BOARD_ALWAYS | {"decide"},
        Role.DPO: {"advise", "record_contact"},
    },
    State.DECIDED: {
        Role.PRIVACY_OFFICER: OFFICER_ALWAYS | {"assess", "record_notification", "record_communication", "evaluate"},
        Role.BOARD_MEMBER: BOARD_ALWAYS | {"decide", "record_notification", "record_communication"},
        Role.PRINCIPAL: {"record_communication"},
        Role.DPO: {"advise", "record_contact", "record_notification", "ask_reopening"},
    },
    State.EVALUATED: {
        Role.PRIVACY_OFFICER: OFFICER_ALWAYS | {"assess", "record_notification", "record_communication", "close"},
        Role.BOARD_MEMBER: BOARD_ALWAYS | {"decide", "record_notification", "record_communication"},
        Role.PRINCIPAL: {"record_communication"},
        Role.DPO: {"advise", "record_contact", "record_notification", "ask_reopening"},
    },
    State.CLOSED: {Role.PRIVACY_OFFICER: {"reopen"}, Role.DPO: {"ask_reopening"}},
    State.DISMISSED: {Role.PRIVACY_OFFICER: {"reopen"}, Role.DPO: {"ask_reopening"}},
    State.MERGED: {},
}


class House:
    """One board with people in every role, and a breach that can be driven along the road."""

    def __init__(self):
        self.school = make_school()
        self.people = make_people(self.school.board, self.school)
        self.case = make_breach(self.school).case

    def go(self, name, role, facts, at=AT):
        return move(self.case, name, by=self.people[role], at=at, **facts)

    def drive(self, state):
        if state == State.MERGED:
            self.go("merge", Role.PRIVACY_OFFICER, {"into": make_breach(self.school).case})
        for step in ROADS[state]:
            self.go(*step)
        return self.breach

    @property
    def breach(self):
        return Breach.objects.select_related("case__board", "case__school").get(pk=self.case.pk)

    def clock(self, purpose):
        return self.case.deadlines.filter(purpose=purpose).order_by("pk").last()


@pytest.fixture
def house():
    return House()


def test_the_table_names_every_state_and_every_step():
    assert set(ALLOWED) == set(ROADS) == set(State)
    named = {step for by_role in ALLOWED.values() for allowed in by_role.values() for step in allowed}
    assert named | {"record_answer"} == set(steps(Breach))  # that one only when the AP has asked something: test_report_contact


@pytest.mark.parametrize("state", list(State))
def test_what_each_role_can_do(house, state):
    check_what_each_role_can_do(house, house.drive(state), state, ALLOWED)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", list(steps(Breach)))
def test_what_is_not_in_the_table_is_refused_and_changes_nothing(house, state, name):
    house.drive(state)
    check_refused(house, state, name, ALLOWED)


@pytest.mark.parametrize("state", list(State))
def test_case_and_workflow_agree_in_every_state(house, state):
    check_case_agrees(house.drive(state), state)


def test_strangers_of_another_board_do_nothing(house):
    others = make_people(make_board())
    breach = house.drive(State.ADVISED)
    for person in others.values():
        assert {p.rule for p in possible(breach, person)} == {"role"}
        with pytest.raises(PermissionDenied):
            move(house.case, "close", by=person, at=AT)


def test_mandate_lets_somebody_decide_and_a_deputy_too(house):
    deputy = make_person(Role.PRIVACY_OFFICER, board=house.school.board)
    principal = house.people[Role.PRINCIPAL]
    Mandate.objects.create(board=house.school.board, power="decide_breach", holder=principal, deputy=deputy)
    breach = house.drive(State.ADVISED)
    for person in (principal, deputy):
        assert "decide" in {p.step.name for p in possible(breach, person) if p.allowed}


def test_mandate_that_ran_out_decides_nothing(house):
    principal = house.people[Role.PRINCIPAL]
    Mandate.objects.create(board=house.school.board, power="decide_breach", holder=principal, until_on=dt.date(2020, 1, 1))
    with pytest.raises(PermissionDenied):
        move(house.drive(State.ADVISED).case, "decide", by=principal, at=AT, outcome=Outcome.NOTIFY_AUTHORITY)


# Decisions and their clocks.


@pytest.mark.parametrize(
    ("outcome", "exception", "authority_runs", "inform_runs"),
    [
        (Outcome.REGISTER_ONLY, "", False, False),
        (Outcome.NOTIFY_AUTHORITY, "", True, False),
        (Outcome.NOTIFY_AND_INFORM, "", True, True),
        (Outcome.NOTIFY_AND_INFORM, "unintelligible", True, False),
    ],
)
def test_a_decision_starts_and_ends_clocks(house, outcome, exception, authority_runs, inform_runs):
    house.drive(State.ADVISED)
    house.go("decide", Role.BOARD_MEMBER, {"outcome": outcome, "exception_34_3": exception, "reason": "Omdat."})
    running = set(house.case.deadlines.filter(ended_at=None).values_list("purpose", flat=True))
    assert running == {p for p, runs in ((AUTHORITY, authority_runs), (INFORM, inform_runs)) if runs}


def test_new_facts_change_the_decision_and_the_clock_runs_again_from_the_awareness(house):
    house.drive(State.ADVISED)
    house.go("decide", Role.BOARD_MEMBER, {"outcome": Outcome.REGISTER_ONLY, "reason": "Geen risico."})
    assert house.clock(AUTHORITY).ended_at == AT
    house.go(*ASSESS)
    house.go("decide", Role.BOARD_MEMBER, {"outcome": Outcome.NOTIFY_AUTHORITY, "no_advice": "FG gevraagd."})
    clock = house.clock(AUTHORITY)
    assert (clock.ended_at, clock.started_at) == (None, house.breach.aware_at)
    assert clock.due_at == house.breach.aware_at + dt.timedelta(hours=72)


@pytest.mark.parametrize("state", [State.REPORTED, State.ASSESSED, State.ADVISED, State.DECIDED])
def test_a_preliminary_notification_can_be_decided_and_recorded_from_every_open_state(house, state):
    house.drive(state)
    house.go(
        "decide", Role.BOARD_MEMBER,
        {"outcome": Outcome.NOTIFY_AUTHORITY, "preliminary": True, "reason": "Haast.", "no_advice": "FG gevraagd om 10 uur."},
    )  # fmt: skip
    house.go("record_notification", Role.DPO, {"kind": "initial", "complete": False, "sent_at": AT})
    assert house.clock(AUTHORITY).ended_at == AT
    assert house.clock(FOLLOW_UP).ended_at is None
    house.go("record_notification", Role.PRIVACY_OFFICER, {"kind": "follow_up", "complete": True, "sent_at": AT})
    assert house.clock(FOLLOW_UP).ended_at == AT


def test_without_an_assessment_only_a_preliminary_notification_can_be_decided(house):
    for outcome in Outcome:
        with pytest.raises(Refused) as refusal:
            house.go("decide", Role.BOARD_MEMBER, {"outcome": outcome, "reason": "Toch."})
        assert refusal.value.rule == "no_assessment"


def test_a_notified_breach_cannot_become_register_only_until_it_is_withdrawn(house):
    house.drive(State.DECIDED)
    house.go(*NOTIFY)
    later = {"outcome": Outcome.REGISTER_ONLY, "reason": "Bleek mee te vallen."}
    with pytest.raises(Refused) as refusal:
        house.go("decide", Role.BOARD_MEMBER, later)
    assert refusal.value.rule == "already_notified"
    house.go("record_notification", Role.PRIVACY_OFFICER, {"kind": "withdrawal", "sent_at": AT})
    assert house.go("decide", Role.BOARD_MEMBER, later).outcome == Outcome.REGISTER_ONLY


@pytest.mark.parametrize(
    ("kind", "after", "rule"),
    [
        ("follow_up", [], "no_initial_notification"),
        ("withdrawal", [], "no_initial_notification"),
        ("initial", ["initial"], "initial_notification_exists"),
    ],
)
def test_notifications_come_in_order(house, kind, after, rule):
    house.drive(State.DECIDED)
    for earlier in after:
        house.go("record_notification", Role.PRIVACY_OFFICER, {"kind": earlier, "sent_at": AT})
    with pytest.raises(Refused) as refusal:
        house.go("record_notification", Role.PRIVACY_OFFICER, {"kind": kind, "sent_at": AT})
    assert refusal.value.rule == rule


def test_advice_is_never_changed_and_an_old_one_does_not_count_for_new_facts(house):
    house.drive(State.ADVISED)
    first = house.breach.advice
    house.go(*ASSESS, at=AT + dt.timedelta(hours=1))
    assert house.breach.advice is None
    assert [a.pk for a in house.breach.advices] == [first.pk]
    house.go("advise", Role.DPO, {"outcome": Outcome.REGISTER_ONLY, "text": "Nu anders."}, at=AT + dt.timedelta(hours=2))
    assert [a.outcome for a in house.breach.advices] == [Outcome.NOTIFY_AND_INFORM, Outcome.REGISTER_ONLY]


# Closing.


@pytest.mark.parametrize(
    ("done", "rule"),
    [
        ([], "must_notify_first"),
        ([("record_notification", {"kind": "initial", "complete": False})], "follow_up_open"),
        ([("record_notification", {"kind": "initial"})], "must_inform_first"),
        ([("record_notification", {"kind": "initial"}), ("record_communication", {})], None),
    ],
)
def test_a_case_closes_when_what_was_decided_is_done(house, done, rule):
    house.drive(State.DECIDED)
    house.go(*EVALUATE)
    for name, facts in done:
        house.go(name, Role.PRIVACY_OFFICER, {"sent_at": AT, **facts})
    if rule is None:
        assert house.go(*CLOSE).state == State.CLOSED
        return
    with pytest.raises(Refused) as refusal:
        house.go(*CLOSE)
    assert refusal.value.rule == rule


def test_an_open_measure_keeps_the_case_open(house):
    house.drive(State.DECIDED)
    house.go(*NOTIFY)
    house.go(*INFORMED)
    house.go("evaluate", Role.PRIVACY_OFFICER, {"text": "Les.", "measure": "Lijsten nalopen"})
    with pytest.raises(Refused) as refusal:
        house.go(*CLOSE)
    assert refusal.value.rule == "tasks_open"
    task = house.case.tasks.get()
    with changing(house.case, at=AT):
        task.done_at = AT
        task.save(update_fields=["done_at"])
    assert house.go(*CLOSE).state == State.CLOSED


def test_reopening_starts_the_clock_again_from_the_awareness_unless_the_ap_was_told(house):
    house.drive(State.DISMISSED)
    house.go("reopen", Role.PRIVACY_OFFICER, {"reason": "Toch namen."})
    assert house.clock(AUTHORITY).started_at == house.breach.aware_at
    other = House()
    other.drive(State.CLOSED)
    other.go("reopen", Role.PRIVACY_OFFICER, {"reason": "Nieuw feit."})
    assert not other.case.deadlines.filter(ended_at=None).exists()


# Merging.


def test_merging_a_double_report_keeps_the_earliest_awareness(house):
    first = make_breach(house.school, discovered_at=AT - dt.timedelta(hours=20)).case
    kept = house.case
    move(first, "merge", by=house.people[Role.PRIVACY_OFFICER], at=AT, into=kept)
    assert house.breach.aware_at == AT - dt.timedelta(hours=20)
    assert house.clock(AUTHORITY).due_at == AT + dt.timedelta(hours=52)
    assert Case.objects.get(pk=first.pk).state == State.MERGED
    assert [e.name for e in kept.events.order_by("seq")] == ["breach.opened", "breach.took_over"]


def test_a_notified_breach_is_not_merged_away(house):
    house.drive(State.ADVISED)
    house.go("decide", Role.BOARD_MEMBER, {"outcome": Outcome.NOTIFY_AUTHORITY})
    house.go(*NOTIFY)
    with pytest.raises(Refused):
        house.go("merge", Role.PRIVACY_OFFICER, {"into": make_breach(house.school).case})


def test_the_moment_of_awareness_moves_the_clock(house):
    later = AT - dt.timedelta(hours=1)
    house.go("set_awareness", Role.PRIVACY_OFFICER, {"aware_at": later, "reason": "Eerst uitgezocht."})
    assert house.clock(AUTHORITY).due_at == later + dt.timedelta(hours=72)
    assert house.breach.aware_reason == "Eerst uitgezocht."


def test_an_order_of_the_ap_has_a_clock_of_its_own(house):
    house.go(
        "record_contact", Role.DPO,
        {"sort": "order", "received_at": AT, "text": "Stuur het register.", "answer_by": dt.date(2026, 12, 1), "days": 7},
    )  # fmt: skip
    clock = house.case.deadlines.exclude(purpose=AUTHORITY).get()
    assert clock.due_at.astimezone(dt.UTC) == dt.datetime(2026, 12, 1, 22, 59, 59, tzinfo=dt.UTC)


def test_notification_kinds_are_those_of_the_contract():
    assert set(Notification.Kind.values) == {"initial", "follow_up", "withdrawal"}
