"""Signing in and everything around an account: in our frame, without a fault that axe can find."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core import mail

from tests.pages.looking import check, shown

WORDS = "vier woorden die passen"


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).strip()


@pytest.fixture
def worker(make_worker):
    return make_worker(WORDS)


@pytest.fixture
def signed_in(client, worker):
    """Signed in, and proven once more a moment ago: what changes the way in asks for that."""
    client.post("/accounts/login/", {"login": worker.email, "password": WORDS})
    client.post("/accounts/reauthenticate/", {"password": WORDS})
    return client


def reset_link(client, worker):
    client.post("/accounts/password/reset/", {"email": worker.email})
    return re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", mail.outbox[-1].body)[1]


def test_the_login_page_says_for_whom_it_is_and_shows_parents_the_way(client, db):
    page = client.get("/accounts/login/")
    assert "Voor medewerkers van de school en het bestuur." in text_of(page)
    assert "Dan hebt u geen account nodig." in text_of(page)
    assert '<a href="/">Naar het loket van mijn school</a>' in page.content.decode()


def test_the_login_page_asks_what_the_contract_names(client, db):
    page = client.get("/accounts/login/?next=/zaken/").content.decode()
    for name in ("login", "password", "csrfmiddlewaretoken", "next"):
        assert f'name="{name}"' in page


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(client, worker):
    page = client.post("/accounts/login/", {"login": worker.email, "password": "mis"})
    assert "horen niet bij elkaar" in text_of(page)
    assert "<title>Fout: " in page.content.decode()
    assert f'value="{worker.email}"' in page.content.decode()


def test_signing_in_says_nothing_but_shows_the_work(client, worker):
    answer = client.post("/accounts/login/", {"login": worker.email, "password": WORDS})
    assert answer.status_code == 302
    assert answer.url == "/werk/"
    assert "Je bent nu ingelogd" not in text_of(client.get("/accounts/2fa/"))


def test_signing_out_is_asked_once_and_done_by_post(signed_in):
    assert "Uitloggen?" in text_of(signed_in.get("/accounts/logout/"))
    signed_in.post("/accounts/logout/")
    assert signed_in.get("/accounts/2fa/").status_code == 302


def test_the_mail_for_a_new_password_has_one_link_and_no_name(client, worker):
    link = reset_link(client, worker)
    sent = mail.outbox[-1]
    assert sent.subject == "Kies een nieuw wachtwoord voor Privacyloket"
    assert sent.body.count("http") == 1
    assert link in sent.body
    assert worker.name not in sent.body
    assert worker.email not in sent.body
    assert "example.com" not in sent.body


def test_an_unknown_address_gets_the_same_page_and_no_mail(client, db):
    answer = client.post("/accounts/password/reset/", {"email": "niemand@school.example"}, follow=True)
    assert "Kennen we dit adres" in text_of(answer)
    assert mail.outbox == []


def test_the_square_to_scan_is_drawn_in_the_page(signed_in):
    """The content policy allows no pictures in addresses, so the square is SVG of the page itself."""
    page = signed_in.get("/accounts/2fa/totp/activate/").content.decode()
    assert "data:image" not in page
    assert "<?xml" not in page
    assert re.search(r'<div class="qr[^>]*>\s*<svg', page)
    assert re.search(r'<code id="geheim">[A-Z2-7]{16,}</code>', page)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/accounts/password/change/", "Wijzig je wachtwoord"),
        ("/accounts/reauthenticate/", "Bevestig dat jij het bent"),
        ("/accounts/2fa/", "Tweede stap bij het inloggen"),
        ("/accounts/2fa/totp/activate/", "Een app op je telefoon"),
        ("/accounts/2fa/webauthn/", "Je hebt nog geen sleutels."),
        ("/accounts/2fa/webauthn/add/", "Voeg een sleutel toe"),
    ],
)
def test_pages_of_an_account_speak_our_dutch_in_our_frame(path, says, signed_in):
    page = signed_in.get(path)
    assert page.status_code == 200
    assert f"<h1>{says}" in page.content.decode() or says in text_of(page)
    assert 'class="skip"' in page.content.decode()
    assert "Translators" not in text_of(page)


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/accounts/inactive/"])
def test_pages_before_signing_in_speak_english_when_asked(path, client, db):
    client.post("/taal/", {"language": "en", "next": path})
    page = client.get(path).content.decode()
    assert '<html lang="en">' in page
    assert "In het Nederlands" in page


def test_passkeys_find_their_scripts_on_the_login_page(client, db):
    """Without the blocks extra_head and extra_body of the layout they silently do nothing."""
    page = client.get("/accounts/login/").content.decode()
    for script in ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js"):
        assert f"/static/{script}" in page
    assert 'form="mfa_login"' in page
    assert 'id="mfa_login"' in page


@pytest.mark.browser
@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/password/reset/",
        "/accounts/password/reset/done/",
        "/accounts/inactive/",
        "/accounts/password/reset/key/x-y/",
    ],
)
def test_the_way_in_is_good_on_every_screen(path, client, db, browser):
    path = "/accounts/" + path
    with shown(browser, client.get(path, follow=True), path) as page:
        check(page, 1440, "light", path)
        check(page, 320, "dark", path)


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", ["password/change/", "reauthenticate/", "logout/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/"]
)
def test_the_pages_of_an_account_are_good_on_every_screen(path, signed_in, browser):
    path = "/accounts/" + path
    with shown(browser, signed_in.get(path), path) as page:
        check(page, 1440, "dark", path)
        check(page, 320, "light", path)


@pytest.mark.browser
def test_choosing_a_new_password_is_good_on_every_screen(client, worker, browser):
    path = client.get(reset_link(client, worker)).url
    with shown(browser, client.get(path), path) as page:
        check(page, 390, "light", path)
    with shown(browser, client.post(path, {"password1": "kort", "password2": "anders"}), path) as page:
        check(page, 390, "dark", path)
        assert page.locator(".error-summary").evaluate("box => box === document.activeElement")


@pytest.mark.browser
def test_keys_and_codes_are_good_on_every_screen(signed_in, worker, browser):
    Authenticator.objects.create(user=worker, type="totp", data={"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")})
    key = Authenticator.objects.create(user=worker, type="webauthn", data={"name": "Sleutel aan mijn bos", "credential": {}})
    signed_in.post("/accounts/2fa/recovery-codes/generate/")
    for path in (
        *("", "webauthn/", f"webauthn/keys/{key.pk}/edit/", f"webauthn/keys/{key.pk}/remove/"),
        *("recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"),
    ):
        answer = signed_in.get("/accounts/2fa/" + path)
        assert answer.status_code == 200, path
        with shown(browser, answer, "/accounts/2fa/" + path) as page:
            check(page, 390, "light", path)


@pytest.mark.browser
def test_the_second_step_is_good_on_every_screen(client, worker, browser):
    Authenticator.objects.create(user=worker, type="totp", data={"secret": get_adapter().encrypt("JBSWY3DPEHPK3PXP")})
    answer = client.post("/accounts/login/", {"login": worker.email, "password": WORDS}, follow=True)
    assert "De tweede stap" in text_of(answer)
    path = answer.redirect_chain[-1][0]
    with shown(browser, answer, path) as page:
        check(page, 390, "light")
        check(page, 1440, "dark")
    wrong = client.post(path, {"code": "000000"})
    assert "Deze code klopt niet." in text_of(wrong)
    with shown(browser, wrong, path) as page:
        check(page, 320, "light")
