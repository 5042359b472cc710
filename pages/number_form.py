"""A form that points out a BSN or pupil number in what is typed, before it is sent, and hides it when that is chosen."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages import numbers
from pages.forms import Form, PlainText, Radios, options

HIDE, KEEP = "hide", "keep"
CHOICES = options([(HIDE, _("Hide the number: we put ••• in its place")), (KEEP, _("Leave it: this is another number"))])


class WatchesNumbers(Form):
    """Lay this under a form with free text. `numbers` stays out of sight until there is something to choose."""

    numbers_watched_not = frozenset({"phone"})  # nine digits there are a telephone number

    numbers = forms.ChoiceField(
        label=_("Do we hide the number?"), required=False, choices=CHOICES, widget=forms.HiddenInput,
        help_text=_("We do not need a citizen service number (BSN) or pupil number for this."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        self.masked = {}
        super().__init__(*args, **kwargs)
        self.fields["numbers"] = self.fields.pop("numbers")  # below what it is about

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        choice = cleaned.pop("numbers", "")
        found = [name for name in self.texts() if numbers.find(cleaned.get(name))]
        if not found:
            return cleaned
        if choice == HIDE:
            self.masked = {name: numbers.mask(cleaned[name]) for name in found}
            cleaned |= self.masked
        self.show_choice()
        if not choice:
            where = ", ".join(f"“{self[name].label}”" for name in found)
            text = _("In %(where)s stands what looks like a BSN or pupil number. Choose whether we hide it.")
            self.add_error("numbers", ValidationError(text, code="number", params={"where": where}))
        return cleaned

    def texts(self):
        """The names of the fields in which people write what they want."""
        watched = (name for name, field in self.fields.items() if isinstance(field, PlainText))
        return [name for name in watched if name not in self.numbers_watched_not]

    def show_choice(self):
        field = self.fields["numbers"]
        field.widget, field.required = Radios(), True
        field.widget.choices = field.choices
