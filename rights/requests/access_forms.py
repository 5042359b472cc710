"""Input for the steps of a request that belong to the right of access: searching, looking through, visit and calls."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.forms import PersonField, colleagues
from cases.terms import local_day
from pages import words
from pages.forms import DayField, MomentField, PlainLine, PlainText
from rights.free_text import StepForm
from rights.requests.forms import not_in_future, sentences
from rights.requests.models import Omission, SearchPlace, VisitChoice

MOST_SLOTS = 6
NEUTRAL = _(
    "Look up all that is kept about %(name)s. Add what you find here, also notes and mails. Change nothing and delete "
    "nothing. You need not know who asks for it or why; do not talk about it with others."
)
# What must not be overlooked before data leave (domain.md 4.3); each is answered with one of SEEN.
CHECKS = {
    "other_parent": _("Data of the other parent"),
    "other_pupils": _("Data of other pupils"),
    "protected_address": _("A protected address"),
    "child_protection": _("Papers of Veilig Thuis or the reporting code (meldcode)"),
    "counsellor": _("Notes of a confidential counsellor (vertrouwenspersoon)"),
    "danger": _("Something that puts the child in danger when it becomes known"),
    "working_notes": _("Purely personal memory aids outside the file"),
}
SEEN = [("none", _("Not there")), ("handled", _("It was there and has been made unreadable or left out"))]


def neutral_question(request):
    """What a colleague is asked to look for: whose data, and nothing of who asks or why."""
    told = request.data_subject or request.requester or {}
    name = ", ".join(part for part in (told.get("name", ""), told.get("group", "")) if part)
    return str(NEUTRAL) % {"name": name} if name else ""


class PlaceField(forms.CharField):
    """A place to search, by its name. The form narrows `places` to those of the board."""

    default_error_messages = {"unknown": _("There is no such place on the list of this board.")}
    places = SearchPlace.objects.none()

    def clean(self, value):
        value = super().clean(value)
        found = self.places.filter(name=value.strip()).first() if value else None
        if value and found is None:
            raise ValidationError(self.error_messages["unknown"], code="unknown")
        return found


class AskSearch(StepForm):
    place = PlaceField(label=_("In which place?"), max_length=100)
    person = PersonField(label=_("Who looks there?"))
    text = PlainText(label=_("What is looked for?"), rows=4)
    due_on = DayField(label=_("Ready on"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.workflow.case
        self.fields["place"].places = SearchPlace.objects.filter(board=case.board_id)
        self.fields["person"].queryset = colleagues(case, local_day(self.at), school=case.school)
        self.fields["text"].initial = lambda: neutral_question(self.workflow)

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < local_day(self.at):
            raise ValidationError(_("This day has passed. Choose today or a later day."), code="past")
        return day


class CheckReview(StepForm):
    """One answer to each of `CHECKS`."""

    note = PlainText(label=_("Note"), required=False, rows=3)

    @classmethod
    def with_checks(cls):
        made = {
            name: forms.ChoiceField(label=label, choices=SEEN, widget=forms.RadioSelect) for name, label in CHECKS.items()
        }
        return type("CheckReview", (cls,), made | {"field_order": [*made, "note"]})

    def facts(self):
        """The answers in one piece: whether there is a protected address is no plain fact for a timeline."""
        told = dict(self.cleaned_data)
        return {"answers": {name: told[name] for name in CHECKS}, "note": told["note"]}


class RecordOmission(StepForm):
    ground = forms.ChoiceField(
        label=_("On what ground?"), widget=forms.RadioSelect,
        choices=[(one.value, capfirst(one.label)) for one in Omission.GROUNDS],
    )  # fmt: skip
    words = PlainText(
        label=_("What is left out, in words for the answer?"), rows=3,
        help_text=_("Say what kind of data it is and why it stays out, without giving it away."),
    )  # fmt: skip


class Moments(forms.MultipleChoiceField):
    """Several moments in one list, for the API. A page asks them one by one."""

    widget = forms.MultipleHiddenInput

    def clean(self, value):
        return [MomentField().clean(one) for one in (value or [])]


class PlanVisit(StepForm):
    mark_optional = False

    slots = Moments(label=_("The moments, at most six"), required=False)
    slot_1 = MomentField(label=_("First moment"), required=False, help_text=_("At least one; several give more choice."))
    slot_2 = MomentField(label=_("Second moment"), required=False)
    slot_3 = MomentField(label=_("Third moment"), required=False)
    slot_4 = MomentField(label=_("Fourth moment"), required=False)
    slot_5 = MomentField(label=_("Fifth moment"), required=False)
    slot_6 = MomentField(label=_("Sixth moment"), required=False)
    place = PlainLine(label=_("In which room?"), max_length=100)
    present = PersonField(label=_("Which colleague is present?"), help_text=_("Somebody of the school has to be there."))
    note = PlainText(
        label=_("Anything the visitor should know?"), required=False, rows=3, help_text=_("Stands on the requester's own page.")
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = colleagues(self.workflow.case, local_day(self.at), school=self.workflow.case.school)

    def clean(self):
        cleaned = super().clean()
        asked = [cleaned.pop(f"slot_{n}", None) for n in range(1, MOST_SLOTS + 1)]
        moments = [moment for moment in [*cleaned.get("slots", []), *asked] if moment]
        where = "slots" if cleaned.get("slots") else "slot_1"
        if not moments and not self.errors:
            self.add_error(where, ValidationError(_("Fill in at least one moment."), code="required"))
        if any(moment <= self.at for moment in moments):
            self.add_error(where, ValidationError(_("A moment has passed already. Choose later ones."), code="past"))
        if len(set(moments)) < len(moments):
            self.add_error(where, ValidationError(_("The same moment stands there twice."), code="twice"))
        if len(moments) > MOST_SLOTS:
            self.add_error(where, ValidationError(_("Propose at most six moments."), code="many"))
        cleaned["slots"] = sorted(moments)
        return cleaned


class WithdrawVisit(StepForm):
    reason = PlainText(label=_("Why?"), required=False, rows=3)


class PickVisit(StepForm):
    choice = forms.ChoiceField(
        label=_("What did the requester say?"), choices=sentences(VisitChoice.Choice.choices), widget=forms.RadioSelect
    )
    slot = forms.CharField(label=_("Which moment?"), required=False, max_length=40, widget=forms.Select)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slot"].widget = forms.Select(choices=self.offered)

    def offered(self):
        plan = self.workflow.visit_plan
        rows = sorted(plan.slots.all(), key=lambda slot: slot.starts_at) if plan else []
        return [("", _("Choose")), *((str(row.pk), words.moment(row.starts_at, self.at)) for row in rows)]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("choice") != VisitChoice.Choice.SLOT:
            cleaned["slot"] = ""
        elif not cleaned.get("slot"):
            self.add_error("slot", ValidationError(_("Choose the moment."), code="required"))
        return cleaned


class RecordVisit(StepForm):
    """The field is called `at` by the contract; the step knows it as `visited_at`, for its own `at` is when it is recorded."""

    present = PersonField(label=_("Which colleague was present?"), help_text=_("Somebody of the school has to be there."))
    at = MomentField(label=_("When was the visit?"))
    visitors = PlainText(label=_("Who came?"), required=False, rows=2)
    shown = PlainText(label=_("What was shown?"), rows=4)
    remarks = PlainText(label=_("Remarks of the visitor"), required=False, rows=3)
    copy = forms.BooleanField(label=_("A copy was given"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = colleagues(self.workflow.case, local_day(self.at), school=self.workflow.case.school)
        self.fields["present"].initial = lambda: getattr(self.planned, "present", None) and self.planned.present.email
        self.fields["at"].initial = lambda: getattr(self.planned, "starts_at", None)

    @property
    def planned(self):
        return self.workflow.visit_choice or self.workflow.visit_plan

    def clean_at(self):
        return not_in_future(self.cleaned_data["at"], self.at)

    def facts(self):
        told = dict(self.cleaned_data)
        return told | {"visited_at": told.pop("at")}


class RecordCall(StepForm):
    spoken_at = MomentField(label=_("When did you speak?"), required=False, help_text=_("Empty is now."))
    who = PlainText(label=_("Whom did you speak?"), rows=2)
    text = PlainText(label=_("What was said?"), rows=4)
    agreed = PlainText(label=_("What was agreed?"), required=False, rows=3)
    shown = forms.BooleanField(
        label=_("Show what was agreed on the requester's own page"), required=False,
        help_text=_("Only what stands under “agreed” is shown there, with the day."),
    )  # fmt: skip

    def clean_spoken_at(self):
        return not_in_future(self.cleaned_data["spoken_at"], self.at) or self.at

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("shown") and not cleaned.get("agreed"):
            self.add_error("agreed", ValidationError(_("Write what was agreed, or do not show it."), code="required"))
        return cleaned


ACCESS_FORMS = {
    "ask_search": AskSearch,
    "check_review": CheckReview.with_checks(),
    "record_omission": RecordOmission,
    "plan_visit": PlanVisit,
    "withdraw_visit": WithdrawVisit,
    "pick_visit": PickVisit,
    "record_visit": RecordVisit,
    "record_call": RecordCall,
}
