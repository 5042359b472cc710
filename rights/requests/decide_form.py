"""The decision about one right: over the API with `details`, on its page with the questions of that right."""

from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.api import schema
from cases.api.input import misfits, mistake, mistakes, present
from pages.forms import Option, PlainText, Radios
from rights.free_text import StepForm
from rights.requests import outcomes
from rights.requests.models import GROUNDS, Ground, Outcome, Right
from rights.requests.models.right import ONLY_IN_PART, REFUSES, ground_label

PART = _("This is a reason to make parts unreadable, not to refuse everything. Choose that it is partly granted.")
LATE = _("The first month has passed. Write why (AVG 12(4)).")


def sentences(choices):
    """The choices as answers that stand alone: each with a capital."""
    return [(value, capfirst(label)) for value, label in choices]


class DetailsField(forms.Field):
    """What a right asks besides, as the API takes it: the shape that belongs to the right."""

    rights = Right.values

    def json_schema(self):
        shapes = [
            schema.of_form(outcomes.FORMS[right]) | {"title": right} for right in self.rights if right in outcomes.FORMS
        ]  # fmt: skip
        return {"type": "object"} | ({"anyOf": shapes} if shapes else {})


class Outcomes(StepForm):
    """The outcome, its ground and its words: what every decision has."""

    outcome = forms.ChoiceField(label=_("What do you decide?"), choices=sentences(Outcome.choices), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("On what ground is it (partly) refused?"), required=False, choices=[("", _("None")), *sentences(Ground.choices)]
    )
    text = PlainText(label=_("Explain it to the requester"), required=False, rows=5, help_text=_("This stands in the answer."))
    late_reason = PlainText(
        label=_("Why does the refusal come after the first month?"), required=False, rows=3,
        help_text=_("Only then: a refusal is due within one month, also after an extension (AVG 12(4))."),
    )  # fmt: skip

    def check(self, cleaned, right):
        """What holds for every right: a refusal has its ground and its words, and one that is late its reason."""
        outcome = cleaned.get("outcome")
        if outcome not in REFUSES:
            cleaned["ground"] = ""
        elif not cleaned.get("ground"):
            self.add_error("ground", ValidationError(_("Choose the ground for it."), code="required"))
        elif cleaned["ground"] not in GROUNDS[right]:
            self.add_error("ground", ValidationError(_("This is no ground for this right."), code="no_ground"))
        elif outcome == Outcome.REFUSED and (right, cleaned["ground"]) in ONLY_IN_PART:
            self.add_error("ground", ValidationError(PART, code="only_in_part"))
        if outcome in REFUSES and not cleaned.get("text"):
            self.add_error("text", ValidationError(_("Explain the refusal to the requester."), code="required"))
        if outcome == Outcome.OWN_VIEW_ADDED and right != Right.RECTIFICATION:
            self.add_error("outcome", ValidationError(_("Only a rectification can end like that."), code="outcome"))
        if outcome == Outcome.REFUSED and self.workflow.refuses_late(self.at) and not cleaned.get("late_reason"):
            self.add_error("late_reason", ValidationError(LATE, code="required"))


class Decide(Outcomes):
    """About one right, as the API takes it. What a right asks besides stands in `details`, checked by its own form."""

    mark_optional = False

    right = forms.ChoiceField(label=_("About which right?"), choices=sentences(Right.choices), widget=forms.RadioSelect)
    details = DetailsField(
        label=_("What this right asks besides"), required=False,
        help_text=_("By right: values and statement, data categories, weighing. Left out, only the outcome is kept."),
    )  # fmt: skip

    field_order = ("right", "outcome", "ground", "text", "late_reason", "details")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = self.workflow.rights
        self.fields["right"].choices = [(right, capfirst(Right(right).label)) for right in asked]
        self.fields["right"].initial = lambda: next(iter(self.workflow.undecided), asked[0] if asked else None)
        self.fields["details"].rights = asked

    def clean(self):
        cleaned = super().clean()
        right = cleaned.get("right")
        if not right or not cleaned.get("outcome"):
            return cleaned
        cleaned["details"] = self.read_details(cleaned, right, cleaned.get("details") or {})
        self.check(cleaned, right)
        return cleaned

    def read_details(self, cleaned, right, sent):
        """The details of this right, checked by the form of its page; what they settle is settled here."""
        if not sent:
            return {}
        form_class = outcomes.FORMS.get(right)
        errors = list(misfits(form_class.base_fields if form_class else {}, sent))
        if not errors:
            about = {"workflow": self.workflow, "user": self.user, "at": self.at, "outcome": cleaned["outcome"]}
            form = form_class(present(sent), **about)
            errors = [] if form.is_valid() else list(mistakes(form))
        if errors:
            self.add_error("details", [mistake(one["field"], one["code"], one["message"]) for one in errors])
            return {}
        form.settle_outcome(cleaned)
        return form_class.told(form.cleaned_data)


