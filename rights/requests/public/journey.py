"""One visit to the public form: the answers so far, which questions follow from them, and what they come to.

What was typed is kept as it was typed, a text a page. Every page is read anew with each visit: an answer that no longer fits,
because an earlier one was changed, is asked again and not lost.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cases.terms import local_day
from rights.people import EIGHTEEN, age_on
from rights.requests.models import Right
from rights.requests.public import askers, forms, situations

CHECK = "controleren"


@dataclass(frozen=True)
class Page:
    """One question: its address, its form, how the answer is called beside it, and when it is asked."""

    code: str
    form: type
    label: str
    asked: Callable = lambda journey: True


PAGES = (
    Page("wat", forms.What, _("You ask")),
    Page("wie", forms.Who, _("You are")),
    Page("zonder-gezag", forms.Road, _("Without custody"), lambda journey: journey.needs_road),
    Page("over-wie", forms.About, _("It is about"), lambda journey: not journey.asker or bool(journey.asker.about)),
    Page("toestemming", forms.Agrees, _("Your child agrees"), lambda journey: journey.needs_consent),
    Page("vraag", forms.Words, _("You write")),
    Page("bereiken", forms.Reach, _("We reach you")),
)
CODES = frozenset(page.code for page in PAGES) | {CHECK}


class Journey:
    """The answers of one device at one school. `typed` is what was typed, by page."""

    def __init__(self, typed, *, at):
        self.typed, self.at = dict(typed or {}), at
        self._read = {}

    def form(self, page, data=None, initial=None):
        """The form of a page, with this data or with what was typed there before."""
        if data is None and page.code in self.typed:
            data = QueryDict(self.typed[page.code])
        return page.form(data, journey=self, initial=initial)

    def told(self, code):
        """The answers of a page; empty where it was not answered, or not well."""
        if code not in self._read:
            self._read[code] = {}
            page = next(page for page in PAGES if page.code == code)
            if code in self.typed and (form := self.form(page)).is_valid():
                self._read[code] = form.cleaned_data
        return self._read[code]

    @cached_property
    def pages(self):
        """The questions that follow from the answers so far."""
        return [page for page in PAGES if page.asked(self)]

    def is_answered(self, page):
        return bool(self.told(page.code))

    @property
    def first_open(self):
        """The first page that still needs an answer; None when all is told."""
        return next((page for page in self.pages if not self.is_answered(page)), None)

    def is_reached(self, page):
        """Whether everything before this page has been answered."""
        return all(self.is_answered(before) for before in self.pages[: self.pages.index(page)])

    def following(self, page):
        """The address after this page."""
        after = self.pages[self.pages.index(page) + 1 :]
        return after[0].code if after else CHECK

    def before(self, code):
        """The address of the page before; empty on the first."""
        codes = [page.code for page in self.pages] + [CHECK]
        place = codes.index(code)
        return codes[place - 1] if place else ""

    # What the answers come to.

    @property
    def codes(self):
        return self.told("wat").get("situations") or []

    @property
    def said_who(self):
        """The role as it was chosen."""
        return askers.ASKERS.get(self.told("wie").get("who"))

    @property
    def asker(self):
        """The role that counts: who chose "without custody" can have thought better of it."""
        who = self.said_who
        if who and who.code == askers.WITHOUT_CUSTODY and self.needs_road:
            return askers.ASKERS[ROLES[self.told("zonder-gezag").get("road", "information")]]
        return who

    @property
    def needs_road(self):
        """Whether a parent without custody asked for more than information."""
        who = self.said_who
        return bool(who and who.code == askers.WITHOUT_CUSTODY and self.codes != ["zonder-gezag"])

    @property
    def is_without_custody(self):
        return bool(self.asker and self.asker.code == askers.WITHOUT_CUSTODY)

    @property
    def may_look(self):
        """The other reading of the law, where the installation chose it: looking at selected information."""
        return settings.NONCUSTODIAL_PARENT == "access" and "inzage" in self.codes

    @property
    def may_have_copy(self):
        """A parent without custody never gets a copy."""
        return not self.is_without_custody

    @property
    def rights(self):
        """The rights that are asked. Whoever has no custody is led to information; whoever has it, to access."""
        found = situations.rights_of(self.codes)
        if self.is_without_custody:
            return [Right.NONCUSTODIAL_INFORMATION, *([Right.ACCESS] if self.may_look else [])]
        return list(dict.fromkeys(Right.ACCESS if right == Right.NONCUSTODIAL_INFORMATION else right for right in found))

    @property
    def birth_date(self):
        return self.told("over-wie").get("birth_date")

    @property
    def needs_consent(self):
        return bool(self.asker) and askers.needs_consent(self.asker, self.birth_date, local_day(self.at))

    @property
    def explanation(self):
        """What this role can ask, at this age."""
        if not self.asker:
            return ""
        asks_copy = Right.ACCESS in self.rights
        return askers.explanation(self.asker, self.birth_date, local_day(self.at), asks_copy=asks_copy)

    @property
    def is_of_age(self):
        """Whether the child is 18 or older: then the parents are outsiders."""
        age = age_on(self.birth_date, local_day(self.at))
        return age is not None and age >= EIGHTEEN

    @property
    def topic(self):
        """What is asked, as the desk calls it, where it is one thing."""
        one = next((one for one in situations.ALL.values() if self.rights == [one.right]), None)
        return one.title if one else ""

    def hint_for_words(self, needed):
        """What helps to write it, for the right that is asked."""
        if needed:
            return next((HINTS[right] for right in self.rights if right in HINTS), HINTS[""])
        return _("You need not say why. Is it about a certain subject or year? Then we find it sooner.")

    @property
    def digest(self):
        """All that was typed, as a digest that tells nothing."""
        return salted_hmac("rights.journey", json.dumps(self.typed, sort_keys=True), algorithm="sha256").hexdigest()


ROLES = {"information": askers.WITHOUT_CUSTODY, "custody": askers.PARENT, "self": askers.SELF}
HINTS = {
    Right.RECTIFICATION: _("What is wrong, and what should it be? Where did you see it?"),
    Right.ERASURE: _("Which data must go? For example: the notes about the divorce."),
    Right.OBJECTION: _("What must the school stop with, and why is that important in your situation?"),
    Right.RESTRICTION: _("Which data is it about, and why must the school wait?"),
    Right.AUTOMATED_DECISION: _("Which decision is it about, and what do you think of it?"),
    "": _("Write it as you would say it. You need no difficult words."),
}
