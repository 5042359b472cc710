"""The rows of a list on a page: small forms, each used when it is ticked or, where it has no name, filled in."""

from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.html import format_html


class OfAPage:
    """Mixed into the form of a row: its key and name, whether it is used, and where its mistakes are."""

    mark_optional = False

    def __init__(self, *args, key="", about=("", None), **kwargs):
        self.key, (self.label, self.about) = key, about
        super().__init__(*args, **kwargs)
        if key:
            del self.fields[self.key_field]
        else:
            del self.fields["chosen"]

    @property
    def questions(self):
        """Its fields without the tick above them."""
        return [field for field in self if field.name != "chosen"]

    def is_used(self):
        if not self.is_bound:
            return False
        if self.key:
            return self["chosen"].value() in (True, "on", "true", "1")
        return any(self[name].value() for name in self.fields)

    def say_nothing(self):
        """A row that is not used has nothing wrong with it, however it was left."""
        self._errors = ErrorDict()

    def told(self):
        """What it says, as a row of the API says it."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "chosen"}
        return {self.key_field: self.key, **found} if self.key else found

    def pointed(self, field, text):
        """A mistake as the summary tells it: with the name of the row, leading to the question."""
        where = self[field].first_id if field in self.fields else ""
        said = f"{self.label}: {text}" if self.label else text
        return ValidationError(format_html('<a href="#{}">{}</a>', where, said) if where else said, code="row")

    def marked(self, error):
        """A mistake that the whole list found, put at this row's own question."""
        field = error.field if error.field in self.fields else "chosen"
        text = error.messages[0]
        self.add_error(field, ValidationError(text, code=error.code))
        return self.pointed(field, text)


@cache
def row_form(form_class):
    """The form of a row with its tick, for a page."""
    key_field = next(iter(form_class.base_fields))
    about = {"chosen": forms.BooleanField(required=False), "key_field": key_field, "__doc__": form_class.__doc__}
    return type(f"{form_class.__name__}OnPage", (OfAPage, form_class), about)
