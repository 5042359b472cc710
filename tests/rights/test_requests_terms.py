"""The term of a request: paused for two reasons only, extended once and in time, refused in the first month."""

import datetime as dt

import pytest

from cases.models import Case
from cases.moves import Refused, move
from cases.terms import AMSTERDAM, local_day
from rights.requests.forms import Decide, Extend
from rights.requests.models import RightsRequest
from rights.requests.page.warnings import warnings
from schools.models import Mandate
from tests.factories import make_people, make_request, make_school

pytestmark = pytest.mark.django_db

RECEIVED = dt.datetime(2026, 11, 5, 20, 14, tzinfo=AMSTERDAM)  # Thursday; the month ends on Saturday 5 December
KNOWN = {"method": "known_in_person", "on": RECEIVED.date()}


def later(days):
    return RECEIVED + dt.timedelta(days=days)


@pytest.fixture
def house():
    school = make_school()
    people = make_people(school.board, school)
    officer = people["privacy_officer"]
    Mandate.objects.create(board=school.board, power="decide_request", holder=officer)
    return make_request(school, at=RECEIVED, received_at=RECEIVED), officer


def go(house, name, days, **facts):
    request, officer = house
    return move(request.case, name, by=officer, at=later(days), **facts)


def due(house):
    case = Case.objects.get(pk=house[0].pk)
    return case.due_at and local_day(case.due_at)


def test_the_month_of_the_law(house):
    assert due(house) == dt.date(2026, 12, 7)


def test_beside_an_open_pause_stands_the_date_without_it(house):
    go(house, "ask_specification", 2, question="Welke jaren?")
    case = Case.objects.get(pk=house[0].pk)
    assert (case.suspended, case.due_at, local_day(case.due_without_pause_at)) == (True, None, dt.date(2026, 12, 7))
    go(house, "record_reply", 6)
    assert due(house) == dt.date(2026, 12, 9)


def test_a_question_that_stays_open_is_chased_and_never_closed_in_silence(house):
    go(house, "ask_identity", 1)
    request = RightsRequest.objects.get(pk=house[0].pk)
    task = request.case.tasks.get()
    assert (task.due_on, task.done_at) == (dt.date(2026, 11, 13), None)
    assert request.case.deadlines.get(ended_at=None).alert_at < later(31)  # aims at the date without the pause


@pytest.mark.parametrize(("days", "warned"), [(6, False), (8, True)])
def test_a_question_asked_later_than_five_working_days_is_warned_about(house, days, warned):
    go(house, "ask_identity", days)
    request = RightsRequest.objects.get(pk=house[0].pk)
    assert bool(warnings(request, later(days))) == warned


def test_an_extension_makes_it_three_months_from_receipt(house):
    go(house, "extend", 20, ground="volume", text="Twaalf jaar aan verslagen.")
    assert due(house) == dt.date(2027, 2, 5)


def test_an_extension_is_possible_once_and_in_the_first_month_only(house):
    with pytest.raises(Refused) as refusal:
        go(house, "extend", 33, ground="volume", text="Twaalf jaar aan verslagen.")
    assert refusal.value.rule == "extension_too_late"
    go(house, "extend", 32, ground="spread", text="Bij vier leveranciers.")  # Monday 7 December, the last day
    with pytest.raises(Refused) as again:
        go(house, "extend", 32, ground="volume", text="Nog meer.")
    assert again.value.rule == "already_extended"


def test_pauses_so_far_count_for_the_last_day_of_extending(house):
    go(house, "ask_identity", 1)
    go(house, "record_reply", 11)
    assert due(house) == dt.date(2026, 12, 15)
    go(house, "extend", 39, ground="volume", text="Twaalf jaar aan verslagen.")
    assert due(house) == dt.date(2027, 2, 15)


