"""Input for each step of a complaint."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.forms import Bare, PersonField, colleagues
from cases.page_forms import handlers_for
from cases.terms import local_day
from pages.forms import DayField, MomentField, PlainText, Radios
from rights.complaints.models import Commission, Hearing, Reaction, Respondent, Rung
from rights.complaints.models.barring import kind_of
from rights.complaints.models.ladder import INSIDE, OUTSIDE, not_inside, not_outside
from rights.complaints.models.records import JUDGED
from rights.complaints.models.steps import SIDES, lines_of, minute_of
from rights.complaints.parts_field import PartsField
from rights.free_text import StepForm
from schools.models import User

# It stands on the timeline in the clear and for good: no room for a remark or a name.
NUMBER = RegexValidator(r"^(?=\D*\d)[A-Za-z0-9][A-Za-z0-9 ./_-]*\Z", _("Fill in only the number that was given there."))
MOST_PARTS = 20


def sentences(choices, only=None):
    """The choices as answers that stand alone: each with a capital."""
    return [(value, capfirst(label)) for value, label in choices.choices if only is None or value in only]


class Dated(StepForm):
    """A step that may have been taken earlier than it is recorded, after the complaint came in."""

    def past(self, name):
        moment = self.cleaned_data.get(name) or self.at
        if moment > self.at:
            raise ValidationError(_("This moment is still to come. Fill in when it happened."), code="future")
        if moment < minute_of(self.workflow.case.received_at):
            raise ValidationError(_("This lies before the complaint came in."), code="too_early")
        return moment


class WithMeasure(Dated):
    """A step from which something may follow to be done."""

    measure = PlainText(
        label=_("A measure that follows from it"), required=False, rows=3,
        help_text=_("It becomes a task, and the complainant reads it in the letter. Who does it does not stand there."),
    )  # fmt: skip
    measure_by = PersonField(label=_("Who does it?"), required=False)
    measure_on = DayField(label=_("Ready on"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measure_by"].queryset = colleagues(self.workflow.case, local_day(self.at))
        self.order_fields([name for name in self.fields if not name.startswith("measure")])

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("measure_by") or cleaned.get("measure_on")) and not cleaned.get("measure"):
            self.add_error("measure", ValidationError(_("Write what has to be done."), code="required"))
        return cleaned


class WithLetter(WithMeasure):
    """A step that goes to the complainant as a letter."""

    language = forms.ChoiceField(
        label=_("In which language is the letter?"), required=False, widget=Radios(look="chips"),
        choices=[("nl", _("Dutch")), ("en", _("English"))],
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = self.workflow.language
        self.order_fields([name for name in self.fields if name != "language"])


class ConfirmReceipt(Dated):
    sent_at = MomentField(label=_("When was receipt confirmed?"), required=False, help_text=_("Empty: now."))
    text = PlainText(label=_("What did you write or say?"), required=False, rows=3)

    def clean_sent_at(self):
        return self.past("sent_at")


class StartStep(Dated):
    step = forms.ChoiceField(label=_("Which step?"), choices=sentences(Rung, INSIDE), widget=Radios)
    handler = PersonField(
        label=_("Who handles it?"), required=False, empty_label=_("Nobody yet"),
        help_text=_("Never somebody whom the complaint is about: that person is not in the list."),
    )  # fmt: skip
    started_at = MomentField(
        label=_("From when?"), required=False, help_text=_("The term of this step starts then. Empty: now.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.workflow.case
        here = handlers_for(case.board, case.school, local_day(self.at))
        self.fields["handler"].queryset = here.exclude(barred_from__case=case)
        self.fields["step"].initial = self.workflow.step if self.workflow.step in INSIDE else None

    def clean_started_at(self):
        return self.past("started_at")

    def clean_step(self):
        workflow, chosen = self.workflow, self.cleaned_data["step"]
        if wrong := not_inside(chosen, workflow.respondent_kind, has_school=workflow.case.school_id is not None):
            raise ValidationError(wrong[1], code=wrong[0])
        return chosen


class RecordHearing(Dated):
    party = forms.ChoiceField(label=_("Who was heard?"), choices=sentences(Hearing.Party), widget=Radios)
    held_at = MomentField(label=_("When?"), required=False, help_text=_("Empty: now."))
    assisted_by = PlainText(
        label=_("Who assisted?"), required=False, rows=2, help_text=_("Both sides may bring somebody along.")
    )  # fmt: skip
    text = PlainText(
        label=_("What was said?"), rows=8, help_text=_("The other side may read it: write down what bears on the complaint.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].initial = next((side for side in Hearing.Party if side not in self.workflow.heard), None)

    def clean_held_at(self):
        return self.past("held_at")


class DecideStep(WithLetter):
    parts = PartsField(label=_("Outcome for each part"), help_text=_("The complainant reads the outcome and the reasons."))
    not_heard = PlainText(
        label=_("Were not both sides heard? Write why"), required=False, rows=3,
        help_text=_("Only needed when a part is founded or unfounded and one side was not heard (WPO article 14)."),
    )  # fmt: skip
    sent_at = MomentField(label=_("When was the answer sent?"), required=False, help_text=_("Empty: now."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].about(self.workflow.parts)

    def clean_sent_at(self):
        return self.past("sent_at")

    def clean(self):
        cleaned = super().clean()
        judged = any(outcome in JUDGED for outcome, _reasons in cleaned.get("parts", {}).values())
        if judged and not self.workflow.heard >= SIDES and not cleaned.get("not_heard"):
            said = _("Not both sides have been heard. Record the hearing first, or write why that was not possible.")
            self.add_error("not_heard", ValidationError(said, code="hear_both_sides"))
        return cleaned


class Escalate(Dated):
    to = forms.ChoiceField(label=_("Where did the complainant go?"), choices=sentences(Rung, OUTSIDE), widget=Radios)
    commission = forms.ChoiceField(
        label=_("Which commission?"),
        required=False,
        choices=[("", _("The one the board is joined to")), *sentences(Commission)],
    )
    filed_at = MomentField(
        label=_("When was it filed there?"), required=False,
        help_text=_("For a commission: when it asked the board for its defence. Empty: now."),
    )  # fmt: skip
    reference = forms.CharField(label=_("The number it has there"), required=False, max_length=40, validators=[NUMBER])

    def clean_filed_at(self):
        return self.past("filed_at")

    def clean(self):
        cleaned = super().clean()
        to, workflow = cleaned.get("to"), self.workflow
        which = (cleaned.get("commission") or workflow.case.board.commission) if to == Rung.COMMISSION else ""
        cleaned["commission"] = which
        if to and (wrong := not_outside(to, which, [(one.rung, one.commission) for one in workflow.ladder])):
            self.add_error("to", ValidationError(wrong[1], code=wrong[0]))
        return cleaned


class SendDefence(Dated):
    sent_at = MomentField(label=_("When was it sent?"), required=False, help_text=_("Empty: now."))
    text = PlainText(label=_("Remark"), required=False, rows=3)

    def clean_sent_at(self):
        return self.past("sent_at")


class RecordFinding(Dated):
    source = forms.ChoiceField(label=_("Whose finding is it?"), required=False, widget=Radios)
    received_at = MomentField(
        label=_("When did the board receive it?"), required=False, help_text=_("The term of the board starts then. Empty: now.")
    )  # fmt: skip
    text = PlainText(label=_("What does it say?"), rows=8)
    parts = PartsField(label=_("Outcome for each part"), required=False, whole=False)
    proposed = PlainText(label=_("Measures that are advised"), required=False, rows=3)
    answer_by = DayField(label=_("Answer by"), required=False, help_text=_("Only when the AP asks for an answer by a day."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        outside = self.workflow.open_outside
        self.fields["source"].choices = [(str(one.number), capfirst(one.name)) for one in outside]
        self.fields["source"].initial = str(outside[-1].number) if outside else None
        self.fields["parts"].about(self.workflow.parts)
        if self.workflow.filed:
            self.start_from(self.workflow.filed)

    def start_from(self, filed):
        """What the commission filed by its link stands ready, to be confirmed."""
        told = {"source": str(filed.step.number), "received_at": filed.at, "text": filed.text, "proposed": filed.proposed}
        rows = [{"part": int(number), "outcome": outcome, "reasons": reasons}
                for number, (outcome, reasons) in (filed.parts or {}).items()]  # fmt: skip
        for name, value in (told | {"parts": rows}).items():
            self.fields[name].initial = value

    def clean_received_at(self):
        return self.past("received_at")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer_by") and cleaned.get("received_at"):
            days = (cleaned["answer_by"] - local_day(cleaned["received_at"])).days
            if not 0 < days <= 3650:
                self.add_error("answer_by", _("Fill in a day after the finding came in."))
            cleaned["days"] = days
        return cleaned


class React(WithLetter):
    shares = forms.ChoiceField(label=_("What does the board think of it?"), choices=sentences(Reaction.Shares), widget=Radios)
    text = PlainText(
        label=_("What does the board do with it, and why?"), rows=8,
        help_text=_("The complainant and the commission read it (WPO article 14)."),
    )  # fmt: skip
    sent_at = MomentField(label=_("When was it sent?"), required=False, help_text=_("Empty: now."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["measure"].initial = lambda: (self.workflow.findings[-1].proposed if self.workflow.findings else "") or ""

    def clean_sent_at(self):
        return self.past("sent_at")


class DivideParts(StepForm):
    parts = PlainText(
        label=_("The parts of the complaint"), rows=8, help_text=_("One part a line, in the words of the complainant.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].initial = lambda: "\n".join(" ".join((part.text or "").split()) for part in self.workflow.parts)

    def clean_parts(self):
        text = self.cleaned_data["parts"]
        if len(lines_of(text)) > MOST_PARTS:
            raise ValidationError(_("At most %(most)s parts fit."), params={"most": MOST_PARTS}, code="too_many")
        return text


class NameRespondent(StepForm):
    respondent_kind = forms.ChoiceField(label=_("About whom is it?"), choices=sentences(Respondent), widget=Radios)
    respondent = PersonField(
        label=_("Who is that?"), required=False, empty_label=_("Not known, or nobody who has an account here"),
        help_text=_("Everything about this complaint is hidden from this person at once."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.workflow.case
        held = case.board.memberships.all()
        self.fields["respondent"].queryset = User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("name")
        self.fields["respondent"].initial = self.workflow.respondent and self.workflow.respondent.email
        self.fields["respondent_kind"].initial = self.workflow.respondent_kind

    def clean(self):
        cleaned = super().clean()
        if person := cleaned.get("respondent"):
            cleaned["respondent_kind"] = kind_of(self.workflow.case.board, person, at=self.at)
        return cleaned


class AskDefence(StepForm):
    quoted = PlainText(
        label=_("What of the complaint may this person read?"), rows=6,
        help_text=_("Quote only what is needed to answer. Leave out data of others, and what is not about this person."),
    )  # fmt: skip
    question = PlainText(label=_("Your question"), rows=4)
    answer_by = DayField(label=_("Answer by"), required=False)

    def clean_answer_by(self):
        day = self.cleaned_data["answer_by"]
        if day and day < local_day(self.at):
            raise ValidationError(_("This day has passed. Choose today or a later day."), code="past")
        return day


class AskDpo(StepForm):
    asked_by = forms.ChoiceField(
        label=_("Who asks the FG?"), widget=Radios,
        choices=[("complainant", _("The complainant")), ("school", _("The school or the board"))],
    )  # fmt: skip
    question = PlainText(label=_("The question"), required=False)


class Advise(StepForm):
    text = PlainText(
        label=_("Your advice"), help_text=_("Everybody who handles this case reads it. You cannot change it afterwards.")
    )
    released = PlainText(
        label=_("What of it may go outside?"), required=False,
        help_text=_("The file for the commission holds this text, and nothing else of your advice."),
    )  # fmt: skip


class RecordReceipt(Dated):
    received_at = MomentField(label=_("When did the complainant receive it?"))

    def clean_received_at(self):
        return self.past("received_at")


class ExtendReaction(StepForm):
    new_date = DayField(label=_("When will the reaction be there?"))
    reason = PlainText(
        label=_("Why does it take longer?"), help_text=_("The complainant and the commission are told (WPO article 14).")
    )

    def clean_new_date(self):
        day = self.cleaned_data["new_date"]
        if day <= local_day(self.at):
            raise ValidationError(_("Fill in a day that is still to come."), code="past")
        return day


class RecordProgress(Dated):
    received_at = MomentField(label=_("When did the word come?"), required=False, help_text=_("Empty: now."))
    text = PlainText(label=_("What did the AP tell?"))

    def clean_received_at(self):
        return self.past("received_at")


class Withdraw(StepForm):
    reason = PlainText(label=_("What did the complainant say?"), required=False, rows=3)


class WithReason(StepForm):
    reason = PlainText(label=_("Why?"))


FORMS = {
    "confirm_receipt": ConfirmReceipt,
    "start_step": StartStep,
    "record_hearing": RecordHearing,
    "decide_step": DecideStep,
    "escalate": Escalate,
    "send_defence": SendDefence,
    "record_finding": RecordFinding,
    "react": React,
    "close": Bare,
    "divide": DivideParts,
    "name_respondent": NameRespondent,
    "ask_defence": AskDefence,
    "ask_dpo": AskDpo,
    "advise": Advise,
    "record_receipt": RecordReceipt,
    "extend_reaction": ExtendReaction,
    "record_progress": RecordProgress,
    "withdraw": Withdraw,
    "reopen": WithReason,
}
