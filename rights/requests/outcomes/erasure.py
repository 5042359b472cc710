"""Wissing (AVG art. 17): a line for each category of the retention table. Partly is normal."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cases.api.input import ListField, mistake
from cases.effects import AddRow, AddTask
from pages import words
from pages.forms import DayField, Form, PlainText, Radios
from rights.requests.models.outcome_records import ErasureLine
from rights.requests.models.right import ACTS, GROUNDS, Outcome, Right
from rights.requests.outcomes import kept, recipients
from rights.requests.outcomes.details import day
from rights.requests.outcomes.recipients import WithRecipients
from rights.requests.retention_table import in_use

LINES = ErasureLine.Outcome
BY_LINES = ACTS | {Outcome.REFUSED}  # what the lines decide together
GROUND = [
    ("", _("What the table says")), *((g.value, capfirst(g.label)) for g in GROUNDS[Right.ERASURE] if g in kept.WEIGHED),
]  # fmt: skip


class ErasureRow(Form):
    """What is decided about one category of data."""

    category = forms.SlugField(label=_("Which data"), max_length=40, help_text=_("The code of a row of the retention table."))
    from_day = DayField(label=_("From which day does the term count?"), required=False)
    outcome = forms.ChoiceField(
        label=_("What happens with it?"), widget=Radios, choices=[(value, capfirst(label)) for value, label in LINES.choices]
    )
    kept_until = DayField(
        label=_("Until which day?"), required=False, help_text=_("The last day it is kept. Empty where the law says until when.")
    )
    ground = forms.ChoiceField(
        label=_("On what ground?"), required=False,
        choices=[*GROUND[:1], ("legal_duty", _("The law says that it is kept (AVG 17(3)(b))")), *GROUND[1:]],
    )  # fmt: skip
    reason = PlainText(label=_("Why?"), required=False, rows=2, help_text=_("Needed where no law says that it is kept."))


class Erasure(WithRecipients):
    """The day of leaving, and what is decided about each category."""

    left_on = DayField(
        label=_("When did this person leave?"), required=False,
        help_text=_("Empty when the person is still at school: then no term has begun."),
    )  # fmt: skip
    lines = ListField(ErasureRow, required=False, label=_("What happens with which data?"))

    row_keys = WithRecipients.row_keys | {"lines": lambda form: form.categories()}
    field_order = ("left_on", "lines", "suppliers", "recipients")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rules = in_use(self.workflow.case.board)

    def categories(self):
        """The rows of the page: the code, its name, and the rule itself."""
        return [(code, rule.category, rule) for code, rule in self.rules.items()]

    def clean(self):
        cleaned = super().clean()
        self.not_later_than_today("left_on")
        if self.outcome in ACTS:
            self.need("lines", _("Tick the data that you decide about."))
        if not self.errors:
            self.check_lines(cleaned)
        return cleaned

    def check_lines(self, cleaned):
        lines, wrong, seen = cleaned.get("lines") or [], [], set()
        if lines and self.outcome not in BY_LINES:
            self.add_error("lines", ValidationError(_("With this outcome no data are decided about."), code="outcome"))
            return
        for number, line in enumerate(lines):
            found = list(self.faults_of(line, cleaned.get("left_on"), twice=line["category"] in seen))
            wrong += [self.at_line(number, line, field, text, code) for field, text, code in found]
            seen.add(line["category"])
            if not found:
                self.settle(line, cleaned.get("left_on"))
        if wrong:
            self.add_error("lines", wrong)

    def at_line(self, number, line, field, text, code):
        """A mistake in one line: for the API by its path, on the page with the name of the category before it."""
        error = mistake(f"{number}.{field}", code, text)
        error.row, error.field = line.get("category"), field
        return error

    def faults_of(self, line, left_on, *, twice):
        rule = self.rules.get(line["category"])
        if rule is None:
            yield "category", _("This is no category of the retention table of this board."), "unknown"
        elif twice:
            yield "category", _("Something is decided about this already."), "twice"
        elif (start := self.start(rule, line, left_on)) and start > self.today:
            yield "from_day", _("This day is still to come."), "future"
        else:
            told = {name: line.get(name) for name in ("outcome", "ground", "reason", "kept_until")}
            for field, text in kept.faults(kept.term_of(rule, start, self.today), **told):
                yield field, text, "retention"

    def start(self, rule, line, left_on):
        """From which day this category counts: its own, or the day of leaving where it counts from that."""
        return line.get("from_day") or (left_on if rule.counts_from == rule.From.LEAVING else None)

    def settle(self, line, left_on):
        rule = self.rules[line["category"]]
        line["from_day"] = self.start(rule, line, left_on)
        term = kept.term_of(rule, line["from_day"], self.today)
        told = {name: line.get(name) for name in ("outcome", "ground", "kept_until")}
        line["ground"], line["kept_until"] = kept.settled(term, **told)
        line["last_day"], line["kind"], line["name"] = term.last, rule.kind, rule.category

    def settle_outcome(self, cleaned):
        """The lines say the outcome and, where they have one, the ground."""
        lines = self.cleaned_data.get("lines")
        if not lines or "lines" in self.errors:
            return
        cleaned["outcome"] = kept.outcome_of(lines)
        if cleaned["outcome"] != Outcome.GRANTED and not cleaned.get("ground"):
            cleaned["ground"] = next(line.get("ground", "") for line in lines if line["outcome"] != kept.ERASE)


def explained(rule, term):
    """What the table says about a category for this person, in a sentence."""
    if rule.kind == kept.CONSENT:
        return _("Kept only as long as there is consent.")
    if term.last is None:
        return _("The term has not begun, or the day from which it counts is not filled in.")
    last = words.day(term.last)
    if term.overdue:
        return _("The longest term passed after %(day)s: this should have been erased already.") % {"day": last}
    if term.passed:
        return _("It had to be kept up to and including %(day)s. Now it goes.") % {"day": last}
    if term.kind == kept.MINIMUM:
        return _("Must be kept up to and including %(day)s.") % {"day": last}
    return _("May be kept up to and including %(day)s at most; before that a person decides.") % {"day": last}


def follows(decided):
    found = []
    for line in decided.details.get("lines", ()):
        found.append(
            AddRow(
                ErasureLine(
                    decision=decided.row, code=line["category"], category=line["name"], kind=line["kind"],
                    outcome=line["outcome"], ground=line.get("ground", ""), reason=line.get("reason", ""),
                    from_day=line.get("from_day", ""), kept_until=day(line.get("kept_until")),
                    by=decided.row.by, at=decided.row.at,
                )
            )
        )  # fmt: skip
        if line["outcome"] == kept.ERASE:
            found.append(AddTask(str(_("Erase: %(what)s") % {"what": line["name"]}), due_on=decided.day()))
    return [*found, *recipients.follows(decided)]
