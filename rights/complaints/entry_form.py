"""What somebody at school fills in for a complaint that came by letter, telephone, mail or in a conversation."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.files_field import FilesField
from cases.forms import PersonField
from cases.place_field import PlaceField
from cases.terms import local_day
from pages.forms import DayField, Form, MomentField, PlainLine, PlainText, Radios
from rights.complaints.models import Respondent, Rung, Subject
from rights.complaints.models.barring import kind_of
from rights.complaints.models.ladder import not_inside
from rights.people import Capacity, Channel
from schools.models import User


def sentences(choices, but=()):
    return [(value, capfirst(label)) for value, label in choices.choices if value not in but]


class EnterComplaint(Form):
    """The complaint with its true moment of receipt. It saves nothing."""

    label_class = "as-h3"

    place = PlaceField(label=_("Which school is it about?"))
    channel = forms.ChoiceField(
        label=_("How did it come in?"),
        choices=sentences(Channel, but=(Channel.WEB, Channel.SUPPLIER)),
        widget=Radios(look="chips"),
    )
    received_at = MomentField(
        label=_("When did it come in?"),
        help_text=_("The first moment at which it reached anybody at school. The term starts then."),
    )
    subject = forms.ChoiceField(label=_("What is it about?"), choices=Subject.choices, widget=Radios)
    about = PlainText(label=_("The complaint"), rows=8, help_text=_("In the words of the complainant, as far as you can."))
    wish = PlainText(label=_("What does the complainant want?"), required=False, rows=3)
    conduct_on = DayField(
        label=_("When did it happen?"), required=False,
        help_text=_("The national complaints commission (LKC) wants to hear of it within a year. We do not."),
    )  # fmt: skip
    capacity = forms.ChoiceField(
        label=_("Who complains?"), required=False, choices=[("", _("Not known")), *sentences(Capacity)],
    )  # fmt: skip
    name = PlainLine(label=_("Name"), required=False, max_length=150)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, max_length=254,
        help_text=_("A link goes there by which the complainant can follow it."),
    )  # fmt: skip
    phone = PlainLine(label=_("Telephone"), required=False, max_length=40)
    respondent_kind = forms.ChoiceField(
        label=_("About whom is it?"), required=False, choices=sentences(Respondent), widget=Radios,
        help_text=_("It decides who handles it. Whoever it is about sees nothing of it."),
    )  # fmt: skip
    respondent = PersonField(
        label=_("Who is that?"), required=False, empty_label=_("Not known, or nobody who has an account here")
    )
    step = forms.ChoiceField(
        label=_("Where does it start?"), required=False, widget=Radios,
        choices=[("", _("At the first step that may handle it")), *sentences(Rung)],
    )  # fmt: skip
    files = FilesField(label=_("Files"), required=False, help_text=_("For example the letter."))
    once = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args, places, at, **kwargs):
        self.at = at
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)
        boards = {place.board.pk for place in places}
        works = User.objects.filter(memberships__board__in=boards, is_active=True).distinct()
        self.fields["respondent"].queryset = works.order_by("name")

    def clean_received_at(self):
        moment = self.cleaned_data["received_at"]
        if moment > self.at:
            raise ValidationError(_("This moment is still to come. Fill in when it happened."), code="future")
        return moment

    def clean_conduct_on(self):
        day = self.cleaned_data["conduct_on"]
        if day and day > local_day(self.at):
            raise ValidationError(_("This day is still to come. Fill in when it happened."), code="future")
        return day

    def clean(self):
        cleaned = super().clean()
        place = cleaned.get("place")
        if place and cleaned.get("respondent"):
            if not cleaned["respondent"].memberships.filter(board=place.board).exists():
                self.add_error("respondent", ValidationError(_("Choose a colleague of this board."), code="unknown"))
            cleaned["respondent_kind"] = kind_of(place.board, cleaned["respondent"], at=self.at)
        kind = cleaned.get("respondent_kind") or Respondent.SCHOOL
        if place and cleaned.get("step") and (wrong := not_inside(cleaned["step"], kind, has_school=place.school is not None)):
            self.add_error("step", ValidationError(wrong[1], code=wrong[0]))
        return cleaned

    def silent(self):
        """Without a word on what is wrong or missing: it has not been sent yet."""
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self

    def told(self):
        """What `open_complaint` wants to know."""
        cleaned = self.cleaned_data
        names = (
            "subject",
            "about",
            "wish",
            "received_at",
            "conduct_on",
            "capacity",
            "channel",
            "respondent",
            "respondent_kind",
            "step",
        )
        return {
            "board": cleaned["place"].board,
            "school": cleaned["place"].school,
            "complainant": {name: cleaned[name] for name in ("name", "email", "phone")},
            **{name: cleaned[name] for name in names},
        }
