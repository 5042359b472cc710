"""Roles and mandates as they are given: the FG stands apart (art. 38(6)), both ways and on every shared day."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from schools.appointments import appoint, end_mandate, end_membership, mandate
from schools.models import Mandate, Membership, Role
from tests.factories import make_board, make_person, make_school

pytestmark = pytest.mark.django_db
BREACH = Mandate.Power.DECIDE_BREACH
BARRED_FOR_FG = (Role.BOARD_MEMBER, Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.ADMIN)
PERIODS = [  # of the first role and of the second, as days of January; whether they share a day
    ((None, None), (None, None), True),
    ((1, None), (None, 1), True),
    ((1, 10), (10, 20), True),
    ((1, 20), (5, 6), True),
    ((1, 10), (11, 20), False),
    ((11, None), (None, 10), False),
    ((None, 10), (11, None), False),
]


def january(days):
    first, last = (None if day is None else dt.date(2027, 1, day) for day in days)
    return {"from_on": first, "until_on": last}


def refusal(give, *args, **about):
    """The field that a refusal points at."""
    with pytest.raises(ValidationError) as refused:
        give(*args, **about)
    (field,) = refused.value.message_dict
    return field


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def person():
    return make_person()


def test_a_role_is_given_for_a_period(board, person):
    school = make_school(board)
    given = appoint(person, Role.PRINCIPAL, board=board, school=school, **january((1, 31)))
    assert Membership.objects.get() == given
    assert (given.user, given.school, given.from_on, given.until_on) == (
        person,
        school,
        dt.date(2027, 1, 1),
        dt.date(2027, 1, 31),
    )


@pytest.mark.parametrize("other", BARRED_FOR_FG)
@pytest.mark.parametrize("fg_first", [True, False], ids=["FG first", "FG second"])
@pytest.mark.parametrize(("one", "two", "clash"), PERIODS)
def test_an_fg_has_no_other_part_in_the_board_on_any_shared_day(board, person, other, fg_first, one, two, clash):
    roles = (Role.DPO, other) if fg_first else (other, Role.DPO)
    appoint(person, roles[0], board=board, **january(one))
    if clash:
        assert refusal(appoint, person, roles[1], board=board, **january(two)) == "role"
        assert Membership.objects.count() == 1
    else:
        appoint(person, roles[1], board=board, **january(two))
        assert Membership.objects.count() == 2


def test_a_role_at_one_school_excludes_as_well(board, person):
    appoint(person, Role.PRINCIPAL, board=board, school=make_school(board))
    assert refusal(appoint, person, Role.DPO, board=board) == "role"


def test_an_fg_may_work_at_a_school_and_serve_other_boards(board, person):
    appoint(person, Role.DPO, board=board)
    appoint(person, Role.EMPLOYEE, board=board, school=make_school(board))
    other = make_board()
    appoint(person, Role.DPO, board=other)
    assert refusal(appoint, person, Role.ADMIN, board=other) == "role"
    appoint(person, Role.BOARD_MEMBER, board=make_board())
    assert Membership.objects.count() == 4


@pytest.mark.parametrize("role", set(Role) - {Role.DPO})
def test_one_person_may_hold_all_other_roles(board, person, role):
    for held in set(Role) - {Role.DPO, role}:
        appoint(person, held, board=board)
    appoint(person, role, board=board)
    assert Membership.objects.count() == len(Role) - 1


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.DPO, Role.ADMIN])
def test_roles_of_the_board_take_no_school(board, person, role):
    assert refusal(appoint, person, role, board=board, school=make_school(board)) == "role"


def test_a_school_of_another_board_is_refused(board, person):
    assert refusal(appoint, person, Role.EMPLOYEE, board=board, school=make_school()) == "school"


@pytest.mark.parametrize(("one", "two", "clash"), PERIODS)
def test_a_role_is_not_given_twice_for_one_day(board, person, one, two, clash):
    appoint(person, Role.EMPLOYEE, board=board, **january(one))
    if clash:
        assert refusal(appoint, person, Role.EMPLOYEE, board=board, **january(two)) == "role"
    else:
        appoint(person, Role.EMPLOYEE, board=board, **january(two))


def test_the_same_role_at_two_schools_is_two_roles(board, person):
    for _ in range(2):
        appoint(person, Role.EMPLOYEE, board=board, school=make_school(board))
    assert Membership.objects.count() == 2


def test_a_period_that_ends_before_it_begins_is_refused(board, person):
    assert refusal(appoint, person, Role.EMPLOYEE, board=board, **january((9, 8))) == "__all__"
    appoint(person, Role.PRINCIPAL, board=board)
    assert refusal(mandate, person, BREACH, board=board, **january((9, 8))) == "__all__"


def test_a_role_ends_with_a_day_and_the_next_may_start(board, person):
    given = appoint(person, Role.DPO, board=board)
    end_membership(given, dt.date(2027, 1, 31))
    appoint(person, Role.BOARD_MEMBER, board=board, from_on=dt.date(2027, 2, 1))
    given.refresh_from_db()
    assert given.until_on == dt.date(2027, 1, 31)


def test_ending_never_lengthens_and_takes_back_what_had_not_begun(board, person):
    given = appoint(person, Role.EMPLOYEE, board=board, **january((1, 10)))
    end_membership(given, dt.date(2027, 1, 20))
    given.refresh_from_db()
    assert given.until_on == dt.date(2027, 1, 10)
    future = appoint(person, Role.EMPLOYEE, board=board, **january((15, None)))
    end_membership(future, dt.date(2027, 1, 14))
    assert list(Membership.objects.all()) == [given]


def test_a_mandate_is_given_with_a_deputy_and_ends(board):
    holder, deputy = make_person(Role.PRIVACY_OFFICER, board=board), make_person(Role.PRINCIPAL, board=board)
    given = mandate(holder, BREACH, board=board, deputy=deputy)
    assert (given.holder, given.deputy, given.power) == (holder, deputy, BREACH)
    end_mandate(given, dt.date(2027, 1, 31))
    given.refresh_from_db()
    assert given.until_on == dt.date(2027, 1, 31)


@pytest.mark.parametrize("place", ["holder", "deputy"])
@pytest.mark.parametrize("role", [Role.DPO, Role.ADMIN, Role.EMPLOYEE, None])
def test_a_mandate_goes_to_who_works_with_the_cases_never_to_an_fg(board, place, role):
    fit, unfit = make_person(Role.PRIVACY_OFFICER, board=board), make_person(role, board=board)
    people = {"holder": fit, "deputy": fit} | {place: unfit}
    assert refusal(mandate, people["holder"], BREACH, board=board, deputy=people["deputy"]) == place


@pytest.mark.parametrize("place", ["holder", "deputy"])
@pytest.mark.parametrize(("one", "two", "clash"), PERIODS)
def test_who_holds_a_mandate_becomes_no_fg_on_its_days(board, place, one, two, clash):
    fit, becomes = make_person(Role.PRIVACY_OFFICER, board=board), make_person(Role.EMPLOYEE, board=board)
    people = {"holder": fit, "deputy": fit} | {place: becomes}
    Mandate.objects.create(board=board, power=BREACH, **people, **january(one))
    if clash:
        assert refusal(appoint, becomes, Role.DPO, board=board, **january(two)) == "role"
    else:
        appoint(becomes, Role.DPO, board=board, **january(two))


def test_nobody_is_their_own_deputy(board):
    holder = make_person(Role.BOARD_MEMBER, board=board)
    assert refusal(mandate, holder, BREACH, board=board, deputy=holder) == "deputy"
