"""Input for what comes after a decision, and for the retention table."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.page_forms import AboutCase
from pages.forms import DayField, ModelForm, NumberField, PlainText, Radios
from rights.requests.models import Recipient, RetentionRule


class DealWith(AboutCase):
    """A recipient was told, or is not told for one of the two reasons of art. 19."""

    how = forms.ChoiceField(
        label=_("Was it told?"), widget=Radios,
        choices=[("told", _("Yes")), *((value, _("No: %(why)s") % {"why": label}) for value, label in Recipient.NotTold.choices)],
    )  # fmt: skip
    told_on = DayField(label=_("On which day?"), required=False, help_text=_("Empty is today."))
    reason = PlainText(label=_("Why not?"), required=False, rows=3, help_text=_("Needed when it was not told."))

    def clean_told_on(self):
        day = self.cleaned_data["told_on"]
        if day and day > self.today:
            raise ValidationError(_("This day is still to come."), code="future")
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("how") in Recipient.NotTold.values and not cleaned.get("reason"):
            self.add_error("reason", ValidationError(_("Write why it was not told."), code="required"))
        return cleaned

    def told(self):
        """As `telling.deal_with` takes it."""
        how = self.cleaned_data["how"]
        if how == "told":
            return {"told_on": self.cleaned_data["told_on"] or self.today}
        return {"not_told": how, "reason": self.cleaned_data["reason"]}


class RuleForm(ModelForm):
    """One row of the retention table."""

    count = NumberField(label=_("How long?"), required=False, low=1, high=600, help_text=_("Empty where consent decides."))

    class Meta:
        model = RetentionRule
        fields = ("category", "kind", "count", "unit", "counts_from", "ground", "source", "active")
        labels = {
            "category": _("Which data?"), "kind": _("What kind of term is it?"), "unit": _("In weeks, months or years?"),
            "counts_from": _("From which day does it count?"), "ground": _("On what ground?"),
            "source": _("Where does it stand?"), "active": _("In use: a decision about erasure asks about it"),
        }  # fmt: skip
        widgets = {"kind": Radios}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("kind", "counts_from"):
            choices = [(value, capfirst(label)) for value, label in self._meta.model._meta.get_field(name).choices]
            self.fields[name].choices = choices
        self.fields["unit"].choices = [("", _("Choose")), *RetentionRule.Unit.choices]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == RetentionRule.Kind.CONSENT:
            cleaned["count"], cleaned["unit"] = None, ""
        elif cleaned.get("kind"):
            for name, text in (("count", _("Fill in how long.")), ("unit", _("Choose weeks, months or years."))):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(text, code="required"))
        return cleaned
