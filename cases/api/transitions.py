"""The steps of a case: which there are for this person, what each asks, and taking one."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.response import Response

from cases import registry
from cases.api import schema
from cases.api.input import misfits, read, version_in
from cases.api.items import changed_once
from cases.api.openapi import Operation, detail_of
from cases.api.problems import BadInput, wrong
from cases.api.shapes import a_list, ref
from cases.api.view import OfKind
from cases.forms import Bare
from cases.moves import Refused, check_version, move, possible


class Transitions(OfKind):
    """All steps of this case for this person, allowed or with the rule that stops them."""

    operations = {"get": Operation("What can be done now", a_list(ref("Transition")))}

    def get(self, request, reference):
        workflow, at = self.workflow(request, reference), timezone.now()
        return Response([self.line(one, workflow, request.user, at) for one in possible(workflow, request.user)])

    def line(self, one, workflow, user, at):
        form = registry.get(self.kind).forms.get(one.step.name, Bare)(workflow=workflow, user=user, at=at)
        return {
            "name": one.step.name,
            "label": one.step.label,
            "allowed": one.allowed,
            "rule": one.rule or None,
            "reason": one.reason or None,
            "input": schema.of_form(form, version=True),
        }


class Transition(OfKind):
    """Take one step. What stops it is told before what is wrong with the input: first may it, then how."""

    operations = {"post": Operation("Take a step", detail_of, body={"type": "object"}, once=True)}

    def post(self, request, reference, name):
        at = timezone.now()
        workflow = self.workflow(request, reference)
        return changed_once(request, workflow, lambda: take(workflow, name, request.data, by=request.user, at=at), at=at)


def take(workflow, name, sent, *, by, at):
    """Check this step and its input, and carry it out."""
    one = next((p for p in possible(workflow, by) if p.step.name == name), None)
    if one is None:
        raise BadInput(wrong("name", "unknown", _("There is no transition “%(name)s”.") % {"name": name[:60]}))
    if one.rule == "role":
        raise PermissionDenied(str(one.reason))
    form_class = registry.get(workflow.kind).forms.get(name, Bare)
    errors = list(misfits(form_class.base_fields, sent, {"version"}))
    if errors:
        raise BadInput(*errors)
    version = version_in(sent)
    check_version(workflow, version)
    if not one.allowed:
        raise Refused(one.rule, one.reason, workflow.state)
    form = read(form_class, sent, beside={"version"}, workflow=workflow, user=by, at=at)
    return move(workflow.case, name, by=by, at=at, version=version, **form.facts())
