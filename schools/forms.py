"""What people fill in about themselves."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.forms import ModelForm, PlainLine, Radios
from schools.models import User


class Profile(ModelForm):
    """A person's own account. The e-mail address is the login: the administrator keeps it."""

    name = PlainLine(label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    function = PlainLine(
        label=_("Function"),
        max_length=100,
        required=False,
        help_text=_("For example: teacher of group 5."),
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = PlainLine(
        label=_("Telephone"),
        max_length=20,
        required=False,
        help_text=_("The number at which you can be reached when something is urgent."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "class": "w12"}),
    )

    class Meta:
        model = User
        fields = ["name", "function", "phone", "language"]
        widgets = {"language": Radios(look="chips")}
        labels = {"language": _("Language of the pages and mails")}

    def clean_phone(self):
        phone = self.cleaned_data["phone"]
        if phone and not re.fullmatch(r"\+?[0-9][0-9 ()/.-]{5,}", phone):
            raise ValidationError(_("Fill in a telephone number, for example 030 123 45 67"), code="phone")
        return phone
