"""What the requester fills in on the own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.files_field import FilesField
from cases.identity_document import SendsNoIdentityDocument
from pages.forms import Form, Option, PlainText, Radios
from pages.number_form import WatchesNumbers
from rights.requests.models import VisitChoice

Choice = VisitChoice.Choice


class AnswerQuestion(WatchesNumbers):
    text = PlainText(label=_("What do you answer?"), rows=4, max_length=5000)


class PickMoment(Form):
    """One of the moments, or one of two other answers. Whether a moment still stands is found out when it is kept."""

    moment = forms.CharField(
        label=_("Choose a moment"), max_length=40, error_messages={"required": _("Choose one of the answers.")}
    )

    def __init__(self, *args, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["moment"].widget = Radios(choices=[
            *choices,
            (Choice.NONE_FITS, Option(_("None of these moments fits"), _("We call you to agree on another one."))),
            (Choice.COPY_ONLY, Option(_("I do not need to look, send only the copy"))),
        ])  # fmt: skip

    def told(self):
        """The choice and the moment, as the step knows them."""
        value = self.cleaned_data["moment"]
        return {"choice": value} if value in (Choice.NONE_FITS, Choice.COPY_ONLY) else {"choice": Choice.SLOT, "slot": value}


class AddFiles(SendsNoIdentityDocument, WatchesNumbers):
    field_order = ["files", "identity_document", "text"]

    files = FilesField(
        label=_("Your files"),
        help_text=_(
            "PDF, pictures, text and office files, at most 20 MB each. Never a passport, identity card or driving licence: "
            "we do not keep copies of those."
        ),
    )  # fmt: skip
    text = PlainText(label=_("What is it?"), required=False, rows=2, max_length=5000)
