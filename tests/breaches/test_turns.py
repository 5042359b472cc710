"""When a breach takes a turn: withdrawn and notified again, reopened, decided anew, told in public, found to be known earlier."""

import datetime as dt

import pytest
import time_machine

from breaches.models import Outcome, State
from breaches.models.steps import AUTHORITY, INFORM
from breaches.page.state import state_of
from cases.moves import Refused, move
from schools.models import Role
from tests.breaches.test_workflow import ADVISE, ASSESS, CLOSE, DECIDE, DISMISS, EVALUATE, INFORMED, NOTIFY, House
from tests.factories import AT, make_breach

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
KEEP = ("decide", Role.BOARD_MEMBER, {"outcome": Outcome.REGISTER_ONLY, "reason": "Viel mee.", "no_advice": "Gevraagd."})
HURRY = ("decide", Role.BOARD_MEMBER, {"outcome": Outcome.NOTIFY_AUTHORITY, "preliminary": True, "no_advice": "FG gevraagd."})


@pytest.fixture
def house():
    return House()


def notify(house, kind, at, **more):
    return house.go("record_notification", Role.PRIVACY_OFFICER, {"kind": kind, "sent_at": at, **more}, at=at)


def runs(house, purpose):
    return house.case.deadlines.filter(purpose=purpose, ended_at=None).exists()


def withdrawn(house):
    house.drive(State.DECIDED)
    notify(house, "initial", AT, number="A-1")
    notify(house, "withdrawal", AT + HOUR)
    return house


# Withdrawn, and then notified after all: what was withdrawn counts no more.


def test_what_was_withdrawn_is_no_notification_to_complete_or_withdraw_again(house):
    withdrawn(house)
    for kind in ("follow_up", "withdrawal"):
        with pytest.raises(Refused) as refusal:
            notify(house, kind, AT + 2 * HOUR)
        assert refusal.value.rule == "no_initial_notification"


def test_notified_again_after_a_withdrawal_it_stands_again(house):
    withdrawn(house)
    notify(house, "initial", AT + 2 * HOUR, number="A-2", complete=False)
    assert house.breach.initial_notification.number == "A-2"
    with pytest.raises(Refused) as refusal:
        house.go(*KEEP, at=AT + 3 * HOUR)
    assert refusal.value.rule == "already_notified"
    house.go(*INFORMED)
    house.go(*EVALUATE)
    with pytest.raises(Refused) as refusal:
        house.go(*CLOSE)
    assert refusal.value.rule == "follow_up_open"


def test_a_withdrawn_case_is_closed_on_a_decision_that_says_why(house):
    withdrawn(house)
    house.go(*INFORMED)
    house.go(*EVALUATE)
    with pytest.raises(Refused) as refusal:
        house.go(*CLOSE)
    assert refusal.value.rule == "must_notify_first"
    house.go(*KEEP)
    house.go(*EVALUATE)
    assert house.go(*CLOSE).state == State.CLOSED


def test_deciding_again_to_notify_what_was_withdrawn_runs_the_clock_from_the_awareness(house):
    withdrawn(house)
    house.go(*KEEP)
    assert not runs(house, AUTHORITY)
    house.go(*ASSESS)
    house.go(*HURRY)
    assert runs(house, AUTHORITY)
    assert house.clock(AUTHORITY).started_at == house.breach.aware_at


def test_what_was_withdrawn_and_closed_gets_its_clock_back_when_it_is_reopened(house):
    withdrawn(house)
    house.go(*KEEP)
    house.go(*EVALUATE)
    house.go(*CLOSE)
    house.go("reopen", Role.PRIVACY_OFFICER, {"reason": "Toch misbruikt."})
    assert runs(house, AUTHORITY)


def test_a_notice_is_not_sent_before_the_one_that_is_recorded_already(house):
    house.drive(State.DECIDED)
    notify(house, "initial", AT)
    with pytest.raises(Refused) as refusal:
        notify(house, "follow_up", AT - HOUR)
    assert refusal.value.rule == "before_the_last_notice"


