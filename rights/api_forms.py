"""Who asks or complains, and about whom, as the API takes it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.forms import DayField, Form, PlainLine, PlainText
from rights.people import Capacity
from schools.models import School


class Person(Form):
    """`requester` or `complainant`."""

    name = PlainLine(label=_("Name"), max_length=150)
    email = forms.EmailField(required=False, max_length=254, label=_("E-mail address"))
    phone = PlainLine(required=False, max_length=40, label=_("Telephone"))
    address = PlainText(required=False, label=_("Postal address"))
    role = forms.ChoiceField(choices=Capacity.choices, label=_("In what role?"))


class PersonAgain(Person):
    """For a correction: what is left out stays as it was."""

    name = PlainLine(required=False, label=_("Name"), max_length=150)
    role = forms.ChoiceField(required=False, choices=Capacity.choices, label=_("In what role?"))


class Subject(Form):
    """`data_subject`: the person the data are about."""

    name = PlainLine(required=False, label=_("Name"), max_length=150)
    birth_date = DayField(required=False, label=_("Birth date"))
    group = PlainLine(required=False, max_length=60, label=_("Class or group"))


class SchoolField(forms.SlugField):
    """A school by its slug; what is cleaned is the school."""

    def __init__(self, **about):
        super().__init__(**{"max_length": 120, "label": _("School"), **about})

    def clean(self, value):
        slug = super().clean(value)
        if not slug:
            return None
        school = School.objects.select_related("board").filter(slug=slug).first()
        if school is None:
            raise ValidationError(_("This is not known here."), code="unknown")
        return school
