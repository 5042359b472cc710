"""Correcting what was reported: the same questions, filled in; only what differs is changed."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from breaches.models import Incident
from breaches.report_form import CATEGORIES, GROUPS
from pages.forms import Checks, Form, MomentField, NumberField, PlainLine, PlainText
from schools.access import roles_on
from schools.models import Role

OFFICERS = ("discovered_at", "processor_name", "processor_informed_at", "reporter_name", "reporter_phone", "reporter_email")
MOMENTS = ("began_at", "ended_at", "discovered_at", "processor_informed_at")
PLAIN = ("what_happened", "measures_taken", "processor_name")
REPORTER = ("name", "phone", "email")
MINUTE = dt.timedelta(minutes=1)


class Correct(Form):
    """What can be corrected, as it is now. The clock's moments, the supplier and the reporter are the officer's."""

    incident = forms.ChoiceField(label=_("What kind of incident was it?"), choices=Incident.choices)
    what_happened = PlainText(label=_("What happened?"), help_text=_("Without names. “A pupil of year 6” is enough."), rows=5)
    began_at = MomentField(label=_("When did it begin?"), required=False)
    ended_at = MomentField(label=_("When did it end?"), required=False, help_text=_("Leave it empty when it still goes on."))
    discovered_at = MomentField(label=_("When was it discovered?"))
    categories = forms.MultipleChoiceField(label=_("Which data?"), required=False, widget=Checks(look="two"))
    groups = forms.MultipleChoiceField(label=_("About whom?"), required=False, widget=Checks(look="chips"))
    persons = NumberField(label=_("About how many people?"), required=False)
    measures_taken = PlainText(label=_("What was done already?"), required=False, rows=3)
    processor_name = PlainLine(label=_("Name of the supplier"), required=False, max_length=200)
    processor_informed_at = MomentField(label=_("When did the supplier inform the board?"), required=False)
    reporter_name = PlainLine(label=_("Name of the reporter"), required=False, max_length=150)
    reporter_phone = PlainLine(label=_("Telephone of the reporter"), required=False, max_length=40)
    reporter_email = forms.EmailField(label=_("E-mail address of the reporter"), required=False, max_length=254)

    def __init__(self, data=None, *, breach, user):
        self.breach = breach
        super().__init__(data, initial=entered(breach))
        for name, known, fact in (("categories", CATEGORIES, "data_categories"), ("groups", GROUPS, "person_groups")):
            self.fields[name].choices = with_others(known, breach.facts.get(fact))
        if Role.PRIVACY_OFFICER not in roles_on(user, breach.case):
            for name in OFFICERS:
                del self.fields[name]

    def changes(self):
        """What differs from what is on record, as `report.correct` wants it."""
        told = self.cleaned_data
        found = {name: told[name] for name in (*PLAIN, "incident") if name in told and told[name] != self.initial[name]}
        found |= {name: told[name] for name in MOMENTS if name in told and moved(told[name], self.initial[name])}
        facts = {"data_categories": told["categories"] or None, "person_groups": told["groups"] or None}
        facts |= {"persons": told["persons"]}
        facts = {name: value for name, value in facts.items() if value != self.breach.facts.get(name)}
        reporter = {name: told[f"reporter_{name}"] for name in REPORTER if f"reporter_{name}" in told}
        reporter = {name: text for name, text in reporter.items() if text != self.breach.reporter.get(name, "")}
        return found | ({"facts": facts} if facts else {}) | ({"reporter": reporter} if reporter else {})


def entered(breach):
    """What is on record, by the names of the form."""
    found = {name: getattr(breach, name) for name in (*PLAIN, *MOMENTS)}
    found |= {f"reporter_{name}": breach.reporter.get(name, "") for name in REPORTER}
    facts = breach.facts
    known = {"categories": facts.get("data_categories") or [], "groups": facts.get("person_groups") or []}
    return found | known | {"persons": facts.get("persons"), "incident": breach.case.subject}


def with_others(known, there):
    """The choices, with those that others added and this short list does not name."""
    return [*known, *((word, word) for word in there or () if word not in dict(known))]


def moved(new, old):
    """Whether a moment differs; a page knows minutes only."""
    if new is None or old is None:
        return new is not old
    return abs(new - old.replace(second=0, microsecond=0)) >= MINUTE
