"""The visit: proposed, chosen on the own page or by telephone, put in both calendars, recorded with a colleague present."""

import datetime as dt

import icalendar
import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from cases import outsiders
from cases.models import Task
from cases.moves import Refused, move, move_from_outside
from notifications.sweep import sweep
from rights.requests.access_forms import PlanVisit, RecordVisit
from rights.requests.models import Visit, VisitChoice, VisitPlan
from tests.cases.conftest import words
from tests.factories import AT, make_person, make_request
from tests.notifications.post import catching
from tests.rights.access_house import EMAIL, EVENING, MONDAY, AccessHouse, follow, hidden_mark

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def house():
    return AccessHouse()


def pick(house, choice="slot", slot="", at=AT):
    return move_from_outside(house.case, "pick_visit", outsider=house.outsider, at=at, choice=choice, slot=slot)


def stands(house):
    row = house.request.visit_choice
    return row and (row.choice, row.starts_at)


# The table of slots: what can be picked when, and what it leads to.


@pytest.mark.parametrize(
    ("choice", "starts_at", "tasks"),
    [
        ("slot", MONDAY, ["aanwezig"]),
        ("slot", EVENING, ["aanwezig"]),
        ("none_fits", None, ["Bel"]),
        ("copy_only", None, []),
    ],
)
def test_what_the_requester_can_choose_and_what_follows(house, choice, starts_at, tasks):
    slots = house.plan()
    pick(house, choice, slots.get(starts_at, ""))
    assert stands(house) == (choice, starts_at)
    found = list(Task.objects.filter(case=house.case, done_at=None))
    assert len(found) == len(tasks)
    for task, word in zip(found, tasks, strict=True):
        task.case = house.case
        assert word.lower() in task.text.lower()
    assert house.request.case.due_at == make_request(house.school).case.due_at  # it pauses nothing


@pytest.mark.parametrize(
    ("situation", "rule"),
    [
        ("no plan", "no_visit_plan"),
        ("taken back", "no_visit_plan"),
        ("replaced", "slot_gone"),
        ("past", "slot_past"),
        ("chosen", "visit_chosen"),
        ("of another case", "slot_gone"),
        ("nonsense", "slot_gone"),
        ("withdrawn", "state"),
    ],
)
def test_what_cannot_be_picked_and_by_which_rule(house, situation, rule):
    at, slot = AT, ""
    if situation not in ("no plan",):
        slot = house.plan()[MONDAY]
    if situation == "taken back":
        house.go("withdraw_visit")
    if situation == "replaced":
        house.plan(EVENING)
    if situation == "past":
        at = MONDAY
    if situation == "chosen":
        pick(house, "copy_only")
    if situation == "of another case":
        slot = AccessHouse(house.school, house.people).plan(EVENING + DAY)[EVENING + DAY]
    if situation == "nonsense":
        slot = "x" * 40
    if situation == "withdrawn":
        house.go("withdraw")
    with pytest.raises(Refused) as refusal:
        pick(house, slot=slot, at=at)
    assert refusal.value.rule == rule
    assert Task.objects.filter(case=house.case, done_at=None).count() == 0


@pytest.mark.parametrize(
    ("apart", "free"),
    [(dt.timedelta(0), False), (dt.timedelta(minutes=29), False), (-dt.timedelta(minutes=29), False),
     (dt.timedelta(minutes=30), True), (-dt.timedelta(minutes=30), True)],
)  # fmt: skip
def test_a_colleague_is_promised_to_one_visitor_at_a_time_over_all_cases(house, apart, free):
    other = AccessHouse(house.school, house.people)
    pick(house, slot=house.plan()[MONDAY])
    slot = other.plan(MONDAY + apart)[MONDAY + apart]
    if free:
        pick(other, slot=slot)
        assert stands(other) == ("slot", MONDAY + apart)
    else:
        with pytest.raises(Refused) as refusal:
            pick(other, slot=slot)
        assert (refusal.value.rule, stands(other)) == ("slot_taken", None)


def test_another_colleague_can_be_there_at_the_same_moment(house):
    other = AccessHouse(house.school, house.people)
    pick(house, slot=house.plan()[MONDAY])
    pick(other, slot=other.plan(MONDAY, present=house.people["principal"])[MONDAY])
    assert stands(other) == ("slot", MONDAY)


def test_a_moment_that_was_given_up_is_free_again(house):
    other = AccessHouse(house.school, house.people)
    pick(house, slot=house.plan()[MONDAY])
    house.go("withdraw_visit")
    pick(other, slot=other.plan(MONDAY)[MONDAY])
    assert stands(other) == ("slot", MONDAY)


# On the own page.


def send(house, moment, client=None, mark=None):
    return (client or house.parent).post("/zaak/moment/", {"mark": mark or house.mark(), "moment": moment})