@pytest.mark.parametrize("text", ["Wij hebben het erg druk.", "Het is bijna vakantie.", "Er is te weinig personeel."])
def test_being_busy_is_no_reason_and_draws_a_warning(house, text):
    request, officer = house
    said = {"ground": "volume", "text": text}
    form = Extend(said, workflow=request, user=officer, at=later(3))
    assert (form.is_valid(), form.errors.as_data()["text"][0].code) == (False, "weak_reason")
    assert Extend({**said, "anyway": "on"}, workflow=request, user=officer, at=later(3)).is_valid()


REFUSE = {"right": "access", "outcome": "refused", "ground": "uavg_41", "text": "Het gaat over een ander kind."}


def test_a_refusal_in_the_first_month_is_in_time(house):
    go(house, "pass_gate", 1, **KNOWN)
    assert go(house, "decide", 32, **REFUSE).decisions[0].late is False


def test_a_refusal_after_the_first_month_is_late_also_when_the_term_was_extended(house):
    """AVG 12(4): the law gives no extension for a refusal. It stays possible, with a reason."""
    go(house, "pass_gate", 1, **KNOWN)
    go(house, "extend", 5, ground="volume", text="Twaalf jaar aan verslagen.")
    with pytest.raises(Refused) as refusal:
        go(house, "decide", 40, **REFUSE)
    assert refusal.value.rule == "late_refusal"
    request, officer = house
    form = Decide(REFUSE, workflow=RightsRequest.objects.get(pk=request.pk), user=officer, at=later(40))
    assert (form.is_valid(), list(form.errors)) == (False, ["late_reason"])
    row = go(house, "decide", 40, late_reason="Wij dachten lang dat het kon.", **REFUSE).decisions[0]
    assert (row.late, row.late_reason) == (True, "Wij dachten lang dat het kon.")


def test_a_partial_refusal_inside_a_timely_extended_answer_is_not_late(house):
    go(house, "pass_gate", 1, **KNOWN)
    go(house, "extend", 5, ground="redaction", text="Veel namen van andere kinderen.")
    assert go(house, "decide", 40, **{**REFUSE, "outcome": "partly_granted"}).decisions[0].late is False


def test_a_late_answer_asks_its_reason(house):
    go(house, "pass_gate", 1, **KNOWN)
    go(house, "decide", 2, right="access", outcome="granted")
    with pytest.raises(Refused) as refusal:
        go(house, "send_answer", 33, way="post")
    assert refusal.value.rule == "late_answer"
    answer = go(house, "send_answer", 33, way="post", late_reason="Het verslag kwam te laat.").answers[0]
    assert (answer.late, answer.late_reason) == (True, "Het verslag kwam te laat.")


def test_information_for_a_parent_without_custody_has_an_own_term_and_no_month_of_the_avg():
    school = make_school()
    about = {"capacity": "parent_without_custody", "rights": ["noncustodial_information"], "copy_wanted": False}
    request = make_request(school, at=RECEIVED, received_at=RECEIVED, **about)
    assert list(request.case.deadlines.values_list("rule", "purpose")) == [("own_days", "information")]
    assert local_day(request.case.due_at) == dt.date(2026, 12, 3)


def test_a_repeated_request_is_a_case_of_its_own(house):
    request, _officer = house
    again = make_request(request.case.school, at=later(3), received_at=later(3))
    assert again.case.reference != request.case.reference
    assert local_day(again.case.due_at) == dt.date(2026, 12, 8)


def test_reopening_takes_up_the_old_term_with_its_pauses(house):
    go(house, "ask_identity", 1)
    go(house, "record_reply", 5)
    go(house, "pass_gate", 6, **KNOWN)
    go(house, "decide", 7, right="access", outcome="granted")
    go(house, "send_answer", 8, way="post")
    go(house, "close", 9)
    go(house, "reopen", 10, reason="Er ontbrak een verslag.")
    assert due(house) == dt.date(2026, 12, 9)


def test_whoever_withdrew_and_asks_again_asks_from_that_day(house):
    go(house, "withdraw", 3)
    go(house, "reopen", 12, reason="Toch wel graag.")
    assert due(house) == dt.date(2026, 12, 17)
