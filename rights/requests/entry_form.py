"""What staff fill in: a letter, a call or a talk becomes a request with its true moment of receipt, or is passed on."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.files_field import FilesField
from cases.identity_document import NoIdentityDocument
from cases.place_field import PlaceField
from cases.terms import local_day
from pages.forms import Checks, DayField, MomentField, PlainLine, PlainText, Radios
from pages.number_form import WatchesNumbers
from rights.people import FOR_A_CHILD, Capacity, Channel, age_on
from rights.requests.models import Right

CHANNELS = [(value, capfirst(label)) for value, label in Channel.choices if value not in (Channel.WEB, Channel.SUPPLIER)]
CAPACITIES = [("", _("Choose")), *((value, capfirst(label)) for value, label in Capacity.choices)]
OLDEST = dt.timedelta(days=3 * 366)  # a request that came in longer ago is a slip of the pen


class Asked(WatchesNumbers):
    """Who asks, how it came in and what was said: all that whoever heard it can tell."""

    label_class = "as-h3"

    place = PlaceField(label=_("At which school?"))
    channel = forms.ChoiceField(label=_("How did it come in?"), choices=CHANNELS, widget=Radios(look="chips"))
    received_at = MomentField(
        label=_("When did it come in?"), help_text=_("The day on which the school got it: the term counts from there.")
    )
    name = PlainLine(label=_("Who asks?"), max_length=150, help_text=_("The name, as far as you know it."))
    phone = PlainLine(label=_("Telephone"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mail address"), required=False, max_length=254)
    wording = PlainText(label=_("What is asked, in own words?"), rows=5)
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args, at, places, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)
        self.fields["received_at"].initial = at

    def clean_received_at(self):
        moment = self.cleaned_data["received_at"]
        if moment > self.at:
            raise ValidationError(_("This moment is still to come. Fill in when it came in."), code="future")
        if moment < self.at - OLDEST:
            raise ValidationError(_("This is very long ago. Check the year."), code="too_early")
        return moment

    def silent(self):
        """Without a word on what is wrong or missing: it has not been sent yet."""
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self

    def told(self):
        """What `open_request` wants to know. Nobody sorted yet which right it is, nor who asks in what role."""
        told = self.cleaned_data
        return {
            "rights": [],
            "received_at": told["received_at"],
            "channel": told["channel"],
            "capacity": Capacity.OTHER,
            "requester": {name: told[name] for name in ("name", "phone", "email")},
            "wording": told["wording"],
        }


class Enter(NoIdentityDocument, Asked):
    """For who handles requests: the rights, the role, and the person it is about."""

    rights = forms.MultipleChoiceField(
        label=_("Which rights?"), choices=[(v, capfirst(label)) for v, label in Right.choices], widget=Checks(look="two"),
        help_text=_("More than one may be meant. Each gets its own decision."),
    )  # fmt: skip
    capacity = forms.ChoiceField(label=_("In what role?"), choices=CAPACITIES, widget=forms.Select)
    both_parents = forms.BooleanField(label=_("Both parents ask together"), required=False)
    address = PlainText(label=_("Postal address"), required=False, rows=3, help_text=_("For an answer on paper."))
    subject_name = PlainLine(
        label=_("About whom?"), required=False, max_length=150, help_text=_("Empty when it is about who asks.")
    )
    birth_date = DayField(label=_("Birth date of the person concerned"), required=False)
    group = PlainLine(label=_("Class or group"), required=False, max_length=60)
    copy_wanted = forms.BooleanField(label=_("A copy is asked for"), required=False)
    files = FilesField(
        label=_("The letter"),
        required=False,
        help_text=_("A scan or picture of the letter. Never a copy of an identity document."),
    )

    field_order = (
        "place", "channel", "received_at", "rights", "copy_wanted", "wording", "name", "capacity", "both_parents", "phone",
        "email", "address", "subject_name", "birth_date", "group", "files", "identity_document",
    )  # fmt: skip

    def clean_birth_date(self):
        day = self.cleaned_data["birth_date"]
        if day and day > local_day(self.at):
            raise ValidationError(_("A birth date lies in the past."), code="future")
        if day and age_on(day, local_day(self.at)) > 120:
            raise ValidationError(_("Check the year of birth."), code="too_early")
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("capacity") in FOR_A_CHILD and not cleaned.get("subject_name"):
            self.add_error("subject_name", ValidationError(_("Fill in which child it is about."), code="required"))
        if cleaned.get("copy_wanted") and Right.ACCESS not in self.rights_asked() and "rights" not in self.errors:
            self.add_error("copy_wanted", ValidationError(_("A copy belongs to access. Tick access as well."), code="no_access"))
        return cleaned

    def rights_asked(self):
        return self.cleaned_data.get("rights") or ()

    def told(self):
        told = self.cleaned_data
        subject = {"name": told["subject_name"], "birth_date": told["birth_date"], "group": told["group"]}
        return super().told() | {
            "rights": told["rights"],
            "capacity": told["capacity"],
            "both_parents": told["both_parents"],
            "copy_wanted": told["copy_wanted"],
            "requester": {name: told[name] for name in ("name", "phone", "email", "address")},
            "data_subject": subject,
        }