def test_the_page_asks_to_choose_first(house):
    house.plan(note="Bel aan bij de achterdeur.")
    text = words(house.parent.get("/zaak/"))
    for part in ("Kies wanneer u komt kijken", "maandag 30 november", "16.00 uur", "dinsdag 1 december", "19.00 uur, avond",
                 "Geen van deze momenten past", "stuur alleen de kopie", "kamer 3", "achterdeur", "uiterlijk"):  # fmt: skip
        assert part in text, part


def test_a_choice_on_the_page_stands_and_a_replay_changes_nothing(house):
    slots = house.plan()
    mark = house.mark()
    assert send(house, slots[MONDAY], mark=mark).status_code == 302
    assert "U komt op maandag 30 november" in words(house.parent.get("/zaak/"))
    assert send(house, slots[MONDAY], mark=mark).status_code == 302  # pressed twice
    again = send(house, slots[EVENING], mark=mark)  # the page lay open on another device
    assert (again.status_code, stands(house)) == (409, ("slot", MONDAY))
    assert "al een keuze gemaakt" in words(again)
    assert VisitChoice.objects.filter(case=house.case).count() == 1


def test_of_two_devices_the_second_hears_that_a_choice_was_made(house):
    slots = house.plan()
    tablet = house.enter(Client())
    mark = hidden_mark(tablet.get("/zaak/"))
    send(house, slots[EVENING])
    assert send(house, slots[MONDAY], client=tablet, mark=mark).status_code == 409
    assert stands(house) == ("slot", EVENING)


def test_a_moment_that_was_taken_back_meanwhile_says_so(house):
    slots, mark = house.plan(), house.mark()
    house.go("withdraw_visit")
    answer = send(house, slots[MONDAY], mark=mark)
    assert (answer.status_code, "ingetrokken" in words(answer) or "niet voorgesteld" in words(answer)) == (409, True)


def test_without_a_choice_the_page_says_what_to_do(house):
    house.plan()
    answer = send(house, "")
    assert answer.status_code == 400
    assert "Kies een van de antwoorden" in words(answer)


def test_nobody_picks_for_somebody_else(house):
    """Not with another's mark, not with another's session, not with another's way in."""
    slots = house.plan()
    other = AccessHouse(house.school, house.people)
    mine, theirs = house.mark(), other.mark()
    assert send(house, slots[MONDAY], client=other.parent, mark=mine).status_code == 403
    assert send(house, slots[MONDAY], client=Client(), mark=mine).status_code == 403
    assert send(house, slots[MONDAY], client=Client(), mark="vals").status_code == 302
    assert send(house, slots[MONDAY], client=other.parent, mark=theirs).status_code == 409  # has no plan of its own
    assert stands(house) is None
    with pytest.raises(PermissionDenied):
        move_from_outside(house.case, "pick_visit", outsider=other.outsider, at=AT, choice="copy_only")


def test_only_steps_that_say_so_are_taken_from_outside(house):
    for name in ("decide", "plan_visit", "record_visit", "pass_gate", "close"):
        with pytest.raises(PermissionDenied):
            move_from_outside(house.case, name, outsider=house.outsider, at=AT)


def test_an_address_that_was_never_confirmed_does_nothing(house):
    house.plan()
    unconfirmed = follow(house.case, "iemand@thuis.example")
    unconfirmed.confirmed_at = None
    with pytest.raises(PermissionDenied):
        move_from_outside(house.case, "pick_visit", outsider=unconfirmed, at=AT, choice="copy_only")


def test_the_timeline_says_that_it_came_from_outside_and_names_no_person(house):
    pick(house, slot=house.plan()[MONDAY])
    event = house.case.events.get(name="request.pick_visit")
    assert (event.by, event.via, event.facts["outsider"]) == (None, "public", str(house.outsider.pk))


# At night: who chose is up and waits for the appointment; who hears what the staff wrote down reads it in the morning.


@pytest.mark.parametrize("by", ["requester", "staff"])
def test_at_night_the_appointment_goes_at_once_to_who_chose_it(house, clock, by):
    slots, night = house.plan(), AT + 13 * HOUR
    clock.move_to(night)
    if by == "requester":
        pick(house, slot=slots[EVENING], at=night)
    else:
        house.go("pick_visit", by=house.people["principal"], at=night, choice="slot", slot=slots[EVENING])
    with catching() as post:
        sweep(lambda: night)
    mails = [content for to, content in post.messages if EMAIL in str(to)]
    assert any(b".ics" in content for content in mails) == (by == "requester")


# By telephone, and a later moment.


def test_staff_record_what_was_said_by_telephone(house):
    slots = house.plan()
    house.go("pick_visit", by=house.people["principal"], choice="slot", slot=slots[EVENING])
    row = house.request.visit_choice
    assert (row.by, row.starts_at) == (house.people["principal"], EVENING)


