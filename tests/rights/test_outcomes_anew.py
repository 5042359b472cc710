"""A right that is decided twice: what the first decision set going falls away, visibly, or is put to a person.

And the clock of consent that was withdrawn: it ends when what was shown is gone, not when somebody decided that.
"""

import datetime as dt

import pytest
from django.urls import reverse

from cases import tasks_of_case
from cases.moves import Refused, changing, move
from cases.terms import local_day
from rights.requests import telling
from rights.requests.models import FollowUp, Recipient, Restriction
from rights.requests.models.clocks import CONSENT, REMOVAL
from tests.factories import AT
from tests.rights.test_outcomes_table import ASIDE, IN_FIVE, IN_TWO, SUPPLIER, House

pytestmark = pytest.mark.django_db

LATER = AT + dt.timedelta(hours=1)
MEDIA = {"media": [{"medium": "website"}, {"medium": "class_list"}]}
ERASED = {"left_on": "2025-07-18", "lines": [{"category": "reunion_addresses", "outcome": "erase"}], **SUPPLIER}
FALLEN = "Vervallen: over dit recht is opnieuw besloten."


def open_tasks(house):
    return {task.text for task in house.case.tasks.filter(done_at=None)}


def finish(house, task, at=LATER):
    with changing(house.case, at=at) as workflow:
        task.case = workflow.case
        tasks_of_case.finish(workflow.case, task, by=house.people["privacy_officer"], at=at)


def clocks(house, purpose):
    return list(house.case.deadlines.filter(purpose=purpose).order_by("pk"))


def test_tasks_of_an_overtaken_decision_fall_away_and_say_why():
    house = House("erasure")
    house.decide("erasure", "granted", ERASED)
    first = list(house.case.tasks.all())
    assert len(first) == 3  # erase, and two to tell
    house.decide("erasure", "refused", {}, ground="manifestly_unfounded", at=LATER)
    assert open_tasks(house) == set()
    for task in house.case.tasks.all():
        assert (task.answer, task.done_at, task.done_by) == (FALLEN, LATER, house.people["board_member"])
    assert house.request.recipients == []
    assert Recipient.objects.filter(overtaken_at=LATER, done_at=None).count() == 2
    assert [e.name for e in house.case.events.order_by("seq")].count("task.done") == 3


def test_the_same_decided_again_asks_everything_once():
    house = House("erasure")
    house.decide("erasure", "granted", ERASED)
    before = open_tasks(house)
    house.decide("erasure", "granted", ERASED, at=LATER)
    assert open_tasks(house) == before
    assert house.case.tasks.filter(done_at=None).count() == 3
    assert len(house.request.recipients) == 2


def test_what_was_carried_out_already_is_put_to_a_person():
    house = House("rectification")
    values = {"old_value": "Druk", "new_value": "Rustig", "places": ["ParnaSys"]}
    house.decide("rectification", "granted", values)
    finish(house, house.case.tasks.get(), at=AT)
    house.decide("rectification", "refused", {}, ground="data_are_correct", at=LATER)
    asked = house.case.tasks.get(done_at=None)
    assert asked.text == (
        "Opnieuw besloten over rectificatie, maar het eerdere besluit is al voor een deel uitgevoerd. Kijk wat terug moet."
    )
    assert asked.due_on == local_day(LATER)


def test_another_right_keeps_its_tasks():
    house = House("rectification")
    move(house.case, "add_right", by=house.people["privacy_officer"], at=AT, right="objection")
    house.decide("objection", "granted", {"use": "Filmen in de les", "weighing": "Niet nodig."})
    kept = open_tasks(house)
    house.decide("rectification", "dropped", {}, at=LATER)
    assert open_tasks(house) == kept != set()


def test_a_recipient_of_an_overtaken_decision_is_told_no_more(client):
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE | SUPPLIER)
    row = Recipient.objects.first()
    house.decide("restriction", "dropped", {}, at=LATER)
    client.force_login(house.people["privacy_officer"])
    assert client.get(reverse("requests:recipient", args=[row.pk])).status_code == 302
    with pytest.raises(Refused):
        telling.deal_with(row, told_on=AT.date(), by=house.people["privacy_officer"], at=LATER)


# A restriction.


def test_a_restriction_nobody_was_told_of_falls_with_its_decision():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    house.decide("restriction", "refused", {}, ground="no_ground_18", at=LATER)
    assert house.request.running_restriction is None
    assert Restriction.objects.get().overtaken_at == LATER


