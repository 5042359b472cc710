"""Signing in: with an address and a password, nobody by themselves, and in production never by a password alone."""

import base64

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import NoReverseMatch, reverse

from cases.vault import CannotUnseal

pytestmark = pytest.mark.django_db
PASSWORD = "drie-losse-woorden"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture
def anna():
    return get_user_model().objects.create_user("anna@school.example", PASSWORD, name="Anna de Vries")


def sign_in(client, email="anna@school.example", password=PASSWORD, **more):
    return client.post("/accounts/login/", {"login": email, "password": password} | more)


def code(secret=SECRET):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize("email", ["anna@school.example", "Anna@School.Example"])
def test_the_address_and_the_password_lead_to_my_work(client, anna, email):
    answer = sign_in(client, email)
    assert (answer.status_code, answer["Location"]) == (302, "/werk/")


def test_next_leads_back_but_only_within_the_house(client, anna):
    assert sign_in(client, next="/zaken/")["Location"] == "/zaken/"
    client.logout()
    assert sign_in(client, next="https://elders.example/")["Location"] == "/werk/"


def test_what_is_wrong_is_not_told_apart(client, anna):
    said = []
    for email, password in (("anna@school.example", "mis"), ("niemand@school.example", PASSWORD)):
        answer = sign_in(client, email, password)
        assert answer.status_code == 200
        assert "_auth_user_id" not in client.session
        said += answer.context["form"].non_field_errors()
    assert len(said) == 2
    assert said[0] == said[1]


def test_after_five_wrong_passwords_the_right_one_is_refused_too(client, anna):
    for _ in range(5):
        sign_in(client, password="mis")
    assert sign_in(client).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_mailed_secret_leads_to_this_installation_whatever_the_request_said(client, anna, settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://loket.example", ["*"]
    client.post("/accounts/password/reset/", {"email": anna.email}, headers={"host": "elders.example:6666"})
    assert "https://loket.example/accounts/password/reset/key/" in mail.outbox[0].body
    assert "elders" not in mail.outbox[0].body


def test_nobody_signs_up(client):
    assert client.get("/accounts/signup/").status_code == 404
    assert not get_adapter().is_mfa_enabled(get_user_model()())
    for name in ("account_signup", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_a_session_ends_with_the_browser_and_its_cookie_is_out_of_reach_of_scripts(client, anna):
    cookie = sign_in(client).cookies["sessionid"]
    assert cookie["max-age"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["secure"]


def test_a_second_factor_lies_sealed_and_lets_its_owner_in(client, anna):
    TOTP.activate(anna, SECRET)
    stored = Authenticator.objects.get(user=anna).data["secret"]
    assert SECRET not in stored
    assert SECRET.encode() not in base64.b64decode(stored)
    assert sign_in(client)["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    answer = client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert (answer.status_code, answer["Location"]) == (302, "/werk/")


def test_recovery_codes_lie_sealed_too(anna):
    codes = RecoveryCodes.activate(anna)
    written = codes.get_unused_codes()[0]
    assert written not in str(Authenticator.objects.get(user=anna).data)
    assert codes.validate_code(written)


def test_a_secret_that_was_tampered_with_is_refused():
    sealed = get_adapter().encrypt(SECRET)
    broken = base64.b64encode(base64.b64decode(sealed)[:-1] + b"x").decode()
    assert get_adapter().decrypt(sealed) == SECRET
    with pytest.raises(CannotUnseal):
        get_adapter().decrypt(broken)


def test_the_square_to_scan_is_drawn_within_the_content_policy(client, anna):
    sign_in(client)
    page = client.get("/accounts/2fa/totp/activate/", follow=True)
    assert page.status_code == 200
    assert "data:" not in page["Content-Security-Policy"]
    assert "data:image" not in page.content.decode()


class TestProduction:
    """There a password alone opens nothing."""

    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.SECOND_FACTOR_REQUIRED = True

    @pytest.mark.parametrize("path", ["/privacy/", "/beheer/", "/bestaat-niet/"])
    def test_everything_leads_to_setting_one_up(self, client, anna, path):
        sign_in(client)
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, "/accounts/2fa/totp/activate/")

    def test_the_api_says_so_instead_of_leading_a_program_to_a_page(self, client, anna):
        sign_in(client)
        answer = client.get("/api/v1/cases/")
        assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
        assert (answer.json()["rule"], answer.json()["status"]) == ("second_factor", 403)
        assert client.post("/api/v1/breaches/", {}, content_type="application/json").status_code == 403

    def test_a_visitor_is_not_asked(self, client):
        assert client.get("/privacy/").status_code == 200

    def test_setting_it_up_opens_the_house(self, client, anna):
        sign_in(client)
        client.get("/accounts/2fa/totp/activate/", follow=True)
        TOTP.activate(anna, SECRET)
        assert client.get("/privacy/").status_code == 200

    def test_who_used_it_is_not_looked_up_at_every_page(self, client, anna, django_assert_max_num_queries):
        TOTP.activate(anna, SECRET)
        sign_in(client)
        client.post("/accounts/2fa/authenticate/", {"code": code()})
        with django_assert_max_num_queries(40) as queries:
            assert client.get("/privacy/").status_code == 200
        assert not any("mfa_authenticator" in query["sql"] for query in queries)

    def test_signing_out_stays_possible(self, client, anna):
        sign_in(client)
        assert client.post("/accounts/logout/").status_code == 302
        assert "_auth_user_id" not in client.session
