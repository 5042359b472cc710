"""JSON Schema from forms: what the API documents is what it asks, for the page and the API fill in the same form."""

from django import forms

from pages.forms import DayField, MomentField, NumberField, PlainText

VERSION = {"type": "integer", "minimum": 1, "description": "The version of the case that you looked at."}

# The first that fits, for a form field: the JSON type and the format.
TYPES = (
    (forms.JSONField, "object", ""),
    (forms.NullBooleanField, "boolean", ""),
    (forms.BooleanField, "boolean", ""),
    (forms.FloatField, "number", ""),
    (forms.IntegerField, "integer", ""),
    (forms.MultipleChoiceField, "array", ""),
    (forms.ModelMultipleChoiceField, "array", ""),
    (forms.ModelChoiceField, "string", "email"),
    (forms.EmailField, "string", "email"),
    (MomentField, "string", "date-time"),
    (DayField, "string", "date"),
)
PYTHON = {"string": str, "boolean": bool, "object": dict, "array": list}


def kind_of(field):
    """The JSON type of a form field, and its format if any. A field with a `json_schema()` of its own says its `json_type`."""
    if hasattr(field, "json_schema"):
        return getattr(field, "json_type", "object"), ""
    return next(((kind, shape) for cls, kind, shape in TYPES if isinstance(field, cls)), ("string", ""))


def fits(kind, value):
    """Whether a value is of this JSON type; true is no number, and 12.0 is a whole one."""
    if kind == "integer":
        return type(value) is int or (isinstance(value, float) and value.is_integer())
    if kind == "number":
        return type(value) in (int, float)
    return isinstance(value, PYTHON[kind])


def of_form(form, *, version=False):
    """The JSON Schema of what this form (or form class) asks."""
    fields = getattr(form, "fields", None) or form.base_fields
    properties = {name: of_field(field, name) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.required]
    if version:
        properties, required = {"version": VERSION, **properties}, ["version", *required]
    found = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"required": required} if required else {})


def of_field(field, name=""):
    """The JSON Schema of one form field. What is not required may be null, which says the same as leaving it out."""
    kind, shape = kind_of(field)
    found = field.json_schema() if hasattr(field, "json_schema") else {"type": kind}
    if shape:
        found["format"] = shape
    found |= limits(field, kind)
    words = [str(text) for text in (field.label, field.help_text) if text]
    if words:
        found["description"] = "\n".join(words)
    if not field.required:
        found["type"] = [kind, "null"]
        if "enum" in found:
            found["enum"] = [*found["enum"], None]
    return found


def limits(field, kind):
    """How long, how many, and which choices."""
    choices = None if isinstance(field, forms.ModelChoiceField) else getattr(field, "choices", None)
    if choices:  # none yet: they come with the case
        values = [str(value) for value, _label in choices if value != "" or not field.required]
        return {"items": {"type": "string", "enum": values}} if kind == "array" else {"enum": values}
    if isinstance(field, NumberField):
        return {"minimum": field.low, "maximum": field.high}
    if kind in ("integer", "number"):
        bounds = {"minimum": field.min_value, "maximum": field.max_value}
        return {name: bound for name, bound in bounds.items() if bound is not None}
    most = field.most if isinstance(field, PlainText) else getattr(field, "max_length", None)
    found = {"maxLength": most} if most else {}
    return found | ({"minLength": 1} if kind == "string" and field.required and isinstance(field, forms.CharField) else {})