# Reopened.


def test_a_reopened_case_that_stayed_in_the_register_can_be_notified_in_a_hurry(house):
    house.drive(State.ADVISED)
    house.go(*KEEP)
    house.go(*EVALUATE)
    house.go(*CLOSE)
    house.go("reopen", Role.PRIVACY_OFFICER, {"reason": "Er is misbruik gezien."})
    house.go(*HURRY)
    assert house.case.deadlines.filter(purpose=AUTHORITY, ended_at=None).count() == 1


def test_a_reopened_case_says_what_was_sent_and_that_no_clock_runs(house):
    house.drive(State.CLOSED)
    house.go("reopen", Role.PRIVACY_OFFICER, {"reason": "Nieuw feit."})
    state = state_of(house.breach)
    assert "preliminary" not in str(state["label"]) + str(state["help"])
    assert "clock" not in str(state["help"])


def test_from_an_evaluated_case_a_preliminary_notification_can_be_decided(house):
    house.drive(State.ADVISED)
    house.go(*KEEP)
    house.go(*EVALUATE)
    assert house.go(*HURRY).state == State.DECIDED
    assert runs(house, AUTHORITY)
    notify(house, "initial", AT, complete=False)
    assert not runs(house, AUTHORITY)


# Told in public (art. 34(3)(c)).


@pytest.mark.parametrize(("exception", "tells"), [("unintelligible", False), ("mitigated", False), ("disproportionate", True)])
def test_disproportionate_effort_still_asks_for_a_public_communication(house, exception, tells):
    house.drive(State.ADVISED)
    name, role, facts = DECIDE
    house.go(name, role, {**facts, "exception_34_3": exception, "reason": "Omdat."})
    house.go(*NOTIFY)
    house.go(*EVALUATE)
    assert runs(house, INFORM) is tells
    if tells:
        with pytest.raises(Refused) as refusal:
            house.go(*CLOSE)
        assert refusal.value.rule == "must_inform_first"
        house.go("record_communication", Role.PRINCIPAL, {"sent_at": AT, "channel": "website"})
    assert house.go(*CLOSE).state == State.CLOSED


# Found to be known earlier.


def test_a_double_that_was_seen_earlier_brings_its_discovery_along(house):
    seen = AT - 20 * HOUR
    first = make_breach(house.school, discovered_at=seen).case
    move(first, "merge", by=house.people[Role.PRIVACY_OFFICER], at=AT, into=house.case)
    breach = house.breach
    assert (breach.discovered_at, breach.aware_at, breach.case.received_at) == (seen, seen, seen)


def test_a_double_that_was_seen_earlier_but_understood_later_leaves_the_awareness(house):
    seen, mine = AT - 20 * HOUR, house.breach.aware_at
    first = make_breach(house.school, discovered_at=seen, aware_at=AT - HOUR, aware_reason="Eerst uitgezocht.").case
    move(first, "merge", by=house.people[Role.PRIVACY_OFFICER], at=AT, into=house.case)
    assert (house.breach.discovered_at, house.breach.aware_at) == (seen, mine)


def test_nobody_is_aware_before_the_discovery(client, house):
    before = house.breach.discovered_at - HOUR
    client.force_login(house.people[Role.PRIVACY_OFFICER])
    sent = {"version": house.case.version, "seen": 1, "aware_at": before.isoformat(), "reason": "Vergist."}
    with time_machine.travel(AT, tick=False):
        answer = client.post(f"/zaken/{house.case.reference}/doe/set_awareness/", sent)
    assert answer.status_code == 400
    assert "aware_at" in answer.context["form"].errors


def test_a_case_that_was_dismissed_can_still_take_the_whole_road(house):
    house.go(*DISMISS)
    house.go("reopen", Role.PRIVACY_OFFICER, {"reason": "Toch namen."})
    for step in (ASSESS, ADVISE, DECIDE, NOTIFY, INFORMED, EVALUATE):
        house.go(*step)
    assert house.go(*CLOSE).state == State.CLOSED
