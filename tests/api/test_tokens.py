"""Who may ask: a token of an active person, made by a command, or a session with its CSRF token."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cases.api import tokens
from cases.models import ApiToken
from schools.models import Membership
from tests.api.callers import V1, Caller, told
from tests.factories import AT, make_person

pytestmark = pytest.mark.django_db


def run(*arguments):
    out = io.StringIO()
    call_command("token", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_the_token_alone_and_keeps_its_digest_only(house):
    officer = house.people["privacy_officer"]
    text = run(officer.email.upper()).splitlines()[-1]
    token = ApiToken.objects.get()
    assert (token.user, token.made_at, token.last_used_on) == (officer, AT, None)
    assert token.digest == tokens.digest(text)
    assert text not in str(ApiToken.objects.values())
    assert Client().get(f"{V1}breaches/", headers={"Authorization": f"Token {text}"}).status_code == 200
    token.refresh_from_db()
    assert token.last_used_on == dt.date(2026, 11, 24)


def test_each_call_makes_another_token_and_all_work(house):
    officer = house.people["privacy_officer"]
    first, second = run(officer.email, "--name", "Archief").strip(), run(officer.email).strip()
    assert first != second
    assert list(ApiToken.objects.order_by("pk").values_list("name", flat=True)) == ["Archief", ""]
    for text in (first, second):
        assert Client().get(V1, headers={"Authorization": f"token {text}"}).status_code == 200


@pytest.mark.parametrize("arguments", [("nobody@school.example",), ("",), ("x" * 400,), ()])
def test_an_unknown_person_is_told_in_one_line(arguments):
    with pytest.raises(CommandError) as refusal:
        run(*arguments)
    assert getattr(refusal.value, "returncode", 2) in (1, 2)
    assert "\n" not in str(refusal.value)
    assert ApiToken.objects.count() == 0


def test_the_account_of_who_left_gets_no_token_and_its_tokens_stop(house):
    caller = house["dpo"]
    assert caller.get("breaches/").status_code == 200
    person = house.people["dpo"]
    person.is_active = False
    person.save()
    with pytest.raises(CommandError) as refusal:
        run(person.email)
    assert refusal.value.returncode == 2
    assert caller.get("breaches/").status_code == 401


def test_a_token_without_any_role_is_somebody_who_sees_nothing():
    caller = Caller(make_person())
    assert caller.get("breaches/").json()["results"] == []
    assert caller.get("").status_code == 200


def test_a_role_that_ended_yesterday_opens_nothing_today(house):
    case = house.breach()
    Membership.objects.filter(user=house.people["dpo"]).update(until_on=AT.date() - dt.timedelta(days=1))
    assert house["dpo"].get("breaches/").json()["results"] == []
    assert house["dpo"].get(f"breaches/{case.reference}/").status_code == 404


def test_a_token_taken_back_signs_nobody_in(house):
    caller = house["dpo"]
    ApiToken.objects.all().delete()
    assert caller.get("breaches/").status_code == 401


def test_a_session_reads_and_writes_with_its_csrf_token(house):
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.people["privacy_officer"])
    assert client.get(f"{V1}breaches/").status_code == 200
    refused = client.post(f"{V1}breaches/", told(house.school), content_type="application/json")
    assert (refused.status_code, refused.json()["rule"]) == (403, "csrf")
    client.get("/accounts/password/change/")
    token = client.cookies["csrftoken"].value
    sent = client.post(f"{V1}breaches/", told(house.school), content_type="application/json", headers={"X-CSRFToken": token})
    assert sent.status_code == 201


def test_a_token_needs_no_csrf(house):
    caller = Caller(house.people["privacy_officer"])
    caller.client = Client(enforce_csrf_checks=True)
    assert caller.post("breaches/", told(house.school)).status_code == 201


def test_a_bad_token_is_refused_also_beside_a_good_session(house):
    client = Client()
    client.force_login(house.people["dpo"])
    assert client.get(f"{V1}breaches/", headers={"Authorization": "Token wrong"}).status_code == 401
