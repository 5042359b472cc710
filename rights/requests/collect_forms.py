"""What is filled in to bring everything together: who looks where, what was found, and what becomes of it."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases import terms
from cases.files_field import FilesField
from cases.forms import PersonField, colleagues
from cases.page_forms import AboutCase
from cases.terms import local_day
from pages.forms import DayField, Form, Option, PlainLine, PlainText, Radios
from rights.free_text import StepForm
from rights.requests.access_forms import neutral_question
from rights.requests.models import Omission, Review, Search, SearchPlace

TEN_DAYS = dt.timedelta(days=10)


class AskSearches(StepForm):
    """A colleague for each place where it is looked for; a place without one is not searched."""

    mark_optional = False

    text = PlainText(
        label=_("What is looked for?"), rows=4,
        help_text=_("Each colleague reads this and nothing else of the case. Name nobody who need not be named."),
    )  # fmt: skip
    due_on = DayField(label=_("Ready on"))

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {f"place_{place.pk}": place for place in places}
        case = self.workflow.case
        people = colleagues(case, local_day(self.at), school=case.school)
        there = {person.pk for person in people}
        for name, place in self.places.items():
            usual = place.person.email if place.person and place.person.pk in there else None
            field = PersonField(
                label=place.name, help_text=place.holds, required=False, empty_label=_("Do not search here"), initial=usual
            )
            field.queryset = people
            self.fields[name] = field
        self.fields["text"].initial = lambda: neutral_question(self.workflow)
        self.fields["due_on"].initial = lambda: terms.calendar("eu").working_day_from(local_day(self.at) + TEN_DAYS)
        self.order_fields([*self.places, "text", "due_on"])

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day and day < local_day(self.at):
            raise ValidationError(_("This day has passed. Choose today or a later day."), code="past")
        return day

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.pairs():
            raise ValidationError(_("Choose a colleague for at least one place."), code="required")
        return cleaned

    def pairs(self):
        """Who was chosen for which place."""
        return [(place, self.cleaned_data[name]) for name, place in self.places.items() if self.cleaned_data.get(name)]


class AnswerSearch(AboutCase):
    outcome = forms.ChoiceField(
        label=_("Did you find something?"), widget=Radios,
        choices=[
            (Search.Outcome.FOUND, Option(_("Yes, I add it here"))),
            (Search.Outcome.NOTHING, Option(_("No, there is nothing here"))),
        ],
    )  # fmt: skip
    files = FilesField(
        label=_("Files"), required=False,
        help_text=_("PDF, pictures, text and office files, at most 20 MB each. Only who handles the request sees them."),
    )  # fmt: skip
    text = PlainText(
        label=_("Anything to know about it?"), required=False, rows=3, help_text=_("For example: on paper, in the cupboard.")
    )

    def clean(self):
        cleaned = super().clean()
        found, files = cleaned.get("outcome") == Search.Outcome.FOUND, cleaned.get("files")
        if found and not files and not cleaned.get("text") and "files" not in self.errors:
            self.add_error("files", ValidationError(_("Add what you found, or write where it lies."), code="required"))
        if cleaned.get("outcome") == Search.Outcome.NOTHING and files:
            self.add_error("outcome", ValidationError(_("You added files, so you did find something."), code="files"))
        return cleaned


class ReviewFound(AboutCase):
    """The files of a document with unreadable parts are made by a person, outside this product."""

    outcome = forms.ChoiceField(
        label=_("What happens with this document?"), widget=Radios,
        choices=[
            (Review.Outcome.WHOLE, Option(_("It goes along whole"))),
            (Review.Outcome.PARTS, Option(_("It goes along with parts made unreadable"), _("Add the new file below."))),
            (Review.Outcome.LEFT_OUT, Option(_("It is left out"))),
        ],
    )  # fmt: skip
    file = FilesField(
        label=_("The file with unreadable parts"), required=False,
        help_text=_("Make it yourself: a black bar over text in a PDF can often be taken away. Print it and scan it."),
    )  # fmt: skip
    ground = forms.ChoiceField(
        label=_("On what ground is something left out?"), required=False,
        choices=[("", _("None")), *((one.value, capfirst(one.label)) for one in Omission.GROUNDS)],
    )  # fmt: skip
    words = PlainText(
        label=_("What is left out, in words for the answer?"), required=False, rows=3,
        help_text=_("Say what kind of data it is and why it stays out, without giving it away."),
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        outcome, files = cleaned.get("outcome"), cleaned.get("file") or []
        if outcome == Review.Outcome.PARTS and len(files) != 1 and "file" not in self.errors:
            self.add_error("file", ValidationError(_("Add the one file that goes along instead."), code="required"))
        if outcome in (Review.Outcome.PARTS, Review.Outcome.LEFT_OUT):
            for name, text in (("ground", _("Choose the ground for it.")), ("words", _("Write what is left out."))):
                if not cleaned.get(name):
                    self.add_error(name, ValidationError(text, code="required"))
        elif outcome:
            cleaned |= {"ground": "", "words": ""}
        cleaned["file"] = files[0] if outcome == Review.Outcome.PARTS and files else None
        return cleaned


class KeepPlace(Form):
    """One place of a board's list."""

    name = PlainLine(label=_("What is it called?"), max_length=100)
    holds = PlainLine(label=_("What does it hold?"), required=False, max_length=300)
    person = PersonField(label=_("Who usually looks there?"), required=False, empty_label=_("Nobody in particular"))

    def __init__(self, *args, board, people, row=None, **kwargs):
        self.board, self.row = board, row
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = SearchPlace.objects.filter(board=self.board, name__iexact=name).exclude(pk=self.row and self.row.pk)
        if others.exists():
            raise ValidationError(_("There is a place with this name already."), code="twice")
        return name
