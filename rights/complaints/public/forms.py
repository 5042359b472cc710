"""What a parent, a pupil or anybody else fills in who is not content."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.files_field import FilesField
from cases.identity_document import SendsNoIdentityDocument
from cases.terms import local_day
from pages.forms import DayField, Option, PhoneField, PlainLine, PlainText, Radios, options
from pages.number_form import WatchesNumbers
from rights.complaints.models import Respondent, Rung, Subject
from rights.complaints.models.ladder import entry, not_inside
from rights.people import Capacity, Channel

FEW_FILES = 3
SUBJECTS = (
    (Subject.NO_ANSWER, _("I asked something about data and got no answer")),
    (Subject.REFUSED, _("I got an answer, and I do not agree with it")),
    (Subject.SHARED, _("The school passed data on, or showed them to others")),
    (Subject.PICTURES, _("Pictures or films of me or my child")),
    (Subject.WRONG_DATA, _("Something wrong stands in the file")),
    (Subject.TOO_MUCH, _("The school asks or keeps too much")),
    (Subject.INSECURE, _("Data are not safe, or a data breach was handled badly")),
    (Subject.TREATMENT, _("How somebody treated me in this")),
    (Subject.OTHER, _("Something else")),
)
ABOUT = (
    (Respondent.SCHOOL, Option(_("The school, nobody in particular"))),
    (
        Respondent.COLLEAGUE,
        Option(
            _("Somebody who works at the school"), _("That person does not see your complaint and does not decide about it.")
        ),
    ),
    (Respondent.PRINCIPAL, Option(_("The head of the school"), _("Then it goes to the school board at once."))),
    (Respondent.BOARD_MEMBER, Option(_("The board member"), _("Then it goes to the supervisor of the board."))),
    (Respondent.PRIVACY_OFFICER, Option(_("The privacy officer of the school"))),
    (Respondent.DPO, Option(_("The data protection officer (FG)"))),
)
START = (
    ("", Option(_("You choose where it starts"), _("Most complaints start with the head of the school."))),
    (Rung.CONVERSATION, Option(_("First a conversation"), _("We call you to make an appointment."))),
    (Rung.BOARD, Option(_("With the school board"), _("You need not go to the head of the school first."))),
)
WHO = (
    (Capacity.PARENT_WITH_CUSTODY, _("Parent or carer")),
    (Capacity.PUPIL, _("Pupil")),
    (Capacity.FORMER_PUPIL, _("Former pupil")),
    (Capacity.EMPLOYEE, _("I work at the school")),
    (Capacity.REPRESENTATIVE, _("Somebody who helps another, for example a lawyer")),
    (Capacity.OTHER, _("Somebody else")),
)


class FewFiles(FilesField):
    """A letter, a picture of the screen."""

    def clean(self, data, initial=None):
        if isinstance(data, list | tuple) and len(data) > FEW_FILES:
            raise ValidationError(_("At most %(most)s files fit."), params={"most": FEW_FILES}, code="too_many")
        return super().clean(data, initial)


class PublicComplaint(SendsNoIdentityDocument, WatchesNumbers):
    """A complaint from outside. Anybody may complain; nobody is asked for custody."""

    label_class = "as-h3"

    subject = forms.ChoiceField(label=_("What is your complaint about?"), choices=options(SUBJECTS), widget=Radios)
    about = PlainText(
        label=_("Tell what happened"), rows=8,
        help_text=_("In your own words. Leave out names of other children. Do not write a BSN here."),
    )  # fmt: skip
    conduct_on = DayField(label=_("When did it happen?"), required=False, help_text=_("About which day is fine too."))
    wish = PlainText(label=_("What do you want the school to do?"), required=False, rows=3)
    respondent_kind = forms.ChoiceField(label=_("About whom is it?"), choices=ABOUT, widget=Radios, initial=Respondent.SCHOOL)
    respondent_name = PlainLine(label=_("The name or function of that person"), required=False, max_length=200)
    step = forms.ChoiceField(
        label=_("Where do you want to start?"), required=False, choices=START, widget=Radios,
        help_text=_("You may also go straight to the complaints commission or to the Dutch Data Protection Authority."),
    )  # fmt: skip
    capacity = forms.ChoiceField(label=_("In what role do you complain?"), choices=options(WHO), widget=Radios)
    name = PlainLine(label=_("Your name"), max_length=150)
    email = forms.EmailField(label=_("Your e-mail address"), required=False, max_length=254)
    phone = PhoneField(label=_("Your telephone number"), required=False)
    files = FewFiles(
        label=_("Files"), required=False, help_text=_("For example a letter of the school. Never a passport or identity card."),
    )  # fmt: skip
    about_case = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)

    def __init__(self, *args, at, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)
        for name, hint in (("name", "name"), ("email", "email"), ("phone", "tel")):
            self.fields[name].widget.attrs |= {"autocomplete": hint, "class": "w24"}
        self.fields["phone"].widget.input_type = "tel"

    def clean_conduct_on(self):
        day = self.cleaned_data["conduct_on"]
        if day and day > local_day(self.at):
            raise ValidationError(_("This day is still to come. Fill in when it happened."), code="future")
        return day

    def clean(self):
        cleaned = super().clean()
        if "email" not in self.errors and "phone" not in self.errors and not (cleaned.get("email") or cleaned.get("phone")):
            said = _("Fill in an e-mail address or a telephone number: without it nobody can give you an answer.")
            self.add_error("email", ValidationError(said, code="reach"))
        kind = cleaned.get("respondent_kind")
        if kind and cleaned.get("step") and not_inside(cleaned["step"], kind, has_school=True):
            cleaned["step"] = entry(kind, has_school=True)
        return cleaned

    def silent(self):
        """Without a word on what is wrong or missing: it has not been sent yet."""
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self

    def told(self):
        """What `open_complaint` wants to know."""
        cleaned = self.cleaned_data
        names = ("subject", "about", "wish", "conduct_on", "respondent_kind", "respondent_name", "step", "capacity")
        who = {name: cleaned[name] for name in ("name", "email", "phone")}
        return {"complainant": who, "channel": Channel.WEB, **{name: cleaned[name] for name in names}}
