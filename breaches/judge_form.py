"""One screen of the guided questions as a form: its fields follow from the questions, its answers are facts."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from breaches.assessment.facts import MOST_HOURS
from breaches.forms import Assess
from pages.forms import Checks, Form, NumberField, Option, PlainText, Radios

UNKNOWN = "unknown"
YES, NO = "yes", "no"
WORDS = {True: YES, False: NO, None: UNKNOWN}
VALUES = {word: value for value, word in WORDS.items()}
MOST_PERSONS = 10_000_000


class Hours(forms.Field):
    """A number of hours: 30, or 1,5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "w6"})

    def to_python(self, value):
        text = str(value or "").strip().replace(",", ".")
        if not text:
            return None
        whole, _dot, part = text.partition(".")
        if not (whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit()))) or len(text) > 12:
            raise ValidationError(_("Fill in a number of hours, for example 30"), code="invalid")
        if float(text) > MOST_HOURS:
            raise ValidationError(_("Check the number of hours"), code="bounds")
        return float(text) if part else int(whole)


class Screen(Form):
    """The questions of one group that are asked, given what is known. An answer left open is "not known"."""

    mark_optional = False
    untitled = ""  # the question that is also the heading of the page

    def __init__(self, data=None, *, group, judging):
        self.group, self.asked = group, group.asked(judging.known)
        self.stood_there = {question.fact for question in self.asked}
        super().__init__(data, initial={q.fact: shown(q, judging.facts[q.fact]) for q in self.asked if q.fact in judging.facts})
        for question in self.asked:
            self.fields[question.fact] = field_of(question, judging.facts.get(question.fact))
        if self.asked and self.asked[0].text == group.title:
            self.untitled = self.asked[0].fact

    @classmethod
    def filled(cls, data, *, group, judging):
        """With these answers, and with the questions that they brought onto the screen while it stood open."""
        form = cls(data, group=group, judging=judging)
        stood_there = form.stood_there | set(data.getlist("shown"))
        for _question in group.questions:
            form.stood_there = stood_there
            ahead = judging.with_answers(form.answers_so_far())
            if {question.fact for question in group.asked(ahead.known)} <= set(form.fields):
                break
            form = cls(data, group=group, judging=ahead)
        form.stood_there = stood_there
        return form

    def silent(self):
        """Without a word on what is wrong: it has not been sent yet."""
        self._errors = forms.utils.ErrorDict(renderer=self.renderer)
        return self

    def answers_so_far(self):
        """The answers that hold, of a screen that has not been sent yet."""
        self.is_valid()
        return self.answers()

    def answers(self):
        """What was answered, as facts. What is wrong is left out, and so is what was never on the screen."""
        return {question.fact: fact_of(question, self.cleaned_data[question.fact]) for question in self.asked
                if question.fact in self.cleaned_data and question.fact in self.stood_there}  # fmt: skip


def field_of(question, value):
    about = {"label": question.text, "help_text": question.help, "required": False}
    if question.kind == "number":
        high = {"high": MOST_PERSONS}
        return NumberField(**about, **high) if question.fact == "persons" else Hours(**about)
    choices = [(coded(one.value), Option(one.label, one.hint)) for one in question.options]
    if question.kind == "choices":
        others = [word for word in value or () if word not in dict(choices)]  # an open list: other systems know other words
        choices += [(word, Option(word)) for word in others]
        return forms.MultipleChoiceField(choices=choices, widget=Checks(look="two"), **about)
    return forms.ChoiceField(choices=choices, widget=Radios(look="chips" if question.kind == "yes_no" else "choices"), **about)


def coded(value):
    return WORDS[value] if value is None or isinstance(value, bool) else value


def shown(question, value):
    """An answer as its field shows it."""
    if question.kind in ("yes_no", "choice"):
        return coded(value)
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else value


def fact_of(question, answer):
    """The fact of an answer; nothing chosen is not known, but no consequences is an answer too."""
    if question.kind == "choices":
        return answer if answer or question.fact == "likely_consequences" else None
    if question.kind == "number":
        return answer
    return VALUES.get(answer, answer) if answer else None


class Conclude(Assess):
    """The last screen: the answers are known already, what is asked is what a person adds to them."""

    note = PlainText(
        label=_("Explanation"), required=False, rows=4,
        help_text=_("What do FG and board have to know that the answers do not say?"),
    )  # fmt: skip
