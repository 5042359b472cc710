"""A workflow as its whole table: what holds for every kind of case. Each kind's own test brings the table and drives the case."""

import pytest
from django.core.exceptions import PermissionDenied

from cases.models import Case
from cases.moves import Refused, move, possible
from schools.models import Role
from tests.factories import AT


def allowed_by_role(house, workflow):
    """What each role can do with this case now."""
    return {role: {p.step.name for p in possible(workflow, house.people[role]) if p.allowed} for role in Role}


def check_what_each_role_can_do(house, workflow, state, allowed):
    assert workflow.state == state
    assert allowed_by_role(house, workflow) == {role: allowed[state].get(role, set()) for role in Role}


def check_refused(house, state, name, allowed):
    """This step by every role that may not take it here: an answer with the rule, and not one row changed."""
    before = Case.objects.values().get(pk=house.case.pk)
    for role in Role:
        if name in allowed[state].get(role, ()):
            continue
        with pytest.raises((Refused, PermissionDenied)) as refusal:
            move(house.case, name, by=house.people[role], at=AT)
        if refusal.type is Refused:
            assert (refusal.value.state, refusal.value.rule != "") == (state, True)
    assert Case.objects.values().get(pk=house.case.pk) == before


def check_case_agrees(workflow, state):
    """The row of the case says what its workflow says, and one that is over has no clock left."""
    case = workflow.case
    assert case.state == workflow.state == state
    assert (case.closed_at is not None) == (state in type(workflow).final)
    if state in type(workflow).final:
        assert not case.deadlines.filter(ended_at=None).exists()
        assert (case.due_at, case.suspended) == (None, False)
