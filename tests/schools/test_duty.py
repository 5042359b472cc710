"""Who can decide before and through days off."""

import datetime as dt

import pytest

from schools.duty import cover
from schools.models import Mandate, Membership, Role
from tests.factories import make_board, make_person

pytestmark = pytest.mark.django_db
FRIDAY, SATURDAY, SUNDAY, MONDAY = (dt.date(2026, 12, 25) + dt.timedelta(days=n) for n in range(4))
POWER = Mandate.Power.DECIDE_BREACH


@pytest.fixture
def board():
    return make_board()


def test_a_board_without_people_has_nobody_on_any_day(board):
    found = cover(board, POWER, FRIDAY, SUNDAY)
    assert (found.people, found.uncovered) == ((), (FRIDAY, SATURDAY, SUNDAY))


def test_members_decide_throughout_and_deputies_are_named_with_whom_they_stand_in_for(board):
    member = make_person(Role.BOARD_MEMBER, board=board)
    holder, deputy = (make_person(Role.PRIVACY_OFFICER, board=board) for _ in range(2))
    Mandate.objects.create(board=board, power=POWER, holder=holder, deputy=deputy, from_on=SUNDAY)
    found = cover(board, POWER, FRIDAY, MONDAY)
    assert [(who.person, who.instead_of, who.first, who.last) for who in found.people] == [
        (member, None, FRIDAY, MONDAY),
        (holder, None, SUNDAY, MONDAY),
        (deputy, holder, SUNDAY, MONDAY),
    ]
    assert [who.person for who in found.throughout] == [member]
    assert [who.person for who in found.partly] == [holder, deputy]
    assert found.uncovered == ()


def test_the_days_on_which_nobody_can_are_named(board):
    member = make_person()
    Membership.objects.create(user=member, board=board, role=Role.BOARD_MEMBER, until_on=SATURDAY)
    found = cover(board, POWER, FRIDAY, MONDAY)
    assert found.uncovered == (SUNDAY, MONDAY)
    assert (found.throughout, [who.person for who in found.partly]) == ([], [member])


def test_one_day_is_a_span_too(board):
    member = make_person(Role.BOARD_MEMBER, board=board)
    assert [who.person for who in cover(board, POWER, FRIDAY, FRIDAY).throughout] == [member]


def test_another_power_and_another_board_do_not_count(board):
    holder = make_person(Role.PRIVACY_OFFICER, board=board)
    Mandate.objects.create(board=board, power=Mandate.Power.DECIDE_REQUEST, holder=holder)
    make_person(Role.BOARD_MEMBER, board=make_board())
    assert cover(board, POWER, FRIDAY, FRIDAY).people == ()


def test_a_long_span_takes_no_more_queries_than_a_day(board, django_assert_num_queries):
    make_person(Role.BOARD_MEMBER, board=board)
    with django_assert_num_queries(2):
        assert len(cover(board, POWER, FRIDAY, FRIDAY + dt.timedelta(days=30)).people[0].days) == 31
