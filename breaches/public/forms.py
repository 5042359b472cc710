"""What somebody outside fills in who saw a leak; and an employee without an account."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from breaches.models import Incident
from breaches.noticed import NoticedField
from breaches.report import wrong_moments
from breaches.report_form import CATEGORIES, Happened
from cases.files_field import FilesField
from pages.forms import Checks, Form, NumberField, PlainLine, PlainText, Radios, options

FEW_FILES = 3

# What people outside recognise, each with the incident it stands for and an icon.
SEEN = (
    (Incident.WRONG_RECIPIENT, _("I got a mail or message that was not for me"), "mail"),
    (Incident.WRONG_POST, _("I got a letter or paper that was not for me"), "mail-warning"),
    (Incident.OPEN_FOLDER, _("I could see data that I should not see"), "eye"),
    (Incident.VISIBLE_ADDRESSES, _("Everybody saw each other's mail address"), "users-round"),
    (Incident.PUBLISHED, _("Data stood on the internet"), "globe"),
    (Incident.LOST_DEVICE, _("I found a laptop, USB stick or paper"), "laptop"),
    (Incident.ATTACK, _("A strange mail or message in the name of the school"), "mouse-pointer-click"),
    (Incident.OTHER, _("Something else, or I do not know"), "circle-help"),
)
ABOUT = (("pupils", _("Pupils")), ("parents", _("Parents")), ("employees", _("People who work at school")))


class FewFiles(FilesField):
    """A picture of the screen, or of the envelope."""

    def clean(self, data, initial=None):
        if isinstance(data, list | tuple) and len(data) > FEW_FILES:
            raise ValidationError(_("At most %(most)s files fit."), params={"most": FEW_FILES}, code="too_many")
        return super().clean(data, initial)


class Reached(Form):
    """How somebody can be reached; all of it may stay empty."""

    name = PlainLine(label=_("Your name"), required=False, max_length=150)
    email = forms.EmailField(label=_("Your e-mail address"), required=False, max_length=254)
    phone = PlainLine(label=_("Your telephone number"), required=False, max_length=40)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, hint in (("name", "name"), ("email", "email"), ("phone", "tel")):
            self.fields[name].widget.attrs |= {"autocomplete": hint, "class": "w24"}
        self.fields["phone"].widget.input_type = "tel"

    @property
    def reporter(self):
        """What was told of it, for the case."""
        told = {name: self.cleaned_data.get(name, "") for name in ("name", "email", "phone")}
        return {name: text for name, text in told.items() if text}

    def silent(self):
        """Without a word on what is wrong or missing: it has not been sent yet."""
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self


class PublicReport(Reached):
    """Somebody outside saw a leak. The board knows of it from the moment this is sent."""

    label_class = "as-h3"

    what = forms.ChoiceField(
        label=_("What did you see?"),
        choices=options([(key, label) for key, label, _icon in SEEN], icons={key: icon for key, _label, icon in SEEN}),
        widget=Radios,
    )  # fmt: skip
    story = PlainText(
        label=_("Tell briefly what happened"), rows=6,
        help_text=_("Without names or data of others. “It was a list with pupils of year 6” is enough."),
    )  # fmt: skip
    when = NoticedField(
        label=_("When did it happen?"), required=False, help_text=_("You do not know? Fill in when you saw it, or nothing.")
    )  # fmt: skip
    categories = forms.MultipleChoiceField(
        label=_("Which data was it about?"), required=False, choices=CATEGORIES, widget=Checks(look="two")
    )  # fmt: skip
    groups = forms.MultipleChoiceField(
        label=_("Whose data was it?"), required=False, choices=ABOUT, widget=Checks(look="chips")
    )  # fmt: skip
    persons = NumberField(label=_("Of how many people?"), required=False, help_text=_("An estimate is fine."))
    done = PlainText(
        label=_("What did you do with it yourself?"), required=False, rows=3,
        help_text=_("For example: “I did not read it and I keep it until you call.”"),
    )  # fmt: skip
    files = FewFiles(
        label=_("A picture of what you saw"), required=False,
        help_text=_("Do not send the leaked file itself along. A picture of the screen or the envelope is enough."),
    )  # fmt: skip

    field_order = ("what", "story", "when", "categories", "groups", "persons", "done", "files", "name", "email", "phone")

    def __init__(self, *args, at, today, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)
        self.fields["when"].widget.today = today

    def clean(self):
        cleaned = super().clean()
        for _name, code, message in wrong_moments(at=self.at, began_at=cleaned.get("when")):
            self.add_error("when", ValidationError(message, code=code))
        return cleaned

    @property
    def has_more(self):
        """Whether the fold of what one may know besides stands open: there is something in it, or something wrong."""
        return any(self[name].value() or self[name].errors for name in ("categories", "groups", "persons", "done"))

    @property
    def facts(self):
        told = self.cleaned_data
        found = {"data_categories": told["categories"], "person_groups": told["groups"], "persons": told["persons"]}
        return {name: value for name, value in found.items() if value not in ([], None)}

    def told(self):
        """What `report` wants to know. The first signal to the school is this report itself (EDPB 9/2022)."""
        return {
            "incident": self.cleaned_data["what"],
            "what_happened": self.cleaned_data["story"],
            "began_at": self.cleaned_data["when"],
            "discovered_at": self.at,
            "measures_taken": self.cleaned_data["done"],
            "facts": self.facts,
            "reporter": self.reporter,
        }


class EmployeeReport(Reached, Happened):
    """Somebody who works here and has no account: the board knows of it from the moment that this person noticed it."""

    name = PlainLine(label=_("Your name"), max_length=150)
    email = forms.EmailField(
        label=_("Your work e-mail address"), max_length=254,
        help_text=_("You get a link to confirm it and to follow your report."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name not in ("name", "email", "phone")])

    def told(self):
        return super().told() | {"reporter": self.reporter}
