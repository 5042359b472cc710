"""Requests in the API: entering one, correcting it, and what it tells."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from cases.api.input import ObjectField, OnlyWhatWasSent
from cases.api.kinds import KindApi
from cases.api.problems import BadInput, wrong
from cases.api.shapes import DAY, INSTANT, TEXT, YES, a_list, an_object, maybe, one_of
from cases.models import Shown
from pages.forms import Form, MomentField, PlainText
from rights.api_forms import Person, PersonAgain, SchoolField, Subject
from rights.people import FOR_A_CHILD, Capacity, Channel
from rights.requests import api_transfers
from rights.requests.correcting import correct, wrong_days
from rights.requests.models import GatePass, Outcome, Question, Right, Search
from rights.requests.opening import WRITTEN, open_request
from schools.access import standing
from schools.models import Role


def at_path(message, path, code="future"):
    """A mistake at a field, or inside the object it holds."""
    error = ValidationError(message, code=code)
    error.path = path
    return error


NESTED = {"data_subject": "birth_date"}


class Told(Form):
    """What a request tells, whoever brings it."""

    received_at = MomentField(label=_("When did it come in?"), help_text=_("The term counts from the day of receipt."))
    channel = forms.ChoiceField(choices=Channel.choices, label=_("How did it come in?"))
    requester = ObjectField(Person, label=_("Who asks"))
    data_subject = ObjectField(Subject, required=False, label=_("About whom; left out when it is about who asks"))
    wording = PlainText(required=False, label=_("What is asked, in own words"))
    copy_wanted = forms.BooleanField(required=False, label=_("Whether a copy is asked for"))


class Opening(Told):
    """A new request."""

    school = SchoolField()
    rights = forms.MultipleChoiceField(choices=Right.choices, label=_("Which rights are asked"))

    field_order = ("school", "rights")

    def __init__(self, *args, at, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        told = {"received_at": cleaned.get("received_at"), "born": (cleaned.get("data_subject") or {}).get("birth_date")}
        for name, message in wrong_days(at=self.at, **told):
            self.add_error(name, at_path(message, NESTED.get(name, "")))
        capacity = (cleaned.get("requester") or {}).get("role")
        if capacity in FOR_A_CHILD and not (cleaned.get("data_subject") or {}).get("name") and "data_subject" not in self.errors:
            self.add_error("data_subject", at_path(_("Fill in which child it is about."), "name", code="required"))
        return cleaned


class Correction(OnlyWhatWasSent, Told):
    """What may be corrected; only what was sent is looked at."""

    requester = ObjectField(PersonAgain, partial=True, required=False, label=_("Who asks"))
    data_subject = ObjectField(Subject, partial=True, required=False, label=_("Whom it is about"))


class RequestApi(KindApi):
    """What requests add to the API."""

    opening = Opening
    correction = Correction
    elsewhere = {"rights": "add_right"}

    def properties(self):
        return told_shapes() | followed_shapes()

    def open(self, form, *, by, via, at, effects=()):
        told = dict(form.cleaned_data)
        school, requester = told.pop("school"), dict(told.pop("requester"))
        here = (None, school.pk)
        if not any(m.board_id == school.board_id and m.school_id in here and m.role != Role.ADMIN for m in standing(by)):
            raise PermissionDenied(_("You have no role there to enter it from."))
        capacity = requester.pop("role")
        return open_request(
            board=school.board, school=school, capacity=capacity, requester=requester, follows=told["channel"] in WRITTEN,
            by=by, via=via, at=at, effects=effects, **told,
        )  # fmt: skip

    def correct(self, workflow, form, *, by, at, version):
        changes = dict(form.cleaned_data)
        requester = dict(changes.get("requester") or {})
        if role := requester.pop("role", None):
            changes["capacity"] = role
        if "requester" in changes:
            changes["requester"] = requester
        try:
            return correct(workflow.case, by=by, at=at, version=version, **changes)
        except ValidationError as error:
            raise BadInput(*named(error)) from error

    def fields(self, workflow, user, full):
        if full:
            return told_by(workflow) | followed(workflow)
        mine = user.shown.filter(case=workflow.case, why=Shown.Why.REPORTER).exists()
        return {name: value for name, value in told_by(workflow).items() if name in PASSED_ON} if mine else {}


def named(error):
    """What the domain found wrong, by the names of the API."""
    for name, errors in error.error_dict.items():
        field = f"{name}.{NESTED[name]}" if name in NESTED else name
        for one in errors:
            for message in one.messages:
                yield wrong(field, one.code, message)


PASSED_ON = ("channel", "wording", "requester")  # who only passed it on told no more than this


def told_by(request):
    """What was entered."""
    return {
        "rights": request.rights,
        "channel": request.channel,
        "requester": {**(request.requester or {}), "role": request.capacity},
        "data_subject": request.data_subject or None,
        "wording": request.wording,
        "copy_wanted": request.copy_wanted,
    }


def followed(request):
    """What came of it: the gate, the questions, and the decision on each right."""
    gate, moved = request.gate if request.case.version > 1 else None, request.case.version > 1
    return {
        "gate": gate and {name: getattr(gate, name) for name in GATE} | {"by": str(gate.by)},
        "questions": [{name: getattr(row, name) for name in ASKED} for row in request.questions] if moved else [],
        "extended": bool(request.extensions) if moved else False,
        "advices": [{"text": row.text, "at": row.at, "by": str(row.by)} for row in request.advices] if moved else [],
        "decisions": [decided(row) for row in request.decisions] if moved else [],
        "answers": answered(request) if moved else [],
        "searched": [searched(row) for row in request.searches] if moved else [],
        "appointment": request.visit_choice.starts_at if moved and request.visit_choice else None,
        "visits": [visited(row) for row in request.visits] if moved else [],
        "transfers": api_transfers.told(request) if moved else [],
    }


def answered(request):
    """The answers, each with the files that went along, by their ids."""
    if not request.answers:
        return []
    along = {}
    for answer, document in request.case.release_records.order_by("document__at", "pk").values_list("answer", "document"):
        along.setdefault(answer, []).append(str(document))
    return [
        {name: getattr(row, name) for name in ANSWERED} | {"documents": along.get(row.pk, [])} for row in request.answers
    ]  # fmt: skip


def searched(row):
    """A place that was looked in; without an outcome as long as nobody has answered."""
    return {"place": row.name, "outcome": row.outcome or None, "asked_at": row.at, "answered_at": row.answered_at}


def visited(row):
    """A visit, by the names of the step that records it."""
    return {"at": row.visited_at, "present": str(row.present), "shown": row.shown, "copy": row.copy_given}


GATE = ("method", "on", "document_kind", "authority", "at")
ASKED = ("sort", "text", "at", "answered_at")
DECIDED = ("right", "outcome", "ground", "text", "details", "at", "late")
ANSWERED = ("way", "sent_at", "delivered_at", "opened_at", "posted_at", "late")


def decided(row):
    return {name: getattr(row, name) for name in DECIDED} | {"by": str(row.by)}


def told_shapes():
    """The JSON Schema of what was entered."""
    return {
        "rights": a_list(one_of(Right.values)),
        "channel": one_of(Channel.values),
        "requester": {"type": "object", "additionalProperties": TEXT, "properties": {"role": one_of(Capacity.values)}},
        "data_subject": maybe({"type": "object", "additionalProperties": TEXT}),
        "wording": TEXT,
        "copy_wanted": YES,
    }


def followed_shapes():
    """The JSON Schema of what came of it."""
    gate = an_object(
        method=one_of(GatePass.Method.values), on=DAY, document_kind=TEXT, authority=one_of(GatePass.Authority.values),
        at=INSTANT, by=TEXT,
    )  # fmt: skip
    asked = an_object(sort=one_of(Question.Sort.values), text=TEXT, at=INSTANT, answered_at=maybe(INSTANT))
    decision = an_object(
        right=one_of(Right.values), outcome=one_of(Outcome.values), ground=TEXT, text=TEXT,
        details={"type": "object"}, at=INSTANT, late=YES, by=TEXT,
    )  # fmt: skip
    moments = {name: maybe(INSTANT) for name in ("delivered_at", "opened_at", "posted_at")}
    return {
        "gate": maybe(gate), "questions": a_list(asked), "extended": YES,
        "advices": a_list(an_object(text=TEXT, at=INSTANT, by=TEXT)), "decisions": a_list(decision),
        "answers": a_list(an_object(way=TEXT, sent_at=INSTANT, late=YES, documents=a_list(TEXT), **moments)),
        "searched": a_list(
            an_object(
                place=TEXT, outcome=maybe(one_of(Search.Outcome.values)), asked_at=INSTANT, answered_at=maybe(INSTANT)
            )
        ),
        "appointment": maybe(INSTANT), "visits": a_list(an_object(at=INSTANT, present=TEXT, shown=TEXT, copy=YES)),
        "transfers": api_transfers.shape(),
    }  # fmt: skip
