"""The one door through which a case comes into being and changes."""

from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from cases import deadlines, registry, timeline
from cases.models import Case, Counter, Deadline
from cases.terms import local_day
from cases.workflow import Step, steps
from schools import access

HEAD = ("event_count", "head_digest")
COPIES = ("state", "closed_at", "due_at", "due_without_pause_at", "suspended", "version", *HEAD)


class Refused(Exception):
    """This cannot be done now. `rule` names what refused it, `reason` says it to a person, `state` is where the case is.

    `field`: the answer in the step's form that mends it, if there is one.
    """

    def __init__(self, rule, reason, state="", field=""):
        super().__init__(str(reason))
        self.rule, self.reason, self.state, self.field = rule, reason, state, field


STALE = _("Somebody else changed this case in the meantime. Look at what changed, then try again.")


@dataclass(frozen=True)
class Possible:
    """A step as it is for this person now: allowed, or the rule that stops it and why."""

    step: Step
    allowed: bool
    rule: str = ""
    reason: str = ""
    quiet: bool = False  # nothing to do: no page offers it


def possible(workflow, user):
    """All steps of this case for this person, in the order of the workflow. Pages and API show these."""
    held = access.roles_on(user, workflow.case)
    return [_weigh(workflow, one, user, held) for one in steps(type(workflow)).values()]


def _weigh(workflow, one, user, held):
    if not held & one.roles and not (one.power and access.is_mandated(user, one.power, workflow.case.board_id, held)):
        return Possible(one, False, "role", _("Your role does not do this."))
    return _stand(workflow, one, user, held)


def _stand(workflow, one, user=None, held=frozenset()):
    """A step as it is now, by the state and the guards; without a user for who takes it from outside."""
    if workflow.state not in one.ways:
        state = workflow.get_state_display()
        return Possible(one, False, "state", _("This is not possible in the state “%(state)s”.") % {"state": state})
    for stop in one.guards:
        if not (stop(workflow, user, held) if hasattr(stop, "personal") else stop(workflow)):
            return Possible(one, False, stop.rule, stop.reason, stop.quiet)
    return Possible(one, True)


def possible_from_outside(workflow, name):
    """Whether whoever follows the case from outside could take this step now."""
    one = steps(type(workflow))[name]
    return one.outside and _stand(workflow, one).allowed


@transaction.atomic
def open_case(
    kind, *, board, school=None, subject="", received_at, at, by=None, via="", about, effects=(), facts=None, said=None
):
    """Open a case of this kind: the row, its workflow row, its first clocks, and the fact on the timeline."""
    case = Case.objects.create(
        board=board,
        school=school,
        kind=kind.name,
        reference=next_reference(kind, at),
        subject=subject,
        state=kind.workflow._meta.get_field("state").default,
        received_at=received_at,
    )
    workflow = kind.workflow(case=case, **about)
    workflow.save(force_insert=True)
    timeline.record(case, f"{kind.name}.opened", at=at, by=by, via=via, facts=facts, said=said)
    made = [effect.carry_out(case, by=by, at=at) for effect in effects]
    _settle(case, workflow, at=at, running=[one for one in made if isinstance(one, Deadline)])
    return workflow


def next_reference(kind, at):
    """The next number of this kind this year: DL-2026-00012. The caller is in a transaction."""
    year = local_day(at).year
    if (last := _count(kind.name, year)) is None:
        Counter.objects.get_or_create(kind=kind.name, year=year)
        last = _count(kind.name, year)
    return f"{kind.prefix}-{year}-{last:05d}"


