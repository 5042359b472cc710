"""The questions of the public form, a page each. Each knows the answers so far (`journey`) and asks only what is needed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.terms import local_day
from pages.forms import Checks, DayField, Form, PhoneField, PlainLine, PlainText, Radios, options
from pages.number_form import WatchesNumbers
from rights.people import age_on
from rights.requests.models import Right
from rights.requests.public import askers, situations

OLDEST = 120
MEDIA = (
    ("website", _("The website of the school")),
    ("schoolgids", _("The school guide and newsletters")),
    ("social_media", _("Social media, such as Instagram or Facebook")),
    ("klassenlijst", _("The class list with names and telephone numbers")),
    ("other", _("Somewhere else: write it below")),
)
HOW = (("look", _("Look at it at school")), ("copy", _("Get a copy")), ("both", _("Both")))
ROADS = (
    ("information", _("I ask for information about my child")),
    ("custody", _("I do have custody")),
    ("self", _("It is about my own data")),
)
AGREES = (("yes", _("Yes, my child knows of it and agrees")), ("no", _("No, or I do not know")))
CONTENT_RIGHTS = {Right.RECTIFICATION, Right.ERASURE, Right.OBJECTION, Right.RESTRICTION, Right.AUTOMATED_DECISION}


class Question(WatchesNumbers):
    """One page of the form."""

    def __init__(self, *args, journey, **kwargs):
        self.journey = journey
        super().__init__(*args, **kwargs)
        for name, hint in AUTOCOMPLETE.items():
            if name in self.fields:
                self.fields[name].widget.attrs |= {"autocomplete": hint, "class": "w24"}
        if "phone" in self.fields:
            self.fields["phone"].widget.input_type = "tel"

    def silent(self):
        """Without a word on what is wrong or missing: it has not been sent yet."""
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self

    def keep_only(self, *names):
        """Ask these, in this order, and nothing else."""
        for name in self.fields.keys() - {*names, "numbers"}:
            del self.fields[name]
        self.order_fields([*names, "numbers"])


# What a browser fills in by itself. A child's own page of a shared telephone is nobody's to guess.
AUTOCOMPLETE = {"name": "name", "email": "email", "phone": "tel", "first_name": "off", "last_name": "off", "subject_name": "off"}


def choice_of(rows):
    """Situations as answers to choose from."""
    return options(
        [(one.code, one.title) for one in rows], {one.code: one.text for one in rows}, {one.code: one.icon for one in rows}
    )


class What(Question):
    label_class = "unseen"  # the heading of the page asks it

    situations = forms.MultipleChoiceField(
        label=_("What do you want to ask?"), choices=choice_of(situations.ALL.values()), widget=Checks,
        help_text=_("Tick all that fits. A mistake does no harm: we put your request in the right place."),
        error_messages={"required": _("Tick what you want to ask. Do you not know? Then tick “Something else”.")},
    )  # fmt: skip


class Who(Question):
    label_class = "unseen"

    who = forms.ChoiceField(
        label=_("Who are you to the school?"),
        choices=options([(one.code, one.label) for one in askers.ASKERS.values()], {c: a.hint for c, a in askers.ASKERS.items()}),
        widget=Radios, error_messages={"required": _("Choose who you are.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        unfit = set().union(*(askers.UNFIT.get(code, ()) for code in self.journey.codes))
        self.fields["who"].choices = [one for one in self.fields["who"].choices if one[0] not in unfit]
        if self.journey.codes == ["zonder-gezag"]:
            self.fields["who"].initial = askers.WITHOUT_CUSTODY


class Road(Question):
    """A parent without custody is told what that means, before something is asked that cannot be given."""

    road = forms.ChoiceField(
        label=_("How do we go on?"), widget=Radios, choices=ROADS, initial="information",
        error_messages={"required": _("Choose how we go on.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.journey.may_look:
            label = _("I ask for information about my child, and I want to look at what the school chooses from the file")
            self.fields["road"].choices = [("information", label), *ROADS[1:]]


# What has to be told of the person concerned, for each role.
ABOUT = {
    "child": ("first_name", "last_name", "birth_date", "group"),
    "adult": ("first_name", "last_name", "birth_date", "group"),
    "pupil": ("birth_date", "group"),
    "former": ("birth_date", "school_years"),
    "job": ("vacancy",),
    "client": ("subject_name", "birth_date", "organisation"),
}
MORE_ABOUT = {askers.BOTH: ("other_parent",), askers.GUARDIAN: ("organisation",)}
MAY_BE_EMPTY = {("client", "birth_date")}


class About(Question):
    first_name = PlainLine(label=_("First name"), max_length=70)
    last_name = PlainLine(label=_("Surname"), max_length=79)
    subject_name = PlainLine(label=_("Name of the person for whom you ask"), max_length=150)
    birth_date = DayField(
        label=_("Date of birth"), help_text=_("For example 14 2 2017"),
        error_messages={
            "required": _("Fill in the date of birth, for example 14 2 2017"),
            "year": _("Fill in the year of birth with four digits, for example 2017"),
        },
    )  # fmt: skip
    group = PlainLine(label=_("Class or group"), required=False, max_length=60)
    school_years = PlainLine(
        label=_("From which year until which year were you at this school?"), required=False, max_length=60,
        help_text=_("For example 2015 to 2021. About is fine."),
    )  # fmt: skip
    vacancy = PlainLine(label=_("For which job did you apply, and when?"), max_length=200)
    other_parent = PlainLine(
        label=_("Name of the other parent"), max_length=150, help_text=_("Of the parent who asks this together with you.")
    )
    organisation = PlainLine(label=_("Name of the institution or office"), required=False, max_length=150)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asker = self.journey.asker
        self.keep_only(*ABOUT.get(asker and asker.about, ()), *MORE_ABOUT.get(asker and asker.code, ()))
        if "group" in self.fields:
            self.fields["group"].widget.attrs["class"] = "w6"
        if "birth_date" in self.fields:
            self.fields["birth_date"].required = (asker.about, "birth_date") not in MAY_BE_EMPTY
            if asker.about in ("pupil", "former"):
                self.fields["birth_date"].widget.autocomplete = "bday"

    def clean_birth_date(self):
        day, today = self.cleaned_data["birth_date"], local_day(self.journey.at)
        if day and day > today:
            raise ValidationError(_("This day is still to come. Fill in the date of birth."), code="future")
        if day and age_on(day, today) > OLDEST:
            raise ValidationError(_("This is very long ago. Check the year of birth."), code="too_early")
        return day


class Agrees(Question):
    """From 16 the pupil decides. Whoever has custody says whether the pupil knows of it; the term runs either way."""

    agrees = forms.ChoiceField(
        label=_("Does your child agree?"), widget=Radios, choices=AGREES,
        error_messages={"required": _("Say whether your child agrees.")},
    )  # fmt: skip


class Words(Question):
    """What the rights that were chosen ask besides, and the own words."""

    how = forms.ChoiceField(
        label=_("How do you want to see it?"), choices=HOW, widget=Radios(look="chips"),
        help_text=_("Looking and a copy are both free. You may choose both."),
        error_messages={"required": _("Choose whether you want to look, get a copy, or both.")},
    )  # fmt: skip
    media = forms.MultipleChoiceField(
        label=_("Where must it go from?"), choices=MEDIA, widget=Checks,
        error_messages={"required": _("Tick where photos or names must go from.")},
    )  # fmt: skip
    receiving_school = PlainLine(label=_("To which school?"), max_length=150, help_text=_("The name of the school and the town."))
    pause = forms.BooleanField(
        label=_("Do not use the data while you look at it"), required=False, help_text=_("We keep them and do nothing with them.")
    )
    wording = PlainText(label=_("Your request in your own words"), rows=6)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rights = self.journey.rights
        asked = {
            "how": Right.ACCESS in rights and self.journey.may_have_copy,
            "media": Right.CONSENT_WITHDRAWAL in rights,
            "receiving_school": bool({Right.TRANSFER_REPORT, Right.PORTABILITY} & set(rights)),
            "pause": Right.OBJECTION in rights and Right.RESTRICTION not in rights,
        }
        self.keep_only(*(name for name, wanted in asked.items() if wanted), "wording")
        if "receiving_school" in self.fields:
            self.fields["receiving_school"].required = Right.TRANSFER_REPORT in rights
        needed = not rights or bool(CONTENT_RIGHTS & set(rights))
        self.fields["wording"].required = needed
        self.fields["wording"].help_text = self.journey.hint_for_words(needed)
        self.fields["wording"].error_messages["required"] = _("Write in a few words what you ask. It need not be perfect.")

    def clean(self):
        cleaned = super().clean()
        if "other" in (cleaned.get("media") or ()) and not cleaned.get("wording") and "wording" not in self.errors:
            self.add_error("wording", ValidationError(_("Write where else it must go from."), code="required"))
        return cleaned


class Reach(Question):
    name = PlainLine(label=_("Your full name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, max_length=254,
        help_text=_("You get a link there, with which you see where your request stands."),
    )  # fmt: skip
    phone = PhoneField(label=_("Telephone number"), required=False)
    address = PlainText(
        label=_("Postal address"), required=False, rows=3, help_text=_("Only if you want our answer on paper.")
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs["autocomplete"] = "street-address"

    def clean(self):
        cleaned = super().clean()
        ways = ("email", "phone", "address")
        if not any(cleaned.get(name) or name in self.errors for name in ways):
            error = _("Fill in an e-mail address, a telephone number or a postal address: else our answer does not reach you.")
            self.add_error("email", ValidationError(error, code="required"))
        return cleaned


class Sending(Form):
    """The page on which everything is read once more. `seen` is what was shown there, as a digest."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, journey, **kwargs):
        self.journey = journey
        super().__init__(*args, **kwargs)

    def clean_seen(self):
        if self.cleaned_data["seen"] != self.journey.digest:
            raise ValidationError(_("Your answers changed in the meantime. Read them once more and send them."), code="changed")
        return self.cleaned_data["seen"]

    def silent(self):
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self
