"""Correct or complete what was reported."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from breaches.correct_form import Correct
from breaches.corrections import check_may_correct
from breaches.models import Breach
from breaches.report import correct as put_right
from cases import drafts, registry
from cases.moves import Refused
from cases.once import is_done
from cases.views.asking import crumbs_of, seen
from cases.views.entry import signed_in, typed, visible_case, workflow_of
from cases.views.step import changes, version


def breach_in_sight(request, reference):
    """The breach with this reference, also for who only reported it; 404 for a case of another kind."""
    case = visible_case(request, reference)
    if case.kind != Breach.kind:
        raise Http404
    return workflow_of(case)


@signed_in
def correct(request, reference):
    breach, now = breach_in_sight(request, reference), timezone.now()
    if request.method != "POST":
        check_may_correct(breach, request.user)
    form = Correct(typed(request, now), breach=breach, user=request.user)
    if request.method == "POST" and form.is_valid():
        return save(request, breach, form, now)
    return show(request, breach, form, now, status=400 if request.method == "POST" else 200)


def save(request, breach, form, now):
    """Change what differs; a refusal is told on the same page with everything that was typed still in it."""
    case, found = breach.case, form.changes()
    try:
        if found:
            put_right(case, by=request.user, at=now, version=version(request), **found)
    except ValidationError as error:
        form.point_at(error)
        return show(request, breach, form, now, status=400)
    except Refused as refused:
        return show(request, breach_in_sight(request, case.reference), form, now, status=409, refused=refused)
    drafts.drop(request)
    messages.success(request, _("The facts have been changed.") if found else _("Nothing was different, so nothing was changed."))
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]))


def show(request, breach, form, now, *, status, refused=None):
    case, since = breach.case, seen(request) if refused else None
    context = {
        "now": now,
        "case": case,
        "kind": registry.get(case.kind),
        "form": form,
        "refused": refused,
        "changes": changes(case, request.user, since) if refused and refused.rule == "stale" else [],
        "already": since is not None and is_done(case, "breach.corrected", by=request.user, since=since),
        "is_kept": form.is_bound and request.method == "GET",
        "crumbs": crumbs_of(case, _("Correct or complete the facts"), user=request.user),
    }
    return render(request, "breaches/correct.html", context, status=status)
