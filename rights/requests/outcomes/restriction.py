"""Beperking (AVG art. 18): the data are set aside, from a day and for one of four reasons, until that is lifted."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.effects import AddRow, AddTask
from cases.terms import local_day
from pages.forms import DayField, PlainText, Radios
from rights.requests.models.outcome_records import Restriction
from rights.requests.outcomes import recipients
from rights.requests.outcomes.details import ACTED, day
from rights.requests.outcomes.recipients import WithRecipients

ASIDE = _("Set the data aside: keep them, use them for nothing else. Which ones stands in the decision about restriction.")


class RestrictionDetails(WithRecipients):
    """Which data, since when and why."""

    why = forms.ChoiceField(
        label=_("Why are the data set aside?"), required=False, widget=Radios,
        choices=[(value, capfirst(label)) for value, label in Restriction.Why.choices],
    )  # fmt: skip
    what = PlainText(label=_("Which data are set aside?"), required=False, rows=3)
    start_on = DayField(label=_("From which day?"), required=False, help_text=_("Empty is today."))

    when = {"why": "value", "what": "value", "start_on": "value"}
    field_order = ("why", "what", "start_on", "suppliers", "recipients")

    def clean(self):
        cleaned = super().clean()
        self.not_later_than_today("start_on")
        if self.outcome in ACTED:
            self.need("why", _("Choose why the data are set aside."))
            self.need("what", _("Fill in which data are set aside."))
        return cleaned


def follows(decided):
    told = decided.details
    if not decided.acts or not told.get("why"):
        return recipients.follows(decided)
    row = Restriction(
        decision=decided.row, why=told["why"], start_on=day(told.get("start_on")) or local_day(decided.row.at),
        by=decided.row.by, at=decided.row.at,
    )  # fmt: skip
    return [AddRow(row), AddTask(str(ASIDE), due_on=decided.day(2)), *recipients.follows(decided)]
