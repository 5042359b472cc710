"""Several files at once, each checked by what is in it before anything is kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import documents

MOST_FILES = 10


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, each checked by what is in it; what is cleaned is a list of names and bytes."""

    widget = ManyFiles

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_FILES:
            raise ValidationError(
                _("At most %(most)s files fit. Add the others later."), params={"most": MOST_FILES}
            )
        if sum(file.size for file in files) > documents.TOGETHER:
            most = documents.TOGETHER // 1024 // 1024
            raise ValidationError(
                _("Together these files are too large: at most %(most)s MB at once. Add the others later."),
                params={"most": most},
            )
        return [self.read(super(FilesField, self).clean(file)) for file in files]

    @staticmethod
    def read(file):
        content = file.read(documents.MAX_SIZE + 1)
        try:
            documents.check(documents.clean_name(file.name), content)
        except ValidationError as error:
            raise ValidationError(f"{documents.clean_name(file.name)}: {error.messages[0]}", code=error.code) from None
        return file.name, content