def _count(kind, year):
    """Count one further, in one statement; the row stays locked until the transaction ends. None without a row."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_counter SET last = last + 1 WHERE kind = %s AND year = %s RETURNING last", [kind, year])
        row = cursor.fetchone()
    return row and row[0]


@transaction.atomic
def move(case, name, *, by, at, version=None, **facts):
    """Carry out one step: lock, check, change, effects, record, settle. All of it or nothing.

    `version` is the case's version the person looked at; None skips the check (only for the product's own moves).
    Raises `Refused` (the rule that stops it), `PermissionDenied` (the role), `KeyError` (no such step).
    """
    lock_in_order([case, *(value for value in facts.values() if isinstance(value, Case))])
    workflow = locked(case)
    case = workflow.case
    one = steps(type(workflow))[name]
    verdict = _weigh(workflow, one, by, access.roles_on(by, case))
    if verdict.rule == "role":
        raise PermissionDenied(str(verdict.reason))
    check_version(workflow, version)
    return _carry_out(workflow, verdict, by=by, at=at, facts=facts)


@transaction.atomic
def move_from_outside(case, name, *, outsider, at, **facts):
    """The same for a step that whoever follows the case from outside may take (`Step.outside`), on the own case only.

    The timeline names no person: it says that it came from outside, and through whose way in.
    """
    workflow = locked(case)
    one = steps(type(workflow))[name]
    if not one.outside or outsider.case_id != workflow.case.pk or outsider.confirmed_at is None:
        raise PermissionDenied(str(_("Your role does not do this.")))
    return _carry_out(workflow, _stand(workflow, one), by=None, at=at, facts=facts, outsider=outsider)


def _carry_out(workflow, verdict, *, by, at, facts, outsider=None):
    """The step itself, once it is known who may take it. The case is held locked."""
    case, name = workflow.case, verdict.step.name
    if not verdict.allowed:
        raise Refused(verdict.rule, verdict.reason, workflow.state)
    effects = getattr(workflow, name)({"by": by, "at": at, **facts}) or ()
    workflow.save()
    told, said = split(registry.get(case.kind).forms.get(name), facts)
    told |= {"state": workflow.state} | ({"outsider": str(outsider.pk)} if outsider else {})
    via = "public" if outsider else ""
    timeline.record(case, f"{case.kind}.{name}", at=at, by=by, via=via, facts=told, said=said)
    for effect in effects:
        effect.carry_out(case, by=by, at=at)
    workflow.forget()
    case.version += 1
    _settle(case, workflow, at=at)
    return workflow


def lock_in_order(cases):
    """Where a change touches two cases, everybody locks the lower one first, so that nobody waits for each other."""
    if len(cases) > 1:
        list(Case.objects.select_for_update(of=("self",)).filter(pk__in=[c.pk for c in cases]).order_by("pk"))


def locked(case):
    """The workflow of this case, both rows read afresh under a lock."""
    case = Case.objects.select_for_update(of=("self",)).select_related("board", "school").get(pk=case.pk)
    workflow = registry.get(case.kind).workflow.objects.get(pk=case.pk)
    workflow.case = case
    return workflow


def check_version(workflow, version):
    if version is not None and version != workflow.case.version:
        raise Refused("stale", STALE, workflow.state)


@contextmanager
def changing(case, *, at):
    """Change something in a case that is no step (a task, a note, a file): locked, and the timeline's head saved."""
    with transaction.atomic():
        workflow = locked(case)
        yield workflow
        _settle(workflow.case, workflow, at=at)


def split(form, facts):
    """What of a step's input is a plain fact, and what a person wrote: the form's text fields, kept sealed.

    Whole objects (the answers of an assessment) stand in a row of their own and not on the timeline.
    """
    written = set(facts) if form is None else form.said()
    told = {
        name: getattr(value, "pk", value)
        for name, value in facts.items()
        if name not in written and value is not None and not isinstance(value, dict)
    }
    return told, {name: str(value) for name, value in facts.items() if name in written and value}


def _settle(case, workflow, *, at, running=None):
    """Copy onto the case what lists need of its workflow and its clocks (`running`, where the caller knows them all)."""
    case.state = workflow.state
    if workflow.state in workflow.final and case.closed_at is None:
        deadlines.end_all(case, at=at)
        case.closed_at = at
    elif workflow.state not in workflow.final:
        case.closed_at = None
    for name, value in due(case, running).items():
        setattr(case, name, value)
    case.save(update_fields=COPIES)


def due(case, running=None):
    """The moments of the case's running clocks that its row carries a copy of."""
    if running is None:
        running = Deadline.objects.filter(case=case, ended_at=None).only("due_at", "due_without_pause_at")
    clocks = list(running)
    due_at = min((clock.due_at for clock in clocks if clock.due_at), default=None)
    without = min((clock.due_without_pause_at for clock in clocks if clock.due_without_pause_at), default=None)
    return {"due_at": due_at, "due_without_pause_at": without, "suspended": due_at is None and without is not None}
