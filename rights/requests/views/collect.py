"""Everything is brought together: who is asked to look where, and the page on which one person answers one question."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases import drafts, sight
from cases.models import Case
from cases.moves import Refused
from cases.views.asking import ask, fill
from cases.views.entry import case_in_full, signed_in, typed, workflow_of
from cases.views.step import case_again, page, version, weighed
from rights.requests import collecting
from rights.requests.collect_forms import AnswerSearch, AskSearches

TEMPLATE = "rights/requests/ask_search.html"


def ask_search(request, reference):
    """`step_views` brings everybody here who opens the step; sign-in has been asked there."""
    case = case_in_full(request, reference)
    workflow, now = workflow_of(case), timezone.now()
    verdict = weighed(workflow, request.user, "ask_search")
    places = collecting.places_of(case.board)
    form = AskSearches(typed(request, now), workflow=workflow, user=request.user, at=now, places=places)
    more = {"keeps": case.board in collecting.keeps_places(request.user)}
    if request.method != "POST":
        if not verdict.allowed:
            raise Refused(verdict.rule, verdict.reason, workflow.state)
        return page(request, TEMPLATE, workflow, verdict.step, form, now, **more)
    if not form.is_valid():
        return page(request, TEMPLATE, workflow, verdict.step, form, now, status=400, **more)
    asked = {name: form.cleaned_data[name] for name in ("text", "due_on")}
    try:
        collecting.ask(case, form.pairs(), **asked, by=request.user, at=now, version=version(request))
    except Refused as refused:
        fresh = workflow_of(case_again(request, case))
        return page(request, TEMPLATE, fresh, verdict.step, form, now, status=409, refused=refused, **more)
    drafts.drop(request)
    count = len(form.pairs())
    told = ngettext("%(count)s colleague has a task.", "%(count)s colleagues have a task.", count)
    messages.success(request, told % {"count": count})
    return HttpResponseRedirect(reverse("cases:case", args=[reference]) + "#zoeken")


@signed_in
def answer_search(request, pk):
    """One question, for whoever holds it or handles the case. Nothing else of the case stands here."""
    search = collecting.find(request.user, pk, Case.objects.visible_to(request.user))
    if search is None:
        raise Http404
    case, task = search.case, search.task
    if not sight.may_finish(request.user, case, task):
        raise PermissionDenied(_("This task is somebody else's."))
    form, now = fill(request, AnswerSearch, case)
    if task.done_at or case.closed_at:
        return answered_before(request, case)
    if request.method == "POST" and form.is_valid():
        return keep(request, search, form, now)
    title = _("Look in: %(place)s") % {"place": search.name}
    return ask(request, case, form, title=title, button=_("Send this answer"), icon="send", intro=task.text or "")


def keep(request, search, form, now):
    """Keep the answer once: who presses twice, or comes after somebody else, hears that it is there already."""
    try:
        collecting.answer(search, **form.cleaned_data, by=request.user, at=now)
    except Refused:
        return answered_before(request, search.case)
    drafts.drop(request)
    messages.success(request, _("Thank you. Whoever handles the request looks at it."))
    return HttpResponseRedirect(reverse("cases:case", args=[search.case.reference]))


def answered_before(request, case):
    messages.info(request, _("This has been answered already. Thank you."))
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]))
