"""The page on which staff enter a case, the same for every kind: saved as one goes, and one case however often it is sent."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from cases import documents, drafts
from cases.moves import changing
from cases.places import places_of
from cases.terms import local_day
from cases.views.entry import signed_in, typed
from cases.views.sent_once import keep, opened


@dataclass(frozen=True)
class Entering:
    """What a kind brings to this page.

    `make(user, places, at)` gives the form with its own arguments filled in, to be called with data, files and `initial`;
    `open_case(form, user, at)` opens the case and gives it; `thanks(request, case, new)` is where one goes then;
    `no_place` is told to who has no role anywhere to enter it from; `beside(form, places, now)` is more for the template.
    """

    template: str
    make: Callable
    open_case: Callable
    thanks: Callable
    no_place: str
    beside: Callable = lambda form, places, now: {}

    def answer(self, request):
        """The page; htmx posts what has been typed so far to the same address, so that both keep it in one place."""
        return keep(request) if request.method == "POST" and request.htmx else signed_in(self.page)(request)

    def page(self, request):
        now = timezone.now()
        places = places_of(request.user, local_day(now))
        if not places:
            raise PermissionDenied(self.no_place)
        files = request.FILES if request.method == "POST" else None
        make = self.make(request.user, places, now)
        form = make(typed(request, now), files, initial={"once": secrets.token_hex(16)})
        if request.method == "POST":
            if form.is_valid():
                return self.send(request, form, places, now)
        elif form.is_bound:
            form.silent()
        return self.show(request, form, places, now, status=400 if request.method == "POST" else 200)

    def show(self, request, form, places, now, *, status, already=None):
        context = {
            "now": now,
            "form": form,
            "is_kept": form.is_bound and request.method == "GET",
            "files_again": bool(request.FILES),
            "already": already,
        }
        return render(request, self.template, context | self.beside(form, places, now), status=status)

    def send(self, request, form, places, now):
        """Open the case, or find the one that was opened from this very page; what differs is ready to be sent by itself."""
        case, new, same = opened(request, form.cleaned_data["once"], lambda: self.open_it(request, form, now), at=now)
        if not same:
            form.data = form.data.copy()
            form.data["once"] = secrets.token_hex(16)
            return self.show(request, form, places, now, status=409, already=case)
        drafts.drop(request)
        return HttpResponseRedirect(self.thanks(request, case, new))

    def open_it(self, request, form, now):
        """The case, with the files that came along."""
        case = self.open_case(form, request.user, now)
        with changing(case, at=now) as workflow:
            for name, content in form.cleaned_data.get("files", ()):
                documents.store(workflow.case, name=name, content=content, by=request.user, at=now)
        return case
