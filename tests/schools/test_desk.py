"""A school's desk: its address, the doors that are open, and whom to call."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from cases import registry
from schools.models import OldSlug, Role, User
from tests.factories import make_person, make_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school(name="De Regenmeter", slug="de-regenmeter-merelveen", phone="030 000 00 01")


def page(client, path):
    return client.get(path).content.decode()


def test_the_desk_stands_at_its_address(client, school):
    answer = client.get("/loket/de-regenmeter-merelveen/")
    assert answer.status_code == 200
    told = answer.content.decode()
    assert "<b>De Regenmeter</b><small>Privacyloket</small>" in told
    assert school.board.name in told
    assert 'href="tel:0300000001"' in told


def test_the_doors_are_those_that_kinds_open(client, school):
    open_doors = [kind for kind in registry.all_kinds() if kind.public_urls and kind.door]
    told = page(client, "/loket/de-regenmeter-merelveen/")
    assert len(re.findall(r'class="door[" ]', told)) == len(open_doors)


def test_every_door_leads_somewhere(client, school):
    told = page(client, "/loket/de-regenmeter-merelveen/")
    if "/datalek/" in told:
        assert client.get("/loket/de-regenmeter-merelveen/datalek/").status_code == 200


def test_every_address_that_the_desk_offers_answers(client, school):
    told = page(client, "/loket/de-regenmeter-merelveen/")
    links = set(re.findall(r'href="(/loket/[^"]+)"', told))
    assert any("verzoek/" in link for link in links)
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_fg_of_the_board_can_be_called_and_written(client, school):
    officer = make_person(Role.DPO, board=school.board, phone="030 000 00 09")
    User.objects.filter(pk=officer.pk).update(email="fg@veldkring.example")
    make_person(Role.PRIVACY_OFFICER, board=school.board)
    told = page(client, "/loket/de-regenmeter-merelveen/")
    assert 'href="mailto:fg@veldkring.example"' in told
    assert 'href="tel:0300000009"' in told
    assert told.count("mailto:") == 1


def test_an_fg_of_yesterday_is_not_named(client, school):
    officer = make_person(Role.DPO, board=school.board)
    officer.memberships.update(until_on=timezone.localdate() - dt.timedelta(days=1))
    assert "mailto:" not in page(client, "/loket/de-regenmeter-merelveen/")


def test_an_unknown_address_is_not_there(client):
    assert client.get("/loket/nergens/").status_code == 404


@pytest.mark.parametrize("tail", ["", "?taal=en&x=%2F", "datalek/?stap=2"])
def test_an_old_address_redirects_for_good_with_all_that_follows(client, school, tail):
    OldSlug.objects.create(slug="de-druppel-merelveen", school=school)
    if tail.startswith("datalek") and not any(kind.public_urls for kind in registry.all_kinds()):
        tail = "?stap=2"
    answer = client.get(f"/loket/de-druppel-merelveen/{tail}")
    assert (answer.status_code, answer.url) == (301, f"/loket/de-regenmeter-merelveen/{tail}")


def test_an_address_of_two_names_ago_still_redirects(client, school):
    for slug in ("eerst", "toen"):
        OldSlug.objects.create(slug=slug, school=school)
    assert [client.get(f"/loket/{slug}/").url for slug in ("eerst", "toen")] == ["/loket/de-regenmeter-merelveen/"] * 2


def test_a_closed_school_says_so_and_names_its_board(client, school):
    school.closed_on = timezone.localdate()
    school.save()
    answer = client.get("/loket/de-regenmeter-merelveen/")
    assert answer.status_code == 404
    assert school.board.name in answer.content.decode()
    assert "De Regenmeter is gesloten" in answer.content.decode()


def test_a_desk_only_answers_to_looking(client, school):
    assert client.post("/loket/de-regenmeter-merelveen/").status_code == 405


def test_the_desk_takes_few_queries(client, school, django_assert_max_num_queries):
    make_person(Role.DPO, board=school.board)
    with django_assert_max_num_queries(6):
        client.get("/loket/de-regenmeter-merelveen/")
