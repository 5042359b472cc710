"""Text as a search compares it: no accents, no capitals, no signs. The same on every database."""

import re
import unicodedata

from django.db import models

LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def fold(text):
    """Makes "Hét Óosten, 's-Gravenhage" into "het oosten s gravenhage"."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(LETTERS)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain))


class FoldedField(models.TextField):
    """The fold of other fields of the row, kept with every save of it, in bulk too."""

    def __init__(self, *args, of=(), **options):
        self.of = of
        super().__init__(*args, **options | {"editable": False, "default": "", "blank": True})

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of}

    def pre_save(self, instance, add):
        value = fold(" ".join(str(getattr(instance, name)) for name in self.of))
        setattr(instance, self.attname, value)
        return value
