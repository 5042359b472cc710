"""What a wrong recipient states: received, opened, passed on, deleted, and when. Evidence; a person judges it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.forms import Form, MomentField, PlainLine, PlainText, Radios

YES, NO, UNKNOWN = "yes", "no", "unknown"
ONE_OF_TWO = [(YES, _("Yes")), (NO, _("No"))]
LATER, CANNOT = "later", "cannot"
CHOICES = ("received", "opened", "forwarded", "deleted")


class Statement(Form):
    """Four questions. Only the last may ask for a moment."""

    label_class = "as-h3"

    received = forms.ChoiceField(label=_("Did you receive it?"), choices=ONE_OF_TWO, widget=Radios(look="chips"))
    opened = forms.ChoiceField(
        label=_("Did you or somebody else open or read it?"), widget=Radios(look="chips"),
        choices=[*ONE_OF_TWO, (UNKNOWN, _("I do not know"))],
    )  # fmt: skip
    forwarded = forms.ChoiceField(
        label=_("Did you pass it on, copy it or show it to somebody?"), choices=ONE_OF_TWO, widget=Radios(look="chips")
    )
    forwarded_to = PlainText(
        label=_("To whom, and how?"), required=False, rows=2, max_length=2000,
        help_text=_("Only if you passed it on. In your own words; a name is not needed."),
    )  # fmt: skip
    deleted = forms.ChoiceField(
        label=_("Did you delete or destroy it?"), widget=Radios,
        choices=[
            (YES, _("Yes, everywhere: also from the bin, from copies and from my phone")),
            (LATER, _("Not yet, I will do it")),
            (CANNOT, _("No, I cannot, or I gave it back")),
        ],
    )  # fmt: skip
    deleted_at = MomentField(label=_("When did you delete it?"), required=False, help_text=_("About is fine."))
    remark = PlainText(label=_("Do you want to say something about it?"), required=False, rows=3, max_length=5000)
    name = PlainLine(label=_("Your name"), required=False, max_length=150)

    def __init__(self, *args, at, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"autocomplete": "name", "class": "w24"}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("forwarded") == YES and not cleaned.get("forwarded_to") and "forwarded_to" not in self.errors:
            self.add_error("forwarded_to", ValidationError(_("Write to whom it went, as far as you know."), code="required"))
        moment = cleaned.get("deleted_at")
        if moment and moment > self.at:
            future = _("This moment is still to come. Fill in when it happened.")
            self.add_error("deleted_at", ValidationError(future, code="future"))
        if cleaned.get("deleted") == YES and not moment and "deleted_at" not in self.errors:
            self.add_error("deleted_at", ValidationError(_("Fill in when you deleted it. About is fine."), code="required"))
        return cleaned

    @property
    def facts(self):
        """The choices and the moment: nothing of who it is."""
        told = {name: self.cleaned_data[name] for name in CHOICES}
        if self.cleaned_data["deleted"] == YES:
            told["deleted_at"] = self.cleaned_data["deleted_at"]
        return told

    @property
    def said(self):
        return {name: self.cleaned_data[name] for name in ("forwarded_to", "remark", "name")}
