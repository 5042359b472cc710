"""Input for each step of a request."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.forms import Bare, CaseField
from cases.models import Case
from cases.terms import local_day
from pages import words
from pages.forms import Checks, DayField, MomentField, PlainLine, PlainText, options
from rights.free_text import StepForm
from rights.requests import releasing
from rights.requests.decide_form import Decide, sentences
from rights.requests.letters.answer import promises_copy, promises_file
from rights.requests.models import Answer, Extension, GatePass, Recipient, Right, RightsRequest
from rights.requests.models.answering import (
    BEFORE_THE_DECISION,
    FILE_MISSING,
    NO_ADDRESS,
    has_address,
    is_before_decision,
    is_late,
)
from rights.requests.models.gate import usual_authority
from rights.requests.models.right import GATE

FEW_OFFERED = 300
# What says that the school is busy; never a word that only sounds like it, such as “indruk” or “personeelsdossier”.
WEAK = re.compile(
    r"\b(?:druk(?:te)?|veel werk|werkdruk|\w*vakantie|ziek(?:te|meldingen)?|onderbezet\w*|personeels?tekort|personeel|busy|"
    r"workload|holidays?|(?:short of|lack of|no|too little) staff|understaffed)\b",
    re.IGNORECASE,
)


def not_in_future(moment, at):
    if moment and moment > at:
        raise ValidationError(_("This moment is still to come. Fill in when it happened."), code="future")
    return moment


def since_receipt(moment, form):
    """A moment between the receipt of the request and now; people write minutes only."""
    moment = not_in_future(moment, form.at) or form.at
    if moment < form.workflow.case.received_at.replace(second=0, microsecond=0):
        raise ValidationError(_("This lies before the request came in."), code="too_early")
    return moment


class AskIdentity(StepForm):
    text = PlainText(
        label=_("What do you ask?"), required=False, rows=4,
        help_text=_("Leave it empty for the usual question: may we call you on the number that we know, or do you come by?"),
    )  # fmt: skip


class AskSpecification(StepForm):
    question = PlainText(label=_("What do you ask?"), rows=4, help_text=_("For example: which years, or which subject?"))


class RecordReply(StepForm):
    received_at = MomentField(label=_("When did the reply come in?"), required=False, help_text=_("Empty is now."))
    text = PlainText(label=_("What was the reply?"), required=False, rows=4)

    def clean_received_at(self):
        return not_in_future(self.cleaned_data["received_at"], self.at) or self.at


class PassGate(StepForm):
    method = forms.ChoiceField(
        label=_("How do you know who it is?"), choices=sentences(GatePass.Method.choices), widget=forms.RadioSelect,
        help_text=_("Take the first that fits. Never keep a copy or a number of a document."),
    )  # fmt: skip
    on = DayField(label=_("On which day?"))
    document_kind = forms.ChoiceField(
        label=_("Which document was shown?"), required=False,
        choices=[("", _("None")), *sentences(GatePass.DocumentKind.choices)],
    )  # fmt: skip
    authority = forms.ChoiceField(
        label=_("What shows that this person may ask it?"), required=False,
        choices=[("", _("Choose")), *sentences(GatePass.Authority.choices)],
    )  # fmt: skip
    covers_address = forms.BooleanField(
        label=_("This also establishes that the e-mail address is this person's own"), required=False,
        help_text=_("Without this, data go by post or over the counter, never by the web page."),
    )  # fmt: skip
    reason = PlainText(
        label=_("Your reason"), required=False, rows=3, help_text=_("Where a person decides: write why this request goes on.")
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = lambda: local_day(self.at)
        self.fields["authority"].initial = lambda: usual_authority(self.workflow.capacity)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > local_day(self.at):
            raise ValidationError(_("This day is still to come."), code="future")
        return day

    def clean(self):
        cleaned = super().clean()
        shown = cleaned.get("method") == GatePass.Method.DOCUMENT
        if shown and not cleaned.get("document_kind"):
            self.add_error("document_kind", ValidationError(_("Choose which document was shown."), code="required"))
        if not shown:
            cleaned["document_kind"] = ""
        if not self.errors:
            cleaned["authority"] = cleaned.get("authority") or usual_authority(self.workflow.capacity)
            for field, finding in self.workflow.not_shown(cleaned["authority"], cleaned.get("reason")):
                self.add_error(field, ValidationError(finding.text, code=finding.rule))
        return cleaned


class Extend(StepForm):
    ground = forms.ChoiceField(
        label=_("Why is one month not enough?"), choices=sentences(Extension.Why.choices), widget=forms.RadioSelect
    )
    text = PlainText(
        label=_("Explain it to the requester"), rows=4, help_text=_("It stands in the letter: say what makes it complex.")
    )  # fmt: skip
    notified_at = MomentField(label=_("When was the letter sent?"), required=False, help_text=_("Empty is now."))
    anyway = forms.BooleanField(
        label=_("I have read the warning and send it like this"), required=False,
        help_text=_("Being busy, holidays and lack of staff are no reasons in law (EDPB 01/2022, 162-164)."),
    )  # fmt: skip

    def clean_notified_at(self):
        return since_receipt(self.cleaned_data["notified_at"], self)

    def clean(self):
        cleaned = super().clean()
        if WEAK.search(cleaned.get("text") or "") and not cleaned.get("anyway"):
            warning = _("Being busy, holidays and lack of staff are no reasons for an extension. Name what makes it complex.")
            self.add_error("text", ValidationError(warning, code="weak_reason"))
        cleaned.pop("anyway", None)
        return cleaned


class Decline(StepForm):
    ground = forms.ChoiceField(
        label=_("Why?"), choices=[(ground.value, capfirst(ground.label)) for ground in GATE], widget=forms.RadioSelect
    )
    text = PlainText(label=_("Explain it to the requester"), rows=5, help_text=_("Say what this person can still do or show."))
    late_reason = PlainText(label=_("Why does the refusal come after the first month?"), required=False, rows=3)

    def clean(self):
        cleaned = super().clean()
        if self.workflow.refuses_late(self.at) and not cleaned.get("late_reason"):
            self.add_error(
                "late_reason", ValidationError(_("The first month has passed. Write why (AVG 12(4))."), code="required")
            )
        return cleaned


class SendAnswer(StepForm):
    way = forms.ChoiceField(
        label=_("How does it go?"), required=False, choices=sentences(Answer.Way.choices), widget=forms.RadioSelect
    )
    sent_at = MomentField(label=_("When was it sent?"), required=False, help_text=_("Empty is now."))
    late_reason = PlainText(
        label=_("Why does the answer come after the term?"), required=False, rows=3, help_text=_("It stands in the letter.")
    )
    copy_on_paper = forms.BooleanField(
        label=_("The copy goes on paper"), required=False,
        help_text=_("By post or at the counter it always does. Tick it when only the letter goes by the web page."),
    )  # fmt: skip
    recorded_later = PlainText(
        label=_("Why was the decision recorded later?"), required=False, rows=3,
        help_text=_("Only when the letter went out before the decision was recorded here."),
    )  # fmt: skip
    documents = forms.MultipleChoiceField(
        label=_("Which files of the case go along?"), required=False,
        help_text=_("By their ids. Left out: what was chosen on the page of the letter."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["way"].initial = lambda: self.workflow.usual_way
        self.fields["documents"].choices = self.offered

    def offered(self):
        """The files that can go along. Asked for when somebody reads the list, or names one."""
        return [(str(one.pk), one.title or one.name) for one in releasing.offered(self.workflow, self.user)]

    def on_page(self):
        """Without what this answer does not ask, such as a reason for being late or a copy that nobody was promised."""
        if self.workflow.usual_way != Answer.Way.POST and not has_address(self.workflow):  # else it stands on top
            self.fields["way"].choices = options(sentences(Answer.Way.choices), {Answer.Way.POST: NO_ADDRESS})
        if promises_file(self.workflow) and not self.workflow.releases_chosen:
            self.asks_file()
        else:
            del self.fields["documents"]
        if not self.is_bound or not is_before_decision(self.workflow, self.told_at):
            del self.fields["recorded_later"]
        if not promises_copy(self.workflow):
            del self.fields["copy_on_paper"]
        if self.is_late(self.told_at):
            self.fields["late_reason"].required = True
        else:
            del self.fields["late_reason"]
        return self

    def asks_file(self):
        """Data to take along go as a file: here it can be chosen as yet."""
        field, shown = self.fields["documents"], self["documents"]
        field.widget, field.required = Checks(), True
        field.choices = self.offered
        shown.help_text = "" if shown.errors else FILE_MISSING

    @property
    def told_at(self):
        return getattr(self, "cleaned_data", {}).get("sent_at") or self.at

    def is_late(self, moment):
        return is_late(self.workflow, moment)

    def clean_sent_at(self):
        return since_receipt(self.cleaned_data["sent_at"], self)

    def clean(self):
        cleaned = super().clean()
        cleaned["way"] = cleaned.get("way") or self.workflow.usual_way
        if self.is_late(cleaned.get("sent_at") or self.at) and not cleaned.get("late_reason"):
            self.add_error("late_reason", ValidationError(_("The term has passed. Write why it is late."), code="required"))
        if is_before_decision(self.workflow, self.told_at) and not cleaned.get("recorded_later"):
            self.add_error("recorded_later", ValidationError(BEFORE_THE_DECISION, code="before_the_decision"))
        if "documents" not in self.data:
            cleaned["documents"] = None  # an empty list says that none goes along
        return cleaned


class RecordDelivery(StepForm):
    fact = forms.ChoiceField(
        label=_("What happened?"), widget=forms.RadioSelect,
        choices=[("delivered", _("It was delivered")), ("opened", _("It was opened")), ("posted", _("It was posted on paper"))],
    )  # fmt: skip
    moment = MomentField(label=_("When?"), required=False, help_text=_("Empty is now."))

    def clean_moment(self):
        moment = not_in_future(self.cleaned_data["moment"], self.at) or self.at
        if moment < self.workflow.answers[-1].sent_at.replace(second=0, microsecond=0):
            raise ValidationError(_("This lies before the answer was sent."), code="too_early")
        return moment


class RecordObjection(StepForm):
    text = PlainText(label=_("What does the other parent hold against it?"), rows=4)


class WeighObjection(StepForm):
    goes_on = forms.TypedChoiceField(
        label=_("Does the request go on?"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=[("yes", _("Yes, the request goes on")), ("no", _("No, the objection weighs heavier"))],
    )  # fmt: skip
    reason = PlainText(label=_("Why?"), rows=4)


class AddRight(StepForm):
    right = forms.ChoiceField(label=_("Which right?"), choices=sentences(Right.choices), widget=forms.RadioSelect)


class AddRecipient(StepForm):
    recipient = PlainLine(label=_("Who got the data?"), max_length=150)
    sort = forms.ChoiceField(label=_("What is it?"), choices=sentences(Recipient.Kind.choices), widget=forms.RadioSelect)

    @classmethod
    def said(cls):
        return {"recipient"}


class AnnounceLifting(StepForm):
    lifts_on = DayField(label=_("On which day does the restriction end?"), help_text=_("Today or later: it is told beforehand."))
    reason = PlainText(label=_("Why does it end?"), rows=3, help_text=_("It stands in the letter to the requester."))

    def clean_lifts_on(self):
        day = self.cleaned_data["lifts_on"]
        if day < local_day(self.at):
            raise ValidationError(_("This day has passed. The end is told beforehand."), code="past")
        return day


class LiftRestriction(StepForm):
    lifted_on = DayField(label=_("On which day was it lifted?"), required=False, help_text=_("Empty is today."))

    def clean_lifted_on(self):
        day = self.cleaned_data["lifted_on"]
        if day and day > local_day(self.at):
            raise ValidationError(_("This day is still to come."), code="future")
        return day


class AskAdvice(StepForm):
    question = PlainText(label=_("Your question to the FG"), required=False, rows=4)


class Advise(StepForm):
    text = PlainText(
        label=_("Your advice"), help_text=_("Everybody who handles this case reads it. You cannot change it afterwards.")
    )


class WithReason(StepForm):
    reason = PlainText(label=_("Why?"))


class Withdraw(StepForm):
    reason = PlainText(label=_("What did the requester say?"), required=False)


class Merge(StepForm):
    into = CaseField(label=_("In which case does it go on?"), max_length=20)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.workflow.case
        same = Case.objects.visible_to(self.user).open().filter(kind=RightsRequest.kind, board=case.board_id)
        self.fields["into"].cases = same.exclude(pk=case.pk)
        self.fields["into"].widget = forms.Select(choices=self.offered)

    def offered(self):
        """The open requests to choose from, the latest first. Asked for when the list is shown."""
        rows = self.fields["into"].cases.select_related("school", "board").order_by("-pk")[:FEW_OFFERED]
        named = [
            (row.reference, f"{row.reference}, {row.school or row.board}, {words.short_day(row.received_at)}") for row in rows
        ]
        return [("", _("Choose")), *named]


FORMS = {
    "pass_gate": PassGate,
    "decide": Decide,
    "send_answer": SendAnswer,
    "close": Bare,
    "ask_identity": AskIdentity,
    "ask_specification": AskSpecification,
    "record_reply": RecordReply,
    "extend": Extend,
    "record_objection": RecordObjection,
    "weigh_objection": WeighObjection,
    "add_right": AddRight,
    "change_into_information": Bare,
    "decline": Decline,
    "record_delivery": RecordDelivery,
    "ask_advice": AskAdvice,
    "advise": Advise,
    "withdraw": Withdraw,
    "merge": Merge,
    "reopen": WithReason,
    "add_recipient": AddRecipient,
    "announce_lifting": AnnounceLifting,
    "lift_restriction": LiftRestriction,
}
