"""The fields our forms are made of: a day, a moment, plain text, a number.

A page sends a day or a moment in boxes (`name_day`, `name_month`, `name_year`, `name_time`); the API sends one ISO text
under `name`. One form serves both.
"""

import re
from datetime import UTC, date, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.forms import widgets
from django.utils.translation import gettext_lazy as _

from pages import words

FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside these a year is a slip of the finger
CLOCK = re.compile(r"(\d{1,2})\s*(?:[.:,u]\s*)?(\d{2})(?:\s*uur)?")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
THOUSANDS = re.compile(r"\d{1,3}(?:[. ]\d{3})+")


class Boxes(widgets.Widget):
    """Three boxes for a day; what was typed stays, also when it is no day."""

    template_name = "pages/forms/boxes.html"
    use_fieldset = True
    parts = {"day": (_("Day"), "w2"), "month": (_("Month"), "w2"), "year": (_("Year"), "w4")}

    def __init__(self, attrs=None, *, autocomplete=""):
        super().__init__(attrs)
        self.autocomplete = autocomplete

    def value_from_datadict(self, data, files, name):
        """One ISO text under the bare name, or what stands in the boxes."""
        if name in data and data[name] not in (None, ""):
            return str(data[name])
        return {part: str(data.get(f"{name}_{part}") or "").strip() for part in self.parts}

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not any(f"{name}_{part}" in data for part in self.parts)

    def id_for_label(self, id_):
        return ""  # the legend names the whole; each box has its own label

    def typed(self, value):
        """The text for each box: as typed, or taken from a date."""
        if isinstance(value, dict):
            return value
        if isinstance(value, str) and ISO_DAY.fullmatch(value):
            year, month, day = value.split("-")
            return {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}
        if isinstance(value, date):
            value = words.local(value)
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        return {"day": value} if value else {}

    def get_context(self, name, value, attrs):
        """Each box as a small widget of its own; only the boxes that are wrong are marked so."""
        attrs = dict(attrs or {})
        wrong = attrs.pop("wrong", ())
        attrs.pop("aria-invalid", None)
        typed, context = self.typed(value), super().get_context(name, value, attrs)
        shared = {key: attrs[key] for key in ("required", "disabled") if attrs.get(key)}
        context["widget"]["boxes"] = [
            {
                "part": part,
                "label": label,
                "name": f"{name}_{part}",
                "value": typed.get(part, ""),
                "id": f"{context['widget']['attrs'].get('id', name)}_{part}",
                "size": size,
                "numeric": True,
                "autocomplete": f"{self.autocomplete}-{part}" if self.autocomplete else "off",
                "attrs": shared | ({"aria-invalid": "true"} if part in wrong else {}),
            }
            for part, (label, size) in self.parts.items()
        ]
        return context


class MomentBoxes(Boxes):
    """A day and a time; and, only for the hour that comes twice in autumn, which of the two."""

    parts = Boxes.parts | {"time": (_("Time"), "w4")}

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value | {"fold": data.get(f"{name}_fold", "")} if isinstance(value, dict) else value

    def typed(self, value):
        if isinstance(value, str) and (moment := iso_moment(value)):
            value = moment
        text = super().typed(value)
        if isinstance(value, datetime):
            text |= {"time": words.local(value).strftime("%-H.%M"), "fold": str(words.local(value).fold)}
        return text

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        typed, widget = self.typed(value), context["widget"]
        widget["twice"] = comes_twice(typed)
        widget["fold"] = typed.get("fold") or "0"
        return context


