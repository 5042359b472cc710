"""How a form is drawn: label, hint, error and control, always in that order, with an error summary on top.

`{{ form }}` draws all of it; `{% error_summary form %}` and `{% fields form %}` draw the halves, when the summary must
stand above the heading of the page; `{{ field.as_field_group }}` draws one field.
"""

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.utils import pretty_name
from django.utils.functional import lazy
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _

from pages.fields import DayField, MomentField, NumberField, PhoneField, PlainLine, PlainText

__all__ = [
    "Checks",
    "DayField",
    "Form",
    "ModelForm",
    "MomentField",
    "NumberField",
    "Option",
    "PhoneField",
    "PlainLine",
    "PlainText",
    "Radios",
    "Renderer",
    "options",
]

PLAIN = {
    forms.EmailField: {"invalid": _("Fill in an e-mail address, for example naam@school.nl")},
    forms.ChoiceField: {"invalid_choice": _("Choose one of the answers in the list")},
    forms.FileField: {"empty": _("This file is empty. Choose another one"), "missing": _("Choose a file")},
}


class Option:
    """The words of one choice: its label, a hint below it and an icon behind it. Never changed, so never copied."""

    def __init__(self, label, hint="", icon=""):
        self.label, self.hint, self.icon = label, hint, icon

    def __deepcopy__(self, memo):
        return self

    def __str__(self):
        return str(self.label)

    def __html__(self):
        return conditional_escape(self.label)  # a label that was made as HTML stays that


def options(choices, hints=None, icons=None):
    """Choices of a model or a list, with hints and icons by value."""
    hints, icons = hints or {}, icons or {}
    return [
        (value, Option(label, hints.get(value, ""), icons.get(value, "")))
        for value, label in getattr(choices, "choices", choices)
    ]


class Look:
    """How a list of choices looks: "choices" (rows), "two" (rows in two columns) or "chips" (short answers in a row)."""

    def __init__(self, *args, look="choices", **kwargs):
        super().__init__(*args, **kwargs)
        self.look = look


class Radios(Look, forms.RadioSelect):
    """One of a list."""


class Checks(Look, forms.CheckboxSelectMultiple):
    """Any of a list."""


class Bound(BoundField):
    """A field on a page, and what our templates ask of it."""

    def __init__(self, form, field, name):
        super().__init__(form, field, name)
        field.widget.attrs.pop("placeholder", None)  # it vanishes as soon as one types; the label stays

    @property
    def kind(self):
        """Which of the four shapes it takes: "hidden", "alone" (one tick), "choices" or "control"."""
        widget = self.field.widget
        if self.is_hidden:
            return "hidden"
        if isinstance(widget, forms.CheckboxInput):
            return "alone"
        return "choices" if isinstance(widget, forms.RadioSelect) else "control"

    @property
    def look(self):
        """How its choices look; see `Look`."""
        return getattr(self.field.widget, "look", "choices")

    @property
    def optional(self):
        """Whether "(niet verplicht)" stands behind the label."""
        return not self.field.required and not self.field.disabled and getattr(self.form, "mark_optional", True)

    @property
    def described(self):
        """The choices, and whether any of them has an icon."""
        return [(tag, getattr(tag.data["label"], "hint", ""), getattr(tag.data["label"], "icon", "")) for tag in self]

    @property
    def wrong_boxes(self):
        """The boxes of a day or moment that hold the errors."""
        if not self.errors or not hasattr(self.field, "wrong_boxes"):
            return ()
        return self.field.wrong_boxes([error.code for error in self.errors.as_data()])

    @property
    def first_id(self):
        """Where the error summary brings you: the first control that needs you."""
        if boxes := getattr(self.field.widget, "parts", None):
            wrong = [part for part in boxes if part in self.wrong_boxes]
            return f"{self.auto_id}_{(wrong or list(boxes))[0]}"
        return f"{self.auto_id}_0" if self.kind == "choices" else self.id_for_label or self.auto_id

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        if isinstance(widget or self.field.widget, forms.RadioSelect):
            attrs.pop("aria-invalid", None)  # a radio may not carry it; the fieldset points at the error
        if self.wrong_boxes:
            attrs["wrong"] = self.wrong_boxes
        return attrs


class Renderer(DjangoTemplates):
    """Our markup for every form of the product, sign-in included."""

    form_template_name = "pages/forms/form.html"
    field_template_name = "pages/forms/field.html"
    bound_field_class = Bound


class Asking:
    """What our forms share: the page checks nothing by itself, and generic errors name what they are about."""

    use_required_attribute = False
    mark_optional = True
    label_class = ""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            speak_plainly(field, name)


def speak_plainly(field, name):
    """Replace what Django says by what to do; a message the form gave itself stays."""
    for kind, messages in PLAIN.items():
        if isinstance(field, kind):
            for code, text in messages.items():
                if field.error_messages.get(code) is kind.default_error_messages.get(code):
                    field.error_messages[code] = text
    if field.error_messages.get("required") is forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = asked_later(field, name)


def asked(field, name):
    """The sentence that asks for a missing answer."""
    label = pretty_name(name) if field.label is None else field.label
    return str(ask(field, label)).format(label=label)


asked_later = lazy(asked, str)  # most forms are filled in well: no words are sought before somebody reads them


def ask(field, label):
    if str(label).endswith("?"):
        return _("Answer this question: {label}")
    if isinstance(field, forms.ChoiceField):
        return _("Make a choice: {label}")
    if isinstance(field, forms.BooleanField):
        return _("Tick this box: {label}")
    return _("Choose a file: {label}") if isinstance(field, forms.FileField) else _("Fill in: {label}")


class Form(Asking, forms.Form):
    """The form every page and every transition is made of."""


class ModelForm(Asking, forms.ModelForm):
    """The same, over a row."""
