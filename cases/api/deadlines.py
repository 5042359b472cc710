"""The clocks of a case with their whole computation; and the calculator of terms as an address."""

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.response import Response

from cases import deadlines, registry, statutory, terms
from cases.api.openapi import Operation
from cases.api.problems import BadInput, Problem, wrong
from cases.api.shapes import a_list, one_or_list, ref
from cases.api.view import Api, OfKind

MOST = 500  # items at once


class Deadlines(OfKind):
    """Each clock as the calculator answers it, with the facts it was computed from."""

    operations = {"get": Operation("The clocks and how they were computed", a_list(ref("TermAnswer")))}

    def get(self, request, reference):
        case, at = self.case(request, reference), timezone.now()
        kind, decree_days = registry.get(case.kind), statutory.decree_days()
        clocks = case.deadlines.prefetch_related("clock_facts").order_by("pk")
        return Response([told(clock, kind, at, decree_days) for clock in clocks])


def told(clock, kind, at, decree_days):
    facts = sorted(clock.clock_facts.all(), key=lambda fact: (fact.at, fact.pk))
    return {
        **deadlines.compute(clock, facts, now=at, decree_days=decree_days),
        "label": kind.purpose(clock.purpose),
        "rule": clock.rule,
        "started_at": clock.started_at,
        "ended_at": clock.ended_at,
    }


class Preview(Api):
    """The calculator of legal terms: one item or a list, as `manage.py terms`."""

    operations = {
        "post": Operation("Compute terms", one_or_list(ref("TermAnswer")), body=one_or_list(ref("TermItem")), problems=(413,))
    }

    def post(self, request):
        decree_days = statutory.decree_days()
        return Response(calculated(request.data, lambda item: terms.compute(item, decree_days=decree_days), terms.BadTerm, place))


def calculated(sent, calculate, refusal, place):
    """The answer to one object, or the answers to a list in the same order; every bad one of a list is named."""
    if isinstance(sent, dict):
        sent, single = [sent], True
    elif isinstance(sent, list):
        single = False
    else:
        raise BadInput(wrong("", "type", _("An object is wanted, or a list of objects.")))
    if len(sent) > MOST:
        raise Problem(413, _("At most %(most)s at once.") % {"most": MOST})
    answers, errors = [], []
    for number, item in enumerate(sent):
        try:
            answers.append(calculate(item))
        except refusal as bad:
            field = ".".join(part for part in ("" if single else f"[{number}]", place(bad)) if part)
            errors.append(wrong(field, "invalid", str(bad)))
    if errors:
        raise BadInput(*errors)
    return answers[0] if single else answers


def place(bad):
    return bad.field or ""
