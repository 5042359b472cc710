"""My work: what waits for me, what I handle, and what I reported myself. On a phone first."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import registry, waiting
from cases.models import Case, Shown
from cases.terms import local_day
from cases.views.entry import signed_in
from cases.views.rows import row, step_url, where, with_clocks
from pages import words
from schools import access

MOST = 25


@signed_in
def work(request):
    user, now = request.user, timezone.now()
    roles = {m.role for m in access.standing(user)}
    visible = with_clocks(Case.objects.visible_to(user))
    handled = visible.open().filter(assignee=user).by_deadline()[:MOST]
    shown = Shown.objects.filter(user=user, why=Shown.Why.REPORTER).values("case")
    reported = visible.filter(pk__in=shown).order_by("-received_at", "-pk")[:MOST]
    context = {
        "now": now,
        "waits": [*task_lines(user, now), *step_lines(user, now)],
        "handled": [row(case, now) for case in handled],
        "reported": [row(case, now) for case in reported],
        "sees_cases": bool(roles & access.SEES_CASES),
        "has_role": bool(roles),
        "reports": [kind for kind in registry.all_kinds() if kind.report_url],
    }
    return render(request, "cases/work.html", context)


def task_lines(user, now, boards=None):
    """The tasks somebody holds, as lines of what waits."""
    found = []
    for task in waiting.tasks_of(user, boards)[:MOST]:
        late = task.due_on is not None and task.due_on < local_day(now)
        day = task.due_on and words.day(task.due_on, now)
        told = _("overdue since %(day)s") if late else _("by %(day)s") if day else _("no date")
        found.append(
            {
                "icon": "circle-alert" if late else "list-checks",
                "url": reverse("cases:finish_task", args=[task.case.reference, task.pk]),
                "text": task.text or _("Task"),
                "note": f"{task.case.reference}, {told % {'day': day} if day else told}",
            }
        )
    return found


def step_lines(user, now, boards=None):
    """The steps that wait for somebody, as lines of what waits."""
    return [
        {
            "icon": one.step.icon,
            "url": step_url(one.case, one.step),
            "text": _("Asked of you: %(what)s") % {"what": one.step.label} if one.asked else one.step.label,
            "note": ", ".join(part for part in (one.case.reference, where(one.case, False), until(one.case, now)) if part),
        }
        for one in waiting.steps_for(user, now, boards)
    ]


def until(case, now):
    """How long the case still has."""
    due = case.due_at or case.due_without_pause_at
    return words.left(due, now) if due else ""
