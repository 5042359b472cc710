"""One page for every step of every kind: its form, what refuses it, and nothing typed is ever lost."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from cases import drafts, moves, registry
from cases.once import is_done
from cases.told import told
from cases.views.acts import acts
from cases.views.asking import crumbs_of, seen
from cases.views.entry import case_in_full, signed_in, typed, workflow_of
from cases.views.parts import clocks_of
from cases.workflow import steps


@signed_in
def step(request, reference, name):
    """The page of a step. Where it cannot be taken yet: why, and what can be done now instead."""
    try:
        return ask_and_do(request, reference, name)
    except moves.Refused as refused:
        if request.method == "POST":
            raise
        return not_yet(request, reference, name, refused)


def not_yet(request, reference, name, refused):
    case, now = case_in_full(request, reference), timezone.now()
    purposes = list(case.deadlines.filter(ended_at=None).values_list("purpose", flat=True))
    found, one = acts(case, workflow_of(case), request.user, purposes), steps(registry.get(case.kind).workflow)[name]
    context = {
        "now": now, "case": case, "kind": registry.get(case.kind), "step": one, "refused": refused,
        "acts": [act for act in found if act.allowed], "crumbs": crumbs_of(case, one.label),
        "back_url": reverse("cases:case", args=[reference]),
    }  # fmt: skip
    return render(request, "cases/not_yet.html", context, status=409)


def ask_and_do(request, reference, name):
    """Show the form of a step and carry it out. A kind may put its own view or template here (`Kind.step_views`)."""
    case = case_in_full(request, reference)
    kind = registry.get(case.kind)
    own = kind.step_views.get(name, "")
    if own and not own.endswith(".html"):
        return import_string(own)(request, reference)
    workflow, now = workflow_of(case), timezone.now()
    verdict = weighed(workflow, request.user, name)
    form = make_form(request, kind, workflow, name, now)
    template = own or "cases/step.html"
    if request.method != "POST":
        if not verdict.allowed:
            raise moves.Refused(verdict.rule, verdict.reason, workflow.state)
        return page(request, template, workflow, verdict.step, form, now)
    if not form.is_valid():
        return page(request, template, workflow, verdict.step, form, now, status=400)
    if "look" in request.POST:  # a template that shows what would come of it asks for that first
        return page(request, template, workflow, verdict.step, form, now)
    return carry_out(request, template, workflow, verdict.step, form, now)


def weighed(workflow, user, name):
    """This step for this person: 404 where there is none, 403 where the role does not do it."""
    verdict = next((one for one in moves.possible(workflow, user) if one.step.name == name), None)
    if verdict is None:
        raise Http404
    if verdict.rule == "role":
        raise PermissionDenied(verdict.reason)
    return verdict


def make_form(request, kind, workflow, name, now):
    """The form of a step with what was posted, or what was kept from before signing in again."""
    data = typed(request, now)
    files = request.FILES if request.method == "POST" else None
    return kind.forms[name](data, files, workflow=workflow, user=request.user, at=now)


def carry_out(request, template, workflow, one, form, now, **more):
    """Through the one door; a refusal is told on the same page, with everything that was typed still in it."""
    case = workflow.case
    try:
        moves.move(case, one.name, by=request.user, at=now, version=version(request), **form.facts())
    except moves.Refused as refused:
        again = workflow_of(case_again(request, case))
        if refused.field in form.fields:  # the page leads to what mends it
            form.add_error(refused.field, ValidationError(str(refused.reason), code=refused.rule))
            return page(request, template, again, one, form, now, status=409, **more)
        return page(request, template, again, one, form, now, status=409, refused=refused, **more)
    drafts.drop(request)
    messages.success(request, f"{one.done}.")
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]))


def version(request):
    """The version of the case that this person looked at: a page without one is no page of ours."""
    text = request.POST.get("version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadRequest("version")
    return int(text)


def case_again(request, case):
    """The case as it is now that somebody else has changed it."""
    return case_in_full(request, case.reference)


def page(request, template, workflow, one, form, now, *, status=200, refused=None, **more):
    """The page of one step; after a refusal with the rule, and what happened since this person looked."""
    case, user = workflow.case, request.user
    since = seen(request) if refused else None
    context = {
        "now": now,
        "case": case,
        "kind": registry.get(case.kind),
        "workflow": workflow,
        "heading": registry.get(case.kind).subject(case.subject),
        "step": one,
        "form": form,
        "refused": refused,
        "changes": changes(case, user, since) if refused and refused.rule == "stale" else [],
        "already": since is not None and is_done(case, f"{case.kind}.{one.name}", by=user, since=since),
        "is_kept": form.is_bound and request.method == "GET",
        "clock": next((clock | {"small": True, "why_open": False} for _purpose, clock in clocks_of(case, now)["running"]), None),
        "crumbs": crumbs_of(case, one.label),
    }
    return render(request, template, context | more, status=status)


def changes(case, user, since):
    """What happened to the case since this person looked, the newest first."""
    events = case.events.filter(seq__gt=since or 0).select_related("by").order_by("-seq")[:10]
    return [{"at": e.at, "text": e.text, "by": e.actor, "note": e.note} for e in told(case, events, user)]
