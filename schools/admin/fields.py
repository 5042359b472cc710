"""Fields of /beheer/ that people can fill in."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST = 8


class Moments(forms.CharField):
    """Whole numbers in one line, the largest first: "24, 6". Empty leaves it to the product."""

    default_error_messages = {
        "numbers": _("Fill in whole numbers with commas between them, for example %(example)s."),
        "bounds": _("Choose numbers from 1 to %(most)s."),
        "many": _("Choose at most %(count)s moments."),
    }

    def __init__(self, *, most, usual, **options):
        self.most, self.usual = most, ", ".join(map(str, usual))
        super().__init__(**{"required": False, "max_length": 100} | options)

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return []
        parts = [part.strip() for part in re.split(r"[,;\s]+", text.strip(" ,;"))]
        if not all(part.isascii() and part.isdigit() and len(part) <= 6 for part in parts):
            raise ValidationError(self.error_messages["numbers"], code="numbers", params={"example": self.usual})
        numbers = sorted({int(part) for part in parts}, reverse=True)
        if not all(1 <= number <= self.most for number in numbers):
            raise ValidationError(self.error_messages["bounds"], code="bounds", params={"most": self.most})
        if len(numbers) > MOST:
            raise ValidationError(self.error_messages["many"], code="many", params={"count": MOST})
        return numbers

    def has_changed(self, initial, data):
        try:
            return list(initial or []) != self.clean(data)
        except ValidationError:
            return True
