"""Who holds a task, or handles its case, is reminded of its day: on the working day before it, and once when it has passed.

Rows of mail under a key of their own, as alerts are: a sweep that runs twice, late, or beside another finds the same keys.
"""

import datetime as dt

import structlog
from django.db import transaction

from cases import terms
from cases.models import Task
from cases.terms import local_day
from notifications import audiences, quiet
from notifications.models import Mail
from notifications.preferences import wants

TEMPLATE = "notifications/mail/task_due"
NEAR, LATE = "near", "late"
ONE_DAY = dt.timedelta(days=1)
AHEAD = dt.timedelta(days=14)  # no row of free days is longer
BATCH = 100
log = structlog.get_logger("notifications")
Topic = Mail.Topic


def remind(at, roster):
    """Write the reminders that are due. Returns how many batches failed; the others go on."""
    position, failed = 0, 0
    tasks = waiting(local_day(at))
    while position < len(tasks):
        try:
            write(tasks[position : position + BATCH], at, roster)
        except Exception:  # whatever is wrong with one task must not keep the others silent
            log.exception("reminders_failed")
            failed += 1
        position += BATCH
    return failed


def waiting(today):
    """The open tasks whose day is near or has passed, and of which that has not been told yet."""
    rows = Task.objects.filter(done_at=None, due_on__lte=today + AHEAD, case__closed_at=None)
    rows = rows.select_related("assignee", "case__board", "case__school", "case__assignee").order_by("due_on", "pk")
    told = [(task, name) for task in rows if (name := moment(task, today))]
    known = set(Mail.objects.filter(key__in=[key(task, name) for task, name in told]).values_list("key", flat=True))
    return [(task, name) for task, name in told if key(task, name) not in known]


def moment(task, today):
    """Which reminder is due on this day, if any. A task given when its day was near already is told by the mail that gave it."""
    if today > task.due_on:
        return LATE
    eve = day_before(task.due_on)
    return NEAR if today >= eve > local_day(task.made_at) else ""


def day_before(day):
    """The last working day before this one."""
    day -= ONE_DAY
    while not terms.is_working_day(day):
        day -= ONE_DAY
    return day


def key(task, name):
    """One reminder of one task with this day."""
    return f"task:{task.pk}:{task.due_on}:{name}"


@transaction.atomic
def write(told, at, roster):
    roster.read(list({task.case_id: task.case for task, _name in told}.values()))
    mails = [
        Mail(
            key=key(task, name), topic=Topic.TASK, template=TEMPLATE, board=task.case.board, case=task.case, to_user=person,
            facts={"task": str(task.pk), "due_on": task.due_on.isoformat(), "passed": name == LATE},
            created_at=at, **quiet.when(at, urgent=False),
        )
        for task, name in told
        for person in people(task, roster)[:1]
        if wants(roster, person, Topic.TASK)
    ]  # fmt: skip
    Mail.objects.bulk_create(mails, ignore_conflicts=True)


def people(task, roster):
    """Who holds the task; where nobody does, or that person left or may not see the case any more, who handles it."""
    if task.assignee and roster.may_see(task.assignee, task.case):
        return [task.assignee]
    return audiences.handler(task.case, None, roster)


def is_overtaken(mail):
    """Whether the task of a reminder was done, or its case closed, while the mail waited."""
    if mail.template != TEMPLATE:
        return False
    return not Task.objects.filter(pk=mail.facts["task"], done_at=None, case__closed_at=None).exists()
