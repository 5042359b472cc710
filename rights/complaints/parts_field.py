"""The outcome of each part of a complaint: from the API a list of objects, on the page a question and a text for each part."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import widgets
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.api.shapes import TEXT, one_of
from rights.complaints.models import Outcome

WITHOUT_REASONS = frozenset({Outcome.WITHDRAWN, Outcome.SOLVED})
LONGEST = 20_000


class PartsBoxes(widgets.Widget):
    """For each part its outcome and the reasons."""

    template_name = "rights/complaints/forms/parts.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.of = []  # the parts: set by the form

    def value_from_datadict(self, data, files, name):
        if name in data:
            return data[name]
        found = [(part.number, data.get(f"{name}_{part.number}_outcome"), data.get(f"{name}_{part.number}_reasons", ""))
                 for part in self.of]  # fmt: skip
        return [{"part": number, "outcome": outcome or "", "reasons": reasons} for number, outcome, reasons in found]

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(key.startswith(f"{name}_") for key in data)

    def id_for_label(self, id_):
        return ""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        typed = {one.get("part"): one for one in value or [] if isinstance(one, dict)}
        context["widget"]["of"] = [
            {
                "number": part.number,
                "text": part.text or "",
                "outcome": typed.get(part.number, {}).get("outcome", ""),
                "reasons": typed.get(part.number, {}).get("reasons", ""),
                "outcomes": Outcome.choices,
            }
            for part in self.of
        ]
        return context


class PartsField(forms.Field):
    """Cleans to outcome and reasons by the number of the part. `whole`: no part may be left out."""

    widget = PartsBoxes
    json_type = "array"
    default_error_messages = {"required": gettext_lazy("Give an outcome for each part of the complaint.")}

    def __init__(self, *, whole=True, **about):
        super().__init__(**about)
        self.whole, self.of = whole, []

    def about(self, parts):
        """The parts this complaint has."""
        self.of = self.widget.of = list(parts)

    @staticmethod
    def json_schema():
        number = {"type": "integer", "minimum": 1, "description": "Its number; may be left out where there is one part."}
        one = {"part": number, "outcome": one_of(Outcome.values), "reasons": TEXT}
        item = {"type": "object", "properties": one, "required": ["outcome"], "additionalProperties": False}
        return {"type": "array", "items": item, "maxItems": 100}

    def clean(self, value):
        rows = [row for row in value or [] if not isinstance(row, dict) or row.get("outcome") or row.get("reasons")]
        super().validate(rows or None)
        found, wrong = {}, []
        for row in rows:
            try:
                number, told = self.one(row)
                if number in found:
                    raise ValidationError(_("Part %(number)s stands here twice.") % {"number": number}, code="twice")
                found[number] = told
            except ValidationError as error:
                wrong += error.error_list
        left = [part.number for part in self.of if part.number not in found]
        if self.whole and left and not wrong:
            numbers = ", ".join(map(str, left))
            wrong.append(ValidationError(_("Give an outcome for part %(numbers)s too.") % {"numbers": numbers}, code="missing"))
        if wrong:
            raise ValidationError(wrong)
        return found

    def one(self, row):
        """One part with its outcome and reasons."""
        if not isinstance(row, dict) or row.keys() - {"part", "outcome", "reasons"}:
            raise ValidationError(_("Give each part as an object with part, outcome and reasons."), code="invalid")
        known = {part.number for part in self.of}
        number = row.get("part", next(iter(known)) if len(known) == 1 else None)
        outcome, reasons = row.get("outcome"), row.get("reasons") or ""
        if type(number) is not int or number not in known:
            raise ValidationError(_("There is no part with this number."), code="unknown")
        if outcome not in Outcome.values:
            raise ValidationError(_("Choose an outcome for part %(number)s.") % {"number": number}, code="outcome")
        if not isinstance(reasons, str) or len(reasons) > LONGEST or "\0" in reasons:
            raise ValidationError(
                _("The reasons for part %(number)s are not readable or too long.") % {"number": number}, code="reasons"
            )
        reasons = reasons.replace("\r\n", "\n").strip()
        if not reasons and outcome not in WITHOUT_REASONS:
            said = _("Write the reasons for part %(number)s: the complainant reads them.")
            raise ValidationError(said % {"number": number}, code="reasons")
        return number, (Outcome(outcome), reasons)
