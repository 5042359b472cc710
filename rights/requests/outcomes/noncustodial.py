"""Informatie ouder zonder gezag (BW 1:377c): what matters about the child, weighed against its interest."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.forms import PlainText, Radios
from rights.requests.outcomes.details import ACTED, Details

HEARD = [("yes", _("Yes")), ("no", _("No")), ("not_asked", _("Not asked, for a reason that stands in the weighing"))]


class Noncustodial(Details):
    """The weighing, who was heard, and what is given."""

    given = PlainText(
        label=_("What do you give?"), required=False, rows=4,
        help_text=_("Important facts, such as results and how the child is doing; never the file. It stands in the letter so."),
    )  # fmt: skip
    weighing = PlainText(
        label=_("How did you weigh the interest of the child?"), required=False, rows=4,
        help_text=_("Also: would the parent with custody get this information in the same way?"),
    )  # fmt: skip
    child_heard = forms.ChoiceField(
        label=_("Was the child asked what it thinks of this?"), required=False, widget=Radios, choices=HEARD
    )
    other_parent_heard = forms.ChoiceField(
        label=_("Was the parent with custody heard?"), required=False, widget=Radios, choices=HEARD
    )

    when = {"given": "value"}

    def clean(self):
        cleaned = super().clean()
        if self.outcome in ACTED:
            self.need("given", _("Fill in what you give."))
        if self.is_weighed:
            self.need("weighing", _("Write down how you weighed the interest of the child."))
            self.need("child_heard", _("Choose whether the child was asked."))
            self.need("other_parent_heard", _("Choose whether the parent with custody was heard."))
        return cleaned
