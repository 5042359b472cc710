"""One form at the public desk: nothing typed is lost, whatever goes wrong, and however often it is sent it is one case."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases import saved, visitors
from cases.limits import Limit, all_open, count_all

HOUR = dt.timedelta(hours=1)
FROM_ADDRESS = Limit("report from address", 40, HOUR)  # a whole school sends from one address
FROM_DEVICE = Limit("report from device", 12, HOUR)
TO_SCHOOL = Limit("report to school", 150, HOUR)
NEW_DRAFTS = Limit("new draft from address", 60, HOUR)

HOLDS = {
    "trap": _("A box that must stay empty was filled in, perhaps by your browser. We emptied it. Send it once more."),
    "fast": _("That went very fast. Read it once more and send it again."),
    "old": _("This page had been open for a long time. Everything you typed stands here still. Send it once more."),
}
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def speak(response, language):
    """From here on in this language; what was typed goes along, for it was kept."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=settings.LANGUAGE_COOKIE_AGE, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response


@dataclass
class PublicForm:
    """A form, for one visit. `make(data, files)` gives the form, `send(form)` carries out and gives the reference.

    `purpose` names the form and where it is; `to` is whose desk it is, for the limit; `thanks(reference)` the address after it;
    `context()` what the page shows besides, asked only when there is a page.
    """

    request: object
    purpose: str
    to: str
    template: str
    make: Callable
    send: Callable
    thanks: Callable
    context: Callable = dict

    def __post_init__(self):
        self.now = timezone.now()
        self.new_secret = ""

    def answer(self):
        """The page, or what happens when it is sent."""
        request = self.request
        if request.method != "POST":
            kept = visitors.kept(request, self.purpose, at=self.now)
            form = self.make(kept, None)
            return self.show(form.silent() if kept is not None else form, 200, is_kept=kept is not None)
        if "wipe" in request.POST:
            self.drop()
            return HttpResponseRedirect(request.path)
        if "speak" in request.POST:
            return self.speak(request.POST["speak"])
        if request.htmx:
            return self.dress(render(request, "cases/outside/_kept.html", {"kept": self.keep()}))
        return self.sent()

    def speak(self, language):
        """The same page in another language. Where nothing more can be kept it stays as it is: it was not meant to be sent."""
        if language in LANGUAGES and self.keep():
            return self.dress(speak(HttpResponseRedirect(self.request.get_full_path()), language))
        return self.show(self.make(self.request.POST, None).silent(), 200)

    def sent(self):
        """Held back with everything still in it, or carried out once."""
        request = self.request
        form = self.make(request.POST, request.FILES)
        stamp = visitors.read_stamp(request.POST.get("stamp", ""), self.purpose, at=self.now)
        if not form.is_valid():
            self.keep()
            return self.show(form, 400, stamp=stamp)
        if hold := self.hold(stamp):
            self.keep()
            return self.show(form, 400, stamp=stamp, hold=HOLDS[hold])
        if not all_open(self.claims(), at=self.now):
            self.keep()
            return self.show(form, 429, stamp=stamp, full=True)
        body = visitors.fingerprint(request)
        reference, new, same = visitors.once(self.purpose, stamp.nonce, body, lambda: self.carry_out(form), at=self.now)
        if not same:
            self.keep()
            return self.show(form, 409, already=reference)
        if new:
            count_all(self.claims(), at=self.now)
        else:
            self.drop()
        return HttpResponseRedirect(self.thanks(reference))

    def carry_out(self, form):
        """Send it, and let go of what was kept of it: together, or not at all."""
        reference = self.send(form)
        self.drop()
        return reference

    def hold(self, stamp):
        """Why this is not sent at once: each of these a person can have met, so nothing is thrown away."""
        if self.request.POST.get(visitors.TRAP):
            return "trap"
        if stamp is None or stamp.is_too_old:
            return "old"
        return "fast" if stamp.is_too_fast else ""

    def claims(self):
        """What is counted. A device counts by its cookie; one without counts by its address only."""
        own = visitors.device(self.request)
        found = [(FROM_ADDRESS, visitors.address(self.request)), (TO_SCHOOL, self.to)]
        return [*found, (FROM_DEVICE, own)] if own else found

    def keep(self):
        """Keep what was typed for this device. True if it was kept; files are not.

        A device is whoever says so: each draft that was not there yet counts for the address.
        """
        text, own = visitors.typed(self.request.POST), visitors.device(self.request)
        if text is None:
            return False
        there = own and saved.is_kept(self.purpose, device=own)
        if not there and not NEW_DRAFTS.take(visitors.address(self.request), at=self.now):
            return False
        if not own:
            self.new_secret, own = visitors.new_device()
        saved.keep(self.purpose, text, at=self.now, device=own)
        return True

    def drop(self):
        """Let go of what is kept for this device."""
        if own := visitors.device(self.request):
            saved.drop(self.purpose, device=own)

    def show(self, form, status, *, stamp=None, **more):
        """The page. It keeps its number as long as that can still be used."""
        again = stamp is not None and not stamp.is_too_old
        told = {
            "language_form": "formulier",
            "now": self.now,
            "form": form,
            "stamp": self.request.POST["stamp"] if again else visitors.stamp(self.purpose, at=self.now),
            "trap": visitors.TRAP,
            "files_again": bool(self.request.FILES),
        }
        return self.dress(render(self.request, self.template, told | self.context() | more, status=status))

    def dress(self, response):
        response["Cache-Control"] = "no-store"
        if self.new_secret:
            visitors.remember(response, self.new_secret)
        return response
