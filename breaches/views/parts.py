"""Schools that take part in a breach of the whole board: added by the privacy officer, filled in by each school itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from breaches import parts
from breaches.part_forms import AddMeasure, AddSchools, FillPart
from breaches.views.papers import breach_of
from cases import drafts, registry
from cases.models import Look
from cases.moves import Refused
from cases.terms import local_day
from cases.views.asking import ask, fill
from cases.views.entry import signed_in, typed
from schools import access
from schools.models import Role


@signed_in
def add(request, reference):
    """Name the schools that take part, and what they have to find out."""
    case = breach_of(request, reference).case
    if Role.PRIVACY_OFFICER not in access.held(request.user, case):
        raise PermissionDenied(_("The privacy officer adds schools."))
    if case.school_id:
        raise Http404
    form, now = fill(request, AddSchools, case)
    if request.method == "POST" and form.is_valid():
        parts.add(case, **form.cleaned_data, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("The schools take part. Their principals have a task."))
        return HttpResponseRedirect(reverse("cases:case", args=[reference]) + "#scholen")
    return ask(request, case, form, title=_("Add schools"), button=_("Add these schools"), icon="school")


def found(request, pk):
    """The part, for whoever may see it; 404 for anybody else."""
    part = parts.find(request.user, pk)
    if part is None:
        raise Http404
    return part


def fillable(request, pk):
    part = found(request, pk)
    if not parts.may_fill(request.user, part):
        raise PermissionDenied(_("The principal of this school fills this in, or the privacy officer."))
    return part


@signed_in
def part(request, pk):
    """One school's own part: read by whoever oversees it, filled in by its principal."""
    row, now = found(request, pk), timezone.now()
    form = form_of(request, row, now) if parts.may_fill(request.user, row) else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied(_("The principal of this school fills this in, or the privacy officer."))
        if form.is_valid():
            return save(request, row, form, now)
    Look.objects.create(case=row.case, user=request.user, at=now)
    return show(request, row, form, now, status=400 if request.method == "POST" else 200)


def form_of(request, row, now):
    local = {name: row.local.get(name, "") for name in ("facts", "how", "measures")}
    numbers = {name: getattr(row, name) for name in ("persons", "informed", "informed_at")}
    return FillPart(typed(request, now), at=now, initial={**local, **numbers, "ready": bool(row.task and row.task.done_at)})


def save(request, row, form, now):
    """Keep it, unless somebody else changed it since this page was made."""
    try:
        parts.fill(row, by=request.user, at=now, was=request.POST.get("was", ""), **form.cleaned_data)
    except Refused as refused:
        fresh = found(request, row.pk)
        same = all(getattr(fresh, name) == form.cleaned_data[name] for name in ("persons", "informed", "informed_at"))
        return show(request, fresh, form, now, status=409, refused=refused, already=same and fresh.by_id == request.user.pk)
    drafts.drop(request)
    messages.success(request, _("Saved. The privacy officer sees it at once."))
    return HttpResponseRedirect(reverse("breaches:part", args=[row.pk]))


def show(request, row, form, now, *, status, refused=None, already=False):
    kind = registry.get(row.case.kind)
    context = {
        "now": now,
        "part": row,
        "case": row.case,
        "kind": kind,
        "subject": kind.subject(row.case.subject),
        "form": form,
        "tasks": [task_line(task) for task in parts.tasks_of(row)],
        "sees_case": parts.sees_case(request.user, row.case),
        "may_remove": form is not None and parts.sees_case(request.user, row.case) and not parts.is_filled(row),
        "refused": refused,
        "already": already,
        "is_kept": form is not None and form.is_bound and request.method == "GET",
    }
    return render(request, "breaches/part.html", context, status=status)


def task_line(task):
    """A measure of the school; done by whoever holds it, from the own list of work."""
    who = str(task.assignee or _("nobody yet"))
    return {"title": task.text or _("Erased"), "note": who, "done": bool(task.done_at)}


@signed_in
def measure(request, pk):
    """Give somebody of the school something to do."""
    row, now = fillable(request, pk), timezone.now()
    about = {"case": row.case, "user": request.user, "today": local_day(now), "school": row.school}
    form = AddMeasure(typed(request, now), **about)
    if request.method == "POST" and form.is_valid():
        parts.add_measure(row, **form.cleaned_data, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("The task has been given."))
        return HttpResponseRedirect(reverse("breaches:part", args=[pk]))
    context = {"part": row, "case": row.case, "form": form, "is_kept": form.is_bound and request.method == "GET"}
    return render(request, "breaches/part_measure.html", context, status=400 if request.method == "POST" else 200)


@signed_in
@require_POST
def remove(request, pk):
    """Take back a school that was added by mistake."""
    row = fillable(request, pk)
    if not parts.sees_case(request.user, row.case):
        raise PermissionDenied(_("The privacy officer adds schools."))
    parts.remove(row, by=request.user, at=timezone.now())
    messages.success(request, _("%(school)s takes part no more.") % {"school": row.school})
    return HttpResponseRedirect(reverse("cases:case", args=[row.case.reference]) + "#scholen")
