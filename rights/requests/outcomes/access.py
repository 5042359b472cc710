"""Inzage (AVG art. 15): who really got the data stands in the answer, by name (art. 15(1)(c))."""

from django.utils.translation import gettext_lazy as _

from pages.forms import PlainText
from rights.requests.outcomes.details import Details


class Accessed(Details):
    """Who outside the school got data about this person."""

    received_by = PlainText(
        label=_("Who really got data about this person from you?"), required=False, rows=3,
        help_text=_("One on a line, by name, such as the next school or a supplier. It stands in the answer (AVG 15(1)(c))."),
    )  # fmt: skip

    when = {"received_by": "value"}
