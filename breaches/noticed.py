"""When somebody noticed it: today, yesterday or earlier, and a time. One moment, with all care for the clock's change."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.fields import MomentBoxes, MomentField

TODAY, YESTERDAY, EARLIER = "today", "yesterday", "earlier"
DAYS = ((TODAY, _("Today")), (YESTERDAY, _("Yesterday")), (EARLIER, _("Earlier")))


class NoticedBoxes(MomentBoxes):
    """Three chips for the day and a box for the time; the boxes of a date count for "earlier" only."""

    template_name = "breaches/forms/noticed.html"
    today = None  # set by the form: the day on which it is filled in

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        if not isinstance(value, dict):
            return value
        chosen = data.get(f"{name}_when", "")
        day = {TODAY: self.today, YESTERDAY: self.today - dt.timedelta(days=1)}.get(chosen)
        if day:
            value |= {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
        return value | {"when": chosen}

    def typed(self, value):
        text = super().typed(value)
        if "when" not in text and text.get("year"):
            text["when"] = EARLIER
        return text

    def get_context(self, name, value, attrs):
        wrong = (attrs or {}).get("wrong", ())
        context = super().get_context(name, value, attrs)
        widget, chosen = context["widget"], self.typed(value).get("when") or TODAY
        boxes = {box["part"]: box for box in widget["boxes"]}
        if chosen != EARLIER:
            for part in ("day", "month", "year"):
                boxes[part]["value"] = ""
        widget["time"] = boxes.pop("time")
        widget["day_boxes"] = list(boxes.values())
        widget["days"] = [{"value": key, "label": label, "checked": key == chosen} for key, label in DAYS]
        widget["wrong_day"] = bool(set(wrong) & set(boxes))
        return context


class NoticedField(MomentField):
    """A moment, asked in the way people remember it. From the API: ISO 8601 with an offset."""

    widget = NoticedBoxes

    def filled(self, boxes):
        """The chips alone are no answer; a day is."""
        if boxes.get("when") in (TODAY, YESTERDAY):
            return [boxes.get("time")]
        return super().filled(boxes)

    def from_boxes(self, boxes):
        if boxes.get("when") == EARLIER and not any(boxes.get(part) for part in ("day", "month", "year")):
            raise forms.ValidationError(_("Fill in the day, for example 14 12 2026"), code="day")
        return super().from_boxes(boxes)
