"""The same request sent twice happens once, however the two fall."""

import datetime as dt
from collections import Counter

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.api.idempotency import forget
from cases.models import Barred, Case, Document, Event, IdempotencyKey
from tests.api.callers import fields_of, told
from tests.factories import AT

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def test_the_same_request_gives_the_first_status_and_case(house):
    caller = house["privacy_officer"]
    first = caller.post("breaches/", told(house.school), Idempotency_Key="k-1")
    again = caller.post("breaches/", told(house.school), Idempotency_Key="k-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert "Idempotent-Replay" not in first
    assert again["Idempotent-Replay"] == "true"
    assert again.json() == first.json()
    assert Case.objects.count() == 1


def test_a_replay_tells_the_case_as_it_is_now(house):
    caller = house["privacy_officer"]
    reference = caller.post("breaches/", told(house.school), Idempotency_Key="k").json()["reference"]
    caller.patch(f"breaches/{reference}/", {"version": 1, "what_happened": "Anders."})
    again = caller.post("breaches/", told(house.school), Idempotency_Key="k")
    assert (again.status_code, again.json()["what_happened"]) == (201, "Anders.")


def test_the_order_of_names_and_white_space_is_no_other_body(house):
    caller, body = house["privacy_officer"], told(house.school)
    caller.post("breaches/", body, Idempotency_Key="k")
    again = caller.post("breaches/", dict(reversed(body.items())), Idempotency_Key="k")
    assert again["Idempotent-Replay"] == "true"


def test_another_body_under_the_same_key_is_422(house):
    caller = house["privacy_officer"]
    caller.post("breaches/", told(house.school), Idempotency_Key="k")
    response = caller.post("breaches/", told(house.school, what_happened="Iets anders."), Idempotency_Key="k")
    assert (response.status_code, response.json()["rule"]) == (422, "another_body")
    assert Case.objects.count() == 1


def test_a_key_belongs_to_one_person_and_one_path(house):
    for role in ("privacy_officer", "dpo", "employee"):
        assert house[role].post("breaches/", told(house.school), Idempotency_Key="k").status_code == 201
    path = f"breaches/{Case.objects.first().reference}/messages/"
    assert house["privacy_officer"].post(path, {"to": "internal", "text": "x"}, Idempotency_Key="k").status_code == 201
    assert Case.objects.count() == 3


@pytest.mark.parametrize(("key", "status"), [("x", 201), ("x" * 200, 201), ("é 🙈 ñ", 201), ("", 400), ("x" * 201, 400)])
def test_a_key_has_1_to_200_characters(house, key, status):
    response = house["privacy_officer"].post("breaches/", told(house.school), Idempotency_Key=key)
    assert response.status_code == status
    if status == 400:
        assert fields_of(response) == {"Idempotency-Key": "length"}


def test_a_request_that_still_runs_is_409(house):
    caller = house["privacy_officer"]
    caller.post("breaches/", told(house.school), Idempotency_Key="k")
    IdempotencyKey.objects.update(status=None, case=None)
    response = caller.post("breaches/", told(house.school), Idempotency_Key="k")
    assert (response.status_code, response.json()["rule"]) == (409, "running")
    assert Case.objects.count() == 1


def test_what_died_while_running_may_be_sent_again(house):
    caller = house["privacy_officer"]
    caller.post("breaches/", told(house.school), Idempotency_Key="k")
    IdempotencyKey.objects.update(status=None, case=None, made_at=AT - dt.timedelta(minutes=3))
    assert caller.post("breaches/", told(house.school), Idempotency_Key="k").status_code == 201
    assert Case.objects.count() == 2


def test_a_refusal_leaves_no_note_so_that_it_can_be_mended(house):
    caller = house["privacy_officer"]
    assert caller.post("breaches/", told(house.school, channel="fax"), Idempotency_Key="k").status_code == 400
    assert caller.post("breaches/", b"{", Idempotency_Key="k").status_code == 400
    assert IdempotencyKey.objects.count() == 0
    assert caller.post("breaches/", told(house.school), Idempotency_Key="k").status_code == 201


def test_keys_are_kept_thirty_days(house):
    caller, body = house["privacy_officer"], told(house.school)
    caller.post("breaches/", body, Idempotency_Key="k")
    with time_machine.travel(AT + 30 * DAY, tick=False):
        assert caller.post("breaches/", body, Idempotency_Key="k")["Idempotent-Replay"] == "true"
        assert forget(at=AT + 30 * DAY) == 0
    with time_machine.travel(AT + 31 * DAY, tick=False):
        assert "Idempotent-Replay" not in caller.post("breaches/", told(house.school, channel="email"), Idempotency_Key="k")
    assert Case.objects.count() == 2
    assert forget(at=AT + 61 * DAY) == 0
    assert forget(at=AT + 62 * DAY) == 1


def test_a_replay_of_what_is_now_out_of_reach_is_404(house):
    caller = house["privacy_officer"]
    caller.post("breaches/", told(house.school), Idempotency_Key="k")
    Barred.objects.create(case=Case.objects.get(), user=house.people["privacy_officer"])
    assert caller.post("breaches/", told(house.school), Idempotency_Key="k").status_code == 404


def test_no_body_and_no_key_can_be_read_back(house):
    house["privacy_officer"].post("breaches/", told(house.school), Idempotency_Key="geheim-van-jip")
    kept = str(IdempotencyKey.objects.values())
    assert "geheim" not in kept
    assert "ouders" not in kept


def test_a_step_a_message_and_a_file_happen_once_too(house):
    case, caller = house.breach(), house["privacy_officer"]
    start = f"breaches/{case.reference}/"
    step = {"version": 1, "question": "Wat vindt de FG?"}
    answers = [caller.post(start + "transitions/ask_advice/", step, Idempotency_Key="a") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer.json()["version"] for answer in answers] == [2, 2]
    message = {"to": "internal", "text": "Hoi"}
    answers = [caller.post(start + "messages/", message, Idempotency_Key="b").json() for _ in range(2)]
    assert answers[0] == answers[1]
    files = [
        caller.upload(start + "documents/", {"file": SimpleUploadedFile("a.txt", b"tekst")}, **{"Idempotency-Key": "c"})
        for _ in range(2)
    ]
    assert files[0].json() == files[1].json()
    assert files[1]["Idempotent-Replay"] == "true"
    another = caller.upload(start + "documents/", {"file": SimpleUploadedFile("a.txt", b"andere")}, **{"Idempotency-Key": "c"})
    assert another.status_code == 422
    assert Document.objects.count() == 1
    assert Counter(Event.objects.filter(case=case).values_list("name", flat=True)) == {
        "breach.opened": 1, "breach.ask_advice": 1, "message.internal": 1, "document.added": 1,
    }  # fmt: skip


def test_a_correction_happens_once_and_its_repeat_is_not_stale(house):
    case, caller = house.breach(), house["privacy_officer"]
    path, sent = f"breaches/{case.reference}/", {"version": 1, "measures_taken": "Gebeld."}
    answers = [caller.patch(path, sent, Idempotency_Key="k") for _ in range(2)]
    assert [(answer.status_code, answer.json()["version"]) for answer in answers] == [(200, 2), (200, 2)]
    assert answers[1]["Idempotent-Replay"] == "true"
    assert caller.patch(path, {**sent, "measures_taken": "Gemaild."}, Idempotency_Key="k").status_code == 422
    assert caller.patch(path, sent, Idempotency_Key="other").status_code == 409
    assert Event.objects.filter(case=case, name="breach.corrected").count() == 1


def test_a_step_that_is_refused_can_be_sent_again_once_it_may(house):
    case = house.breach()
    path = f"breaches/{case.reference}/transitions/close/"
    for _ in range(2):
        assert house["privacy_officer"].post(path, {"version": 1}, Idempotency_Key="k").status_code == 409
    assert IdempotencyKey.objects.count() == 0
