"""My work: what waits for me, what I handle, and what I reported myself. On a phone first."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import registry, sight, terms, waiting
from cases.models import Case, Shown
from cases.running import lines
from cases.views.entry import signed_in
from cases.views.rows import face, rows, step_url, where
from pages import clock, words
from schools import access

MOST, FIRST = 25, 8
NO_DAY = clock.Face("", tone="done", icon="minus")


@signed_in
def work(request):
    user, now = request.user, timezone.now()
    roles = {m.role for m in access.standing(user)}
    visible = lines(Case.objects.visible_to(user))
    handled = visible.open().filter(assignee=user).by_deadline()[:MOST]
    shown = Shown.objects.filter(user=user, why=Shown.Why.REPORTER).values("case")
    reported = visible.filter(pk__in=shown).order_by("-received_at", "-pk")[:MOST]
    waits = [*task_lines(user, now), *step_lines(user, now)]
    everything = "alles" in request.GET
    context = {
        "now": now,
        "waits": waits if everything else waits[:FIRST],
        "waits_more": 0 if everything else max(0, len(waits) - FIRST),
        "handled": rows(handled, now),
        "reported": rows(reported, now),
        "sees_cases": bool(roles & access.SEES_CASES),
        "has_role": bool(roles),
        "reports": sight.reports(request.user),
    }
    return render(request, "cases/work.html", context)


def task_lines(user, now, boards=None):
    """The tasks somebody holds, as lines of what waits."""
    found = []
    for task in waiting.tasks_of(user, boards)[:MOST]:
        kind, case = registry.get(task.case.kind), task.case
        end = task.due_on and terms.end_of_day(task.due_on)
        found.append(
            {
                "icon": "list-checks",
                "url": reverse("cases:finish_task", args=[case.reference, task.pk]),
                "text": task.text or _("Task"),
                "note": ", ".join((case.reference, *([words.left(end, now)] if end else []))),
                "clock": clock.face(end, now, start=task.made_at) if end else NO_DAY,
                "where": kind.subject(case.subject),
                "reference": case.reference,
            }
        )
    return found


def step_lines(user, now, boards=None):
    """The steps that wait for somebody, as lines of what waits."""
    found = []
    for one in waiting.steps_for(user, now, boards):
        kind, case = registry.get(one.case.kind), one.case
        due = case.due_at or case.due_without_pause_at
        start = next((d.started_at for d in case.running if due in (d.due_at, d.due_without_pause_at)), None)
        asked = _("Asked of you: %(what)s") % {"what": one.step.label} if one.asked else str(one.step.label)
        found.append(
            {
                "icon": one.step.icon,
                "url": step_url(case, one.step),
                "text": asked,
                "note": ", ".join((case.reference, where(case, False), *([words.left(due, now)] if due else []))),
                "clock": face(case, now, start) if due else NO_DAY,
                "where": kind.subject(case.subject),
                "reference": case.reference,
            }
        )
    return found
