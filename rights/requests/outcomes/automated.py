"""Geautomatiseerde besluitvorming (AVG art. 22): a person looked at the decision again."""

from django.utils.translation import gettext_lazy as _

from cases.forms import PersonField, colleagues
from pages.forms import DayField, PlainText
from rights.requests.outcomes.details import ACTED, Details


class Automated(Details):
    """Who looked again, when, and what came of it."""

    about = PlainText(label=_("Which decision of a computer is it about?"), required=False, rows=2)
    reviewer = PersonField(
        label=_("Who looked at it again?"), required=False,
        help_text=_("Somebody who understands the decision and may change it."),
    )  # fmt: skip
    reviewed_on = DayField(label=_("When?"), required=False)
    result = PlainText(label=_("What came of it?"), required=False, rows=3)

    when = {"reviewer": "value", "reviewed_on": "value", "result": "value"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = colleagues(self.workflow.case, self.today, school=self.workflow.case.school)

    def clean(self):
        cleaned = super().clean()
        self.not_later_than_today("reviewed_on")
        if self.outcome in ACTED:
            self.need("reviewer", _("Choose who looked at it again."))
            self.need("reviewed_on", _("Fill in when that was."))
            self.need("result", _("Write down what came of it."))
        return cleaned
