"""Moments that cannot be: they are told as a mistake, they break no page and move no term."""

import datetime as dt

import pytest

from cases.moves import move
from rights.requests.models import RightsRequest
from schools.models import Mandate
from tests.factories import AT, make_people, make_request, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def house(client):
    school = make_school()
    people = make_people(school.board, school)
    Mandate.objects.create(board=school.board, power="decide_request", holder=people["privacy_officer"])
    client.force_login(people["privacy_officer"])
    case = make_request(school, received_at=AT - 5 * DAY).case
    return case, people["privacy_officer"], client


def post(house, name, **facts):
    case, _by, client = house
    case.refresh_from_db()
    address = f"/api/v1/requests/{case.reference}/transitions/{name}/"
    return client.post(address, {"version": case.version, **facts}, content_type="application/json")


def test_an_extension_is_not_told_before_the_request_came_in(house):
    told = post(house, "extend", ground="volume", text="Er zijn vier systemen.", notified_at=(AT - 9 * DAY).isoformat())
    assert (told.status_code, [one["code"] for one in told.json()["errors"]]) == (400, ["too_early"])


def test_receipt_is_not_moved_past_what_happened_after_it(house):
    case, officer, client = house
    move(case, "ask_identity", by=officer, at=AT - 2 * DAY)
    case.refresh_from_db()
    sent = {"version": case.version, "received_at": (AT - DAY).isoformat()}
    told = client.patch(f"/api/v1/requests/{case.reference}/", sent, content_type="application/json")
    again = post(house, "record_reply", text="Ja.")
    assert (told.status_code, again.status_code) == (200, 200)
    assert again.json()["due_at"][:10] == "2026-12-24"  # of the two days that were paused only the one after receipt counts


def test_an_answer_is_not_sent_before_the_request_came_in(house):
    case, officer, _client = house
    move(case, "pass_gate", by=officer, at=AT, method="known_in_person", on=AT.date())
    move(case, "decide", by=officer, at=AT, right="access", outcome="refused", ground="rights_of_others", text="Nee.")
    told = post(house, "send_answer", way="post", sent_at=(AT - 9 * DAY).isoformat())
    assert (told.status_code, [one["code"] for one in told.json()["errors"]]) == (400, ["too_early"])
    assert RightsRequest.objects.get(pk=case.pk).state == "decided"
