"""What comes after a decision: data that come back on their day, recipients to tell, a restriction that is lifted."""

import datetime as dt
import io

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader

from cases.models import Case
from cases.moves import Refused, move
from notifications.models import Mail
from notifications.sweep import bring_what_is_due, sweep
from rights.requests.models import ErasureLine, Recipient, Restriction
from schools.models import Role
from tests.factories import AT, make_board, make_person
from tests.rights.test_outcomes_retention import browser
from tests.rights.test_outcomes_table import ASIDE, LEFT, House

pytestmark = pytest.mark.django_db

KEPT = {"left_on": LEFT, "lines": [{"category": "absence", "outcome": "keep"}, {"category": "pupil_file", "outcome": "erase"}]}
LAST = dt.date(2030, 7, 18)
TELL = {"recipients": [{"name": "SWV De Brug", "kind": "partnership"}, {"name": "DUO", "kind": "duo"}]}


def morning(day):
    return dt.datetime.combine(day, dt.time(9), dt.UTC)


def closed(house):
    """The case with its tasks done, answered and closed."""
    officer = house.people["privacy_officer"]
    house.case.tasks.update(done_at=AT)
    move(house.case, "send_answer", by=officer, at=AT, way="post")
    move(house.case, "close", by=officer, at=AT)


def came_back(house):
    return [task.text for task in Case.objects.get(pk=house.case.pk).tasks.filter(done_at=None)]


# Data kept until a day.


def test_what_is_kept_holds_up_no_closing_and_comes_back_on_the_day_after():
    house = House("erasure")
    house.decide("erasure", "granted", KEPT)
    closed(house)
    bring_what_is_due(morning(LAST))
    assert came_back(house) == []
    bring_what_is_due(morning(LAST + dt.timedelta(days=1)))
    assert came_back(house) == ["De laatste dag is voorbij: wis nu Verzuim, in- en uitschrijving."]
    task = house.case.tasks.get(done_at=None)
    assert (task.due_on, task.assignee) == (dt.date(2030, 7, 26), None)
    assert Case.objects.get(pk=house.case.pk).state == "closed"


def test_it_comes_back_once_however_often_the_bell_rings_and_after_downtime():
    house = House("erasure")
    house.decide("erasure", "granted", KEPT)
    closed(house)
    late = morning(LAST + dt.timedelta(days=400))
    for _n in range(3):
        assert bring_what_is_due(late) == 0
    assert len(came_back(house)) == 1
    assert ErasureLine.objects.get(code="absence").returned_at == late


def test_the_privacy_officer_gets_a_mail_that_names_nobody():
    house = House("erasure")
    house.decide("erasure", "granted", KEPT)
    closed(house)
    Mail.objects.all().delete()
    day = morning(LAST + dt.timedelta(days=1))
    with time_machine.travel(day, tick=False):
        sweep(lambda: day)
    mail = Mail.objects.get(template="rights/requests/mail/retention_ended")
    assert mail.to_user == house.people["privacy_officer"]
    assert house.case.events.filter(name="request.retention_ended").count() == 1


def test_who_handles_the_closed_case_marks_it_as_done():
    house = House("erasure")
    house.decide("erasure", "granted", KEPT)
    closed(house)
    day = morning(LAST + dt.timedelta(days=1))
    bring_what_is_due(day)
    task = house.case.tasks.get(done_at=None)
    with time_machine.travel(day, tick=False):
        client = browser(house.people["privacy_officer"])
        page = client.get(f"/zaken/{house.case.reference}/").content.decode()
        address = f"/zaken/{house.case.reference}/taken/{task.pk}/"
        assert address in page
        assert client.post(address, {"answer": "Gewist uit ParnaSys.", "seen": "99"}).status_code == 302
    assert came_back(house) == []


def test_a_later_decision_takes_the_place_of_the_lines_of_an_earlier_one():
    house = House("erasure")
    house.decide("erasure", "granted", KEPT)
    house.decide("erasure", "dropped", {}, at=AT + dt.timedelta(minutes=5))
    house.case.tasks.update(done_at=AT)
    bring_what_is_due(morning(LAST + dt.timedelta(days=1)))
    assert came_back(house) == []
    assert ErasureLine.objects.get(code="absence").returned_at


# Who got the data.


def told_case():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE | TELL)
    return house, Recipient.objects.order_by("at", "pk").select_related("task")


def test_a_recipient_is_told_on_a_day_and_its_task_is_done():
    house, rows = told_case()
    row = rows[0]
    with time_machine.travel(AT, tick=False):
        client = browser(house.people["privacy_officer"])
        assert client.get(f"/zaken/{house.case.reference}/taken/{row.task_id}/").url == f"/zaken/ontvangers/{row.pk}/"
        page = client.get(f"/zaken/ontvangers/{row.pk}/")
        assert row.name in page.content.decode()
        answer = client.post(f"/zaken/ontvangers/{row.pk}/", {"how": "told", "seen": "9"})
        assert answer.status_code == 302
        assert client.post(f"/zaken/ontvangers/{row.pk}/", {"how": "told", "seen": "9"}).status_code == 302  # done before
    row = Recipient.objects.select_related("task").get(pk=row.pk)
    assert (row.told_on, row.done_by, bool(row.task.done_at)) == (AT.date(), house.people["privacy_officer"], True)
    assert house.case.events.filter(name="request.recipient_told").count() == 1