def test_a_restriction_that_was_told_ends_by_announcing_and_lifting_only():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    people = house.people
    for task in house.case.tasks.filter(done_at=None):
        finish(house, task, at=AT)
    move(house.case, "send_answer", by=people["privacy_officer"], at=AT + dt.timedelta(minutes=1), way="post")
    move(house.case, "close", by=people["privacy_officer"], at=AT + dt.timedelta(minutes=2))
    move(house.case, "reopen", by=people["privacy_officer"], at=AT + dt.timedelta(minutes=3), reason="Er ontbrak iets.")
    told = {"method": "known_in_person", "on": AT.date(), "authority": "school_records"}
    move(house.case, "pass_gate", by=people["privacy_officer"], at=AT + dt.timedelta(minutes=4), **told)
    house.decide("restriction", "refused", {}, ground="no_ground_18", at=LATER)
    assert house.request.running_restriction is not None
    assert "De verzoeker weet dat er gegevens apart staan. Kondig het einde daarvan aan, en hef het dan op (AVG 18 lid 3)." in (
        open_tasks(house)
    )


def test_a_new_restriction_takes_the_place_of_the_first():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    house.decide("restriction", "granted", ASIDE | {"start_on": "2026-11-24"}, at=LATER)
    assert [row.overtaken_at for row in house.request.restrictions] == [LATER, None]
    assert house.request.running_restriction.start_on == dt.date(2026, 11, 24)


# Consent that was withdrawn.


def test_the_clock_of_consent_runs_until_what_was_shown_is_gone():
    house = House("consent_withdrawal")
    house.decide("consent_withdrawal", "granted", MEDIA)
    assert clocks(house, CONSENT)[0].ended_at == AT
    [clock] = clocks(house, REMOVAL)
    assert (clock.started_at, clock.count, local_day(clock.due_at), clock.ended_at) == (
        house.case.received_at, 2, IN_TWO, None
    )  # fmt: skip
    online = next(row for row in FollowUp.objects.select_related("task") if row.days == 2)
    finish(house, online.task)
    first, second = clocks(house, REMOVAL)
    assert (first.ended_at, second.count, local_day(second.due_at), second.ended_at) == (LATER, 5, IN_FIVE, None)
    finish(house, house.case.tasks.get(done_at=None), at=LATER + dt.timedelta(hours=1))
    assert [clock.ended_at for clock in clocks(house, REMOVAL)] == [LATER, LATER + dt.timedelta(hours=1)]


def test_an_answer_does_not_end_what_still_stands_there():
    house = House("consent_withdrawal")
    house.decide("consent_withdrawal", "granted", MEDIA)
    move(house.case, "send_answer", by=house.people["privacy_officer"], at=LATER, way="post")
    assert [clock.ended_at for clock in clocks(house, REMOVAL)] == [None]


def test_the_days_count_from_receipt_not_from_the_decision():
    house = House("consent_withdrawal", received_at=AT - dt.timedelta(days=1))
    house.decide("consent_withdrawal", "granted", MEDIA)
    assert {task.due_on for task in house.case.tasks.all()} == {dt.date(2026, 11, 25), dt.date(2026, 11, 30)}
    late = House("consent_withdrawal", received_at=AT - dt.timedelta(days=20))
    late.decide("consent_withdrawal", "granted", MEDIA)
    assert {task.due_on for task in late.case.tasks.all()} == {AT.date()}


@pytest.mark.parametrize(
    ("outcome", "details", "ground"),
    [
        ("granted", {"media": [{"medium": "website", "removed_on": "2026-11-24"}]}, ""),
        ("nothing_held", {}, ""),
        ("refused", {}, "no_authority"),
    ],
)
def test_where_nothing_is_left_to_take_away_no_clock_starts(outcome, details, ground):
    house = House("consent_withdrawal")
    house.decide("consent_withdrawal", outcome, details, ground=ground)
    assert clocks(house, REMOVAL) == []
    assert clocks(house, CONSENT)[0].ended_at == AT


def test_decided_anew_the_clock_of_the_first_decision_ends():
    house = House("consent_withdrawal")
    house.decide("consent_withdrawal", "granted", MEDIA)
    house.decide("consent_withdrawal", "nothing_held", {}, at=LATER)
    assert [clock.ended_at for clock in clocks(house, REMOVAL)] == [LATER]


def test_the_tasks_of_a_decision_lie_with_whoever_handles_the_case():
    house = House("erasure")
    officer = house.people["privacy_officer"]
    type(house.case).objects.filter(pk=house.case.pk).update(assignee=officer)
    house.decide("erasure", "granted", ERASED)
    assert {task.assignee for task in house.case.tasks.all()} == {officer}