class DayField(forms.Field):
    """A calendar day. From the API: YYYY-MM-DD."""

    widget = Boxes
    default_error_messages = {
        "required": _("Fill in a date, for example 14 12 2026"),
        "day": _("Fill in the day as a number, for example 14"),
        "month": _("Fill in the month as a number from 1 to 12"),
        "year": _("Fill in the year with four digits, for example 2026"),
        "years": _("Check the year: it must lie between 1900 and 2100"),
        "date": _("This date does not exist. Check the day and the month"),
        "iso": _("Give a date as 2026-12-14"),
    }
    boxes_of = {"required": ("day", "month", "year"), "date": ("day", "month"), "years": ("year",)}

    def __init__(self, *, autocomplete="", **kwargs):
        kwargs.setdefault("widget", self.widget(autocomplete=autocomplete))  # "bday" for a day of birth
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values or (isinstance(value, dict) and not any(self.filled(value))):
            return None
        if isinstance(value, date):
            return value
        return self.from_boxes(value) if isinstance(value, dict) else self.from_iso(value)

    def filled(self, boxes):
        """What was typed in the boxes that count."""
        return (boxes.get(part) for part in self.widget.parts)

    def from_boxes(self, boxes):
        """The day of the boxes, or the one error that says what to do first."""
        parts = {part: number(boxes.get(part, "")) for part in ("day", "month", "year")}
        if parts["month"] is None:
            parts["month"] = words.month_number(boxes.get("month", ""))
        if not parts["day"] or parts["day"] > 31:
            raise self.wrong("day")
        if not parts["month"] or parts["month"] > 12:
            raise self.wrong("month")
        if parts["year"] is None or len(boxes["year"].strip()) != 4:
            raise self.wrong("year")
        return self.exists(parts["year"], parts["month"], parts["day"])

    def from_iso(self, text):
        if not ISO_DAY.fullmatch(text):
            raise self.wrong("iso")
        return self.exists(*(int(part) for part in text.split("-")))

    def exists(self, year, month, day):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise self.wrong("years")
        try:
            return date(year, month, day)
        except ValueError:
            raise self.wrong("date") from None

    def wrong(self, code, **params):
        return ValidationError(self.error_messages[code], code=code, params=params or None)

    def wrong_boxes(self, codes):
        """The boxes that these errors are about; all of them when it cannot be told."""
        return {box for code in codes for box in self.boxes_of.get(code, (code,))}


class MomentField(DayField):
    """An instant, typed on the clock of Amsterdam. From the API: ISO 8601 with an offset; without one it is refused.

    The hour that is skipped in spring does not exist and is refused. The hour that comes twice in autumn is asked about;
    the first of the two stands ready, because a term that starts earlier ends earlier.
    """

    widget = MomentBoxes
    default_error_messages = {
        "required": _("Fill in a date and a time, for example 14 12 2026 and 14.20"),
        "time": _("Fill in a time, for example 14.20"),
        "skipped": _("At that time the clock went forward: %(time)s did not exist on %(day)s. Fill in another time"),
        "twice": _("On %(day)s it was %(time)s twice, because the clock went back. Choose which one is meant"),
        "iso": _("Give a moment with its offset, such as 2026-11-23T14:20:00+01:00"),
    }
    boxes_of = DayField.boxes_of | {
        "required": ("day", "month", "year", "time"),
        "skipped": ("time",),
        "twice": ("time",),
    }

    def from_boxes(self, boxes):
        day, at = super().from_boxes(boxes), clock_time(boxes.get("time", ""))
        if at is None:
            raise self.wrong("time")
        first = datetime.combine(day, at, words.AMSTERDAM)
        told = {"day": words.day(day), "time": words.clock(first)}
        if first.astimezone(UTC).astimezone(words.AMSTERDAM).replace(fold=0) != first:
            raise self.wrong("skipped", **told)
        if comes_twice(boxes) and boxes.get("fold") not in ("0", "1"):
            raise self.wrong("twice", **told)
        return first.replace(fold=int(comes_twice(boxes) and boxes.get("fold") == "1"))

    def from_iso(self, text):
        moment = iso_moment(text)
        if moment is None:
            raise self.wrong("iso")
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise self.wrong("years")
        return moment.astimezone(words.AMSTERDAM)


def number(text):
    """The whole number that was typed, in any script's digits; None when it is none."""
    return int(text) if str(text).isdecimal() and len(text) <= 9 else None


