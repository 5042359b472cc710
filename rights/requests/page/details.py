"""What a decision keeps besides its outcome, as lines of facts: read from the form that asked it."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from pages import words
from rights.requests.models import Ground
from rights.requests.outcomes import FORMS
from rights.requests.outcomes.consent import Medium
from rights.requests.outcomes.details import day
from rights.requests.outcomes.erasure import LINES
from schools.models import User

ELSEWHERE = frozenset({"suppliers", "recipients"})  # these have a section of their own


def told(row, now):
    """One line for each answer, in the order of the form; nothing where the content has been erased."""
    details, form_class = row.details or {}, FORMS.get(row.right)
    if not details or form_class is None:
        return []
    order = form_class.field_order or form_class.base_fields
    return [line(name, form_class, details[name], now) for name in order if name in details and name not in ELSEWHERE]


def line(name, form_class, value, now):
    label = str(form_class.base_fields[name].label)
    if name == "lines":
        return {"label": label, "list": [category(one, now) for one in value]}
    if name == "media":
        return {"label": label, "list": [medium(one, now) for one in value]}
    if isinstance(value, list):
        return {"label": label, "list": value}
    return {"label": label, "value": in_words(form_class.base_fields[name], name, value, now), "typed": isinstance(value, str)}


def in_words(field, name, value, now):
    if value is True:
        return _("Yes")
    if name == "reviewer":
        return str(User.objects.filter(email=value).first() or value)
    if name.endswith("_on"):
        return words.day(day(value))
    return next((capfirst(label) for code, label in getattr(field, "choices", ()) if code == value), value)


def category(one, now):
    """One category of data: what happens with it, until when and why."""
    what = capfirst(LINES(one["outcome"]).label)
    if one.get("kept_until"):
        what = _("Kept up to and including %(day)s, then erased") % {"day": words.day(day(one["kept_until"]))}
    ground = capfirst(Ground(one["ground"]).label) if one.get("ground") else ""
    told = ". ".join(str(part) for part in (what, ground, one.get("reason", "")) if part)
    return f"{one['name']}: {told}"


def medium(one, now):
    where = ", ".join(str(part) for part in (capfirst(Medium(one["medium"]).label), one.get("where", "")) if part)
    if not one.get("removed_on"):
        return _("%(where)s: still to be removed") % {"where": where}
    return _("%(where)s: removed on %(day)s") % {"where": where, "day": words.day(day(one["removed_on"]), now)}
