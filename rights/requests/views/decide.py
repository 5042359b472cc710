"""The decision about one right: first the right, then one page with only what that right asks."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import moves, registry
from cases.views.asking import crumbs_of
from cases.views.entry import case_in_full, signed_in, typed, workflow_of
from cases.views.step import carry_out, page, weighed
from rights.requests.decide_form import form_for
from rights.requests.models import Right, article_of
from rights.requests.outcomes.erasure import explained
from rights.requests.outcomes.kept import CONSENT, KEEP, MAXIMUM, allowed, term_of

TEMPLATE = "rights/requests/decide.html"


@signed_in
def decide(request, reference):
    case, now = case_in_full(request, reference), timezone.now()
    workflow = workflow_of(case)
    verdict = weighed(workflow, request.user, "decide")
    if request.method != "POST" and not verdict.allowed:
        raise moves.Refused(verdict.rule, verdict.reason, workflow.state)
    right = right_of(request, workflow)
    if right is None:
        return choose(request, workflow, verdict.step, now)
    step = replace(verdict.step, label=_("Decide about %(right)s") % {"right": right.label})
    form = form_for(right)(typed(request, now), workflow=workflow, user=request.user, at=now)
    computes = request.method != "POST" or "compute" in request.POST
    valid = not computes and form.is_valid()
    if computes and form.is_bound:
        silent(form)
    about = context(workflow, form, right, now)
    if computes:
        return page(request, TEMPLATE, workflow, step, form, now, **about)
    if not valid:
        return page(request, TEMPLATE, workflow, step, form, now, status=400, **about)
    return carry_out(request, TEMPLATE, workflow, step, form, now, **about)


def right_of(request, workflow):
    """The right that the address names; without one the only right that is still open. None where it has to be chosen."""
    named = request.GET.get("recht", "")
    if named in workflow.rights:
        return Right(named)
    left = workflow.undecided or workflow.rights
    return Right(left[0]) if len(left) == 1 and not named else None


def silent(form):
    """What was typed, without what is wrong with it: only the days are computed."""
    form._errors = ErrorDict()
    for rows in form.rows.values():
        for row in rows:
            row._errors = ErrorDict()


def choose(request, workflow, step, now):
    """Several rights are asked: which one is this about?"""
    case = workflow.case
    address = reverse("cases:step", args=[case.reference, step.name])
    found = [
        {
            "url": f"{address}?recht={right}", "label": capfirst(Right(right).label), "law": article_of(right, case),
            "decided": workflow.decision_on(right),
        }
        for right in workflow.rights
    ]  # fmt: skip
    context = {
        "now": now, "case": case, "kind": registry.get(case.kind), "step": step, "rights": found,
        "crumbs": crumbs_of(case, step.label),
    }  # fmt: skip
    return render(request, "rights/requests/choose_right.html", context)


def context(workflow, form, right, now):
    """What stands beside the questions of a right."""
    return {
        "law": article_of(right, workflow.case),
        "decided": workflow.decision_on(right),
        "others": len(workflow.rights) > 1,
        "lines": lines_of(form) if "lines" in form.rows else [],
    }


def lines_of(form):
    """The rows of the retention table: the last day as far as it can be told, and only what can be decided then."""
    left_on = day_of(form, "left_on")
    found = []
    for row in form.rows["lines"]:
        rule, own = row.about, day_of(row, "from_day")
        asks_day = rule.kind != CONSENT and (own is not None or rule.counts_from != rule.From.LEAVING)
        term = term_of(rule, own or (left_on if rule.counts_from == rule.From.LEAVING else None), form.today)
        choices = allowed(term)
        row.fields["outcome"].choices = [one for one in row.fields["outcome"].choices if one[0] in choices]
        found.append(
            {
                "row": row, "rule": rule, "term": term, "said": explained(rule, term), "asks_day": asks_day,
                "weighs": not term.must_be_kept and term.kind != CONSENT, "until": KEEP in choices and term.kind == MAXIMUM,
            }
        )  # fmt: skip
    return found


def day_of(form, name):
    """The day that was typed so far; None where it is no day yet."""
    if not form.is_bound or name not in form.fields:
        return None
    try:
        return form.fields[name].clean(form[name].value())
    except ValidationError:
        return None
