"""Which steps a case waits for, read from the workflow: there is no second list.

The next step is the first of the main steps that leads on to a later state. Before it come the main steps that a
running clock asks for (`Kind.answers`): as long as the notification to the authority is due, nothing else is next.
"""

from functools import cache

from cases.workflow import steps
from schools.models import Role


@cache
def ranks(workflow_class):
    """How far along each state is, in the order in which the kind names them."""
    return {state: n for n, (state, _label) in enumerate(workflow_class._meta.get_field("state").flatchoices)}


def leads_on(workflow_class, step, state):
    """Whether this step brings a case from here to a later state."""
    rank = ranks(workflow_class)
    return step.main and state in step.ways and rank[step.ways[state]] > rank[state]


def lies_ahead(workflow_class, step, state):
    """Whether the furthest this step leads to is still to come."""
    rank = ranks(workflow_class)
    return max(rank[target] for target in step.ways.values()) > rank[state]


def upcoming(kind, state, purposes):
    """The steps a case in this state waits for while clocks with these purposes run."""
    wanted = {kind.answers[purpose] for purpose in purposes if purpose in kind.answers}
    found = []
    for one in steps(kind.workflow).values():
        if one.main and state in one.ways and one.name in wanted:
            found.append(one)
        elif leads_on(kind.workflow, one, state):
            return found or [one]
    return found


def foremost(kind, possible, state, purposes, asked=()):
    """Of what this person can do now, the one step to put first: what a clock asks for, what was asked, what leads on."""
    wanted = {kind.answers[purpose] for purpose in purposes if purpose in kind.answers}
    allowed = [p.step for p in possible if p.allowed and p.step.main]
    for fits in (
        lambda one: one.name in wanted,
        lambda one: one.name in asked,
        lambda one: leads_on(kind.workflow, one, state),
    ):
        if found := next(filter(fits, allowed), None):
            return found
    return None


def needs_decision(kind, state):
    """The steps that only the board or a mandate can take, and that are still to come."""
    powers = [one for one in steps(kind.workflow).values() if one.power and one.roles <= {Role.BOARD_MEMBER}]
    return [one for one in powers if state in one.ways and lies_ahead(kind.workflow, one, state)]
