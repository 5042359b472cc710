"""Our pages in a real browser: the content policy holds, axe finds nothing, nothing scrolls sideways."""

import datetime as dt

import pytest
from django.utils import timezone

from schools.models import Mandate, Processor, Role
from schools.suppliers import make_link
from tests.factories import make_board, make_person, make_school
from tests.pages.looking import SCREENS, check, shown

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


class World:
    def __init__(self):
        self.board = make_board(name="Stichting Veldkring", phone="0300000001", email="bestuur@veldkring.example")
        self.school = make_school(self.board, name="Basisschool De Regenmeter", slug="de-regenmeter", phone="0300000002")
        self.admin = make_person(Role.ADMIN, board=self.board, name="Bo de Beheerder")
        self.fg = make_person(Role.DPO, board=self.board, phone="0300000003")
        officer = make_person(Role.PRIVACY_OFFICER, board=self.board)
        self.mandate = Mandate.objects.create(board=self.board, power=Mandate.Power.DECIDE_BREACH, holder=officer)
        self.processor = Processor(board=self.board, name="Leerlingvolg BV")
        make_link(self.processor, dt.date(2026, 11, 24))


@pytest.fixture
def world():
    return World()


def look(browser, response, path, name, screens=SCREENS, also=None):
    with shown(browser, response, path, also=also) as page:
        for width, scheme in screens:
            check(page, width, scheme, name)


def test_the_front_door(browser, client, world):
    look(browser, client.get("/"), "/", "few schools")
    for number in range(45):
        make_school(world.board, name=f"School nummer {number}")
    look(browser, client.get("/"), "/", "many schools")
    look(browser, client.get("/?q=school"), "/", "found")
    look(browser, client.get("/?q=nergens"), "/", "not found")


def test_the_desk(browser, client, world):
    look(browser, client.get("/loket/de-regenmeter/"), "/loket/de-regenmeter/", "desk")
    world.school.closed_on = timezone.localdate()
    world.school.save()
    look(browser, client.get("/loket/de-regenmeter/"), "/loket/de-regenmeter/", "closed")


def test_my_own_account(browser, client, world):
    client.force_login(world.fg)
    look(browser, client.get("/werk/ik/"), "/werk/ik/", "account")
    look(browser, client.post("/werk/ik/", {"name": "", "phone": "x"}), "/werk/ik/", "account, wrong")
    look(browser, client.get("/accounts/sessies/"), "/accounts/sessies/", "sessions")


ADMINISTRATION = [
    *("", "termijnen/", "schools/board/", "schools/board/{board}/change/", "schools/school/", "schools/school/add/"),
    *("schools/user/", "schools/user/add/", "schools/user/{user}/change/", "schools/membership/", "schools/membership/add/"),
    *("schools/mandate/{mandate}/change/", "schools/processor/", "cases/decreeday/"),
]


@pytest.mark.parametrize("path", ADMINISTRATION)
def test_administration(browser, client, world, path):
    client.force_login(world.admin)
    rows = {"board": world.board.pk, "user": world.fg.pk, "mandate": world.mandate.pk}
    path = "/beheer/" + path.format(**rows)
    words = {"/beheer/jsi18n/": client.get("/beheer/jsi18n/")}
    look(browser, client.get(path), path, path, [(1440, "light"), (390, "dark")], words)


def test_a_refusal_and_a_new_link_in_administration(browser, client, world):
    client.force_login(world.admin)
    words = {"/beheer/jsi18n/": client.get("/beheer/jsi18n/")}
    path = "/beheer/schools/membership/add/"
    wrong = client.post(path, {"person": world.fg.email, "board": world.board.pk, "role": Role.ADMIN})
    look(browser, wrong, path, "refused", [(1440, "light"), (390, "dark")], words)
    path = "/beheer/schools/processor/"
    made = client.post(path, {"action": "renew", "_selected_action": [world.processor.pk]})
    look(browser, made, path, "link", [(1440, "light"), (390, "dark")], words)
