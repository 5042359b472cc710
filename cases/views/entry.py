"""The door of every page of the staff: sign in first, find back what was typed, and only cases within reach."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import drafts, registry, sight
from cases.models import Case, Look


def signed_in(view):
    """For whoever is signed in. Somebody whose session ran out signs in first, and finds back what was typed."""

    @wraps(view)
    def entered(request, *args, **kwargs):
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST" and drafts.keep(request, timezone.now()):
            messages.info(request, _("You were signed out. What you typed is kept: sign in and send it again."))
        return redirect_to_login(request.get_full_path())

    return entered


def csrf_failure(request, reason=""):
    """A form from before signing in again holds an old token: what was typed is kept and shown once more."""
    if drafts.keep(request, timezone.now()):
        messages.info(request, _("You signed in anew in the meantime. What you typed is kept: read it and send it again."))
        return HttpResponseRedirect(request.get_full_path())
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


def typed(request, at):
    """What a form on this page starts from: what was posted, what was kept from before signing in again, or nothing."""
    return request.POST if request.method == "POST" else drafts.kept(request, at)


def visible_case(request, reference):
    """The case with this reference; 404 where it does not exist for this person."""
    if "\0" in reference:  # PostgreSQL refuses to look for it
        raise Http404
    cases = Case.objects.visible_to(request.user).select_related("board", "school", "assignee")
    return get_object_or_404(cases, reference=reference)


def case_in_full(request, reference):
    """The same, for pages that show more than somebody's own part."""
    case = visible_case(request, reference)
    if sight.sight(request.user, case) != sight.FULL:
        raise PermissionDenied(_("You see your own part of this case only."))
    return case


def workflow_of(case):
    """The row of the case's kind, with the case at hand."""
    workflow = get_object_or_404(registry.get(case.kind).workflow, pk=case.pk)
    workflow.case = case
    return workflow


def workflow_in_full(request, reference, kind, find=case_in_full):
    """The row of a case of this kind, for whoever sees the whole case; 404 for another kind of case."""
    case = find(request, reference)
    if case.kind != kind:
        raise Http404
    return workflow_of(case)


def behind_paper(request, reference, kind):
    """The same behind a paper, which tells as much as the page of the case: who opens one has looked."""
    workflow = workflow_in_full(request, reference, kind)
    looked(request, workflow.case)
    return workflow


def looked(request, case):
    """Keep that this person opened it; sending something is told by the timeline."""
    if request.method == "GET":
        Look.objects.create(case=case, user=request.user, at=timezone.now())
