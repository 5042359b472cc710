"""How much of a case each role sees, and what each may add to it: the role table of domain.md 6."""

import pytest

from cases import registry, sight
from cases.models import Case, Shown
from cases.moves import possible
from schools.models import Mandate, Role
from tests.factories import AT, make_breach, make_people, make_person, make_school

pytestmark = pytest.mark.django_db


ROLES = {
    Role.EMPLOYEE: (sight.OWN, False, False),
    Role.PRINCIPAL: (sight.FULL, True, False),
    Role.PRIVACY_OFFICER: (sight.FULL, True, True),
    Role.BOARD_MEMBER: (sight.FULL, True, False),
    Role.DPO: (sight.FULL, False, True),
    Role.ADMIN: (sight.OWN, False, False),
}


def test_the_table_names_every_role():
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize("role", list(Role))
def test_what_each_role_sees_and_may_add(school, role):
    people = make_people(school.board, school)
    case = make_breach(school).case
    person = people[role]
    assert (sight.sight(person, case), sight.handles(person, case), sight.watches(person, case)) == ROLES[role]


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.PRINCIPAL, Role.PRIVACY_OFFICER])
def test_who_reported_a_case_of_another_school_sees_the_own_part_only(school, role):
    """A case is shown to its reporter; a role at another school adds nothing to that."""
    person = make_person(role, school=make_school(board=school.board))
    case = make_breach(school, by=person).case
    assert Case.objects.visible_to(person).filter(pk=case.pk).exists()
    assert (sight.sight(person, case), sight.handles(person, case), sight.watches(person, case)) == (sight.OWN, False, False)


def test_a_principal_sees_the_own_part_of_a_case_of_the_whole_board(school):
    people = make_people(school.board, school)
    case = make_breach(board=school.board, by=people["principal"]).case
    assert sight.sight(people["principal"], case) == sight.OWN
    assert sight.sight(people["privacy_officer"], case) == sight.FULL


def test_a_mandate_that_was_left_behind_opens_nothing(school):
    """A principal becomes a teacher, keeps the mandate by mistake, and reports an incident."""
    teacher = make_person(Role.EMPLOYEE, school=school)
    Mandate.objects.create(board=school.board, power="decide_breach", holder=teacher)
    case = make_breach(school, by=teacher).case
    assert sight.sight(teacher, case) == sight.OWN
    assert [one.step.name for one in possible(case_row(case), teacher) if one.rule != "role"] == []


def case_row(case):
    return registry.get(case.kind).workflow.objects.get(pk=case.pk)


@pytest.mark.parametrize("role", [Role.DPO, Role.EMPLOYEE])
def test_a_case_of_before_does_not_make_an_fg_or_a_teacher_its_handler(school, role):
    """A privacy officer with cases of the own becomes the FG: from then on the FG reads and advises (art. 38(6))."""
    person = make_person(role, board=school.board)
    case = make_breach(school).case
    case.assignee = person
    assert not sight.handles(person, case)


class File:
    def __init__(self, by=None, handlers_only=False):
        self.by_id, self.handlers_only = by and by.pk, handlers_only


@pytest.mark.parametrize(
    ("role", "plain", "kept_apart"),
    [
        (Role.EMPLOYEE, False, False),
        (Role.PRINCIPAL, True, False),
        (Role.PRIVACY_OFFICER, True, True),
        (Role.BOARD_MEMBER, True, False),
        (Role.DPO, True, True),
        (Role.ADMIN, False, False),
    ],
)
def test_which_files_each_role_opens(school, role, plain, kept_apart):
    person = make_people(school.board, school)[role]
    case = make_breach(school).case
    assert sight.may_open(person, case, File()) is plain
    assert sight.may_open(person, case, File(handlers_only=True)) is kept_apart


def test_a_reporter_opens_the_own_file_and_a_handler_the_one_kept_apart(school):
    people = make_people(school.board, school)
    case = make_breach(school, by=people["employee"]).case
    assert sight.may_open(people["employee"], case, File(by=people["employee"]))
    assert not sight.may_open(people["employee"], case, File(by=people["dpo"]))
    case.assignee = people["principal"]
    assert sight.may_open(people["principal"], case, File(handlers_only=True))


class Task:
    def __init__(self, assignee):
        self.assignee_id = assignee.pk


@pytest.mark.parametrize("role", list(Role))
def test_a_task_is_finished_by_its_holder_or_by_who_handles_the_case(school, role):
    people = make_people(school.board, school)
    case = make_breach(school).case
    Shown.objects.create(case=case, user=people[role], why=Shown.Why.TASK)
    assert sight.may_finish(people[role], case, Task(people[role]))
    other = make_person(Role.EMPLOYEE, school=school)
    assert sight.may_finish(people[role], case, Task(other)) is ROLES[role][1]


def test_the_whole_table_costs_no_query_once_the_standing_is_known(school, django_assert_num_queries):
    people = make_people(school.board, school)
    case = make_breach(school, at=AT).case
    assert sight.sight(people["dpo"], case) == sight.FULL
    with django_assert_num_queries(0):
        sight.sight(people["dpo"], case)
        sight.handles(people["dpo"], case)
        sight.watches(people["dpo"], case)
