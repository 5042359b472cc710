"""A step that goes out as a letter: beside the form stands the letter as it would go, also before anything is sent."""

from django.utils import timezone

from cases import moves, registry
from cases.views.entry import case_in_full, signed_in, workflow_of
from cases.views.step import carry_out, make_form, page, weighed

TEMPLATES = {"decide_step": "rights/complaints/decide_step.html", "react": "rights/complaints/react.html"}


@signed_in
def decide_step(request, reference):
    return answering(request, reference, "decide_step")


@signed_in
def react(request, reference):
    return answering(request, reference, "react")


def answering(request, reference, name):
    """As every step; with “Show the letter” the page comes back with what was typed and the letter as it now stands."""
    case, now = case_in_full(request, reference), timezone.now()
    workflow, template = workflow_of(case), TEMPLATES[name]
    verdict = weighed(workflow, request.user, name)
    form = make_form(request, registry.get(case.kind), workflow, name, now)
    if request.method != "POST":
        if not verdict.allowed:
            raise moves.Refused(verdict.rule, verdict.reason, workflow.state)
        return page(request, template, workflow, verdict.step, form, now)
    if not form.is_valid():
        return page(request, template, workflow, verdict.step, form, now, status=400)
    if "look" in request.POST:
        return page(request, template, workflow, verdict.step, form, now)
    return carry_out(request, template, workflow, verdict.step, form, now)