def test_a_later_moment_is_told_as_the_requesters_own_choice(house, client):
    pick(house, slot=house.plan()[EVENING])
    client.force_login(house.officer)
    text = words(client.get(f"/zaken/{house.case.reference}/"))
    assert "koos zelf een later moment" in text
    assert "maandag 30 november, 16.00 uur" in text


# The invitation.


def mails(to, at=AT + HOUR):
    with catching() as post:
        sweep(lambda: at)
    return [mail for mail in post.mails if mail["To"] == to]


def calendars(found):
    files = [part for mail in found for part in mail.iter_attachments()]
    return [icalendar.Calendar.from_ical(part.get_content()) for part in files if part.get_content_type() == "text/calendar"]


def test_both_get_the_appointment_for_their_calendar_and_the_mail_tells_nothing_else(house):
    slots = house.plan()
    mails(EMAIL)
    pick(house, slot=slots[MONDAY])
    with catching() as post:
        sweep(lambda: AT + HOUR)
    for to in (EMAIL, house.employee.email):
        found = [mail for mail in post.mails if mail["To"] == to]
        (calendar,) = calendars(found)
        (event,) = calendar.walk("VEVENT")
        assert (calendar["METHOD"], event.decoded("DTSTART"), event["STATUS"]) == ("PUBLISH", MONDAY, "CONFIRMED")
        assert "kamer 3" in event["LOCATION"]
        told = str([mail.as_string() for mail in found]) + calendar.to_ical().decode()
        assert not [name for name in ("Voorbeeld", "Sam", "Lotte") if name in told]
        (body,) = [mail.get_body(("plain",)).get_content() for mail in found]
        assert "30 november" not in body or to != EMAIL
    assert calendars([mail for mail in post.mails if mail["To"] == house.officer.email]) == []