@pytest.mark.parametrize("why", ["impossible", "disproportionate"])
def test_who_is_not_told_needs_one_of_two_reasons_and_words(why):
    house, rows = told_case()
    address = f"/zaken/ontvangers/{rows[0].pk}/"
    with time_machine.travel(AT, tick=False):
        client = browser(house.people["privacy_officer"])
        assert client.post(address, {"how": why}).status_code == 400
        assert client.post(address, {"how": "forgot", "reason": "x"}).status_code == 400
        future = {"how": "told", "told_on_day": "25", "told_on_month": "11", "told_on_year": "2026"}
        assert client.post(address, future).status_code == 400
        assert client.post(address, {"how": why, "reason": "Bestaat niet meer."}).status_code == 302
    row = Recipient.objects.get(pk=rows[0].pk)
    assert (row.not_told, row.reason, row.told_on) == (why, "Bestaat niet meer.", None)


@pytest.mark.parametrize(("who", "status"), [("employee", 404), ("dpo", 403), ("admin", 404), ("outside", 404)])
def test_outsiders_tell_nobody(who, status):
    house, rows = told_case()
    person = house.people.get(who) or make_person(Role.PRIVACY_OFFICER, board=make_board())
    with time_machine.travel(AT, tick=False):
        assert browser(person).post(f"/zaken/ontvangers/{rows[0].pk}/", {"how": "told"}).status_code == status
    assert not Recipient.objects.filter(done_at__isnull=False).exists()


def test_the_list_of_recipients_is_printed_and_stands_on_the_page():
    house, _rows = told_case()
    with time_machine.travel(AT, tick=False):
        client = browser(house.people["privacy_officer"])
        page = client.get(f"/zaken/{house.case.reference}/").content.decode()
        assert "SWV De Brug" in page
        answer = client.get(f"/zaken/{house.case.reference}/ontvangers/")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "SWV De Brug (samenwerkings" in text
    assert "Moet het nog horen." in text


def test_a_case_does_not_close_before_every_recipient_was_dealt_with():
    house, _rows = told_case()
    officer = house.people["privacy_officer"]
    move(house.case, "send_answer", by=officer, at=AT, way="post")
    with pytest.raises(Refused) as refusal:
        move(house.case, "close", by=officer, at=AT)
    assert refusal.value.rule == "tasks_open"


def test_a_recipient_can_be_added_later_but_only_where_something_changed():
    house, _rows = told_case()
    officer = house.people["privacy_officer"]
    move(house.case, "add_recipient", by=officer, at=AT, recipient="De Regenboog", sort="new_school")
    row = Recipient.objects.get(kind="new_school")
    assert (row.name, row.task.due_on) == ("De Regenboog", dt.date(2026, 12, 1))
    event = house.case.events.get(name="request.add_recipient")
    assert "De Regenboog" not in str(event.facts)
    other = House("restriction")
    other.decide("restriction", "refused", ground="no_ground_18")
    with pytest.raises(Refused) as refusal:
        move(other.case, "add_recipient", by=other.people["privacy_officer"], at=AT, recipient="DUO", sort="duo")
    assert refusal.value.rule == "nothing_to_tell"


# A restriction: announced beforehand, then lifted.


def test_a_restriction_is_announced_before_it_is_lifted_also_after_closing():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    officer = house.people["privacy_officer"]
    closed(house)
    with pytest.raises(Refused) as refusal:
        move(house.case, "lift_restriction", by=officer, at=AT)
    assert refusal.value.rule == "not_announced"
    ends = dt.date(2026, 12, 1)
    move(house.case, "announce_lifting", by=officer, at=AT, lifts_on=ends, reason="De toetsen kloppen.")
    with pytest.raises(Refused) as refusal:
        move(house.case, "lift_restriction", by=officer, at=AT)
    assert refusal.value.rule == "too_early"
    move(house.case, "lift_restriction", by=officer, at=morning(ends))
    row = Restriction.objects.get()
    assert (row.lifts_on, row.lifted_on, row.lifted_by) == (ends, ends, officer)
    with pytest.raises(Refused) as refusal:
        move(house.case, "announce_lifting", by=officer, at=morning(ends), lifts_on=ends, reason="x")
    assert refusal.value.rule == "no_restriction"
    assert Case.objects.get(pk=house.case.pk).state == "closed"


def test_the_end_is_never_announced_afterwards():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    with pytest.raises(Refused):
        move(house.case, "announce_lifting", by=house.people["board_member"], at=AT, lifts_on=dt.date(2026, 11, 23), reason="x")


@pytest.mark.parametrize("role", ["employee", "principal", "dpo", "admin"])
def test_who_may_not_lift_a_restriction(role):
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    with pytest.raises(PermissionDenied):
        move(house.case, "announce_lifting", by=house.people[role], at=AT, lifts_on=dt.date(2026, 12, 1), reason="x")
