"""The schools that take part in a breach of the whole board: each sees and fills in only its own part.

Clock, assessment, decision and notification exist once, on the board's case; a part counts as no breach.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from breaches.models import SchoolPart
from cases import tasks_of_case, timeline
from cases.models import Task
from cases.moves import STALE, Refused, changing, check_version
from cases.terms import local_day
from schools import access
from schools.models import Role

FILLS = frozenset({Role.PRINCIPAL, Role.PRIVACY_OFFICER})  # at the school, or for the whole board
TEXTS = ("asked", "facts", "measures", "how")
CLOSED = _("The case of the board is closed. Its privacy officer can reopen it.")


def add(case, schools, *, asked, due_on, by, at, version=None):
    """Let these schools take part, once each; the principal of each gets a task that leads to its part."""
    with changing(case, at=at) as breach:
        check_version(breach, version)
        check_open(breach)
        there = set(breach.case.schoolpart_records.values_list("school", flat=True))
        for school in schools:
            if school.pk not in there:
                add_one(breach.case, school, asked=asked, due_on=due_on, by=by, at=at)
        breach.case.version += 1


def add_one(case, school, *, asked, due_on, by, at):
    text = _("Fill in the part of %(school)s: what happened there, who was informed, and what you did.") % {"school": school}
    task = tasks_of_case.add(
        case, text=str(text), sort=Task.Sort.QUESTION, assignee=principal_of(case, school, at), due_on=due_on, by=by, at=at
    )  # fmt: skip
    part = SchoolPart(case=case, school=school, task=task, local={"asked": asked} if asked else {}, by=by, at=at)
    part.save(force_insert=True)
    facts = {"school": school.pk, "part": str(part.pk)}
    timeline.record(case, "breach.part_added", at=at, by=by, facts=facts, said={"asked": asked})


def principal_of(case, school, at):
    """Who fills it in: the principal of the school, when there is one who may know of the case."""
    barred = set(case.barred.values_list("user", flat=True))
    people = access.with_role(case.board, Role.PRINCIPAL, on=local_day(at), school=school)
    return next((person for person in people if person.pk not in barred), None)


def remove(part, *, by, at):
    """Take back a school that was added by mistake; only while nobody has filled in anything."""
    with changing(part.case, at=at) as breach:
        row = locked(part, breach.case)
        if is_filled(row):
            raise Refused("part_filled", _("Something has been filled in here already, so it stays."), breach.state)
        task = row.task
        row.delete()
        if task and not task.done_at:
            task.case = breach.case
            tasks_of_case.finish(breach.case, task, by=by, at=at)
        timeline.record(breach.case, "breach.part_removed", at=at, by=by, facts={"school": part.school_id})
        breach.case.version += 1


def fill(part, *, by, at, was, ready=False, persons=None, informed=None, informed_at=None, **texts):
    """Keep what the school filled in. `was` is the moment of the row the person looked at; `ready` finishes the task."""
    with changing(part.case, at=at) as breach:
        check_open(breach)
        row = locked(part, breach.case)
        if was != row.at.isoformat():
            raise Refused("stale", STALE, breach.state)
        row.persons, row.informed, row.informed_at = persons, informed, informed_at
        row.local = {**row.local, **{name: texts[name] for name in TEXTS if name in texts}}
        row.by, row.at = by, at
        row.save()
        numbers = {"persons": persons, "informed": informed, "informed_at": informed_at}
        facts = {"school": row.school_id, "part": str(row.pk), **numbers}
        timeline.record(breach.case, "breach.part_filled", at=at, by=by, facts=facts, said=texts)
        if ready and row.task and not row.task.done_at:
            row.task.case = breach.case
            tasks_of_case.finish(breach.case, row.task, by=by, at=at)
        return row


def add_measure(part, *, text, assignee, due_on, by, at):
    """A measure of this school: a task in the board's case, shown in the part."""
    with changing(part.case, at=at) as breach:
        check_open(breach)
        row = locked(part, breach.case)
        task = tasks_of_case.add(breach.case, text=text, assignee=assignee, due_on=due_on, by=by, at=at)
        row.local = {**row.local, "tasks": [*row.local.get("tasks", []), str(task.pk)]}
        row.save(update_fields=["local"])
        return task


def locked(part, case):
    """The row read afresh; its case is the one that is held locked."""
    row = SchoolPart.objects.select_for_update(of=("self",)).select_related("school", "task").get(pk=part.pk)
    row.case = case
    return row


def check_open(breach):
    if breach.state in breach.final:
        raise Refused("state", CLOSED, breach.state)


def is_filled(part):
    """Whether the school has filled in anything yet."""
    written = [part.local.get(name) for name in (*TEXTS[1:], "tasks")]
    return any([part.persons, part.informed, part.informed_at, *written])


def roles_in(user, part):
    """The roles that let this person see this part: on the whole board, or at its school. None when barred."""
    held = {m.role for m in access.standing(user) if m.board_id == part.case.board_id and m.school_id in (None, part.school_id)}
    if not held & access.SEES_CASES or user.barred_from.filter(case=part.case_id).exists():
        return frozenset()
    return frozenset(held)


def find(user, pk):
    """The part with this number, for whoever may see it; None for anybody else."""
    part = SchoolPart.objects.select_related("case__board", "school", "task").filter(pk=pk).first()
    return part if part and roles_in(user, part) else None


def may_fill(user, part):
    return not part.case.closed_at and bool(roles_in(user, part) & FILLS)


def sees_case(user, case):
    """Whether this person sees the board's case in full as well."""
    return bool(access.held(user, case) & access.SEES_CASES)


def tasks_of(part):
    """The measures of this school."""
    tasks = part.case.tasks.filter(pk__in=part.local.get("tasks", ())).select_related("assignee")
    found = list(tasks.order_by("made_at", "pk"))
    for task in found:
        task.case = part.case
    return found


def page_of(task):
    """The address of the part that this task asks for; empty for any other task."""
    part = SchoolPart.objects.filter(task=task).only("pk").first()
    return reverse("breaches:part", args=[part.pk]) if part else ""
