"""What somebody fills in who saw an incident: two minutes on a phone. Staff here; the public form takes parts of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from breaches.first_aid import SITUATIONS
from breaches.models import Breach
from breaches.noticed import NoticedField
from breaches.report import may_state_awareness, wrong_moments
from cases.files_field import FilesField
from cases.place_field import PlaceField
from pages.forms import Checks, Form, MomentField, NumberField, PlainLine, PlainText, Radios, options

# What people recognise, in the words of the assessment's facts.
CATEGORIES = (
    ("basic", _("Names")),
    ("contact", _("Address, telephone or e-mail")),
    ("test_results", _("Marks and tests")),
    ("care_file", _("Care or extra help")),
    ("health", _("Health")),
    ("image", _("Picture or video")),
    ("credentials", _("Passwords")),
    ("identity_number", _("BSN or identity document")),
)
GROUPS = (("pupils", _("Pupils")), ("parents", _("Parents")), ("employees", _("Colleagues")))
CHANNELS = [(value, label) for value, label in Breach.Channel.choices if value != Breach.Channel.WEB]


class Which(forms.ChoiceField):
    """The finer kind of a situation. The first one stands ready, and is meant when nothing was sent."""

    def __init__(self, situation):
        super().__init__(label=_("What exactly?"), choices=list(SITUATIONS[situation].short.items()))

    def clean(self, value):
        return super().clean(value or self.choices[0][0])


class Happened(Form):
    """What happened, when somebody noticed, which data and about whom. It saves nothing."""

    label_class = "as-h3"

    what = forms.ChoiceField(
        label=_("What happened?"),
        choices=options([(key, one.label) for key, one in SITUATIONS.items()], icons={k: s.icon for k, s in SITUATIONS.items()}),
        widget=Radios,
    )
    which_sent = Which("sent")
    which_open = Which("open")
    noticed = NoticedField(
        label=_("When did you notice it?"),
        help_text=_("As precisely as you can. From that moment a legal term of 72 hours runs."),
    )  # fmt: skip
    story = PlainText(
        label=_("Tell briefly what happened"), help_text=_("Without names. “A pupil of year 6” is enough."), rows=5
    )  # fmt: skip
    categories = forms.MultipleChoiceField(
        label=_("Which data?"), required=False, choices=CATEGORIES, widget=Checks(look="two")
    )  # fmt: skip
    groups = forms.MultipleChoiceField(label=_("About whom?"), required=False, choices=GROUPS, widget=Checks(look="chips"))
    persons = NumberField(label=_("About how many people?"), required=False, help_text=_("An estimate is fine."))
    done = PlainText(label=_("What did you do already?"), required=False, rows=3)
    began_at = MomentField(
        label=_("When did it begin?"), required=False, help_text=_("If that was earlier than the moment you noticed it.")
    )  # fmt: skip
    files = FilesField(
        label=_("Files"), required=False,
        help_text=_("For example a picture of the screen. Do not send the leaked file itself along."),
    )  # fmt: skip

    def __init__(self, *args, at, today, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)
        self.fields["noticed"].widget.today = today
        self.order_fields(["place"])

    def clean(self):
        cleaned = super().clean()
        moments = {name: cleaned.get(name) for name in ("began_at", "aware_at")}
        for name, code, message in wrong_moments(at=self.at, discovered_at=cleaned.get("noticed"), **moments):
            self.add_error("noticed" if name == "discovered_at" else name, ValidationError(message, code=code))
        return cleaned

    def silent(self):
        """Without a word on what is wrong or missing: it has not been sent yet."""
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self

    @property
    def has_more(self):
        """Whether something stands in what is folded away, or is wrong there."""
        return any(self[name].errors or self[name].data not in ("", None, []) for name in ("done", "files")) or self.has_begin

    @property
    def has_begin(self):
        boxes = self["began_at"].data
        return bool(self["began_at"].errors) or any(boxes.values() if isinstance(boxes, dict) else [boxes])

    @property
    def incident(self):
        """The incident of the AP's form that was meant."""
        one = self.cleaned_data["what"]
        return self.cleaned_data.get(f"which_{one}") or SITUATIONS[one].incidents[0]

    @property
    def facts(self):
        """What the assessment can start from."""
        told = self.cleaned_data
        found = {"data_categories": told["categories"], "person_groups": told["groups"], "persons": told["persons"]}
        return {name: value for name, value in found.items() if value not in ([], None)}

    def told(self):
        """What `report` wants to know."""
        return {
            "incident": self.incident,
            "what_happened": self.cleaned_data["story"],
            "discovered_at": self.cleaned_data["noticed"],
            "began_at": self.cleaned_data["began_at"],
            "measures_taken": self.cleaned_data["done"],
            "facts": self.facts,
        }


class Report(Happened):
    """The form for staff: where it happened; and for a privacy officer, on whose behalf and when the board was aware."""

    place = PlaceField(label=_("Where did it happen?"))
    channel = forms.ChoiceField(label=_("How did you hear of it?"), required=False, choices=CHANNELS, widget=Radios(look="chips"))
    reporter_name = PlainLine(label=_("Name of the reporter"), required=False, max_length=150)
    reporter_email = forms.EmailField(label=_("E-mail address of the reporter"), required=False, max_length=254)
    reporter_phone = PlainLine(label=_("Telephone of the reporter"), required=False, max_length=40)
    processor_name = PlainLine(
        label=_("Name of the supplier"), required=False, max_length=200, help_text=_("If it happened at a supplier.")
    )  # fmt: skip
    aware_at = MomentField(
        label=_("When was there reasonable certainty that personal data were affected?"), required=False,
        help_text=_("Only if that was later than the moment somebody noticed it. The 72 hours start here, and the FG is told."),
    )  # fmt: skip
    aware_reason = PlainText(label=_("Why then, and not at the discovery?"), required=False, rows=3)
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)

    ON_BEHALF = ("channel", "reporter_name", "reporter_email", "reporter_phone", "processor_name", "aware_at", "aware_reason")

    def __init__(self, *args, user, places, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)
        if not any(may_state_awareness(user, *place) for place in places):
            for name in self.ON_BEHALF:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        later = cleaned.get("aware_at") and cleaned.get("noticed") and cleaned["aware_at"] > cleaned["noticed"]
        if later and not cleaned.get("aware_reason"):
            self.add_error("aware_reason", ValidationError(_("Write why the 72 hours start later."), code="required"))
        if cleaned.get("aware_at") and cleaned.get("place") and not may_state_awareness(self.user, *cleaned["place"]):
            self.add_error("aware_at", _("Only the privacy officer of this board states this."))
        return cleaned

    @property
    def is_on_behalf(self):
        """Whether somebody else's report is written down here."""
        return any(self[name].value() for name in self.ON_BEHALF[:5] if name in self.fields)

    @property
    def facts(self):
        return super().facts | ({"processor_involved": True} if self.cleaned_data.get("processor_name") else {})

    def told(self):
        cleaned, about = self.cleaned_data, super().told()
        if "channel" not in self.fields:
            return about
        reporter = {name: cleaned[f"reporter_{name}"] for name in ("name", "email", "phone")}
        informed = cleaned["noticed"] if cleaned["processor_name"] else None
        return about | {
            "channel": cleaned["channel"] or Breach.Channel.WEB,
            "reporter": {name: text for name, text in reporter.items() if text},
            "processor_name": cleaned["processor_name"],
            "processor_informed_at": informed,
            "aware_at": cleaned["aware_at"],
            "aware_reason": cleaned["aware_reason"] if cleaned["aware_at"] else "",
        }
