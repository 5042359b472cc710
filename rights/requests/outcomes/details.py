"""What the forms of all rights share: they serve the decide page (beside the outcome) and the API (`details`)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import terms
from cases.api.input import ListField
from cases.forms import StepForm
from cases.terms import local_day
from cases.timeline import plain
from rights.requests.models.right import Outcome

SOON = 5  # working days in which a decision is carried out where no term is shorter (domain.md 1.5)
ONLINE = 2
ACTED = frozenset({Outcome.GRANTED, Outcome.PARTLY})  # something changes
SET_ASIDE = frozenset({Outcome.DROPPED, Outcome.NOTHING_HELD})  # nothing was weighed


@dataclass(frozen=True)
class Decided:
    """A decision that has just been taken: its row, and what its consequences depend on."""

    row: Any
    asked_orally: bool
    received_at: dt.datetime

    @property
    def details(self):
        return self.row.details

    @property
    def acts(self):
        return self.row.outcome in ACTED

    def day(self, count=SOON):
        """The day by which something is ready: so many working days after the decision."""
        return terms.calendar("atw").working_day_after(local_day(self.row.at), count)


class Details(StepForm):
    """What one right asks besides its outcome. `outcome` is what is decided, on the page a field of the same form."""

    mark_optional = False  # most are needed at one outcome and not asked at another
    row_keys = {}  # of a list: its rows on the page, as a function of the form: key, name ("" for an open row), more
    when = {}  # of a question: at which sort of outcome it shows (templates/rights/requests/decide.html)

    def __init__(self, *args, outcome="", **kwargs):
        self._outcome = outcome
        super().__init__(*args, **kwargs)

    @property
    def outcome(self):
        return self.cleaned_data.get("outcome") or self._outcome

    @property
    def is_weighed(self):
        """Whether there is an outcome that needs its own record: not where nothing is held or asked any more."""
        return bool(self.outcome) and self.outcome not in SET_ASIDE

    @property
    def today(self):
        return local_day(self.at)

    def need(self, name, text):
        """Ask for an answer that this outcome needs."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, ValidationError(text, code="required"))

    def not_later_than_today(self, *names):
        for name in names:
            day = self.cleaned_data.get(name)
            if day and day > self.today:
                self.add_error(name, ValidationError(_("This day is still to come."), code="future"))

    def settle_outcome(self, cleaned):
        """Where the details say the outcome, it is settled here."""

    @classmethod
    def lists(cls):
        """The fields that hold rows."""
        return {name: field for name, field in cls.base_fields.items() if isinstance(field, ListField)}

    @classmethod
    def told(cls, cleaned):
        """The details as the decision keeps them: JSON, without what was left empty."""
        return kept({name: cleaned.get(name) for name in cls.base_fields})


def kept(value):
    """As JSON, days in ISO 8601, without what is empty."""
    if isinstance(value, dict):
        return {name: kept(one) for name, one in value.items() if one not in (None, "", [], {}, False)}
    if isinstance(value, list | tuple):
        return [kept(one) for one in value]
    return plain(getattr(value, "email", value))


def day(text):
    return dt.date.fromisoformat(text) if text else None
