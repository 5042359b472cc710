"""An employee without an account: the case and its clock are there at once, the address only decides what is shown and mailed."""

import datetime as dt
import re

import pytest
import time_machine

from breaches.first_aid import FIRST_AID
from breaches.models import Breach
from breaches.models.steps import AUTHORITY
from cases import notes
from cases.models import Case, Outsider
from notifications.sweep import sweep
from schools.models import Role
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_person, make_school
from tests.notifications.post import catching

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
EMAIL = "j.invaller@school.example"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def school():
    return make_school(name="De Regenmeter")


@pytest.fixture
def address(school):
    return f"/loket/{school.slug}/datalek/medewerker/"


def told(**changes):
    answers = {
        "what": "sent", "which_sent": "visible_addresses", "noticed_when": "today", "noticed_time": "8.40",
        "story": "De nieuwsbrief ging in Cc.", "name": "Jip Invaller", "email": EMAIL,
    }  # fmt: skip
    return {name: value for name, value in (answers | changes).items() if value is not None}


@pytest.fixture
def send(client, address, clock):
    def sending(**changes):
        along = hidden(client.get(address))
        clock.shift(MINUTE)
        return client.post(address, along | told(**changes))

    return sending


def only():
    return Breach.objects.select_related("case").get()


def test_the_clock_runs_from_what_the_employee_noticed_confirmed_or_not(send, school):
    assert send().status_code == 302
    breach, noticed = only(), dt.datetime(2026, 11, 24, 7, 40, tzinfo=dt.UTC)
    assert (breach.case.school, breach.case.subject) == (school, "visible_addresses")
    assert breach.discovered_at == breach.aware_at == noticed
    assert breach.reported_internally_at == AT + MINUTE
    assert breach.case.deadlines.get(purpose=AUTHORITY).due_at == noticed + dt.timedelta(hours=72)
    assert breach.reporter == {"name": "Jip Invaller", "email": EMAIL}
    assert Outsider.objects.get().confirmed_at is None


def test_officer_and_fg_hear_of_it_at_once_and_the_employee_gets_the_link_alone(send, school):
    officer = make_person(Role.PRIVACY_OFFICER, board=school.board)
    dpo = make_person(Role.DPO, board=school.board)
    send()
    with catching() as post:
        sweep(lambda: AT + MINUTE)
    assert {officer.email, dpo.email, EMAIL} <= set(post.addresses)
    assert post.addresses.count(EMAIL) == 1


def test_until_the_address_is_confirmed_nothing_is_mailed_to_it(client, send, school):
    send()
    with catching() as post:
        sweep(lambda: AT + MINUTE)
    (mail,) = [mail for mail in post.mails if mail["To"] == EMAIL]
    path = re.search(r"/zaak/\S+", mail.get_body(("plain",)).get_content()).group()
    officer = make_person(Role.PRIVACY_OFFICER, board=school.board)
    for expected in (0, 1):
        notes.message(only().case, to="requester", text="Wie stond erin?", by=officer, at=AT + MINUTE)
        with catching() as post:
            sweep(lambda: AT + 2 * MINUTE)
        assert post.addresses.count(EMAIL) == expected
        client.post(path)
    assert "Wie stond erin?" in words(client.get("/zaak/"))


def test_the_employee_gets_first_aid_and_an_own_tone(client, address, send):
    page = words(client.get(address))
    assert str(FIRST_AID["visible_addresses"][0]) in page
    assert "Je e-mailadres van het werk" in page
    assert "Wie ben je?" in page
    thanks = words(client.get(send().url))
    assert "Dank je. Je melding is binnen." in thanks
    assert all(str(step) in thanks for step in FIRST_AID["visible_addresses"])
    assert " uw " not in page.split("Wie ben je?")[0]


def test_the_public_page_leads_here(client, address, school):
    assert f'href="{address}"' in client.get(f"/loket/{school.slug}/datalek/").content.decode()


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("email", {"email": ""}),
        ("email", {"email": "a@b.example\nBcc: z@z.example"}),
        ("name", {"name": ""}),
        ("noticed", {"noticed_time": ""}),
        ("noticed", {"noticed_time": "23.50"}),
        ("story", {"story": ""}),
        ("what", {"what": "iets"}),
        ("noticed", {"began_at": "2026-11-24T09:00:00+01:00"}),
    ],
)
def test_bad_input_is_named_and_the_rest_stays(send, field, changes):
    answer = send(**changes)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert not Case.objects.exists()


def test_the_draft_of_the_public_page_is_another(client, address, send, school):
    send(story="Alleen hier.", what=None)
    assert "Alleen hier." in client.get(address).content.decode()
    assert "Alleen hier." not in client.get(f"/loket/{school.slug}/datalek/").content.decode()


def test_pressing_twice_is_one_case(client, address, clock):
    along = hidden(client.get(address))
    clock.shift(MINUTE)
    assert [client.post(address, along | told()).status_code for _press in range(2)] == [302, 302]
    assert Case.objects.count() == 1