def clock_time(text):
    """A time of the day as people type it: 14.20, 14:20, 9.30, 1420, 14.20 uur."""
    found = CLOCK.fullmatch(str(text).strip().lower())
    if not found:
        return None
    hour, minute = (int(part) for part in found.groups())
    return time(hour, minute) if hour < 24 and minute < 60 else None


def iso_moment(text):
    """The instant of an ISO text that carries its offset; None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.utcoffset() is not None else None


def comes_twice(boxes):
    """Whether the moment in these boxes lies in the hour that autumn repeats."""
    at = clock_time(boxes.get("time", ""))
    parts = [number(boxes.get(part, "")) for part in ("year", "month", "day")]
    try:
        first = datetime.combine(date(*parts), at, words.AMSTERDAM)
    except (TypeError, ValueError, OverflowError):
        return False
    return first.utcoffset() > first.replace(fold=1).utcoffset()


class PlainText(forms.CharField):
    """Free text, kept exactly as it was typed: emoji, other scripts, HTML and formulas are only text."""

    widget = forms.Textarea
    most = 20_000
    default_error_messages = {
        "too_long": _("This text is too long: %(length)s characters, and %(most)s fit. Put the rest in a document"),
        "unreadable": _("This text holds a character that cannot be kept. Type that part again"),
    }

    def __init__(self, *, max_length=None, rows=None, **kwargs):
        self.most = max_length or self.most  # no maxlength in the page: a browser would cut a pasted text silently
        kwargs.setdefault("strip", False)
        super().__init__(**kwargs)
        self.validators = []  # Django's own check on NUL would say it in words that help nobody
        if isinstance(self.widget, forms.Textarea):
            self.widget.attrs["rows"] = rows or 5
            self.widget.attrs.pop("cols", None)

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n")  # a browser sends every new line as two characters
        if text in self.empty_values or not text.strip():
            return self.empty_value
        if len(text) > self.most:
            counts = {"length": f"{len(text):,}".replace(",", "."), "most": f"{self.most:,}".replace(",", ".")}
            raise ValidationError(self.error_messages["too_long"], code="too_long", params=counts)
        if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        return text


class PlainLine(PlainText):
    """Free text of one line: a name, a subject."""

    widget = forms.TextInput
    most = 200
    default_error_messages = {"lines": _("Put this on one line")}

    def __init__(self, **kwargs):
        super().__init__(**{"strip": True} | kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        if text and len(text.splitlines()) > 1:
            raise ValidationError(self.error_messages["lines"], code="lines")
        return text


class PhoneField(PlainLine):
    """A telephone number as people write it, with enough digits to call it."""

    most = 40
    least = 8  # digits; 0800 numbers have no more
    default_error_messages = {"short": _("Fill in the whole telephone number, for example 06 12345678")}

    def to_python(self, value):
        text = super().to_python(value)
        if text and sum(one.isdigit() for one in text) < self.least:
            raise ValidationError(self.error_messages["short"], code="short")
        return text


class NumberField(forms.IntegerField):
    """A whole number within bounds that make sense; "1.200" is twelve hundred."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Fill in a whole number, for example 24"),
        "bounds": _("Fill in a number from %(low)s to %(high)s"),
    }

    def __init__(self, *, low=0, high=10_000_000, **kwargs):
        super().__init__(**kwargs)
        self.low, self.high = low, high

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "autocomplete": "off", "class": "w6"}

    def to_python(self, value):
        text = str(value).strip() if value is not None else ""
        if THOUSANDS.fullmatch(text):
            text = text.replace(".", "").replace(" ", "")
        if len(text) > 30 or isinstance(value, bool):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)

    def validate(self, value):
        super().validate(value)
        if value is not None and not self.low <= value <= self.high:
            bounds = {"low": self.low, "high": f"{self.high:,}".replace(",", ".")}
            raise ValidationError(self.error_messages["bounds"], code="bounds", params=bounds)
