"""The answers in words: beside the questions, and all of them on the page before sending."""

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages import words
from rights.requests.public import situations
from rights.requests.public.forms import HOW, MEDIA
from rights.requests.public.journey import PAGES

NAMES = frozenset({"first_name", "last_name"})  # told as one
SHORT = 120  # characters
WANTED = dict(HOW)
PLACES = dict(MEDIA) | {"other": gettext_lazy("Somewhere else")}


def in_full(journey, page):
    """What was answered on a page: pairs of a label and what was said."""
    told = journey.told(page.code)
    if not told:
        return []
    if page.code in SPOKEN:
        return [(page.label, SPOKEN[page.code](journey, told))]
    form = journey.form(page)
    found = [(form[name].label, in_words(name, told[name])) for name in form.fields if name in told and name not in NAMES]
    if told.get("last_name"):
        found.insert(0, (page.label, f"{told['first_name']} {told['last_name']}"))
    return [(label, text) for label, text in found if text]


def in_short(journey, page):
    """The same in one line a page, for beside the questions."""
    found = [text for _label, text in in_full(journey, page)]
    return [(page.label, Truncator("; ".join(found)).chars(SHORT))] if found else []


def in_words(name, value):
    """One answer as people read it."""
    if name == "how":
        return str(WANTED[value])
    if name == "media":
        return "; ".join(str(PLACES[one]) for one in value)
    if name == "birth_date" and value:
        return words.day(value).split(" ", 1)[1]  # of a birth nobody asks the day of the week
    return _("Yes") if value is True else "" if value in (None, False) else str(value)


def wanted(journey, told):
    return "; ".join(str(one.title) for code, one in situations.ALL.items() if code in told["situations"])


def road(journey, told):
    """What a parent without custody chose, in the words of the choice."""
    page = next(page for page in PAGES if page.code == "zonder-gezag")
    return str(dict(journey.form(page).fields["road"].choices)[told["road"]])


SPOKEN = {
    "wat": wanted,
    "wie": lambda journey, told: capfirst(str(journey.asker.label)),
    "zonder-gezag": road,
    "toestemming": lambda journey, told: _("Yes") if told["agrees"] == "yes" else _("No, or not known"),
}
