"""The assessment: one screen of questions at a time, the advice beside it, and nothing that was answered is ever lost."""

import json

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from breaches.judge_form import Conclude, Screen
from breaches.judging import Judging
from breaches.presumed import starting_facts
from breaches.views.judged import overview_page, screen_page
from cases import drafts, moves, saved
from cases.views.entry import case_in_full, signed_in, workflow_of
from cases.views.step import version, weighed

OURS = (*drafts.OURS, "version", "seen", "group", "do")


def entered(request, reference):
    """The breach for whoever assesses it: 404 out of reach, 403 in another role, 409 where it is not the time."""
    breach = workflow_of(case_in_full(request, reference))
    verdict = weighed(breach, request.user, "assess")
    if not verdict.allowed:
        raise moves.Refused(verdict.rule, verdict.reason, breach.state)
    return breach, verdict.step


def purpose(breach):
    return f"assess {breach.pk}"


def load(request, breach, now):
    """The answers under way, or a fresh start from what is known."""
    kept = saved.find(purpose(breach), at=now, owner=request.user)
    if kept is not None:
        return Judging(**kept)
    return Judging(starting_facts(breach), breach.case.version, breach.case.event_count)


def keep(request, breach, judging, now):
    saved.keep(purpose(breach), judging.as_json(), at=now, owner=request.user)


def address(case, slug=""):
    """The page of the assessment, at one of its screens."""
    return reverse("cases:step", args=[case.reference, "assess"]) + (f"?vraag={slug}" if slug else "")


def assess(request, reference):
    """`step_views` brings everybody here who opens the step; sign-in has been asked there."""
    breach, step = entered(request, reference)
    now = timezone.now()
    judging = load(request, breach, now)
    if request.method == "POST":
        return CARRY[request.POST.get("do", "next")](request, breach, step, judging, now)
    returned = welcome_back(request, judging, now)
    slug = request.GET.get("vraag", "") or judging.open.get("slug", "") or judging.first()
    group = judging.group(slug)
    if group is None:
        return overview_page(request, breach, step, judging, conclude_form(request, breach, judging, now), now, is_kept=returned)
    data = QueryDict(judging.open["data"]) if judging.open.get("slug") == slug else None
    form = Screen(data, group=group, judging=judging) if data is None else Screen.filled(data, group=group, judging=judging)
    ahead = form.answers_so_far() if data is not None else None
    return screen_page(request, breach, judging, form, now, is_kept=returned, ahead=ahead)


def welcome_back(request, judging, now):
    """Take over what was posted after the session had run out."""
    kept = drafts.kept(request, now)
    if kept is None:
        return False
    judging.note = kept.get("note", judging.note)
    if kept.get("group"):
        judging.open = {"slug": kept["group"], "data": kept.urlencode()}
    return True


def answer(request, breach, step, judging, now):
    """One screen answered: on to the next, or back to this one when an answer brought a question with it."""
    group = judging.group(request.POST.get("group", ""))
    if group is None:
        return HttpResponseRedirect(address(breach.case))
    form = Screen.filled(request.POST, group=group, judging=judging)
    if not form.is_valid():
        return screen_page(request, breach, judging, form, now, status=400)
    judging.answer(form.answers())
    fresh = {question.fact for question in group.asked(judging.known)} - form.stood_there - set(judging.facts)
    if not fresh:
        judging.done = [*(slug for slug in judging.done if slug != group.slug), group.slug]
    judging.open, judging.last = {}, group.slug
    keep(request, breach, judging, now)
    drafts.drop(request)
    return HttpResponseRedirect(address(breach.case, group.slug if fresh else judging.after(group.slug)))


def stop(request, breach, step, judging, now):
    """Keep what stands there, answered or not, and go back to the case."""
    if request.POST.get("group"):
        judging.open = {"slug": request.POST["group"], "data": typed(request)}
    judging.note = request.POST.get("note", judging.note)
    keep(request, breach, judging, now)
    drafts.drop(request)
    messages.success(request, _("Your answers are kept for a day. Nothing has been recorded yet."))
    return HttpResponseRedirect(reverse("cases:case", args=[breach.case.reference]))


def conclude_form(request, breach, judging, now):
    """The form of the last screen: the facts come from the answers, never from the page."""
    data = {"facts": json.dumps(judging.facts), "note": judging.note} if request.method == "POST" else None
    return Conclude(data, initial={"note": judging.note}, workflow=breach, user=request.user, at=now)


def conclude(request, breach, step, judging, now):
    """Record this version of the assessment, through the one door."""
    judging.note = request.POST.get("note", "")
    form = conclude_form(request, breach, judging, now)
    if not form.is_valid():
        return overview_page(request, breach, step, judging, form, now, status=400)
    try:
        moves.move(breach.case, "assess", by=request.user, at=now, version=version(request), **form.cleaned_data)
    except moves.Refused as refused:
        fresh = workflow_of(case_in_full(request, breach.case.reference))
        judging.version, judging.seen = fresh.case.version, fresh.case.event_count
        keep(request, breach, judging, now)
        return overview_page(request, fresh, step, judging, form, now, status=409, refused=refused)
    saved.drop(purpose(breach), owner=request.user)
    drafts.drop(request)
    messages.success(request, f"{step.done}.")
    return HttpResponseRedirect(reverse("cases:case", args=[breach.case.reference]) + "#oordeel")


class Deeds(dict):
    """What a button does; an unknown one goes on to the next question."""

    def __missing__(self, key):
        return answer


CARRY = Deeds(next=answer, stop=stop, conclude=conclude)


def preview(request, reference):
    """What the advice becomes with the answers as they stand in the screen now. For htmx; it also keeps them."""
    if not request.user.is_authenticated:
        return HttpResponse(status=204)  # the answers stay on the page, and are kept when they are sent
    return live(request, reference)


@signed_in
def live(request, reference):
    breach, _step = entered(request, reference)
    now = timezone.now()
    judging = load(request, breach, now)
    group = judging.group(request.POST.get("group", ""))
    if request.method != "POST" or group is None:
        return HttpResponseRedirect(address(breach.case))
    form = Screen.filled(request.POST, group=group, judging=judging)
    judging.open = {"slug": group.slug, "data": typed(request)}
    keep(request, breach, judging, now)
    return screen_page(request, breach, judging, form, now, template="breaches/_assess_live.html", ahead=form.answers_so_far())


def typed(request):
    """What stands in the screen, as it was posted."""
    data = request.POST.copy()
    for name in OURS:
        data.pop(name, None)
    return data.urlencode()
