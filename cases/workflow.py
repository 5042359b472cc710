"""What a kind of case builds its workflow from: the row beside the case, and steps with their guards.

A step is a transition of the state machine plus all that pages, API, diagram and tests want to know of it. There is no
second list of what is allowed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, wraps

from django.db import models
from django.utils.functional import cached_property
from django_fsm import transition


class Workflow(models.Model):
    """The row that says what one kind of case is about, beside its case.

    A subclass adds its fields, a protected `state`, and its steps.
    """

    case = models.OneToOneField("cases.Case", models.PROTECT, primary_key=True, related_name="+")

    kind = None
    final = frozenset()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.case)

    def forget(self):
        """Let go of what was remembered of the rows around it: a step has added to them."""
        for name in [name for name in vars(self) if isinstance(getattr(type(self), name, None), cached_property)]:
            delattr(self, name)


@dataclass(frozen=True)
class Step:
    """One transition, as pages, API, diagram and tests know it."""

    name: str
    label: str  # what the button says
    done: str  # what the timeline says afterwards
    ways: Mapping[str, str]  # source state to target state
    roles: frozenset
    power: str = ""  # the mandate that stands in for the roles
    guards: tuple = ()
    icon: str = "pencil-line"
    hint: str = ""
    main: bool = False  # the next legal step when it is possible
    outside: bool = False  # also for whoever follows the case without an account (`moves.move_from_outside`)
    danger: bool = False


def step(*, ways, label, done, roles, **more):
    """Declare a step. `ways` maps each source state to its target. The method returns the effects it wants (or None).

    It is written with the facts as keywords, and called with them as one mapping.
    """

    def declare(method):
        about = Step(method.__name__, label, done, dict(ways), frozenset(roles), **more)

        @wraps(method)
        def take(workflow, facts):  # in one piece: a fact may be called as an argument of django-fsm's own
            return method(workflow, **facts)

        for source, target in ways.items():
            take = transition(field="state", source=source, target=target, custom={"step": about})(take)
        return take

    return declare


def guard(rule, reason, *, quiet=False):
    """Mark a method of a workflow as a guard: its rule's name, and what a person must do first.

    `quiet`: where it stops a step there is nothing to do at all, so no page offers it.
    """

    def mark(method):
        method.rule, method.reason, method.quiet = rule, reason, quiet
        return method

    return mark


def personal_guard(rule, reason):
    """The same for a method that also looks at who takes the step: it is given that person, and the roles held on the case."""

    def mark(method):
        method.rule, method.reason, method.quiet, method.personal = rule, reason, False, True
        return method

    return mark


@cache
def steps(workflow_class):
    """The steps of a workflow by name, in the order they are written down. Read, not changed."""
    found = {}
    for cls in reversed(workflow_class.__mro__):
        for name, method in vars(cls).items():
            meta = getattr(method, "_django_fsm", None)
            if meta:
                found[name] = next(iter(meta.transitions.values())).custom["step"]
    return found
