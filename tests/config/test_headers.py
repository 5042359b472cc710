"""What every answer tells the browser: nothing from elsewhere, nothing inline, no frames."""

import pytest

from schools.models import Role
from tests.factories import make_breach, make_person

pytestmark = pytest.mark.django_db
PAGES = ["/accounts/login/", "/privacy/", "/bestaat-niet/", "/healthz"]


@pytest.mark.parametrize("path", PAGES)
def test_the_content_policy_is_shut(client, path):
    policy = dict(part.strip().split(" ", 1) for part in client.get(path)["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize("path", PAGES)
def test_the_other_fences_are_up(client, path):
    answer = client.get(path)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert "Strict-Transport-Security" not in answer


PERSONAL = ["/werk/", "/zaken/", "/zaken/{}/", "/zaken/{}/werkblad/", "/zaken/{}/werkblad/pdf/", "/zaken/{}/brief/pdf/"]
PERSONAL += ["/werk/ik/", "/dashboard/", "/werk/meldingen/", "/zaken/{}/werkblad/json/", "/bestaat-niet/", "/accounts/sessies/"]


@pytest.mark.parametrize("path", PERSONAL)
def test_what_somebody_saw_who_was_signed_in_is_kept_nowhere(client, path):
    case = make_breach().case
    client.force_login(make_person(Role.PRIVACY_OFFICER, board=case.board))
    assert "no-store" in client.get(path.format(case.reference))["Cache-Control"]


def test_what_everybody_may_see_may_be_kept(client):
    assert "Cache-Control" not in client.get("/privacy/")


def test_ten_megabytes_of_text_are_refused_politely(client):
    answer = client.post("/taal/", {"language": "x" * 10_000_000})
    assert answer.status_code == 413


def test_another_host_name_is_refused(client):
    assert client.get("/privacy/", headers={"host": "elders.example"}).status_code == 400
