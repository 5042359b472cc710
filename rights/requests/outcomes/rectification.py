"""Rectificatie (AVG art. 16): corrected, refused with a ground, or the opinion stays and the own view is added."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.effects import AddTask
from pages.forms import Checks, PlainLine, PlainText
from rights.requests.models.right import Outcome
from rights.requests.outcomes import recipients
from rights.requests.outcomes.details import ACTED
from rights.requests.outcomes.recipients import WithRecipients, choose_from

CORRECT = _("Correct it in %(place)s, as decided about the rectification.")
ADD = _("Add the own view to the file: %(place)s.")
MOST_PLACES = 30


class Rectification(WithRecipients):
    """The old and the new value; or the statement that is added."""

    old_value = PlainText(label=_("What stands there now?"), required=False, rows=2)
    new_value = PlainText(label=_("What must it be?"), required=False, rows=2)
    source = PlainLine(
        label=_("What shows that?"), required=False, max_length=300,
        help_text=_("For example: the birth certificate was shown, or the report of the test bureau."),
    )  # fmt: skip
    statement = PlainText(
        label=_("The requester's own view, as it is added to the file"), required=False, rows=6,
        help_text=_("In the requester's own words. Change them only together with the requester."),
    )  # fmt: skip
    places = forms.MultipleChoiceField(
        label=_("Where is it kept?"), required=False, widget=Checks(look="two"), choices=(),
        help_text=_("Each place becomes a task, within five working days."),
    )  # fmt: skip
    systems = PlainText(
        label=_("In which other places is it kept?"), required=False, rows=3,
        help_text=_("One place on a line, for example the pupil system or the paper file. Each becomes a task."),
    )  # fmt: skip

    when = {
        "old_value": "value", "new_value": "value", "source": "value", "statement": "view", "places": "place", "systems": "place",
    }  # fmt: skip
    field_order = ("old_value", "new_value", "source", "statement", "places", "systems", "suppliers", "recipients")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statement"].initial = lambda: self.workflow.wording or ""
        names = list(self.workflow.case.board.search_places.order_by("name").values_list("name", flat=True))
        choose_from(self.fields["places"], names)

    def clean(self):
        cleaned = super().clean()
        if self.outcome in ACTED:
            self.need("old_value", _("Fill in what stands there now."))
            self.need("new_value", _("Fill in what it must be."))
        if self.outcome == Outcome.OWN_VIEW_ADDED:
            self.need("statement", _("Fill in the own view that is added."))
        elif "statement" in cleaned:
            cleaned["statement"] = ""
        return cleaned


def places(text):
    """The places, one on a line, each once."""
    found = dict.fromkeys(line.strip() for line in (text or "").splitlines() if line.strip())
    return list(found)[:MOST_PLACES]


def follows(decided):
    adds = decided.row.outcome == Outcome.OWN_VIEW_ADDED
    if not decided.acts and not adds:
        return []
    told = ADD if adds else CORRECT
    named = [*decided.details.get("places", ()), *places(decided.details.get("systems"))]
    where = list(dict.fromkeys(named)) or ([str(_("the pupil's file"))] if adds else [])
    tasks = [AddTask(str(told % {"place": place}), due_on=decided.day()) for place in where]
    return [*tasks, *recipients.follows(decided)]
