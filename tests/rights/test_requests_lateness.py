"""What is late under art. 12(4) although the term was extended; and what counts as no reason to extend it."""

import datetime as dt

import pytest

from cases.moves import Refused, move
from rights.requests.forms import Extend, SendAnswer
from rights.requests.page.warnings import warnings
from tests.factories import AT
from tests.rights.test_outcomes_table import House

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
AFTER = AT + 40 * DAY  # past the first month, within the extended term


def extended(right="erasure"):
    house = House(right)
    told = {"ground": "volume", "text": "Het zijn heel veel mails."}
    move(house.case, "extend", by=house.people["privacy_officer"], at=AT + DAY, **told)
    return house


def send(house, at, **facts):
    return move(house.case, "send_answer", by=house.people["privacy_officer"], at=at, way="post", **facts).answers[-1]


def test_a_refusal_decided_in_time_but_sent_after_the_first_month_is_late():
    house = extended()
    house.decide("erasure", "refused", ground="manifestly_unfounded", at=AT + 2 * DAY)
    with pytest.raises(Refused) as refusal:
        send(house, AFTER)
    assert (refusal.value.rule, refusal.value.field) == ("late_answer", "late_reason")
    form = SendAnswer({}, workflow=house.request, user=house.people["privacy_officer"], at=AFTER)
    assert not form.is_valid()
    assert "late_reason" in form.errors
    row = send(house, AFTER, late_reason="De brief bleef liggen.")
    assert row.late
    assert "De brief bleef liggen." in row.letter


def test_sent_within_the_first_month_it_is_not():
    house = extended()
    house.decide("erasure", "refused", ground="manifestly_unfounded", at=AT + 2 * DAY)
    assert not send(house, AT + 20 * DAY).late


@pytest.mark.parametrize(
    ("right", "outcome", "ground"),
    [("objection", "granted", ""), ("objection", "partly_granted", "compelling_grounds"), ("rectification", "nothing_held", "")],
)
def test_what_is_given_in_an_extended_answer_is_not_late(right, outcome, ground):
    house = extended(right)
    house.decide(right, outcome, at=AT + 2 * DAY, ground=ground)
    assert not send(house, AFTER).late


def test_a_refusal_that_was_decided_late_says_so_once():
    house = extended()
    refusal = {"right": "erasure", "outcome": "refused", "ground": "manifestly_unfounded", "text": "Nee."}
    move(house.case, "decide", by=house.people["board_member"], at=AFTER, late_reason="Wij wachtten op advies.", **refusal)
    row = send(house, AFTER + DAY)
    assert not row.late
    assert row.letter.count("Wij wachtten op advies.") == 1


@pytest.mark.parametrize(
    ("text", "weak"),
    [
        ("Wij hebben het erg druk.", True), ("Vanwege de drukte duurt het langer.", True), ("Door de zomervakantie.", True),
        ("Er is te weinig personeel.", True), ("We are busy.", True), ("Because of a lack of staff.", True),
        ("Er zijn zieken.", False), ("Een collega is ziek.", True), ("De werkdruk is hoog.", True), ("Het is veel werk.", True),
        ("In de mails staan veel indrukken van leraren.", False), ("Het personeelsdossier staat in drie systemen.", False),
        ("De stukken moeten worden afgedrukt.", False), ("The staff file lies in three systems.", False),
    ],
)  # fmt: skip
def test_what_is_no_reason_to_extend(text, weak):
    house = House("erasure")
    form = Extend({"ground": "volume", "text": text}, workflow=house.request, user=house.people["privacy_officer"], at=AT)
    assert (not form.is_valid()) is weak


def test_asking_who_somebody_is_who_was_known_draws_a_warning():
    house = House("objection")
    officer = house.people["privacy_officer"]
    house.decide("objection", "granted")
    send(house, AT + DAY)
    move(house.case, "close", by=officer, at=AT + 2 * DAY)
    move(house.case, "reopen", by=officer, at=AT + 3 * DAY, reason="Er ontbrak iets.")
    move(house.case, "ask_identity", by=officer, at=AT + 3 * DAY)
    assert any("was op school al bekend" in str(text) for text in warnings(house.request, AT + 3 * DAY))
