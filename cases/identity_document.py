"""For a form with files: whoever says that a copy of an identity document is among them is told why it is not kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.forms import Form


class NoIdentityDocument(Form):
    """Lay this under a form with files; `files_in` names their field."""

    files_in = "files"
    asks_outsiders = False  # who sends it from outside is told in other words than staff who keep files

    identity_document = forms.BooleanField(
        label=_("There is a copy of a passport, identity card or driving licence in it"), required=False,
        help_text=_("A school keeps no such copy. It is enough to record which kind of document was shown."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.asks_outsiders and "identity_document" in self.fields:
            asked = self.fields["identity_document"]
            asked.label = _("One of the files is a copy of a passport, identity card or driving licence")
            asked.help_text = _("We do not keep such copies. Leave that file out: you never need to send it.")

    def clean(self):
        cleaned = super().clean()
        cleaned = self.cleaned_data if cleaned is None else cleaned
        if cleaned.pop("identity_document", False) and cleaned.get(self.files_in):
            refused = _(
                "A copy of an identity document is not kept here. Leave that file out and destroy the copy. Record only that the "
                "document was shown, and of which kind it is."
            )
            if self.asks_outsiders:
                refused = _(
                    "We keep no copy of a passport, identity card or driving licence. "
                    "Choose the other files only, and send again."
                )
            self.add_error(self.files_in, ValidationError(refused, code="identity_document"))
        return cleaned
