"""The appointment for whoever of the school is there: when and where, and the file for a calendar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import drafts, sight, tasks_of_case
from cases.models import Case
from cases.moves import changing
from cases.page_forms import FinishTask
from cases.terms import local_day
from cases.views.asking import crumbs_of
from cases.views.entry import signed_in, typed
from pages import words
from rights.requests.calendar_file import NAME, TYPE, calendar_of
from rights.requests.models import VisitChoice


def found(request, pk):
    """For whoever is present, or sees the whole case."""
    rows = VisitChoice.objects.filter(pk=pk, starts_at__isnull=False, case__in=Case.objects.visible_to(request.user))
    row = rows.select_related("plan", "case__school", "case__board", "present", "task").first()
    if row is None:
        raise Http404
    if row.present_id != request.user.pk and sight.sight(request.user, row.case) != sight.FULL:
        raise PermissionDenied(_("This appointment is somebody else's."))
    return row


@signed_in
def visit(request, pk):
    """Whoever was there tells how it went; that finishes the task. The visit itself is recorded by who handles the request."""
    row, now = found(request, pk), timezone.now()
    task = row.task if row.task and not row.task.done_at and not row.case.closed_at else None
    form = FinishTask(typed(request, now), case=row.case, user=request.user, today=local_day(now), task=task) if task else None
    if request.method == "POST" and form and form.is_valid():
        finish(row, form.cleaned_data["answer"], by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("Done. Thank you."))
        return HttpResponseRedirect(reverse("cases:case", args=[row.case.reference]))
    facts = [
        {"label": _("When"), "value": capfirst(words.moment(row.starts_at, now))},
        {"label": _("Room"), "value": row.plan.place},
        {"label": _("Present"), "value": str(row.present)},
    ]
    context = {"now": now, "visit": row, "case": row.case, "facts": facts}
    context |= {"crumbs": crumbs_of(row.case, _("Appointment"), user=request.user), "form": form}
    context["is_kept"] = form is not None and form.is_bound and request.method == "GET"
    return render(request, "rights/requests/visit.html", context, status=400 if request.method == "POST" else 200)


def finish(row, answer, *, by, at):
    with changing(row.case, at=at) as workflow:
        task = workflow.case.tasks.get(pk=row.task_id)  # locked by now
        if not task.done_at:
            task.case = workflow.case
            tasks_of_case.finish(workflow.case, task, answer=answer, by=by, at=at)


@signed_in
def ics(request, pk):
    return calendar_file(found(request, pk))


def calendar_file(row):
    """The appointment as a download."""
    response = HttpResponse(calendar_of(row, cancelled=row.ended_at is not None), content_type=TYPE)
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    response["Cache-Control"] = "private, no-store"
    return response
