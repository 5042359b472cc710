"""Breaches in the API: reporting one, correcting it, what it tells, and the assessment as a calculator."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from rest_framework.response import Response

from breaches import assessment, report, shapes
from breaches.forms import FactsField
from breaches.models import Breach, Incident
from cases.api.deadlines import calculated
from cases.api.input import ObjectField, OnlyWhatWasSent
from cases.api.kinds import KindApi
from cases.api.openapi import Operation
from cases.api.problems import BadInput, wrong
from cases.api.view import Api
from cases.models import Shown
from pages.forms import Form, MomentField, PlainLine, PlainText
from schools.models import Board, School

AS_TOLD = ("what_happened", "began_at", "ended_at", "measures_taken", "reporter", "aware_reason")
NESTED = {"processor_informed_at": "processor.informed_at", "processor_name": "processor.name"}


class Reporter(Form):
    name = PlainLine(required=False, label=_("Name"))
    email = forms.EmailField(required=False, max_length=254, label=_("E-mail address"))
    phone = PlainLine(required=False, max_length=40, label=_("Telephone"))


class Supplier(Form):
    name = PlainLine(label=_("Name of the supplier"))
    informed_at = MomentField(required=False, label=_("When did the supplier inform the board?"))


class SupplierAgain(Supplier):
    name = PlainLine(required=False, label=_("Name of the supplier"))


class Told(Form):
    """What a report tells, whoever brings it."""

    incident = forms.ChoiceField(required=False, choices=Incident.choices, label=_("What kind of incident was it?"))
    what_happened = PlainText(label=_("What happened?"))
    began_at = MomentField(required=False, label=_("When did it begin?"))
    ended_at = MomentField(required=False, label=_("When did it end?"))
    discovered_at = MomentField(label=_("When was it discovered?"))
    channel = forms.ChoiceField(required=False, choices=Breach.Channel.choices, label=_("How did the report come in?"))
    facts = FactsField(required=False, label=_("What is known for the assessment"))
    measures_taken = PlainText(required=False, label=_("What was done already?"))
    reporter = ObjectField(Reporter, required=False, label=_("Who reported it"))
    processor = ObjectField(Supplier, required=False, label=_("The supplier it happened at"))


class Opening(Told):
    """A new report: where it belongs, and when the board was aware where that was later than the discovery."""

    school = forms.SlugField(
        required=False, max_length=120, label=_("School"),
        help_text=_("Its slug. Leave it out and give “board” for a breach of the whole board."),
    )  # fmt: skip
    board = forms.CharField(required=False, max_length=10, label=_("Board number"))
    aware_at = MomentField(
        required=False, label=_("When was there reasonable certainty that personal data were affected?"),
        help_text=_("The 72 hours start there. Later than the discovery: by the privacy officer, with a reason."),
    )  # fmt: skip
    aware_reason = PlainText(required=False, label=_("Why then, and not at the discovery?"))

    def __init__(self, *args, at, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        self.place = self.find_place(cleaned)
        moments = {name: cleaned.get(name) for name in ("discovered_at", "began_at", "ended_at", "aware_at")}
        informed_at = (cleaned.get("processor") or {}).get("informed_at")
        for name, code, message in report.wrong_moments(at=self.at, **moments, processor_informed_at=informed_at):
            add_mistake(self, name, code, message)
        if self.is_later() and not cleaned.get("aware_reason"):
            self.add_error("aware_reason", ValidationError(_("Write why the 72 hours start later."), code="required"))
        return cleaned

    def is_later(self):
        """Whether the awareness is stated to be later than the discovery."""
        aware_at, discovered_at = self.cleaned_data.get("aware_at"), self.cleaned_data.get("discovered_at")
        return bool(aware_at and discovered_at and aware_at > discovered_at)

    def find_place(self, cleaned):
        """The board and the school; exactly one of the two names where it happened."""
        slug, number = cleaned.get("school"), cleaned.get("board")
        if bool(slug) == bool(number):
            if not {"school", "board"} & self.errors.keys():
                both = _("Give the school, or the board for a breach of the whole board; not both.")
                self.add_error("school", ValidationError(both, code="one_of"))
            return None
        if slug:
            school = School.objects.select_related("board").filter(slug=slug).first()
            found = (school.board, school) if school else None
        else:
            board = Board.objects.filter(number=number).first()
            found = (board, None) if board else None
        if found is None:
            self.add_error("school" if slug else "board", ValidationError(_("This is not known here."), code="unknown"))
        return found


def add_mistake(form, name, code, message):
    """Put a mistake at its field, also when that field is inside an object."""
    field, _dot, path = NESTED.get(name, name).partition(".")
    error = ValidationError(message, code=code)
    error.path = path
    form.add_error(field, error)


class Correction(OnlyWhatWasSent, Told):
    """What may be corrected; only what was sent is looked at."""

    reporter = ObjectField(Reporter, partial=True, required=False, label=_("Who reported it"))
    processor = ObjectField(SupplierAgain, partial=True, required=False, label=_("The supplier it happened at"))


class BreachApi(KindApi):
    """What breaches add to the API."""

    opening = Opening
    correction = Correction
    elsewhere = {"aware_at": "set_awareness", "aware_reason": "set_awareness"}

    def properties(self):
        return shapes.told() | shapes.followed()

    def open(self, form, *, by, via, at, effects=()):
        board, school = form.place
        if not report.may_report(by, board, school):
            raise PermissionDenied(_("You have no role there to report it from."))
        if form.is_later() and not report.may_state_awareness(by, board, school):
            raise PermissionDenied(_("The privacy officer states an awareness that is later than the discovery."))
        told = form.cleaned_data
        about = {name: told[name] for name in AS_TOLD}
        return report.report(
            board=board, school=school, incident=told["incident"] or Incident.OTHER, by=by, via=via, at=at,
            discovered_at=told["discovered_at"], aware_at=told["aware_at"], facts=told["facts"] or {},
            channel=told["channel"] or Breach.Channel.WEB, effects=effects, **about, **flat(told["processor"]),
        )  # fmt: skip

    def correct(self, workflow, form, *, by, at, version):
        changes = dict(form.cleaned_data)
        supplier = flat(changes.pop("processor", {}))
        changes |= {name: value for name, value in supplier.items() if value or getattr(workflow, name)}
        for name, empty in (("incident", Incident.OTHER), ("channel", Breach.Channel.WEB), ("facts", {})):
            if name in changes:
                changes[name] = changes[name] or empty
        try:
            return report.correct(workflow.case, by=by, at=at, version=version, **changes)
        except ValidationError as error:
            raise BadInput(*named(error)) from error

    def fields(self, workflow, user, full):
        if not full and not user.shown.filter(case=workflow.case, why=Shown.Why.REPORTER).exists():
            return {}
        told = told_by(workflow)
        if full:
            return told | followed(workflow)
        handled = workflow.case.version > 1  # from then on these are the words of those who handle it
        return told | ({"facts": {}, "aware_reason": ""} if handled else {})


def flat(processor):
    """The supplier of the API as the fields of the row."""
    return {f"processor_{name}": value for name, value in processor.items()}


def named(error):
    """What the domain found wrong, by the names of the API."""
    for name, errors in error.error_dict.items():
        for one in errors:
            for message in one.messages:
                yield wrong(NESTED.get(name, name), one.code or "invalid", message)


def told_by(breach):
    """What was entered."""
    processor = {"name": breach.processor_name, "informed_at": breach.processor_informed_at}
    return {
        "incident": breach.case.subject,
        "what_happened": breach.what_happened,
        "began_at": breach.began_at,
        "ended_at": breach.ended_at,
        "discovered_at": breach.discovered_at,
        "aware_at": breach.aware_at,
        "aware_reason": breach.aware_reason,
        "reported_internally_at": breach.reported_internally_at,
        "channel": breach.channel,
        "facts": breach.facts,
        "measures_taken": breach.measures_taken,
        "reporter": breach.reporter,
        "processor": processor if any(processor.values()) else None,
    }


def followed(breach):
    """What came of it. A case in which no step was taken has nothing on record, so nothing is asked for."""
    moved = breach.case.version > 1
    assessed = breach.assessment if moved else None
    return {
        "outcome": breach.outcome or None,
        "exception_34_3": breach.exception_34_3 or None,
        "assessment": assessed and signed(assessed, "number", "facts", "result", "note"),
        "advices": [signed(one, "outcome", "text") for one in breach.advices] if moved else [],
        "decisions": [signed(one, *DECIDED) for one in breach.decisions] if moved else [],
        "notifications": [signed(one, *NOTIFIED) for one in breach.notifications] if moved else [],
        "communications": [signed(one, *COMMUNICATED) for one in breach.communications] if moved else [],
    }


DECIDED = ("outcome", "preliminary", "exception_34_3", "follows_advice", "follows_assessment", "reason", "no_advice")
NOTIFIED = ("kind", "complete", "sent_at", "number", "filed_by", "late", "reasons_for_delay", "withdrawal_reason")
COMMUNICATED = ("sent_at", "channel", "count", "audience", "text")


def signed(row, *names):
    """A record with who wrote it and when."""
    return {"at": row.at, "by": row.by and str(row.by), **{name: getattr(row, name) for name in names}}


class Assess(Api):
    """The assessment as a calculator: one object or a list, as `manage.py assess`."""

    operations = {"post": Operation("Assess facts", body=shapes.assess_asked, answer=shapes.assess_answered)}

    def post(self, request):
        return Response(calculated(request.data, assessment.assess_item, assessment.BadFacts, where))


def where(bad):
    """The fact or key that a refusal is about, read from its end: before it may stand an id of the caller's own making."""
    *parts, last = (part.strip("'\"") for part in str(bad).split(": "))
    if parts and last in ("unknown fact", "unknown key"):
        return f"facts.{parts[-1]}" if last == "unknown fact" else parts[-1]
    named = next((part for part in reversed(parts) if part in assessment.FACTS or part in ("id", "facts")), "")
    return f"facts.{named}" if named in assessment.FACTS else named
