"""Input for each step of a breach."""

import datetime as dt
import re

from django import forms
from django.core.validators import RegexValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from breaches import assessment, shapes
from breaches.models import (
    AlsoReport,
    AuthorityContact,
    Breach,
    Communication,
    Decision,
    Incident,
    Notification,
    Outcome,
)
from breaches.models.steps import AUTHORITY, NOTIFIES, minute_of
from cases.forms import Bare, CaseField, PersonField, StepForm, colleagues
from cases.models import Case
from cases.terms import local_day
from pages import words
from pages.forms import DayField, MomentField, PlainText
from schools.access import roles_on
from schools.models import Role

HOURS = dt.timedelta(hours=72)
# It stands on the timeline in the clear and for good: no room for a remark or a name.
NUMBER = RegexValidator(r"^(?=\D*\d)[A-Za-z0-9][A-Za-z0-9 ./_-]*\Z", _("Fill in only the number that the AP gave."))
CODE = re.compile(shapes.CODE)
NO_CODE = _("Give codes such as “care_file”. What has to be told in words belongs with what happened.")
MOST_OFFERED = 300
LATE_AFTER_DISCOVERY = _(
    "It is more than 72 hours after the discovery. In time after the awareness, perhaps; explain the difference on the form."
)


class FactsField(forms.JSONField):
    """The answers of the assessment: an object of facts, each checked by the calculator itself.

    They are kept as codes, in the clear. A list that is open takes other codes too, but no sentence and no name.
    """

    json_schema = staticmethod(shapes.kept_facts)

    def clean(self, value):
        facts = super().clean(value)
        if facts is None:
            return {}
        if not isinstance(facts, dict):
            raise forms.ValidationError(_("Give the facts as an object."), code="invalid")
        wrong = [error for error in map(self.refusal, facts.items()) if error]
        if wrong:
            raise forms.ValidationError(wrong)
        return facts

    @staticmethod
    def refusal(fact):
        """What is wrong with one fact, with its name as the path to it."""
        name, value = fact
        try:
            assessment.validate({name: value})
            wrong = "" if all(CODE.fullmatch(word) for word in (value if isinstance(value, list) else ())) else NO_CODE
        except assessment.BadFacts as bad:
            wrong = str(bad)
        if not wrong:
            return None
        error = forms.ValidationError(wrong, code="invalid")
        error.path = name[:100]
        return error


def not_in_future(moment, at):
    if moment and moment > at:
        raise forms.ValidationError(_("This moment is still to come. Fill in when it happened."), code="future")
    return moment


def sentences(choices):
    """The choices as answers that stand alone: each with a capital."""
    return [(value, capfirst(label)) for value, label in choices.choices]


class Assess(StepForm):
    facts = FactsField(label=_("Facts"), widget=forms.HiddenInput)
    note = PlainText(label=_("Explanation"), required=False)

    def clean(self):
        cleaned = super().clean()
        if "facts" in cleaned:
            cleaned["result"] = assessment.assess(cleaned["facts"])
        return cleaned


class AskAdvice(StepForm):
    question = PlainText(label=_("What do you want to know?"), required=False)


class Advise(StepForm):
    outcome = forms.ChoiceField(label=_("Your advice"), choices=Outcome.choices, widget=forms.RadioSelect)
    text = PlainText(label=_("Why"), help_text=_("Everybody who handles this case reads it. You cannot change it afterwards."))


