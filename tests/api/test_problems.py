"""Every answer that is no success is a problem that says what is wrong, and never what was written."""

import json

import pytest
from django.test import Client

from cases.api import body
from cases.models import Case
from tests.api.callers import V1, Caller, fields_of, told
from tests.factories import make_person

pytestmark = pytest.mark.django_db
KEYS = {"type", "title", "status", "detail", "errors", "rule", "state"}


def problem(response, status):
    """The problem in this answer, with all that RFC 9457 and the contract ask of it."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    found = response.json()
    assert set(found) == KEYS
    assert found["status"] == status
    assert found["type"] == "about:blank"
    assert found["title"]
    assert found["detail"]
    return found


PLACES = ["", "cases/", "breaches/", "deadlines/preview/", "breaches/assess/", "breaches/DL-2026-00001/", "nowhere/"]


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", PLACES)
def test_a_stranger_hears_401_and_how_to_sign_in(method, path):
    response = Caller().send(method, path, {})
    problem(response, 401)
    assert response["WWW-Authenticate"] == 'Token realm="Privacyloket"'


@pytest.mark.parametrize(
    "header", ["Token", "Token ", "Token x", "Token \u00e9\u00e8", "Token a b", "Bearer abc", "Basic eDp4", "token " + "x" * 5000]
)
def test_what_is_no_token_signs_nobody_in(header):
    problem(Client().get(f"{V1}breaches/", headers={"Authorization": header}), 401)


@pytest.mark.parametrize(
    "path",
    [
        "nowhere/", "breaches/DL-2026-00009/", "breaches/DL-2026-9/", "breaches/dl-2026-00001/", "breaches/x/timeline/",
        "breaches/DL-2026-00009/timeline/", "breaches/DL-2026-00009/nowhere/", "registers/", "cases/DL-2026-00009/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_404(house, path):
    problem(house["privacy_officer"].get(path), 404)


def test_an_address_without_its_last_slash_leads_on(house):
    response = house["privacy_officer"].get("/api/v1/breaches", open="true")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/breaches/?open=true")


@pytest.mark.parametrize("path", ["/api/schema", "/api/docs"])
def test_leading_on_to_what_is_public_needs_no_sign_in(db, client, path):
    assert client.get(path)["Location"] == f"{path}/"


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_what_is_sent_to_an_address_without_its_last_slash_is_not_led_on_to_a_list(house, method):
    found = problem(house["privacy_officer"].send(method, "breaches", told(house.school)), 404)
    assert "schuine streep" in found["detail"]


@pytest.mark.parametrize(
    ("method", "path", "accept", "status"),
    [
        ("GET", "/api/schema/", "application/xml", 406), ("GET", "/api/docs/", "application/xml", 406),
        ("GET", "/api/schema/?format=xml", "*/*", 404), ("POST", "/api/schema/", "*/*", 405),
        ("POST", "/api/docs/", "*/*", 405), ("OPTIONS", "/api/docs/", "*/*", 405),
    ],
)  # fmt: skip
def test_the_description_answers_with_problems_too(method, path, accept, status):
    response = Client().generic(method, path, headers={"Accept": accept})
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    assert set(response.json()) == KEYS


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", "breaches/", "GET, HEAD, POST"),
        ("PUT", "breaches/", "GET, HEAD, POST"),
        ("OPTIONS", "breaches/", "GET, HEAD, POST"),
        ("PATCH", "cases/", "GET, HEAD"),
        ("GET", "deadlines/preview/", "POST"),
        ("DELETE", "breaches/{}/", "GET, HEAD, PATCH"),
        ("POST", "breaches/{}/timeline/", "GET, HEAD"),
        ("GET", "breaches/{}/transitions/close/", "POST"),
        ("PATCH", "cases/{}/", "GET, HEAD"),
        ("BREW", "breaches/", "GET, HEAD, POST"),
    ],
)
def test_a_method_that_is_not_there_is_405_and_says_which_are(house, method, path, allow):
    response = house["privacy_officer"].send(method, path.format(house.breach().reference), {})
    problem(response, 405)
    assert response["Allow"] == allow


KINDS = ["text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]


@pytest.mark.parametrize("kind", KINDS)
def test_another_kind_of_content_is_415(house, kind):
    problem(house["privacy_officer"].post("breaches/", b"school=x", Content_Type=kind), 415)


def test_another_host_is_400():
    response = Client().get("/api/v1/cases/", headers={"Host": "elsewhere.example"})
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    page = Client().get("/", headers={"Host": "elsewhere.example"})
    assert (page.status_code, page["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_json_with_a_charset_is_json(house):
    content = json.dumps(told(house.school)).encode()
    assert house["privacy_officer"].post("breaches/", content, Content_Type="application/json; charset=utf-8").status_code == 201


DEEP = b"[" * 100_000 + b"]" * 100_000
BROKEN = {
    "empty": b" ",
    "half": b'{"school": ',
    "no json": b"school=x",
    "latin-1": '{"school": "é"}'.encode("latin-1"),
    "utf-16": '{"school": 1}'.encode("utf-16"),
    "half a surrogate": b'{"school": "\\ud800"}',
    "twice": b'{"school": "a", "school": "b"}',
    "twice, deeper": b'{"reporter": {"name": "a", "name": "b"}}',
    "nan": b'{"facts": {"persons": NaN}}',
    "infinity": b'{"facts": {"persons": -Infinity}}',
    "endless number": b'{"facts": {"persons": 1e999}}',
    "endless digits": b'{"facts": {"persons": ' + b"1" * 5000 + b"}}",
    "deep": DEEP,
    "deep object": b'{"a":' * 500 + b"1" + b"}" * 500,
    "just too deep": b"[" * 21 + b"]" * 21,
    "trailing": b"{} {}",
    "comment": b"{} // x",
    "single quotes": b"{'school': 1}",
    "control character": b'{"school": "a\x01b"}',
    "secret": b'{"what_happened": "Jip de Vries" ',
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("path", ["breaches/", "deadlines/preview/"])
def test_broken_json_is_400_and_is_not_quoted(house, name, path):
    found = problem(house["privacy_officer"].post(path, BROKEN[name]), 400)
    assert "Jip" not in json.dumps(found)
    assert Case.objects.count() == 0


def test_ten_megabytes_of_text_are_413(house):
    content = json.dumps(told(house.school, what_happened="x" * 10 * 1024 * 1024)).encode()
    problem(house["privacy_officer"].post("breaches/", content), 413)
    almost = json.dumps(told(house.school, what_happened="x" * (body.MOST - 1000))).encode()
    assert fields_of(house["privacy_officer"].post("breaches/", almost)) == {"what_happened": "too_long"}


def test_a_body_of_unknown_length_is_411(house):
    problem(house["privacy_officer"].post("breaches/", told(house.school), Transfer_Encoding="chunked"), 411)


@pytest.mark.parametrize("path", ["", "breaches/{}/", "breaches/{}/timeline/", "breaches/{}/transitions/"])
def test_unknown_query_parameters_are_named_everywhere(house, path):
    found = house["dpo"].get(path.format(house.breach().reference), fields="all", **{"x" * 300: "y"})
    problem(found, 400)
    assert set(fields_of(found)) == {"fields", "x" * 100}


def test_query_parameters_of_a_post_are_named_too(house):
    response = house["privacy_officer"].post("breaches/?dry_run=1", told(house.school))
    assert fields_of(response) == {"dry_run": "unknown"}


def test_too_many_requests_are_429_and_say_how_long(house, settings):
    settings.API_REQUESTS_PER_MINUTE = 50
    statuses = [house["dpo"].get("").status_code for _ in range(60)]
    assert statuses == [200] * 50 + [429] * 10
    response = house["dpo"].get("")
    problem(response, 429)
    assert 0 < int(response["Retry-After"]) <= 61
    assert house["privacy_officer"].get("").status_code == 200


def test_a_fault_of_ours_is_500_without_its_words(house, monkeypatch):
    """Nothing of ours is replaced but the clock: it breaks, with a name in what it says."""

    def broken():
        raise RuntimeError("Jip de Vries")

    caller = house["dpo"]
    monkeypatch.setattr("django.utils.timezone.now", broken)
    caller.client.raise_request_exception = False
    found = problem(caller.get("breaches/"), 500)
    assert "Jip" not in json.dumps(found)


def test_everything_is_dutch_unless_somebody_chose_english(house):
    assert problem(house["dpo"].get("nowhere/"), 404)["title"] == "Niet gevonden"
    english = Caller(make_person("dpo", board=house.board, language="en"), by="session")
    assert problem(english.get("nowhere/"), 404)["title"] == "Not found"
