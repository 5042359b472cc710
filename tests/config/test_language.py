"""Dutch, unless somebody chose otherwise."""

import pytest
from django.contrib.auth import get_user_model

pytestmark = pytest.mark.django_db


def spoken(client, **how):
    answer = client.get("/accounts/login/", **how)
    assert f'<html lang="{answer["Content-Language"]}"' in answer.content.decode()
    return answer["Content-Language"]


@pytest.mark.parametrize("asked", ["en-GB,en;q=0.9", "tr,ar;q=0.8,en;q=0.7", "", "zz"])
def test_what_the_browser_asks_for_is_no_choice(client, asked):
    assert spoken(client, headers={"accept-language": asked}) == "nl"


@pytest.mark.parametrize(("chosen", "language"), [("en", "en"), ("nl", "nl"), ("tr", "nl"), ("../x", "nl")])
def test_the_cookie_is_a_choice_when_we_speak_it(client, chosen, language):
    client.cookies["language"] = chosen
    assert spoken(client) == language


def test_choosing_on_the_page_is_kept_in_the_cookie(client):
    answer = client.post("/taal/", {"language": "en", "next": "/accounts/login/"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")
    assert spoken(client) == "en"


@pytest.mark.parametrize(("cookie", "language"), [(None, "en"), ("nl", "nl")])
def test_an_account_has_a_language_and_the_cookie_goes_before_it(client, cookie, language):
    user = get_user_model().objects.create_user("john@school.example", name="John", language="en")
    client.force_login(user)
    if cookie:
        client.cookies["language"] = cookie
    assert client.get("/privacy/")["Content-Language"] == language


def test_a_visitor_costs_no_look_at_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/privacy/")["Content-Language"] == "nl"


def test_one_visitor_never_changes_the_language_of_the_next(client):
    client.cookies["language"] = "en"
    assert spoken(client) == "en"
    del client.cookies["language"]
    assert spoken(client) == "nl"
