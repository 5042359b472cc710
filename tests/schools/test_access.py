"""The role table of domain.md 6: what each role sees, and what it holds, on cases near and far."""

import datetime as dt
from itertools import count

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from cases.models import Barred, Case, Shown, Task
from schools import access
from schools.models import Mandate, Membership, Role, User
from tests.factories import AT, make_board, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.databases]
REFERENCES = count(1)
NEAR, NEXT, WIDE, FAR = "own school", "next school", "board-wide", "other board"
POWER = Mandate.Power.DECIDE_BREACH

# role, held on the school or on the whole board -> the cases it sees, and those it holds the role on
TABLE = {
    (Role.EMPLOYEE, "school"): (set(), {NEAR}),
    (Role.EMPLOYEE, "board"): (set(), {NEAR, NEXT, WIDE}),
    (Role.PRINCIPAL, "school"): ({NEAR}, {NEAR}),
    (Role.PRINCIPAL, "board"): ({NEAR, NEXT, WIDE}, {NEAR, NEXT, WIDE}),
    (Role.PRIVACY_OFFICER, "school"): ({NEAR}, {NEAR}),
    (Role.PRIVACY_OFFICER, "board"): ({NEAR, NEXT, WIDE}, {NEAR, NEXT, WIDE}),
    (Role.BOARD_MEMBER, "board"): ({NEAR, NEXT, WIDE}, {NEAR, NEXT, WIDE}),
    (Role.DPO, "board"): ({NEAR, NEXT, WIDE}, {NEAR, NEXT, WIDE}),
    (Role.ADMIN, "board"): (set(), {NEAR, NEXT, WIDE}),
}


class World:
    """Two boards with schools, and one case on each spot."""

    def __init__(self):
        self.board, self.other = make_board(), make_board()
        self.school, self.next = make_school(self.board), make_school(self.board)
        self.cases = {
            NEAR: self.case(self.board, self.school),
            NEXT: self.case(self.board, self.next),
            WIDE: self.case(self.board, None),
            FAR: self.case(self.other, make_school(self.other)),
        }

    def case(self, board, school):
        reference = f"DL-2026-{next(REFERENCES):05d}"
        return Case.objects.create(
            board=board, school=school, kind="breach", reference=reference, state="reported", received_at=AT
        )

    def person(self, role, where, **about):
        return make_person(role, board=self.board, school=self.school if where == "school" else None, **about)

    def spots(self, asked):
        return {spot for spot, case in self.cases.items() if asked(case)}

    def seen_by(self, user):
        seen = set(Case.objects.visible_to(user))
        return self.spots(lambda case: case in seen)

    def held_by(self, user, role):
        return self.spots(lambda case: role in access.roles_on(user, case))


@pytest.fixture
def world():
    return World()


def test_every_role_is_in_the_table():
    assert {role for role, _where in TABLE} == set(Role)


@pytest.mark.parametrize(("role", "where"), TABLE)
def test_what_a_role_sees_and_where_it_is_held(world, role, where):
    sees, holds = TABLE[role, where]
    user = world.person(role, where)
    assert world.seen_by(user) == sees
    assert world.held_by(user, role) == holds


@pytest.mark.parametrize(("role", "where"), TABLE)
def test_a_case_shown_to_a_person_is_seen_and_gives_no_role(world, role, where):
    sees, holds = TABLE[role, where]
    user = world.person(role, where)
    Shown.objects.create(case=world.cases[NEXT], user=user, why=Shown.Why.REPORTER)
    assert world.seen_by(user) == sees | {NEXT}
    assert world.held_by(user, role) == holds


@pytest.mark.parametrize(("role", "where"), TABLE)
def test_whoever_is_barred_sees_nothing_and_holds_nothing_there(world, role, where):
    sees, holds = TABLE[role, where]
    user = world.person(role, where)
    for why in Shown.Why:
        Shown.objects.create(case=world.cases[NEAR], user=user, why=why)
    Barred.objects.create(case=world.cases[NEAR], user=user)
    assert world.seen_by(user) == sees - {NEAR}
    assert world.held_by(user, role) == holds - {NEAR}


