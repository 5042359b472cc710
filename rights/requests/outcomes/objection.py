"""Bezwaar (AVG art. 21): the interests are weighed; meanwhile the data may be set aside. None against the OKR."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.effects import AddTask
from pages.forms import PlainText
from rights.requests.outcomes.details import Details

STOP = _("Stop the use that was objected to: %(what)s")


class Objecting(Details):
    """What the objection is about, how it was weighed, and whether the data were set aside meanwhile."""

    use = PlainText(label=_("Which use of the data is objected to?"), required=False, rows=2)
    weighing = PlainText(
        label=_("How did you weigh it?"), required=False, rows=5,
        help_text=_("What the school needs the use for, and what it means for this person. Without compelling grounds it stops."),
    )  # fmt: skip
    interim_restriction = forms.BooleanField(
        label=_("The data were set aside while this was weighed"), required=False,
        help_text=_("Who objects can ask that (AVG 18(1)(d))."),
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if self.is_weighed:
            self.need("use", _("Fill in which use is objected to."))
            self.need("weighing", _("Write down how you weighed it."))
        return cleaned


def follows(decided):
    if not decided.acts or not decided.details.get("use"):
        return []
    return [AddTask(str(STOP % {"what": decided.details["use"]}), due_on=decided.day())]
