"""One case as JSON: the line in a list, and all of it."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.response import Response

from cases import registry, sight
from cases.api import schema
from cases.api.idempotency import once
from cases.api.input import read, version_in
from cases.api.kinds import kind_api
from cases.api.openapi import Operation, detail_of
from cases.api.problems import BadInput, wrong
from cases.api.view import OfKind
from cases.models import Look

# What a line needs, in one query; the last is for the paging.
COLUMNS = (
    "reference", "kind", "state", "board__number", "school__slug", "subject", "received_at", "due_at",
    "due_without_pause_at", "suspended", "assignee__email", "version", "pk", "due_order",
)  # fmt: skip


class Lines:
    """Turns cases into lines."""

    def __init__(self, at):
        self.at = at

    def of_row(self, row):
        """The line of a row of `COLUMNS`."""
        return self.line(*row[:12])

    def of(self, case):
        board, school, assignee = getattr(case, "names", None) or names_of(case)
        return self.line(
            case.reference, case.kind, case.state, board, school, case.subject, case.received_at, case.due_at,
            case.due_without_pause_at, case.suspended, assignee, case.version,
        )  # fmt: skip

    def line(self, reference, kind, state, board, school, subject, received_at, due_at, unpaused, suspended, assignee, version):
        about = registry.get(kind)
        return {
            "reference": reference,
            "kind": kind,
            "state": state,
            "state_label": about.state(state),
            "board": board,
            "school": school,
            "subject": about.subject(subject),
            "received_at": received_at,
            "due_at": due_at,
            "due_without_pause_at": unpaused,
            "suspended": suspended,
            "overdue": due_at is not None and due_at < self.at,
            "assignee": assignee,
            "version": version,
            "url": f"{settings.SITE_URL}/zaken/{reference}/",
        }


def names_of(case):
    """The board, the school and the handler as a line names them."""
    return case.board.number, case.school and case.school.slug, case.assignee and case.assignee.email


def detail(workflow, user, at, *, fresh=False):
    """All of a case that this person may read. One that was opened just now has no tasks to look for."""
    case = workflow.case
    kind, full = registry.get(case.kind), sight.sight(user, case) == sight.FULL
    tasks = [] if fresh else case.tasks.select_related("assignee").order_by("made_at", "pk")
    return {
        **Lines(at).of(case),
        **kind_api(kind).fields(workflow, user, full),
        "deadlines": [clock(deadline, kind, at) for deadline in case.deadlines.order_by("pk")],
        "tasks": [task_line(task) for task in tasks if full or task.assignee == user],
    }


def clock(deadline, kind, at):
    """A clock in short; `…/deadlines/` tells the whole computation."""
    return {
        "id": deadline.purpose,
        "label": kind.purpose(deadline.purpose),
        "rule": deadline.rule,
        "started_at": deadline.started_at,
        "ended_at": deadline.ended_at,
        "due_at": deadline.due_at,
        "due_without_pause_at": deadline.due_without_pause_at,
        "suspended": deadline.suspended,
        "overdue": deadline.ended_at is None and deadline.due_at is not None and deadline.due_at < at,
    }


def task_line(task):
    return {
        "id": str(task.pk),
        "sort": task.sort,
        "text": task.text,
        "assignee": task.assignee and task.assignee.email,
        "due_on": task.due_on,
        "made_at": task.made_at,
        "done_at": task.done_at,
        "answer": task.answer,
    }


def look(case, user, at):
    """Write down who saw what of whom, and when."""
    Look.objects.create(case=case, user=user, at=at)


def correction_of(view):
    """What a correction may hold: every field of it, and the version."""
    found = schema.of_form(kind_api(registry.get(view.kind)).correction, version=True)
    return found | {"required": ["version"]}


class CaseItem(OfKind):
    """One case, whatever its kind."""

    operations = {"get": Operation("One case", detail_of)}

    def get(self, request, reference):
        at = timezone.now()
        workflow = self.workflow(request, reference)
        look(workflow.case, request.user, at)
        return Response(detail(workflow, request.user, at))


class KindItem(CaseItem):
    """One case of a kind: read it, or correct what was entered."""

    operations = CaseItem.operations | {"patch": Operation("Correct what was entered", detail_of, body=correction_of, once=True)}

    def patch(self, request, reference):
        at = timezone.now()
        workflow = self.workflow(request, reference)
        return changed_once(request, workflow, lambda: correct(workflow, request.data, by=request.user, at=at), at=at)


def changed_once(request, workflow, change, *, at):
    """Carry out a change of this case once, however often it is sent, and tell all of the case as it is then."""
    changed = {}

    def work(note):
        with note.together():
            changed["workflow"] = change()
            note(200).carry_out(workflow.case)

    def show(case, made):
        after = changed.get("workflow") or workflow
        after.case.names = workflow.case.names  # no correction and no step changes them
        return detail(after, request.user, at)

    return once(request, work, show, at=at)


def correct(workflow, sent, *, by, at):
    """Check a correction and carry it out."""
    api = kind_api(registry.get(workflow.kind))
    version = version_in(sent)
    by_step = _("This changes by the transition “%(step)s”.")
    errors = [wrong(name, "transition", by_step % {"step": step}) for name, step in api.elsewhere.items() if name in sent]
    if errors:
        raise BadInput(*errors)
    form = read(api.correction, sent, beside={"version"}, partial=set(sent) - {"version"})
    return api.correct(workflow, form, by=by, at=at, version=version)