def test_barring_one_person_bars_nobody_else(world):
    barred, other = world.person(Role.PRIVACY_OFFICER, "board"), world.person(Role.PRIVACY_OFFICER, "board")
    Barred.objects.create(case=world.cases[NEAR], user=barred)
    assert world.seen_by(other) == {NEAR, NEXT, WIDE}


def test_an_fg_may_serve_several_boards(world):
    user = world.person(Role.DPO, "board")
    Membership.objects.create(user=user, board=world.other, role=Role.DPO)
    assert world.seen_by(user) == {NEAR, NEXT, WIDE, FAR}


def test_one_person_may_hold_several_roles(world):
    user = world.person(Role.PRINCIPAL, "school")
    Membership.objects.create(user=user, board=world.board, role=Role.ADMIN)
    assert world.seen_by(user) == {NEAR}
    assert access.roles_on(user, world.cases[NEAR]) == {Role.PRINCIPAL, Role.ADMIN}
    assert access.roles_on(user, world.cases[NEXT]) == {Role.ADMIN}
    assert access.roles_on(user, world.cases[FAR]) == set()


def test_a_stranger_sees_nothing(world):
    assert world.seen_by(AnonymousUser()) == set()
    assert world.seen_by(make_person()) == set()


def test_a_superuser_without_a_role_sees_no_case(world):
    assert world.seen_by(make_person(is_superuser=True)) == set()


def test_a_case_shown_to_somebody_without_any_role_stays_hidden(world):
    user = make_person()
    Shown.objects.create(case=world.cases[NEAR], user=user, why=Shown.Why.REPORTER)
    assert world.seen_by(user) == set()


def test_whoever_went_to_work_for_another_board_takes_no_case_along(world):
    user = world.person(Role.EMPLOYEE, "school")
    Shown.objects.create(case=world.cases[NEAR], user=user, why=Shown.Why.REPORTER)
    Shown.objects.create(case=world.cases[FAR], user=user, why=Shown.Why.TASK)
    assert world.seen_by(user) == {NEAR}
    user.memberships.update(board=world.other, school=None)
    assert world.seen_by(User.objects.get(pk=user.pk)) == {FAR}


@pytest.mark.parametrize(("role", "where"), TABLE)
def test_an_account_that_is_switched_off_sees_nothing(world, role, where):
    user = world.person(role, where, is_active=False)
    Shown.objects.create(case=world.cases[NEAR], user=user, why=Shown.Why.TASK)
    assert (world.seen_by(user), world.held_by(user, role)) == (set(), set())


DAYS = [  # first day and last day of the role, in days from today; whether it is in force
    (None, None, True), (0, 0, True), (-9, 0, True), (0, 9, True), (None, 0, True), (0, None, True),
    (1, None, False), (None, -1, False), (-9, -1, False), (1, 9, False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "in_force"), DAYS)
def test_a_role_counts_from_its_first_day_through_its_last(world, first, last, in_force):
    today, user = timezone.localdate(), make_person()
    first, last = (None if days is None else today + dt.timedelta(days=days) for days in (first, last))
    Membership.objects.create(user=user, board=world.board, role=Role.DPO, from_on=first, until_on=last)
    assert world.seen_by(user) == ({NEAR, NEXT, WIDE} if in_force else set())
    assert access.with_role(world.board, Role.DPO, on=today) == ([user] if in_force else [])


def test_a_school_that_moves_to_another_board_leaves_its_old_cases_behind(world):
    principal, officer = world.person(Role.PRINCIPAL, "school"), make_person(Role.PRIVACY_OFFICER, board=world.other)
    world.school.board = world.other
    world.school.save()
    fresh = world.case(world.other, world.school)
    assert set(Case.objects.visible_to(principal)) == {world.cases[NEAR]}
    assert set(Case.objects.visible_to(officer)) == {world.cases[FAR], fresh}
    assert access.roles_on(principal, fresh) == set()


