"""What was sent, held against a form: unknown names and wrong types are named, then the form says the rest."""

from django import forms
from django.utils.translation import gettext as _

from cases.api import schema
from cases.api.problems import BadInput, wrong


def read(form_class, data, *, beside=(), **about):
    """The form, filled in and found right. `beside` are names that the caller reads itself."""
    errors = list(misfits(form_class.base_fields, data, beside))
    if not errors:
        form = form_class(present(data), **about)
        if form.is_valid():
            return form
        errors = list(mistakes(form))
    raise BadInput(*errors)


def version_in(data):
    """The version of the case that the sender looked at."""
    if not isinstance(data, dict):
        raise BadInput(*misfits({}, data))
    value = data.get("version")
    if value is None:
        raise BadInput(wrong("version", "required", _("Give the version of the case that you looked at.")))
    if not schema.fits("integer", value) or not 0 < value < 2**31:
        raise BadInput(wrong("version", "invalid", _("A version is a whole number.")))
    return int(value)


def present(data):
    """Null says the same as leaving a name out; 12.0 is the whole number 12."""
    whole = {name: int(value) for name, value in data.items() if isinstance(value, float) and value.is_integer()}
    return {name: value for name, value in (data | whole).items() if value is not None}


def misfits(fields, data, beside=(), path=""):
    """What no form has to look at: no object, unknown names, values of another JSON type."""
    if not isinstance(data, dict):
        yield wrong(path.rstrip("."), "type", _("An object is wanted here."))
        return
    for name, value in data.items():
        if name in beside:
            continue
        if name not in fields:
            yield wrong(f"{path}{name[:100]}", "unknown", _("This field is not known."))
        elif value is not None and not schema.fits(schema.kind_of(fields[name])[0], value):
            kind = schema.kind_of(fields[name])[0]
            yield wrong(f"{path}{name}", "type", _("This must be of the JSON type “%(type)s”.") % {"type": kind})


def mistakes(form):
    """What the form says, one by one; a mistake inside an object by its whole path."""
    for name, errors in form.errors.as_data().items():
        field = "" if name == forms.forms.NON_FIELD_ERRORS else name
        for error in errors:
            path = f"{field}.{error.path}" if getattr(error, "path", "") else field
            for message in error.messages:
                yield wrong(path, error.code or "invalid", message)


def mistake(path, code, message):
    """A mistake inside the value of a field, for a field's `clean` to raise."""
    error = forms.ValidationError(message, code=code)
    error.path = path
    return error


class OnlyWhatWasSent:
    """Mixed into the form of a correction: it asks no more than the fields that were sent (`partial`; all when not given)."""

    def __init__(self, *args, partial=None, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.base_fields.keys() - (partial if partial is not None else self.base_fields.keys()):
            del self.fields[name]


class ObjectField(forms.Field):
    """An object inside the object: a form within the form. `partial`: it is laid over what there is, and null empties."""

    def __init__(self, form_class, *, partial=False, **about):
        super().__init__(**about)
        self.form_class, self.partial = form_class, partial

    def json_schema(self):
        return schema.of_form(self.form_class)

    def clean(self, value):
        super().validate(value)
        if value is None and self.partial:
            value = dict.fromkeys(self.form_class.base_fields)
        if not value:
            return {}
        errors = list(misfits(self.form_class.base_fields, value))
        if not errors:
            form = self.form_class(present(value))
            errors = [] if form.is_valid() else list(mistakes(form))
        if errors:
            raise forms.ValidationError([mistake(one["field"], one["code"], one["message"]) for one in errors])
        sent = value.keys() if self.partial else ()
        return {name: found for name, found in form.cleaned_data.items() if name in sent or found not in (None, "")}


class ListField(forms.Field):
    """A list of objects inside the object: one form a row."""

    json_type = "array"

    def __init__(self, form_class, *, most=100, **about):
        super().__init__(**about)
        self.form_class, self.most = form_class, most

    def json_schema(self):
        return {"type": "array", "items": schema.of_form(self.form_class), "maxItems": self.most}

    def clean(self, value):
        super().validate(value)
        if len(value or ()) > self.most:
            raise forms.ValidationError(_("At most %(most)s are taken here.") % {"most": self.most}, code="too_many")
        rows, errors = [], []
        for number, row in enumerate(value or ()):
            wrongs, told = self.row(row)
            errors += [mistake(f"{number}.{one['field']}".rstrip("."), one["code"], one["message"]) for one in wrongs]
            rows.append(told)
        if errors:
            raise forms.ValidationError(errors)
        return rows

    def row(self, value):
        """What is wrong with one row, or what it says."""
        errors = list(misfits(self.form_class.base_fields, value))
        if errors:
            return errors, None
        form = self.form_class(present(value))
        return ([], form.cleaned_data) if form.is_valid() else (list(mistakes(form)), None)