class OnPage(Outcomes):
    """The decision about one right on its page: only the outcomes, grounds and questions of that right."""

    right = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = [(value, Option(words_of(self.right, value), HINTS.get((self.right, value), ""))) for value in self.offered]
        self.fields["outcome"].choices, self.fields["outcome"].widget = found, Radios(choices=found)
        grounds = [(ground.value, capfirst(ground_label(self.right, ground))) for ground in GROUNDS[self.right]]
        self.fields["ground"].choices = [("", _("Choose")), *grounds]
        if not self.workflow.refuses_late(self.at):
            del self.fields["late_reason"]
        self.rows = {name: self.rows_of(name, field) for name, field in self.details_class.lists().items()}
        for name in self.rows:
            del self.fields[name]

    @property
    def offered(self):
        return outcomes.OUTCOMES[self.right]

    @property
    def details_class(self):
        return outcomes.FORMS.get(self.right, outcomes.Details)

    def rows_of(self, name, field):
        """The rows of a list, each a small form with a tick that says whether it is about this."""
        made = outcomes.row_form(field.form_class)
        data = self.data if self.is_bound else None
        return [
            made(data, prefix=f"{name}-{key}", key=key if label else "", about=(label, more))
            for key, label, more in self.row_keys[name](self)
        ]

    @property
    def parts(self):
        """The questions and lists in their order, each with when it shows: an error always shows."""
        for name in self.field_order:
            if name in self.rows:
                label = self.details_class.base_fields[name].label
                yield {"name": name, "rows": self.rows[name], "label": label, "css": self.shown_when(name)}
            elif name in self.fields and not self[name].is_hidden:
                yield {"name": name, "field": self[name], "css": "" if self[name].errors else self.shown_when(name)}

    def shown_when(self, name):
        when = {"ground": "refusing", "late_reason": "refusing", **dict.fromkeys(AFTER, "value"), **self.when}.get(name)
        return f"when-{when}" if when else ""

    def clean(self):
        wrong = []
        for name, rows in self.rows.items():
            used = [row for row in rows if row.is_used()]
            for row in set(rows) - set(used):
                row.say_nothing()
            wrong += [row for row in used if not row.is_valid()]
            self.cleaned_data[name] = [row.told() for row in used if row.is_valid()]
        for row in wrong:
            self.add_error(None, [row.pointed(field, error) for field, errors in row.errors.items() for error in errors])
        cleaned = super().clean()
        if not cleaned.get("outcome"):
            return cleaned
        self.settle_outcome(cleaned)
        self.check(cleaned, self.right)
        return cleaned

    def facts(self):
        """What the step takes: what the right asks besides goes in together, as its details."""
        cleaned = self.cleaned_data
        told = {name: cleaned.get(name, "") for name in ("outcome", "ground", "text", "late_reason")}
        return {"right": self.right, **told, "details": self.details_class.told(cleaned)}

    def add_error(self, field, error):
        """A mistake in a row points at its own question."""
        if field not in self.rows:
            return super().add_error(field, error)
        by_key = {row.key: row for row in self.rows[field]}
        for one in getattr(error, "error_list", None) or (error if isinstance(error, list) else [error]):
            row = by_key.get(getattr(one, "row", None))
            super().add_error(None, row.marked(one) if row else one)
        return None


@cache
def form_for(right):
    """The form of the page about this right: its outcomes, then what it asks besides."""
    details = outcomes.FORMS.get(right, outcomes.Details)
    own = [name for name in details.field_order or details.base_fields if name not in AFTER]
    order = ["outcome", *own, "ground", "text", "late_reason", *AFTER]
    return type(f"Decide{details.__name__}", (OnPage, details), {"right": Right(right), "field_order": order})


AFTER = ("suppliers", "recipients")


def words_of(right, outcome):
    """What this outcome is called for this right."""
    return WORDS.get((right, outcome)) or capfirst(Outcome(outcome).label)


WORDS = {
    (Right.RECTIFICATION, Outcome.GRANTED): _("Correct it"),
    (Right.RECTIFICATION, Outcome.PARTLY): _("Correct a part of it"),
    (Right.RECTIFICATION, Outcome.OWN_VIEW_ADDED): _("The opinion stays; the own view is added to the file"),
    (Right.ERASURE, Outcome.GRANTED): _("Decide about each kind of data below"),
    (Right.ERASURE, Outcome.REFUSED): _("Refuse it as a whole"),
    (Right.RESTRICTION, Outcome.GRANTED): _("Set the data aside"),
    (Right.OBJECTION, Outcome.GRANTED): _("The use stops"),
    (Right.OBJECTION, Outcome.REFUSED): _("The use goes on"),
    (Right.CONSENT_WITHDRAWAL, Outcome.GRANTED): _("It stops and is taken away"),
    (Right.NONCUSTODIAL_INFORMATION, Outcome.GRANTED): _("Give the information"),
    (Right.NONCUSTODIAL_INFORMATION, Outcome.PARTLY): _("Give a part of it"),
    (Right.NONCUSTODIAL_INFORMATION, Outcome.REFUSED): _("Give no information"),
    (Right.AUTOMATED_DECISION, Outcome.GRANTED): _("A person has looked at it again"),
}
HINTS = {
    (Right.RECTIFICATION, Outcome.GRANTED): _("The facts were wrong or not complete."),
    (Right.RECTIFICATION, Outcome.OWN_VIEW_ADDED): _("An impression or judgement of a professional is not corrected."),
    (Right.ERASURE, Outcome.GRANTED): _("A part may be erased and a part kept: that is normal."),
    (Right.ERASURE, Outcome.REFUSED): _("Only when it is unclear who asks, or the request is unfounded or excessive."),
    (Right.OBJECTION, Outcome.REFUSED): _("Only for compelling grounds, a legal claim, or where no objection is possible."),
    (Right.CONSENT_WITHDRAWAL, Outcome.GRANTED): _("One parent with custody is enough. What was done before stays lawful."),
    (Right.CONSENT_WITHDRAWAL, Outcome.REFUSED): _("Only when it is somebody else's consent."),
}  # fmt: skip
