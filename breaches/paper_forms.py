"""Input for the two papers of a breach."""

from django.utils.translation import gettext_lazy as _

from breaches.worksheet.questions import QUESTIONS
from pages.forms import Form, PlainText


class LetterForm(Form):
    text = PlainText(
        label=_("The text of the letter"), rows=28,
        help_text=_("A short line without a full stop becomes a heading. Leave an empty line between paragraphs."),
    )  # fmt: skip


def worksheet_form(filled):
    """A form with one field for each question of the worksheet, in the words of the AP's form."""
    fields = {
        answer.key: PlainText(
            label=f"{answer.number} {answer.label}".strip(),
            help_text=answer.help,
            required=False,
            rows=3 if "\n" in answer.text else 1,
        )
        for _section, entries in filled
        for answer in entries
    }
    return type("WorksheetForm", (Form,), {**fields, "mark_optional": False, "__doc__": f"{len(QUESTIONS)} questions."})
