"""For a form with files: whoever says that a copy of an identity document is among them is told why it is not kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.forms import Form


class NoIdentityDocument(Form):
    """Lay this under a form with files; `files_in` names their field."""

    files_in = "files"
    refused = _(
        "A copy of an identity document is not kept here. Leave that file out and destroy the copy. Record only that the "
        "document was shown, and of which kind it is."
    )

    identity_document = forms.BooleanField(
        label=_("There is a copy of a passport, identity card or driving licence in it"), required=False,
        help_text=_("A school keeps no such copy. It is enough to record which kind of document was shown."),
    )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if cleaned.pop("identity_document", False) and cleaned.get(self.files_in):
            self.add_error(self.files_in, ValidationError(self.refused, code="identity_document"))
        return cleaned


class SendsNoIdentityDocument(NoIdentityDocument):
    """The same for who sends files from outside, in words to that person."""

    refused = _(
        "We keep no copy of a passport, identity card or driving licence. Choose the other files only, and send again."
    )

    identity_document = forms.BooleanField(
        label=_("One of the files is a copy of a passport, identity card or driving licence"), required=False,
        help_text=_("We do not keep such copies. Leave that file out: you never need to send it."),
    )  # fmt: skip
