"""Correct or complete what was entered of a request."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import drafts, registry
from cases.moves import Refused
from cases.once import is_done
from cases.views.asking import crumbs_of, seen
from cases.views.entry import case_in_full, signed_in, typed, workflow_of
from cases.views.step import changes, version
from rights.requests.correct_form import Correct
from rights.requests.correcting import correct as put_right
from rights.requests.may import check_may_correct
from rights.requests.models import RightsRequest


def request_of(request, reference):
    """The request with this reference, for whoever sees the whole case; 404 for a case of another kind."""
    case = case_in_full(request, reference)
    if case.kind != RightsRequest.kind:
        raise Http404
    return workflow_of(case)


@signed_in
def correct(request, reference):
    asked, now = request_of(request, reference), timezone.now()
    if request.method != "POST":
        check_may_correct(asked, request.user)
    form = Correct(typed(request, now), request=asked, at=now)
    if request.method == "POST" and form.is_valid():
        return save(request, asked, form, now)
    return show(request, asked, form, now, status=400 if request.method == "POST" else 200)


def save(request, asked, form, now):
    """Change what differs; a refusal is told on the same page with everything that was typed still in it."""
    case, found = asked.case, form.changes()
    try:
        if found:
            put_right(case, by=request.user, at=now, version=version(request), **found)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return show(request, asked, form, now, status=400)
    except Refused as refused:
        return show(request, request_of(request, case.reference), form, now, status=409, refused=refused)
    drafts.drop(request)
    messages.success(request, _("The facts have been changed.") if found else _("Nothing was different, so nothing was changed."))
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]))


def show(request, asked, form, now, *, status, refused=None):
    case, since = asked.case, seen(request) if refused else None
    context = {
        "now": now, "case": case, "kind": registry.get(case.kind), "form": form, "refused": refused,
        "changes": changes(case, request.user, since) if refused and refused.rule == "stale" else [],
        "already": since is not None and is_done(case, "request.corrected", by=request.user, since=since),
        "is_kept": form.is_bound and request.method == "GET",
        "crumbs": crumbs_of(case, _("Correct or complete the facts"), user=request.user),
    }  # fmt: skip
    return render(request, "rights/requests/correct.html", context, status=status)