def test_an_appointment_that_is_off_goes_out_of_both_calendars(house):
    pick(house, slot=house.plan()[MONDAY])
    mails(EMAIL)
    house.go("withdraw_visit", at=AT + 2 * HOUR)
    with catching() as post:
        sweep(lambda: AT + 3 * HOUR)
    for to in (EMAIL, house.employee.email):
        (calendar,) = calendars([mail for mail in post.mails if mail["To"] == to])
        assert (calendar["METHOD"], calendar.walk("VEVENT")[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    assert not Task.objects.filter(case=house.case, done_at=None).exists()


@pytest.mark.parametrize("step", ["withdraw", "withdraw_visit"])
def test_what_ends_the_request_ends_the_appointment(house, step):
    pick(house, slot=house.plan()[MONDAY])
    house.go(step)
    assert (stands(house), house.request.visit_plan) == (None, None)
    assert not Task.objects.filter(case=house.case, done_at=None).exists()


def test_the_calendar_file_stands_on_both_pages_for_whoever_it_is_for(house, client):
    assert house.parent.get("/zaak/afspraak/").status_code == 302  # nothing chosen yet
    pick(house, slot=house.plan()[MONDAY])
    answer = house.parent.get("/zaak/afspraak/")
    assert (answer["Content-Type"], b"DTSTART:20261130T150000Z" in answer.content) == ("text/calendar", True)
    assert Client().get("/zaak/afspraak/").status_code == 302
    row = house.request.visit_choice
    for person, code in ((house.employee, 200), (house.officer, 200), (make_person("employee", school=house.school), 404)):
        client.force_login(person)
        assert client.get(f"/zaken/afspraak/{row.pk}/ics/").status_code == code


def test_who_is_present_sees_the_appointment_and_nothing_else_of_the_case(house, client):
    pick(house, slot=house.plan()[MONDAY])
    client.force_login(house.employee)
    task = Task.objects.get(case=house.case, done_at=None)
    answer = client.get(f"/zaken/{house.case.reference}/taken/{task.pk}/", follow=True)
    assert "Er komt iemand gegevens inkijken" in words(answer)
    seen = words(answer) + words(client.get(f"/zaken/{house.case.reference}/"))
    assert "Lotte" not in seen
    assert "kamer 3" in seen
    done = client.post(answer.redirect_chain[-1][0], {"answer": "De moeder kwam alleen."})
    assert done.status_code == 302
    assert Task.objects.get(pk=task.pk).done_at == AT


# Proposing.


def filled(house, **about):
    told = {"slot_1_day": "30", "slot_1_month": "11", "slot_1_year": "2026", "slot_1_time": "16.00", "place": "kamer 3",
            "present": house.employee.email}  # fmt: skip
    return PlanVisit({**told, **about}, workflow=house.request, user=house.officer, at=AT)


@pytest.mark.parametrize(
    ("about", "field", "code"),
    [
        ({"present": ""}, "present", "required"),
        ({"place": ""}, "place", "required"),
        ({"present": "iemand@elders.example"}, "present", "invalid_choice"),
        ({"slot_1_month": "10"}, "slot_1", "past"),
        ({"slots": ["2026-11-30T16:00:00+01:00"]}, "slots", "twice"),
        ({"slots": ["2026-11-30T16:00:00"]}, "slots", "iso"),
        ({"slots": [f"2026-12-0{n}T16:00:00+01:00" for n in range(1, 7)]}, "slots", "many"),
    ],
)
def test_what_a_proposal_needs(house, about, field, code):
    form = filled(house, **about)
    assert not form.is_valid()
    assert code in [error.code for error in form.errors.as_data()[field]]


def test_moments_come_from_the_page_or_as_a_list_from_the_api(house):
    form = filled(house)
    assert form.is_valid(), form.errors
    assert form.facts()["slots"] == [MONDAY]
    listed = {"slots": ["2026-12-01T19:00:00+01:00", "2026-11-30T16:00:00+01:00"], "slot_1_day": "", "slot_1_month": "",
              "slot_1_year": "", "slot_1_time": ""}  # fmt: skip
    form = filled(house, **listed)
    assert form.is_valid(), form.errors
    assert form.facts()["slots"] == [MONDAY, EVENING]


def test_nothing_is_proposed_before_it_is_clear_who_asks():
    house = AccessHouse()
    fresh = make_request(house.school)
    with pytest.raises(Refused):
        move(fresh.case, "plan_visit", by=house.officer, at=AT, slots=[MONDAY], place="kamer 3", present=house.employee)
    assert not VisitPlan.objects.filter(case=fresh.case).exists()


# The visit itself (founding document 004: somebody of the school stays present).


def test_the_visit_is_recorded_with_the_colleague_who_was_present(house):
    pick(house, slot=house.plan()[MONDAY])
    told = {"present": house.employee.email, "at": "2026-11-30T16:05:00+01:00", "shown": "Het hele dossier.", "copy": True}
    form = RecordVisit(told, workflow=house.request, user=house.officer, at=MONDAY + HOUR)
    assert form.is_valid(), form.errors
    house.go("record_visit", at=MONDAY + HOUR, **form.facts())
    row = Visit.objects.get(case=house.case)
    row.case = house.case
    assert (row.present, row.visited_at, row.copy_given, row.shown) == (
        house.employee, MONDAY + dt.timedelta(minutes=5), True, "Het hele dossier.",
    )  # fmt: skip
    assert not Task.objects.filter(case=house.case, done_at=None).exists()


@pytest.mark.parametrize(
    ("without", "code"), [("present", "required"), ("at", "required"), ("shown", "required")]
)
def test_a_visit_needs_a_colleague_a_moment_and_what_was_shown(house, without, code):
    told = {"present": house.employee.email, "at": "2026-11-24T09:00:00+01:00", "shown": "Het dossier."} | {without: ""}
    form = RecordVisit(told, workflow=house.request, user=house.officer, at=AT)
    assert [error.code for error in form.errors.as_data()[without]] == [code]


def test_a_visit_is_not_recorded_before_it_happened(house):
    told = {"present": house.employee.email, "at": "2026-11-24T12:00:00+01:00", "shown": "Het dossier."}
    assert not RecordVisit(told, workflow=house.request, user=house.officer, at=AT).is_valid()


def test_the_api_calls_the_moment_at(house, client):
    client.force_login(house.officer)
    address = f"/api/v1/requests/{house.case.reference}/transitions/"
    steps = {one["name"]: one for one in client.get(address).json()}
    assert {"present", "at", "shown", "copy"} <= set(steps["record_visit"]["input"]["properties"])
    body = {"version": house.request.case.version, "present": house.employee.email, "at": "2026-11-24T09:00:00+01:00",
            "shown": "Alles.", "copy": False}  # fmt: skip
    assert client.post(f"{address}record_visit/", body, content_type="application/json").status_code == 200
    without = {**body, "version": house.request.case.version, "present": None}
    answer = client.post(f"{address}record_visit/", without, content_type="application/json")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "present")


def test_a_visit_is_never_required_and_closes_no_copy(house, client):
    house.go("record_visit", present=house.employee, visited_at=AT, shown="Alles.")
    client.force_login(house.officer)
    assert "kopie" in words(client.get(f"/zaken/{house.case.reference}/"))
    other = AccessHouse(house.school, house.people)
    other.go("decide", right="access", outcome="granted", text="U krijgt een kopie.")
    other.go("send_answer", way="post")
    assert other.request.case.due_at is None


def test_a_new_link_leads_to_the_same_choice(house):
    house.plan()
    phone = Client()
    phone.post(f"/zaak/{outsiders.new_link(house.outsider, at=AT)}/")
    assert "Kies wanneer u komt kijken" in words(phone.get("/zaak/"))
