"""What somebody can do in a case now, what not yet and by which rule, and who can decide when the office is closed."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cases import moves, registry, terms
from cases.models import Case
from cases.next_step import foremost, lies_ahead, needs_decision
from cases.views.rows import step_url
from cases.waiting import asked_of
from cases.workflow import Step, steps
from schools import duty


@dataclass(frozen=True)
class Act:
    """One step as a button: `main` is the one to take first; a refused one names its rule."""

    url: str
    label: str
    hint: str
    icon: str
    allowed: bool
    reason: str = ""
    main: bool = False


def acts(case, workflow, user, purposes):
    """The steps of this case for this person: what can be done, the first one first, then what cannot be done yet."""
    kind, possible = registry.get(case.kind), moves.possible(workflow, user)
    this = Case.objects.visible_to(user).filter(pk=case.pk)
    asked = {step for _pk, step in asked_of(user, this)}
    if kind.comes_first:
        asked |= set(kind.comes_first([case]).values())
    first = foremost(kind, possible, case.state, purposes, asked)
    found = []
    for one in possible:
        if one.allowed:
            found.append(act(case, one.step, first))
        elif one.quiet:
            continue
        elif one.rule == "state" and one.step.main and lies_ahead(kind.workflow, one.step, case.state):
            found.append(act(case, one.step, first, reason=not_before(kind, one.step)))
        elif one.rule not in ("role", "state") and (one.step.main or one.step.danger):  # beside the road only what is possible
            found.append(act(case, one.step, first, reason=one.reason))
    dangers = {one.step.label for one in possible if one.step.danger}
    return sorted(found, key=lambda a: (not a.main, a.label in dangers))


def act(case, step: Step, first, reason=""):
    return Act(step_url(case, step), step.label, step.hint, step.icon, not reason, reason, step == first)


def not_before(kind, step):
    """What comes before a step that lies ahead: the main step that leads to where it starts, else that state by its name."""
    for one in steps(kind.workflow).values():
        if one.main and any(target in step.ways and source not in step.ways for source, target in one.ways.items()):
            return _("First do this: %(step)s.") % {"step": one.label}
    states = " / ".join(str(kind.state(state)) for state in step.ways)
    return _("Only when the case is here: %(states)s.") % {"states": states}


def free_days_ahead(at):
    """The weekend and holidays that have begun or begin tomorrow, in one row; none when tomorrow is a working day."""
    day = terms.local_day(at)
    if terms.is_working_day(day, "atw"):
        day += dt.timedelta(days=1)
    found = []
    while not terms.is_working_day(day, "atw"):
        found.append(day)
        day += dt.timedelta(days=1)
    return found


def deciding(case, at):
    """Before days off: who can take the decision that is still needed then. None when nothing is needed."""
    kind, days = registry.get(case.kind), free_days_ahead(at)
    needed = needs_decision(kind, case.state)
    if not needed or not days or case.closed_at:
        return None
    powers = sorted({step.power for step in needed})
    covers = [duty.cover(case.board, power, days[0], days[-1], school=case.school) for power in powers]
    present = {who.person.pk: who for cover in covers for who in cover.people}.values()
    return {
        "from": days[0],
        "until": days[-1],
        "people": sorted({who.person for who in present}, key=str),
        "present": sorted(present, key=lambda who: (-len(who.days), str(who.person))),
        "uncovered": sorted({day for cover in covers for day in cover.uncovered}),
    }
