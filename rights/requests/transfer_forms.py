"""Input for the steps of a transfer to another school; the pages and the API fill in the same."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.forms import PersonField, StepForm, colleagues
from cases.terms import local_day
from pages.forms import Checks, DayField, MomentField, PlainLine, PlainText, Radios, options
from rights.requests import releasing
from rights.requests.models.transfer import (
    MAY_GO,
    OKR_PARTS,
    REPORT,
    Basis,
    Enrolment,
    Part,
    Sector,
    TransferConsent,
    TransferFact,
)
from rights.requests.models.transfer_rules import who_consents
from rights.requests.models.transfer_steps import CHECKERS
from schools.finding import open_schools

Sort, Source = Enrolment.Sort, Enrolment.Source
Who, Way, How = TransferConsent.Who, TransferConsent.Way, TransferFact.How
OUTCOMES = [(TransferConsent.GIVEN, _("consent given")), (TransferConsent.REFUSED, _("consent refused"))]
CHECKED = [
    ("website", _("on the own website of the school")),
    ("phone", _("by calling the school on a number that we had already")),
    ("list", _("in the official list of schools")),
]
HINTS = {
    Basis.OKR: _("Goes by OSO. From primary education without consent; parents look at it first."),
    Basis.ART_20: _("Only what the person gave, on consent or contract, and kept in a system."),
    Basis.CONSENT: _("What does not belong to the OKR."),
}


def said_too(*names):
    """What a step keeps sealed besides free text: an address, a school, a version."""

    def said(cls):
        return {name for name, field in cls.base_fields.items() if isinstance(field, PlainText)} | set(names)

    return classmethod(said)


def sentences(choices):
    return [(value, capfirst(label)) for value, label in choices]


class SchoolByCode(forms.CharField):
    """A school of the list, of any board: by its BRIN with location code (01AB00), its BRIN where there is one, or its slug."""

    def __init__(self, **about):
        super().__init__(**{"max_length": 120, "required": False, "label": _("Receiving school"), **about})

    def clean(self, value):
        code = (super().clean(value) or "").strip()
        if not code:
            return None
        named = Q(slug=code.lower()) | Q(brin=code[:4].upper(), **({"location": code[4:]} if len(code) == 6 else {}))
        found = list(open_schools(self.today).select_related("board").filter(named)[:2]) if "\0" not in code else []
        if len(found) != 1:
            raise ValidationError(_("No school is known by this code. Give BRIN and location, such as 01AB00."), code="unknown")
        return found[0]


class PlanTransfer(StepForm):
    school = SchoolByCode(help_text=_("BRIN and location code, such as 01AB00. Empty for a school that is not in the list."))
    school_name = PlainLine(label=_("Name of the receiving school"), required=False, max_length=150)
    school_address = PlainText(label=_("Its address"), required=False, rows=2, max_length=500)
    sector = forms.ChoiceField(
        label=_("What kind of school is it?"), required=False, choices=[("", _("As in the list")), *sentences(Sector.choices)]
    )
    basis = forms.ChoiceField(label=_("On what basis?"), choices=options(sentences(Basis.choices), HINTS), widget=Radios)
    parts = forms.MultipleChoiceField(
        label=_("What goes?"), required=False, choices=sentences(Part.choices), widget=Checks,
        help_text=_("Nothing ticked with the OKR: its five groups as the law fixes them."),
    )  # fmt: skip
    portable = forms.BooleanField(
        label=_("The person gave these data, on consent or contract, and they are in a system (AVG 20(1))"), required=False,
        help_text=_("Only for taking along own data. Otherwise use inspection or the OKR."),
    )  # fmt: skip

    said = said_too("school")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].today = local_day(self.at)

    def clean(self):
        cleaned = super().clean()
        school, basis, parts = cleaned.get("school"), cleaned.get("basis"), cleaned.get("parts") or []
        if "school" not in self.errors and not school and not cleaned.get("school_name"):
            text = _("Say which school it is: by its code, or by name and address.")
            self.add_error("school_name", ValidationError(text, code="required"))
        cleaned["sector"] = cleaned.get("sector") or (school.sector if school else "")
        if not cleaned["sector"] and not self.errors:
            self.add_error("sector", ValidationError(_("Choose what kind of school it is."), code="required"))
        if school and school == self.workflow.case.school:
            self.add_error("school", ValidationError(_("This is your own school. Choose the other one."), code="own_school"))
        if basis:
            self.check_parts(basis, parts)
        cleaned.pop("portable", None)
        return cleaned

    def check_parts(self, basis, parts):
        """What may go on this basis: no more, and something."""
        if basis == Basis.OKR and not set(parts) & set(OKR_PARTS):
            self.cleaned_data["parts"] = parts = [*(part.value for part in OKR_PARTS[:5]), *parts]
        if not parts:
            self.add_error("parts", ValidationError(_("Choose what goes along."), code="required"))
        elif set(parts) - set(MAY_GO[basis]):
            wrong = ValidationError(_("Not everything that is ticked can go on this basis."), code="not_on_this_basis")
            self.add_error("parts", wrong)
        if basis == Basis.ART_20 and not self.cleaned_data.get("portable"):
            text = _("Only what meets all three goes by AVG 20. Does it not? Refuse it, and use inspection or the OKR.")
            self.add_error("portable", ValidationError(text, code="not_portable"))


class PastDay(StepForm):
    """A step that asks on which day something happened."""

    on = DayField(label=_("On which day?"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = lambda: local_day(self.at)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > local_day(self.at):
            raise ValidationError(_("This day is still to come."), code="future")
        return day


class RecordEnrolment(PastDay):
    sort = forms.ChoiceField(label=_("What is it?"), choices=sentences(Sort.choices), widget=Radios)
    source = forms.ChoiceField(label=_("How do you know?"), choices=sentences(Source.choices), widget=Radios)
    field_order = ("sort", "on", "source")


class RecordConsent(PastDay):
    part = forms.ChoiceField(label=_("For what?"), choices=[(REPORT, _("The report (OKR) as a whole")), *sentences(Part.choices)])
    outcome = forms.ChoiceField(label=_("Is consent given?"), choices=sentences(OUTCOMES), widget=Radios(look="chips"))
    who = forms.ChoiceField(label=_("By whom?"), choices=sentences(Who.choices), widget=Radios(look="chips"))
    way = forms.ChoiceField(label=_("How?"), choices=sentences(Way.choices), widget=Radios)
    confirmed_on = DayField(
        label=_("Confirmed in writing on"), required=False, help_text=_("Only for oral consent: then it counts.")
    )
    field_order = ("part", "outcome", "who", "way", "on", "confirmed_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        wanted = self.workflow.consents_needed(self.at)
        if wanted:
            self.fields["part"].choices = [(v, label) for v, label in self.fields["part"].choices if v in wanted]
        whose = who_consents(self.workflow.age_on(self.at))
        if whose:
            self.fields["who"].initial = whose


class OfferInspection(PastDay):
    pass


class RecordInspection(PastDay):
    how = forms.ChoiceField(label=_("How was it recorded?"), choices=sentences(How.choices), widget=Radios)
    note = PlainText(label=_("Who looked at it, and at what time?"), required=False, rows=3)
    field_order = ("how", "on", "note")


class AddViews(PastDay):
    text = PlainText(label=_("What do they say?"), rows=6, help_text=_("In their own words. It goes along with the report."))
    field_order = ("text", "on")


class RecordTransferSent(StepForm):
    sent_at = MomentField(label=_("When did OSO send it?"), required=False, help_text=_("Empty is now."))
    okr_version = PlainLine(label=_("Which version of the OKR?"), max_length=50, help_text=_("As OSO names it."))
    reason = PlainText(
        label=_("Why without inspection first?"), required=False, rows=3,
        help_text=_("Only when inspection has not been recorded. The reason stays on the timeline."),
    )  # fmt: skip

    def clean_sent_at(self):
        moment = self.cleaned_data["sent_at"] or self.at
        if moment > self.at:
            raise ValidationError(_("This moment is still to come. Fill in when it happened."), code="future")
        return moment


class RecordTransferReceived(PastDay):
    note = PlainText(label=_("How do you know?"), required=False, rows=2)
    field_order = ("on", "note")


class ChoosePackage(StepForm):
    part = forms.ChoiceField(label=_("Which part?"), choices=sentences(Part.choices))
    documents = forms.MultipleChoiceField(
        label=_("Which documents belong to it?"), required=False, widget=Checks,
        help_text=_("Nothing ticked takes them out again. Add documents to the case first."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        packed = self.workflow.transfer.packed if self.workflow.transfer else ()
        self.fields["part"].choices = [(part, capfirst(Part(part).label)) for part in packed]
        made = {row.document_id for row in self.workflow.hand_overs}
        rows = [row for row in releasing.offered(self.workflow, self.user) if row.pk not in made]
        self.fields["documents"].choices = [(str(row.pk), row.title) for row in rows]


class GiveReceiverAddress(StepForm):
    email = forms.EmailField(label=_("E-mail address of the receiving school"), max_length=254)
    phone = PlainLine(
        label=_("Telephone of the receiving school"), required=False, max_length=40,
        help_text=_("The code goes by telephone, on a number that you looked up yourself."),
    )  # fmt: skip
    second = PersonField(label=_("Who checks it?"), required=False, help_text=_("A colleague, who gets a task for it."))

    said = said_too("email")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.workflow.case
        people = colleagues(case, local_day(self.at), school=case.school, roles=CHECKERS)
        self.fields["second"].queryset = people.exclude(pk=self.user.pk)
        school = self.workflow.transfer.school if self.workflow.transfer else None
        self.fields["phone"].initial = school.phone if school else ""


class ConfirmReceiverAddress(StepForm):
    email = forms.EmailField(
        label=_("The address as you found it"), max_length=254,
        help_text=_("Look it up yourself and type it over: two people, two sources."),
    )  # fmt: skip
    how = forms.ChoiceField(label=_("Where did you find it?"), choices=sentences(CHECKED), widget=Radios)

    said = said_too("email")


TRANSFER_FORMS = {
    "plan_transfer": PlanTransfer,
    "record_enrolment": RecordEnrolment,
    "record_consent": RecordConsent,
    "offer_inspection": OfferInspection,
    "record_inspection": RecordInspection,
    "add_statement_of_views": AddViews,
    "record_copy_given": PastDay,
    "record_transfer_sent": RecordTransferSent,
    "record_transfer_received": RecordTransferReceived,
    "choose_package": ChoosePackage,
    "give_receiver_address": GiveReceiverAddress,
    "confirm_receiver_address": ConfirmReceiverAddress,
}
