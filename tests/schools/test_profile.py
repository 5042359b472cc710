"""My own account: what I may change of it, and that nobody changes another's."""

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from schools.models import Role, User
from tests.factories import make_board, make_person

pytestmark = pytest.mark.django_db
WHOLE = {"name": "Noor Tesselaar", "function": "leraar groep 5", "phone": "030 123 45 67", "language": "nl"}


@pytest.fixture
def person(client):
    user = make_person(Role.PRIVACY_OFFICER, board=make_board(name="Stichting Veldkring"))
    client.force_login(user)
    return user


def kept(person):
    return User.objects.values("email", "name", "function", "phone", "language", "is_superuser", "is_active").get(pk=person.pk)


def test_a_stranger_is_led_to_sign_in(client):
    answer = client.get("/werk/ik/")
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/werk/ik/")


def test_the_page_tells_who_i_am_and_what_i_may(client, person):
    told = client.get("/werk/ik/").content.decode()
    assert person.email in told
    assert "Stichting Veldkring" in told
    assert "/accounts/password/change/" in told
    assert "/accounts/2fa/" in told


def test_what_i_fill_in_is_kept(client, person):
    answer = client.post("/werk/ik/", WHOLE)
    assert (answer.status_code, answer.url) == (302, "/werk/ik/")
    assert kept(person) == WHOLE | {"email": person.email, "is_superuser": False, "is_active": True}
    assert "Je gegevens zijn bewaard" in client.get("/werk/ik/").content.decode()


def test_address_and_rights_are_not_mine_to_change(client, person):
    client.post("/werk/ik/", WHOLE | {"email": "ander@school.example", "is_superuser": "on", "is_active": ""})
    assert kept(person) == WHOLE | {"email": person.email, "is_superuser": False, "is_active": True}


def test_the_language_i_choose_is_that_of_the_next_page_whatever_the_browser_asks(client, person):
    client.cookies["language"] = "nl"
    client.post("/werk/ik/", WHOLE | {"language": "en"})
    answer = client.get("/werk/ik/", headers={"accept-language": "nl"})
    assert answer.headers["Content-Language"] == "en"
    assert "Your details are kept" in answer.content.decode()


def test_without_a_choice_it_is_dutch_whatever_the_browser_asks(client, person):
    assert client.get("/werk/ik/", headers={"accept-language": "en"}).headers["Content-Language"] == "nl"


WRONG = [
    ({"name": ""}, "Vul nog in: Naam"),
    ({"name": "  "}, "Vul nog in: Naam"),
    ({"name": "x" * 151}, "151"),
    ({"name": "a\x00b"}, "teken"),
    ({"phone": "bel mij"}, "Vul een telefoonnummer in, bijvoorbeeld 030 123 45 67"),
    ({"phone": "1" * 21}, "21"),
    ({"language": "fr"}, "Kies"),
    ({"language": ""}, "Maak nog een keuze: Taal"),
]


@pytest.mark.parametrize(("change", "told"), WRONG)
def test_what_is_wrong_is_told_and_nothing_is_kept(client, person, change, told):
    before = kept(person)
    answer = client.post("/werk/ik/", WHOLE | change)
    assert told in answer.content.decode()
    assert kept(person) == before


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=1+1", "🙂 نور", "O’Brien & Zn"])
def test_a_name_is_only_text(client, person, name):
    client.post("/werk/ik/", WHOLE | {"name": name})
    assert kept(person)["name"] == name
    assert "<script>alert" not in client.get("/werk/ik/").content.decode()


def test_i_see_where_i_am_signed_in_and_can_sign_out_elsewhere(client, person):
    User.objects.filter(pk=person.pk).update(password=make_password("vier woorden die passen"))
    here, there = Client(), Client(headers={"user-agent": "Een <ander> toestel"})
    for visitor in (here, there):
        answer = visitor.post("/accounts/login/", {"login": person.email, "password": "vier woorden die passen"})
        assert (answer.status_code, answer.url) == (302, "/werk/")
    told = here.get("/accounts/sessies/").content.decode()
    assert "Een &lt;ander&gt; toestel" in told
    assert told.count("Dit apparaat") == 1
    here.post("/accounts/sessies/")
    assert "Op alle andere apparaten ben je uitgelogd." in here.get("/werk/ik/").content.decode()
    assert there.get("/werk/ik/").status_code == 302


def test_the_login_is_the_address_in_any_capitals(client, person):
    User.objects.filter(pk=person.pk).update(password=make_password("vier woorden die passen"))
    answer = Client().post("/accounts/login/", {"login": person.email.upper(), "password": "vier woorden die passen"})
    assert (answer.status_code, answer.url) == (302, "/werk/")
