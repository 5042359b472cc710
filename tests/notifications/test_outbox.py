"""Events become mail: for whom, by which template, once; and what cannot be read holds up nothing."""

import pytest

from cases import notes, outsiders, tasks_of_case, timeline
from cases.models import Barred, Event, Outbox, Shown
from cases.moves import changing
from notifications import outbox
from notifications.models import Mail, Preference
from notifications.roster import Roster
from schools.models import Mandate, Role
from tests.factories import AT, make_breach, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


def read(at=AT):
    return sum(outbox.read(at, Roster(at)))


@pytest.fixture
def case(house):
    """A case whose opening has been read."""
    case = make_breach(house.school, at=AT).case
    read()
    Mail.objects.all().delete()
    return case


def told():
    """Who gets which template."""
    rows = Mail.objects.select_related("to_user").order_by("pk")
    return {(m.to_user.memberships.get().role, m.template.rpartition("/")[2]) for m in rows}


def happens(case, name, **about):
    """An event of this name on the case, as a step records it."""
    with changing(case, at=AT) as workflow:
        return timeline.record(workflow.case, name, at=AT, **about)


def test_the_first_mail_waits_for_no_event_beyond_its_own_batch(house, case):
    with changing(case, at=AT) as workflow:
        for _event in range(outbox.BATCH + 1):
            timeline.record(workflow.case, "message.from_requester", at=AT)
    batches = outbox.read(AT, Roster(AT))
    assert next(batches) == 0
    assert (Mail.objects.count(), Outbox.objects.count()) == (outbox.BATCH, 1)
    assert list(batches) == [0]
    assert (Mail.objects.count(), Outbox.objects.count()) == (outbox.BATCH + 1, 0)


@pytest.mark.parametrize(
    ("name", "by", "hears"),
    [
        ("breach.ask_advice", "privacy_officer", {("dpo", "advice_asked")}),
        ("breach.assess", "privacy_officer", {("dpo", "assessed")}),
        ("breach.advise", "dpo", {("privacy_officer", "advice_given"), ("board_member", "advised")}),
        ("breach.decide", "board_member", {("privacy_officer", "decided"), ("dpo", "decided")}),
        ("breach.set_awareness", "privacy_officer", {("dpo", "awareness_changed")}),
        ("breach.ask_reopening", "dpo", {("privacy_officer", "reopening_asked")}),
        ("message.internal", "dpo", {("privacy_officer", "message")}),
        ("message.internal", "privacy_officer", set()),  # whoever wrote it knows
        ("message.from_requester", None, {("privacy_officer", "message")}),
        ("breach.evaluate", "privacy_officer", set()),
        ("deadline.missed", None, set()),
    ],
)
def test_who_hears_of_what(house, case, name, by, hears):
    happens(case, name, by=by and house.people[by])
    assert read() == 0
    assert told() == hears
    assert not Outbox.objects.exists()


@pytest.mark.parametrize("parent", [None, "unconfirmed", "confirmed"])
def test_a_message_to_the_requester_reaches_the_parent_else_the_colleague_who_reported(house, parent):
    case = make_breach(house.school, at=AT, by=house.employee).case
    Outbox.objects.all().delete()
    if parent:
        with changing(case, at=AT) as workflow:
            outsider = outsiders.add(workflow.case, email="ouder@thuis.example", at=AT)
        type(outsider).objects.update(confirmed_at=AT if parent == "confirmed" else None)
        Outbox.objects.all().delete()
    happens(case, "message.requester", by=house.privacy_officer)
    read()
    heard = [mail.to_user or mail.to_outsider.confirmed_at for mail in Mail.objects.all()]
    assert heard == {None: [house.employee], "unconfirmed": [], "confirmed": [AT]}[parent]


def test_an_event_is_mailed_once(house, case):
    happens(case, "breach.ask_advice", by=house.privacy_officer)
    read()
    Outbox.objects.create(event=Event.objects.get(name="breach.ask_advice"))
    read()
    assert Mail.objects.count() == 1


def test_who_decides_in_the_name_of_the_board_hears_the_advice(house, case):
    deputy = make_person(Role.PRINCIPAL, school=house.school)
    Mandate.objects.create(board=house.board, power="decide_breach", holder=house.principal, deputy=deputy)
    happens(case, "breach.advise", by=house.dpo)
    read()
    assert {house.principal, deputy} <= {m.to_user for m in Mail.objects.all()}


def test_the_holder_of_a_task_hears_of_it_and_who_took_it_oneself_does_not(house, case):
    for person in (house.principal, house.privacy_officer):
        with changing(case, at=AT) as workflow:
            tasks_of_case.add(workflow.case, text="Bel.", assignee=person, by=house.privacy_officer, at=AT)
    read()
    assert told() == {("principal", "task")}


def test_who_is_given_the_case_hears_of_it(house, case):
    notes.assign(case, assignee=house.principal, by=house.privacy_officer, at=AT)
    notes.assign(case, assignee=None, by=house.privacy_officer, at=AT)
    read()
    assert told() == {("principal", "assigned")}


@pytest.mark.parametrize("name", ["breach.ask_advice", "task.added", "message.internal"])
def test_nobody_barred_hears_anything(house, case, name):
    for person in (house.dpo, house.privacy_officer):
        Barred.objects.create(case=case, user=person)
    happens(case, name, by=house.board_member, facts={"assignee": house.dpo.pk})
    read()
    assert not Mail.objects.filter(to_user__in=[house.dpo, house.privacy_officer]).exists()


def test_what_cannot_be_read_stays_and_the_rest_goes_on(house, case):
    bad = happens(case, "outsider.added", facts={})  # does not say which outsider
    happens(case, "breach.ask_advice", by=house.privacy_officer)
    assert read() == 1
    assert told() == {("dpo", "advice_asked")}
    assert list(Outbox.objects.values_list("pk", flat=True)) == [bad.pk]


def test_what_is_switched_off_does_not_come(house, case):
    Preference.objects.create(user=house.dpo, off=["event"])
    happens(case, "breach.ask_advice", by=house.privacy_officer)
    read()
    assert told() == set()


def test_who_handles_a_running_legal_clock_hears_all_of_the_case(house, case):
    Preference.objects.create(user=house.privacy_officer, off=["event", "task", "own_term", "copy", "seal"])
    happens(case, "breach.advise", by=house.dpo)
    read()
    assert ("privacy_officer", "advice_given") in told()
    Mail.objects.all().delete()
    case.deadlines.update(ended_at=AT, alert_at=None)
    happens(case, "breach.advise", by=house.dpo)
    read()
    assert told() == {("board_member", "advised")}


def test_a_new_case_always_comes(house):
    for person in (house.privacy_officer, house.dpo):
        Preference.objects.create(user=person, off=["event", "task", "own_term", "copy", "seal"])
    make_breach(house.school, at=AT)
    read()
    assert told() == {("privacy_officer", "opened"), ("dpo", "opened")}


def test_whoever_left_the_board_hears_nothing_more_of_the_own_report(house, case):
    employee = house.people["employee"]
    Shown.objects.get_or_create(case=case, user=employee, why=Shown.Why.REPORTER)
    employee.memberships.update(board=make_breach().case.board, school=None)
    happens(case, "breach.close", by=house.people["privacy_officer"])
    read()
    assert not Mail.objects.filter(to_user=employee).exists()