class Decide(StepForm):
    mark_optional = False  # what has to be written follows from the decision, and each field says when

    outcome = forms.ChoiceField(label=_("What do you decide?"), choices=Outcome.choices, widget=forms.RadioSelect)
    preliminary = forms.BooleanField(
        label=_("Preliminary: notify now, complete later"), required=False,
        help_text=_("Possible at any time, also before assessment and advice are there."),
    )  # fmt: skip
    exception_34_3 = forms.ChoiceField(
        label=_("Exception to informing people (AVG article 34(3))"), required=False, widget=forms.RadioSelect,
        choices=[("", _("No exception")), *sentences(Decision.Exception34)],
    )  # fmt: skip
    reason = PlainText(
        label=_("Reason"), required=False,
        help_text=_("Required when you do not notify, or when you deviate from the assessment or from the FG's advice."),
    )  # fmt: skip
    no_advice = PlainText(
        label=_("There is no advice of the FG. When did you ask, and why do you not wait?"), required=False,
        help_text=_("For example: “FG asked on Monday at 10.00, no answer at 16.00; the term ends tonight.”"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["preliminary"].initial = lambda: self.workflow.assessment is None  # then nothing else can be decided

    def clean(self):
        cleaned = super().clean()
        if "outcome" not in cleaned:
            return cleaned
        breach, outcome, reason = self.workflow, cleaned["outcome"], cleaned.get("reason")
        if outcome == Outcome.REGISTER_ONLY:
            cleaned["exception_34_3"] = ""  # without a notice there is nothing to be exempt from
        if cleaned.get("preliminary") and outcome not in NOTIFIES:
            self.add_error("preliminary", _("Only a notification can be preliminary."))
        if not reason and outcome == Outcome.REGISTER_ONLY:
            self.add_error("reason", _("Write why the AP is not notified. The AP may ask for it (AVG article 33(5))."))
        elif not reason and breach.assessment and outcome != breach.assessment.outcome:
            self.add_error("reason", _("This deviates from the assessment. Write why."))
        elif not reason and breach.advice and outcome != breach.advice.outcome:
            self.add_error("reason", _("This deviates from the FG's advice. Write why."))
        elif not reason and cleaned.get("exception_34_3"):
            self.add_error("reason", _("Write on what ground people need not be informed (AVG article 34(3))."))
        if breach.advice is None and not (cleaned.get("no_advice") or reason):
            self.add_error("no_advice", _("There is no advice of the FG. Write when you asked for it, and why you do not wait."))
        return cleaned


class RecordNotification(StepForm):
    kind = forms.ChoiceField(label=_("What did you send?"), choices=sentences(Notification.Kind), widget=forms.RadioSelect)
    complete = forms.BooleanField(
        label=_("It was complete"), required=False, help_text=_("Leave it open when something still has to be added.")
    )  # fmt: skip
    sent_at = MomentField(label=_("When was it sent?"))
    number = forms.CharField(label=_("Number of the AP"), max_length=40, required=False, validators=[NUMBER])
    filed_by = forms.ChoiceField(
        label=_("Who filed it?"), choices=sentences(Notification.FiledBy), required=False, widget=forms.RadioSelect
    )
    reasons_for_delay = PlainText(
        label=_("Why later than 72 hours?"), required=False, rows=3, help_text=_("Only when it was sent later than that.")
    )  # fmt: skip
    withdrawal_reason = PlainText(label=_("Why is it withdrawn?"), required=False, rows=3)
    receipt = forms.ChoiceField(
        label=_("The receipt of the AP"), required=False, help_text=_("First add it to the documents of this case.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        breach = self.workflow
        self.fields["receipt"].choices = [("", _("None yet")), *documents_of(breach.case)]
        self.fields["kind"].initial, self.fields["filed_by"].initial = self.usual_kind, self.usual_filer
        for name in ("reasons_for_delay", "withdrawal_reason"):
            self.fields[name].initial = (breach.worksheet or {}).get(name, "")
        if breach.aware_at > breach.discovered_at and self.at > breach.discovered_at + HOURS and not breach.standing:
            self["sent_at"].help_text = LATE_AFTER_DISCOVERY  # the field is bound already, and its words with it

    def usual_kind(self):
        return Notification.Kind.FOLLOW_UP if self.workflow.initial_notification else Notification.Kind.INITIAL

    def usual_filer(self):
        by_dpo = Role.DPO in roles_on(self.user, self.workflow.case)
        return Notification.FiledBy.DPO if by_dpo else Notification.FiledBy.BOARD

    def clean_sent_at(self):
        moment = not_in_future(self.cleaned_data["sent_at"], self.at)
        if moment < minute_of(self.workflow.discovered_at):
            raise forms.ValidationError(_("This lies before the discovery."), code="too_early")
        return moment

    def clean_filed_by(self):
        return self.cleaned_data["filed_by"] or Notification.FiledBy.BOARD

    def clean(self):
        cleaned = super().clean()
        # Both stood ready from the worksheet, and are shown with their own kind only.
        if cleaned.get("kind") != Notification.Kind.WITHDRAWAL:
            cleaned["withdrawal_reason"] = ""
        if cleaned.get("kind") != Notification.Kind.INITIAL:
            cleaned["reasons_for_delay"] = ""
        if cleaned.get("kind") == Notification.Kind.INITIAL and cleaned.get("sent_at"):
            cleaned["late"] = self.is_late(cleaned["sent_at"])
            if cleaned["late"] and not cleaned.get("reasons_for_delay"):
                self.add_error("reasons_for_delay", _("More than 72 hours have passed. Write why (AVG article 33(1))."))
        return cleaned

    def is_late(self, sent_at):
        """Later than the clock that ran from awareness, whether it still runs or ended by an earlier decision."""
        clock = self.workflow.case.deadlines.filter(purpose=AUTHORITY).order_by("-pk").first()
        return bool(clock and clock.due_at and sent_at > clock.due_at)


def documents_of(case):
    """The files of a case to choose from, the newest first; not those for the handler only."""
    rows = list(case.documents.filter(erased_at=None, handlers_only=False).order_by("-at", "pk"))
    for row in rows:
        row.case = case
    return [(str(row.pk), row.title or "") for row in rows]


class RecordCommunication(StepForm):
    sent_at = MomentField(label=_("When were they informed?"), required=False)
    channel = forms.ChoiceField(label=_("How?"), choices=[("", _("Choose")), *Communication.Channel.choices], required=False)
    count = forms.IntegerField(label=_("How many people?"), required=False, min_value=0, max_value=10_000_000)
    audience = PlainText(label=_("Who?"), required=False)
    text = PlainText(label=_("What did you tell them?"), required=False)

    def clean_sent_at(self):
        return not_in_future(self.cleaned_data["sent_at"] or self.at, self.at)


class Evaluate(StepForm):
    text = PlainText(label=_("What did we learn?"), required=False)
    measure = PlainText(label=_("A measure that follows from it"), required=False)
    measure_by = PersonField(label=_("Who does it?"), required=False)
    measure_on = DayField(label=_("Ready on"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measure_by"].queryset = colleagues(self.workflow.case, local_day(self.at))


class SetAwareness(StepForm):
    aware_at = MomentField(label=_("When was there reasonable certainty that personal data were affected?"))
    reason = PlainText(label=_("Why then, and not at the discovery?"))

    def clean_aware_at(self):
        moment = not_in_future(self.cleaned_data["aware_at"], self.at)
        if self.workflow.began_at and moment < self.workflow.began_at:
            raise forms.ValidationError(_("This lies before the incident began."), code="too_early")
        if moment < minute_of(self.workflow.discovered_at):
            wrong = _("This lies before the discovery: nobody is aware of what nobody has seen.")
            raise forms.ValidationError(wrong, code="too_early")
        return moment


class RecordContact(StepForm):
    sort = forms.ChoiceField(label=_("What was it?"), choices=sentences(AuthorityContact.Sort), widget=forms.RadioSelect)
    received_at = MomentField(label=_("When?"), required=False)
    text = PlainText(label=_("What did the AP ask or say?"))
    answer_by = DayField(label=_("Answer by"), required=False)

    def clean_received_at(self):
        return not_in_future(self.cleaned_data["received_at"] or self.at, self.at)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer_by") and cleaned.get("received_at"):
            days = (cleaned["answer_by"] - local_day(cleaned["received_at"])).days
            if not 0 < days <= 3650:
                self.add_error("answer_by", _("Fill in a day after the AP's question."))
            cleaned["days"] = days
        return cleaned


class RecordAnswer(StepForm):
    contact = forms.ChoiceField(label=_("Which question did you answer?"), widget=forms.RadioSelect)
    answered_at = MomentField(label=_("When did you answer?"), required=False)
    text = PlainText(label=_("What did you answer?"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = {str(row.pk): row for row in self.workflow.open_questions}
        self.fields["contact"].choices = [(pk, question_in_words(row)) for pk, row in self.asked.items()]
        if len(self.asked) == 1:
            self.fields["contact"].initial = next(iter(self.asked))

    def clean(self):
        cleaned = super().clean()
        moment, row = cleaned.get("answered_at") or self.at, self.asked.get(cleaned.get("contact"))
        if moment > self.at:
            self.add_error("answered_at", _("This moment is still to come. Fill in when it happened."))
        elif row and moment < row.received_at:
            self.add_error("answered_at", _("This lies before the question."))
        return cleaned | {"answered_at": moment}


def question_in_words(row):
    """A question of the AP in one line of a list."""
    text = row.text or ""
    return f"{words.short_day(row.received_at)}: {text[:100]}{'…' if len(text) > 100 else ''}"


class RecordOtherReport(StepForm):
    party = forms.ChoiceField(label=_("Who?"), choices=sentences(AlsoReport.Party), widget=forms.RadioSelect)
    told_at = MomentField(label=_("Told at"), required=False)
    not_applicable = forms.BooleanField(label=_("Not applicable"), required=False)
    note = PlainText(label=_("Explanation"), required=False, rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].initial = self.next_party

    def next_party(self):
        done = set(self.workflow.case.alsoreport_records.values_list("party", flat=True))
        return next((party for party in AlsoReport.Party if party not in done), None)

    def clean_told_at(self):
        return not_in_future(self.cleaned_data["told_at"], self.at)

    def clean(self):
        cleaned = super().clean()
        if "told_at" not in self.errors and bool(cleaned.get("told_at")) == bool(cleaned.get("not_applicable")):
            self.add_error("told_at", _("Fill in the moment, or tick “not applicable”."))
        return cleaned


class WithReason(StepForm):
    reason = PlainText(label=_("Why?"))


class Merge(StepForm):
    into = CaseField(label=_("The case in which it goes on"), max_length=20)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.workflow.case
        same = Case.objects.visible_to(self.user).open().filter(kind=Breach.kind, board=case.board_id)
        self.fields["into"].cases = same.exclude(pk=case.pk)
        self.fields["into"].widget = forms.Select(choices=self.offered)

    def offered(self):
        """The open cases to choose from, the latest first. Asked for when the list is shown."""
        subjects = dict(Incident.choices)
        rows = self.fields["into"].cases.select_related("school", "board").order_by("-pk")[:MOST_OFFERED]
        named = [(row.reference, f"{row.reference}, {subjects.get(row.subject, '')}, {row.school or row.board}") for row in rows]
        return [("", _("Choose")), *named]


FORMS = {
    "assess": Assess,
    "ask_advice": AskAdvice,
    "advise": Advise,
    "decide": Decide,
    "record_notification": RecordNotification,
    "record_communication": RecordCommunication,
    "evaluate": Evaluate,
    "close": Bare,
    "set_awareness": SetAwareness,
    "record_contact": RecordContact,
    "record_answer": RecordAnswer,
    "record_other_report": RecordOtherReport,
    "dismiss": WithReason,
    "merge": Merge,
    "reopen": WithReason,
    "ask_reopening": WithReason,
}
