"""What waits for a person: open tasks, and the next step of cases where that step is this person's to take.

Read from the workflow (`next_step.upcoming`) for many cases at once. Where another step has to come first a kind says so
for all of them together (`Kind.comes_first`), and open tasks are counted here; what any other guard would still refuse is
told on the page of the step, with what can be done now.
"""

from dataclasses import dataclass, replace

from django.db.models import F, Max, Q

from cases import registry
from cases.models import Case, Event, Task
from cases.next_step import upcoming
from cases.running import with_clocks
from cases.terms import local_day
from cases.workflow import Step, steps
from schools import access
from schools.models import DECIDES, Role

TASKS_OPEN = "tasks_open"  # the rule of the guard that asks for tasks to be done first
MOST = 60  # more than this nobody reads; the list of cases has them all
FIRST_LINE = frozenset({Role.PRIVACY_OFFICER, Role.PRINCIPAL})  # what they may do does not wait for the FG or the board


@dataclass(frozen=True)
class Wait:
    """One step of one case that waits for somebody; `asked` when another asked for it, `first` what has to be done before it."""

    case: Case
    step: Step
    asked: bool = False
    first: str = ""


def tasks_of(user, boards=None):
    """The open tasks this person holds, the earliest first; those without a day last."""
    held = Task.objects.filter(access.reach(user, "case"), assignee=user, done_at=None, case__closed_at=None)
    if boards is not None:
        held = held.filter(case__board__in=boards)
    return held.select_related("case__school").order_by(F("due_on").asc(nulls_last=True), "made_at", "pk")


def steps_for(user, at, boards=None):
    """The steps that wait for this person now, by the clock of their case."""
    powers = access.powers_of(user, local_day(at))
    cases = Case.objects.visible_to(user).open()
    if boards is not None:
        cases = cases.filter(board__in=boards)
    asked = asked_of(user, cases)
    found, candidates = [], list(_candidates(user, cases, powers, asked))
    instead = _instead(candidates)
    for case in candidates:
        purposes = {deadline.purpose for deadline in case.running}
        kind = registry.get(case.kind)
        wanted = {instead.get((case.pk, one.name), one.name) for one in upcoming(kind, case.state, purposes)}
        for one in steps(kind.workflow).values():
            is_asked = (case.pk, one.name) in asked and case.state in one.ways
            if (is_asked or one.name in wanted) and is_for(user, case, one, powers):
                found.append(Wait(case, one, is_asked))
    return _after_tasks(found)


def _instead(cases):
    """Where another step comes first: its name, by case and the step that has to wait."""
    found = {}
    for kind in registry.all_kinds():
        if kind.comes_first:
            found |= kind.comes_first([case for case in cases if case.kind == kind.name])
    return found


def _after_tasks(waits):
    """The same lines; one that cannot be taken while there are open tasks says so."""
    stops = {wait.step.name: stop for wait in waits for stop in wait.step.guards if stop.rule == TASKS_OPEN}
    ends = [wait.case.pk for wait in waits if wait.step.name in stops]
    busy = set(Task.objects.filter(case__in=ends, done_at=None).values_list("case", flat=True)) if ends else set()
    return [
        replace(wait, first=str(stops[wait.step.name].reason)) if wait.case.pk in busy and wait.step.name in stops else wait
        for wait in waits
    ]


def is_for(user, case, step, powers):
    """Whether it is this person who takes this step. What a handler may do waits for the handler, if there is one."""
    roles = access.held(user, case)
    if case.assignee_id == user.pk and roles & step.roles:
        return True
    if step.roles & FIRST_LINE:
        return bool(roles & step.roles & FIRST_LINE) and case.assignee_id in (None, user.pk)
    return bool(roles & step.roles) or bool(roles & DECIDES and (step.power, case.board_id) in powers)


def _candidates(user, cases, powers, asked):
    """The cases in which something could wait for this person, whatever clocks run; with their running clocks."""
    mine = {m.role for m in access.standing(user)}
    names = {power for power, _board in powers}
    could = Q(pk__in={pk for pk, _step in asked})
    for kind in registry.all_kinds():
        states = {
            state
            for one in steps(kind.workflow).values()
            if one.main and (one.roles & mine or one.power in names)
            for state in one.ways
            if one in upcoming(kind, state, ()) or one.name in kind.answers.values()
        }
        could |= Q(kind=kind.name, state__in=states)
    return with_clocks(cases.filter(could)).by_deadline()[:MOST]


def asked_of(user, cases):
    """Which steps somebody asked for and nobody has taken since: pairs of case and step."""
    mine = {m.role for m in access.standing(user)}
    pairs = [
        (kind.name, asks, asked)
        for kind in registry.all_kinds()
        for asks, asked in kind.asks.items()
        if steps(kind.workflow)[asked].roles & mine
    ]
    if not pairs:
        return set()
    names = {f"{kind}.{name}" for kind, *both in pairs for name in both}
    last = Event.objects.filter(case__in=cases, name__in=names).values_list("case", "name").annotate(seq=Max("seq"))
    seqs = {(case, name): seq for case, name, seq in last}
    return {
        (case, asked)
        for kind, asks, asked in pairs
        for case, name in seqs
        if name == f"{kind}.{asks}" and seqs[case, name] > seqs.get((case, f"{kind}.{asked}"), 0)
    }
