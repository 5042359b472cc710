"""What the receiving school fills in."""

from django.utils.translation import gettext_lazy as _

from pages.forms import Form, PlainLine


class EnterTransferCode(Form):
    code = PlainLine(
        label=_("The code that was told by telephone"), max_length=60, help_text=_("Twenty digits. Spaces do not matter.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "w24"}


class ConfirmReceipt(Form):
    name = PlainLine(label=_("Your name"), max_length=150)
    function = PlainLine(label=_("Your function at the school"), max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= {"autocomplete": "name", "class": "w24"}
        self.fields["function"].widget.attrs |= {"autocomplete": "organization-title", "class": "w24"}
