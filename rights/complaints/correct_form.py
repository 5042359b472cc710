"""Correcting what was entered of a complaint: the same questions, filled in; only what differs is changed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.forms import DayField, PlainLine, PlainText, Radios
from pages.number_form import WatchesNumbers
from rights.complaints.entry_form import sentences
from rights.complaints.models import Subject
from rights.people import Capacity

COMPLAINANT = ("name", "email", "phone")
OWN = ("about", "wish", "conduct_on", "capacity")


class Correct(WatchesNumbers):
    """What can be corrected, as it is now. Whom it is about changes by a step of its own."""

    subject = forms.ChoiceField(label=_("What is it about?"), choices=Subject.choices, widget=Radios)
    about = PlainText(label=_("The complaint"), rows=8)
    wish = PlainText(label=_("What does the complainant want?"), required=False, rows=3)
    conduct_on = DayField(label=_("When did it happen?"), required=False)
    capacity = forms.ChoiceField(
        label=_("Who complains?"), required=False, choices=[("", _("Not known")), *sentences(Capacity)]
    )  # fmt: skip
    name = PlainLine(label=_("Name"), required=False, max_length=150)
    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=254)
    phone = PlainLine(label=_("Telephone"), required=False, max_length=40)

    def __init__(self, data=None, *, complaint):
        who = complaint.complainant or {}
        entered = {name: getattr(complaint, name) for name in OWN} | {name: who.get(name, "") for name in COMPLAINANT}
        super().__init__(data, initial={"subject": complaint.case.subject, **entered})

    def changes(self):
        """What differs from what is on record, as `corrections.correct` wants it."""
        told = self.cleaned_data
        found = {name: told[name] for name in ("subject", *OWN) if told[name] != self.initial[name]}
        who = {name: told[name] for name in COMPLAINANT}
        same = all(text == self.initial[name] for name, text in who.items())
        return found if same else {**found, "complainant": who}
