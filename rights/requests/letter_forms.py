"""Input for the letters of a request, and for handing over what goes along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.forms import Checks, Form, PlainLine, PlainText, Radios, options
from pages.number_form import WatchesNumbers
from rights.requests.forms import sentences
from rights.requests.models import DownloadCode

HOW_TO_WRITE = _("A short line without a full stop becomes a heading, a line with a dash an item of a list.")


class LetterForm(WatchesNumbers):
    """The answer as people edit it. What follows from the law stands fixed below it."""

    mark_optional = False

    text = PlainText(label=_("The text of the letter"), rows=24, required=False, help_text=HOW_TO_WRITE)


class PapersForm(Form):
    """Which files of the case go along."""

    mark_optional = False

    documents = forms.MultipleChoiceField(label=_("What goes along with the answer?"), required=False, widget=Checks())

    def __init__(self, *args, documents, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = {str(one.pk): one for one in documents}
        self.fields["documents"].choices = options([(pk, one.title or one.name) for pk, one in self.found.items()])

    def chosen(self):
        return [self.found[pk] for pk in self.cleaned_data["documents"]]


class CodeForm(Form):
    """By which way somebody gives the code."""

    channel = forms.ChoiceField(
        label=_("How do you give the code?"), choices=sentences(DownloadCode.Channel.choices), widget=Radios(),
        help_text=_("Never by the e-mail address to which the link goes: a code proves something only by another way."),
    )  # fmt: skip


class EnterCode(Form):
    code = PlainLine(
        label=_("The code of eight digits"), max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w12"}),
        help_text=_("You got it by telephone, at the counter or by letter."),
    )  # fmt: skip


class InformationForm(Form):
    text_nl = PlainText(label=_("The text in Dutch"), rows=30, help_text=HOW_TO_WRITE)
    text_en = PlainText(
        label=_("The text in English"), rows=30, required=False, help_text=_("Leave it empty to send the Dutch text.")
    )
