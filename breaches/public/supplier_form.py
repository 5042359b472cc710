"""What a supplier tells a board: what art. 33(2) and (3) need, in the supplier's own words."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from breaches.models import Breach, Incident
from breaches.noticed import NoticedField
from breaches.public.forms import ABOUT, Reached
from breaches.report import wrong_moments
from breaches.report_form import CATEGORIES
from cases.files_field import FilesField
from pages.forms import Checks, MomentField, NumberField, PlainLine, PlainText, Radios

WHOLE, SOME = "whole", "some"
INCIDENTS = (
    Incident.ATTACK, Incident.OPEN_FOLDER, Incident.WRONG_RIGHTS, Incident.PUBLISHED, Incident.WRONG_FILE,
    Incident.WRONG_RECIPIENT, Incident.LOST_DEVICE, Incident.OTHER,
)  # fmt: skip
MOMENTS = {"discovered_at": "noticed", "began_at": "began_at", "ended_at": "ended_at"}


class SupplierReport(Reached):
    """The board is aware from the moment this is sent, whenever the supplier itself saw it."""

    label_class = "as-h3"

    what = forms.ChoiceField(
        label=_("What kind of incident is it?"), choices=[(one.value, one.label) for one in INCIDENTS], widget=Radios
    )
    story = PlainText(label=_("What happened?"), rows=6, help_text=_("Without personal data. What you know now is enough."))
    noticed = NoticedField(label=_("When did you discover it?"))
    began_at = MomentField(label=_("When did the incident begin?"), required=False)
    ended_at = MomentField(label=_("When did it end?"), required=False, help_text=_("Leave this empty if it still goes on."))
    scope = forms.ChoiceField(
        label=_("Which schools does it touch?"), widget=Radios,
        choices=[(WHOLE, _("The whole board, or I do not know")), (SOME, _("These schools only"))],
    )  # fmt: skip
    schools = forms.ModelMultipleChoiceField(None, label=_("Choose the schools"), required=False, widget=Checks(look="two"))
    systems = PlainText(label=_("Which systems or services?"), rows=2, help_text=_("Name and version, as the school knows them."))
    categories = forms.MultipleChoiceField(
        label=_("Which data?"), required=False, choices=CATEGORIES, widget=Checks(look="two")
    )  # fmt: skip
    groups = forms.MultipleChoiceField(label=_("About whom?"), required=False, choices=ABOUT, widget=Checks(look="chips"))
    persons = NumberField(label=_("About how many people?"), required=False, help_text=_("An estimate is fine."))
    done = PlainText(label=_("Which measures did you take or will you take?"), required=False, rows=3)
    files = FilesField(
        label=_("Files"), required=False,
        help_text=_("For example your own report. Do not send the leaked data themselves along."),
    )  # fmt: skip

    name = PlainLine(label=_("Who can the board call about it?"), max_length=150)
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254,
        help_text=_("You get a link by which you follow this notice and add to it."),
    )  # fmt: skip

    field_order = (
        "what", "story", "noticed", "began_at", "ended_at", "scope", "schools", "systems", "categories", "groups", "persons",
        "done", "files", "name", "email", "phone",
    )  # fmt: skip

    def __init__(self, *args, schools, at, today, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)
        self.fields["noticed"].widget.today = today
        self.fields["schools"].queryset = schools

    def clean(self):
        cleaned = super().clean()
        names = {MOMENTS["discovered_at"]: "discovered_at", "began_at": "began_at", "ended_at": "ended_at"}
        moments = {argument: cleaned.get(field) for field, argument in names.items()}
        for argument, code, message in wrong_moments(at=self.at, **moments):
            self.add_error(MOMENTS[argument], ValidationError(message, code=code))
        if cleaned.get("scope") == SOME and not cleaned.get("schools") and "schools" not in self.errors:
            self.add_error("schools", ValidationError(_("Choose at least one school, or the whole board."), code="required"))
        return cleaned

    @property
    def schools_named(self):
        """The schools that take part; none where it is the whole board."""
        return list(self.cleaned_data["schools"]) if self.cleaned_data["scope"] == SOME else []

    def told(self):
        """What `report` wants to know."""
        cleaned = self.cleaned_data
        facts = {"data_categories": cleaned["categories"], "person_groups": cleaned["groups"], "persons": cleaned["persons"]}
        return {
            "incident": cleaned["what"],
            "what_happened": cleaned["story"],
            "began_at": cleaned["began_at"],
            "ended_at": cleaned["ended_at"],
            "measures_taken": cleaned["done"],
            "channel": Breach.Channel.SUPPLIER,
            "reporter": self.reporter,
            "facts": {name: value for name, value in facts.items() if value not in ([], None)} | {"processor_involved": True},
        }
