"""Who got the data and has to hear of the decision (AVG art. 19): asked with the decision, one task each."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.api.input import ListField
from pages.forms import Checks, Form, PlainLine
from rights.requests.models.outcome_records import AddRecipient, Recipient
from rights.requests.outcomes.details import Details

KINDS = [("", _("Choose")), *((value, capfirst(label)) for value, label in Recipient.Kind.choices)]


class RecipientRow(Form):
    """One recipient of the data."""

    name = PlainLine(label=_("Name"), max_length=150)
    kind = forms.ChoiceField(label=_("What is it?"), choices=KINDS)


class WithRecipients(Details):
    """The part of a decision that asks who else has the data."""

    suppliers = forms.MultipleChoiceField(
        label=_("Which suppliers of the board got these data?"), required=False, widget=Checks(look="two"), choices=(),
        help_text=_("Each gets word of what was changed: a task within five working days (AVG 19)."),
    )  # fmt: skip
    recipients = ListField(RecipientRow, required=False, most=40, label=_("Who else got these data?"))

    row_keys = {"recipients": lambda form: [(str(n), "", None) for n in (1, 2, 3)]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = list(self.workflow.case.board.processors.order_by("name").values_list("name", flat=True))
        choose_from(self.fields["suppliers"], names)


def choose_from(field, names):
    """Let names be chosen; where there are none the question is not asked."""
    field.choices = [(name, name) for name in names]
    if not names:
        field.widget = forms.MultipleHiddenInput()


def told_by(decided):
    """The recipients that a decision names, each once, as pairs of name and kind."""
    found = dict.fromkeys(decided.details.get("suppliers", ()), Recipient.Kind.SUPPLIER)
    for row in decided.details.get("recipients", ()):
        found.setdefault(row["name"], row["kind"])
    return found.items()


def follows(decided):
    if not decided.acts:
        return []
    return [AddRecipient(name, kind, decided.day()) for name, kind in told_by(decided)]
