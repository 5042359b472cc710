"""My work: what waits for me, what I handle, and what I reported myself. On a phone first."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import registry, sight, terms, waiting
from cases.models import Case, Shown, Task
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
    waits = [*asked_of(user, now), *waiting.tasks_of(user)[:MOST], *waiting.steps_for(user, now)]
    everything = "alles" in request.GET
    context = {
        "now": now,
        "waits": wait_lines(waits if everything else waits[:FIRST], now),
        "waits_more": 0 if everything else max(0, len(waits) - FIRST),
        "handled": rows(handled, now),
        "reported": rows(reported, now),
        "sees_cases": bool(roles & access.SEES_CASES),
        "has_role": bool(roles),
        "reports": sight.reports(request.user),
    }
    return render(request, "cases/work.html", context)


def wait_lines(waits, now):
    """Questions, tasks and steps that wait for somebody, as lines of what waits."""
    return [wait_line(one, now) for one in waits]


def wait_line(one, now):
    if isinstance(one, dict):
        return one
    return task_line(one, now) if isinstance(one, Task) else step_line(one, now)


def asked_of(user, now):
    """What is asked of somebody who may not see the case it belongs to."""
    asked = [one for kind in registry.all_kinds() if kind.questions_to for one in kind.questions_to(user)]
    return [question_line(one, now) for one in asked]


def question_line(one, now):
    end = one["due_on"] and terms.end_of_day(one["due_on"])
    return {
        "icon": "message-circle-question",
        "url": one["url"],
        "text": one["text"],
        "note": words.left(end, now) if end else "",
        "clock": clock.face(end, now, start=one["at"]) if end else NO_DAY,
    }


def task_line(task, now):
    kind, case = registry.get(task.case.kind), task.case
    end = task.due_on and terms.end_of_day(task.due_on)
    return {
        "icon": "list-checks",
        "url": reverse("cases:finish_task", args=[case.reference, task.pk]),
        "text": task.text or _("Task"),
        "note": ", ".join((case.reference, *([words.left(end, now)] if end else []))),
        "clock": clock.face(end, now, start=task.made_at) if end else NO_DAY,
        "where": kind.subject(case.subject),
        "reference": case.reference,
    }


def step_line(wait, now):
    kind, case, step = registry.get(wait.case.kind), wait.case, wait.step
    due = case.due_at or case.due_without_pause_at
    start = next((d.started_at for d in case.running if due in (d.due_at, d.due_without_pause_at)), None)
    told = (case.reference, where(case, False), *([words.left(due, now)] if due else []))
    return {
        "icon": step.icon,
        "url": f"{reverse('cases:case', args=[case.reference])}#taken" if wait.first else step_url(case, step),
        "text": _("Asked of you: %(what)s") % {"what": step.label} if wait.asked else str(step.label),
        "note": ". ".join([*([wait.first.rstrip(".")] if wait.first else []), ", ".join(told)]),
        "clock": face(case, now, start) if due else NO_DAY,
        "where": kind.subject(case.subject),
        "reference": case.reference,
    }
