"""Intrekken toestemming (AVG art. 7(3)): as easy as giving it. One parent with custody is enough; it works from now on."""

from django import forms
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.api.input import ListField, mistake
from cases.effects import AddTask, StartClock
from pages.forms import DayField, Form, PlainLine
from rights.requests.models.clocks import REMOVAL, days_to_remove, gone_by
from rights.requests.models.following import Follow
from rights.requests.models.right import Outcome
from rights.requests.outcomes.details import ONLINE, Details


class Medium(models.TextChoices):
    """Where something stands that was shown with consent."""

    WEBSITE = "website", _("the website")
    SCHOOL_GUIDE = "school_guide", _("the school guide")
    SOCIAL_MEDIA = "social_media", _("social media")
    CLASS_LIST = "class_list", _("the class list")
    OTHER = "other", _("somewhere else")


REMOVE = _("Consent was withdrawn: take it off %(where)s.")
REMOVE_ELSEWHERE = _("Consent was withdrawn: take it away. Where: %(where)s")
CONFIRM = _("Confirm in writing to the requester that the consent was withdrawn: it was said, not written.")


class MediumRow(Form):
    """One place where it stops."""

    medium = forms.ChoiceField(label=_("Where?"), choices=[(value, capfirst(label)) for value, label in Medium.choices])
    where = PlainLine(label=_("Which page, book or group?"), required=False, max_length=200)
    removed_on = DayField(label=_("Removed on"), required=False, help_text=_("Empty when it still has to be done."))


class ConsentWithdrawal(Details):
    """For what the consent stops, where, and how it was confirmed when it was only said."""

    what = PlainLine(
        label=_("Which consent is withdrawn?"), required=False, max_length=300, help_text=_("For example: photos of the child.")
    )
    media = ListField(MediumRow, required=False, label=_("Where does it stop?"))
    oral = forms.BooleanField(
        label=_("It was withdrawn by word of mouth"), required=False,
        help_text=_("Consent that is given or withdrawn orally is confirmed in writing."),
    )  # fmt: skip
    confirmed_on = DayField(
        label=_("When was that confirmed in writing?"), required=False, help_text=_("Empty when it still has to be done.")
    )

    row_keys = {"media": lambda form: [(value, capfirst(label), None) for value, label in Medium.choices]}
    when = {"confirmed_on": "oral"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oral"].initial = lambda: self.workflow.channel in ORAL

    def clean(self):
        cleaned = super().clean()
        self.not_later_than_today("confirmed_on")
        if not self.errors.get("media"):
            wrong = [error for n, row in enumerate(cleaned.get("media") or ()) for error in self.faults_of(n, row)]
            if wrong:
                self.add_error("media", wrong)
        if self.outcome == Outcome.GRANTED:
            self.need("media", _("Choose where it stops."))
        return cleaned

    def faults_of(self, number, row):
        if row["medium"] == Medium.OTHER and not row.get("where"):
            yield self.at_row(number, row, "where", _("Fill in where that is."), "required")
        if row.get("removed_on") and row["removed_on"] > self.today:
            yield self.at_row(number, row, "removed_on", _("This day is still to come."), "future")

    def at_row(self, number, row, field, text, code):
        error = mistake(f"{number}.{field}", code, text)
        error.row, error.field = row["medium"], field
        return error


ORAL = frozenset({"phone", "in_person"})


def follows(decided):
    if decided.row.outcome == Outcome.REFUSED:
        return []
    rows = [row for row in decided.details.get("media", ()) if not row.get("removed_on")]
    found = [Follow(decided.row, task(decided, row), days=days(row)) for row in rows]
    if rows:
        count = min(days(row) for row in rows)
        found.append(StartClock("own_working_days", REMOVAL, decided.received_at, count=count))
    oral = decided.details.get("oral") if decided.details else decided.asked_orally
    if oral and not decided.details.get("confirmed_on"):
        found.append(AddTask(str(CONFIRM), due_on=decided.day(ONLINE)))
    return found


def days(row):
    return days_to_remove(row["medium"])


def task(decided, row):
    """Take it away, by the day that counts from receipt: withdrawing works at once (domain.md 1.5)."""
    medium, where = Medium(row["medium"]), row.get("where", "")
    due_on = gone_by(medium, received_at=decided.received_at, decided_at=decided.row.at)
    if medium == Medium.OTHER:
        return AddTask(str(REMOVE_ELSEWHERE % {"where": where}), due_on=due_on)
    place = f"{medium.label} ({where})" if where else medium.label
    return AddTask(str(REMOVE % {"where": place}), due_on=due_on)