def test_rows_that_lead_to_a_case_are_reached_with_it(world):
    user = world.person(Role.PRINCIPAL, "school")
    for case in world.cases.values():
        Task.objects.create(case=case, text="Bel de ouders", made_at=AT)
    assert [task.case for task in Task.objects.filter(access.reach(user, "case"))] == [world.cases[NEAR]]
    Barred.objects.create(case=world.cases[NEAR], user=user)
    assert not Task.objects.filter(access.reach(user, "case")).exists()


def test_reaching_nothing_is_a_filter_like_any_other(world):
    assert not Task.objects.filter(access.reach(make_person(), "case") & Q(done_at=None)).exists()


@pytest.mark.parametrize("role", Role)
def test_boards_of_names_the_boards_of_board_wide_roles(world, role):
    user = world.person(role, "board")
    assert access.boards_of(user, role) == {world.board}
    assert access.boards_of(user, *(set(Role) - {role})) == set()
    if role not in (Role.BOARD_MEMBER, Role.DPO, Role.ADMIN):
        assert access.boards_of(world.person(role, "school"), role) == set()


def test_with_role_looks_at_the_school_as_well_when_asked(world):
    near, wide = world.person(Role.PRINCIPAL, "school"), world.person(Role.PRINCIPAL, "board")
    today = timezone.localdate()
    assert access.with_role(world.board, Role.PRINCIPAL, on=today) == [wide]
    assert access.with_role(world.board, Role.PRINCIPAL, on=today, school=world.school) == [near, wide]
    assert access.with_role(world.board, Role.PRINCIPAL, on=today, school=world.next) == [wide]


@pytest.mark.parametrize(("first", "last", "in_force"), DAYS)
def test_a_mandate_is_held_by_its_holder_and_deputy_in_its_days(world, first, last, in_force):
    today = timezone.localdate()
    holder, deputy, other = (world.person(Role.PRIVACY_OFFICER, "board") for _ in range(3))
    first, last = (None if days is None else today + dt.timedelta(days=days) for days in (first, last))
    Mandate.objects.create(board=world.board, power=POWER, holder=holder, deputy=deputy, from_on=first, until_on=last)
    assert [access.holds_mandate(user, POWER, world.board.pk) for user in (holder, deputy, other)] == [in_force, in_force, False]
    assert not access.holds_mandate(holder, POWER, world.other.pk)
    assert not access.holds_mandate(holder, Mandate.Power.DECIDE_REQUEST, world.board.pk)
    assert deciders(world.board, POWER, today) == ([holder, deputy] if in_force else [])


def deciders(board, power, day, school=None):
    return [who.person for who in access.deciding(board, power, day, day, school=school)[day]]


def test_a_mandate_is_of_use_only_where_its_holder_can_open_the_case(world):
    """A principal of one school cannot even see the cases of the next, so nobody is sent to that principal for them."""
    principal = world.person(Role.PRINCIPAL, "school")
    Mandate.objects.create(board=world.board, power=POWER, holder=principal)
    today = timezone.localdate()
    found = [deciders(world.board, POWER, today, school) for school in (world.school, world.next, None)]
    assert found == [[principal], [], []]


def test_deciders_are_board_members_then_holders_then_deputies_each_once(world):
    member, holder, deputy, gone, off = (world.person(Role.PRIVACY_OFFICER, "board") for _ in range(5))
    Membership.objects.create(user=member, board=world.board, role=Role.BOARD_MEMBER)
    for first, second in ((holder, deputy), (member, holder), (gone, off)):
        Mandate.objects.create(board=world.board, power=POWER, holder=first, deputy=second)
    Membership.objects.filter(user=gone).update(until_on=timezone.localdate() - dt.timedelta(days=1))
    type(off).objects.filter(pk=off.pk).update(is_active=False)
    assert deciders(world.board, POWER, timezone.localdate()) == [member, holder, deputy]
    assert deciders(world.other, POWER, timezone.localdate()) == []


def test_standing_is_read_once_for_a_user(world, django_assert_num_queries):
    user = world.person(Role.PRINCIPAL, "school")
    with django_assert_num_queries(1):
        access.standing(user)
        access.boards_of(user, Role.DPO)
        access.reach(user)
