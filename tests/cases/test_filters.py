"""What narrows a list of cases, in the words of the address."""

import datetime as dt

import pytest

from cases.filters import Filters
from cases.models import Case
from cases.moves import move
from schools.models import Role
from tests.factories import AT, make_breach, make_people, make_person, make_school

pytestmark = pytest.mark.django_db
LATE = AT - dt.timedelta(days=4)


@pytest.fixture
def house():
    """Three cases at two schools: one late with a handler, one that was dismissed, one that is fresh."""
    school = make_school(name="De Regenmeter")
    people = make_people(school.board, school)
    late = make_breach(school, discovered_at=LATE, incident="lost_device").case
    late.assignee = people["privacy_officer"]
    late.save(update_fields=["assignee"])
    closed = make_breach(school, incident="attack").case
    move(closed, "dismiss", by=people["privacy_officer"], at=AT, reason="Niets aan de hand.")
    fresh = make_breach(make_school(board=school.board, name="De Sterrenmos", slug="de-sterrenmos"), incident="published").case
    return people, {"late": late, "closed": closed, "fresh": fresh}


def narrow(person, **asked):
    form = Filters(asked, user=person)
    return form, form.is_valid() and set(form.narrow(Case.objects.visible_to(person), AT))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"late", "closed", "fresh"}),
        ({"kind": "breach"}, {"late", "closed", "fresh"}),
        ({"state": "reported"}, {"late", "fresh"}),
        ({"state": "dismissed"}, {"closed"}),
        ({"open": "true"}, {"late", "fresh"}),
        ({"open": "false"}, {"closed"}),
        ({"overdue": "true"}, {"late"}),
        ({"overdue": "false"}, {"closed", "fresh"}),
        ({"school": "de-sterrenmos"}, {"fresh"}),
        ({"assignee": "me"}, {"late"}),
        ({"assignee": "none"}, {"closed", "fresh"}),
        ({"assignee": "none", "open": "true"}, {"fresh"}),
        ({"search": "laptop"}, {"late"}),
        ({"search": "  LAPTOP "}, {"late"}),
        ({"search": "dl-20"}, {"late", "closed", "fresh"}),
        ({"search": "zoekt niets"}, set()),
        ({"search": "%"}, set()),
        ({"state": "reported", "search": "online"}, {"fresh"}),
    ],
)
def test_what_each_filter_leaves(house, asked, expected):
    people, cases = house
    form, found = narrow(people["privacy_officer"], **asked)
    assert (form.errors, found) == ({}, {cases[name] for name in expected})


def test_a_handler_by_address_and_by_number(house):
    people, cases = house
    officer = people["privacy_officer"]
    for value in (officer.email, officer.email.upper(), str(officer.pk)):
        assert narrow(people["dpo"], assignee=value)[1] == {cases["late"]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "onzin"),
        ("state", "PAUSED"),
        ("open", "ja"),
        ("overdue", "1"),
        ("school", "bestaat-niet"),
        ("assignee", "iemand@elders.example"),
        ("assignee", "999999999"),
        ("assignee", "٣"),
        ("search", "x" * 101),
    ],
)
def test_what_cannot_be_asked_is_told_and_narrows_nothing(house, name, value):
    people, cases = house
    form, found = narrow(people["privacy_officer"], **{name: value})
    assert (found, list(form.errors)) == (False, [name])
    assert set(form.narrow(Case.objects.visible_to(people["privacy_officer"]), AT)) == set(cases.values())


def test_a_person_of_another_board_cannot_be_asked_for(house):
    people, _cases = house
    stranger = make_person(Role.PRIVACY_OFFICER, school=make_school())
    assert list(narrow(people["privacy_officer"], assignee=stranger.email)[0].errors) == ["assignee"]


def test_a_principal_is_offered_the_own_school_only(house):
    people, cases = house
    form, _found = narrow(people["principal"])
    assert [school.name for school in form.fields["school"].queryset] == ["De Regenmeter"]
    assert "school" in narrow(people["principal"], school="de-sterrenmos")[0].errors
    assert cases["fresh"] not in narrow(people["principal"])[1]
