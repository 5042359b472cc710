"""The page on which what was entered of a case is put right, the same for every kind."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import drafts, registry
from cases.moves import Refused
from cases.once import is_done
from cases.views.asking import crumbs_of, seen
from cases.views.entry import case_in_full, typed, workflow_in_full
from cases.views.step import changes, version


@dataclass(frozen=True)
class Correcting:
    """What a kind brings to this page.

    `check(workflow, user)` raises what stops this person; `make(data, workflow, user, at)` gives the form, with what is on
    record filled in and `changes()` telling what differs; `put_right(case, by, at, version, **changes)` carries it out;
    `find(request, reference)` is the case as this person may see it here.
    """

    kind: str
    check: Callable
    make: Callable
    put_right: Callable
    lead: str
    find: Callable = case_in_full

    def answer(self, request, reference):
        """The page, or what happens when it is sent."""
        workflow, now = self.workflow(request, reference), timezone.now()
        if request.method != "POST":
            self.check(workflow, request.user)
        form = self.make(typed(request, now), workflow, request.user, now)
        if request.method == "POST" and form.is_valid():
            return self.save(request, workflow, form, now)
        return self.show(request, workflow, form, now, status=400 if request.method == "POST" else 200)

    def workflow(self, request, reference):
        return workflow_in_full(request, reference, self.kind, self.find)

    def save(self, request, workflow, form, now):
        """Change what differs; a refusal is told on the same page with everything that was typed still in it."""
        case, found = workflow.case, form.changes()
        try:
            if found:
                self.put_right(case, by=request.user, at=now, version=version(request), **found)
        except ValidationError as error:
            for name, errors in error.error_dict.items():
                form.add_error(name if name in form.fields else None, errors)
            return self.show(request, workflow, form, now, status=400)
        except Refused as refused:
            fresh = self.workflow(request, case.reference)
            return self.show(request, fresh, form, now, status=409, refused=refused)
        drafts.drop(request)
        changed = _("The facts have been changed.")
        messages.success(request, changed if found else _("Nothing was different, so nothing was changed."))
        return HttpResponseRedirect(reverse("cases:case", args=[case.reference]))

    def show(self, request, workflow, form, now, *, status, refused=None):
        case, since = workflow.case, seen(request) if refused else None
        context = {
            "now": now,
            "case": case,
            "kind": registry.get(case.kind),
            "form": form,
            "lead": self.lead,
            "refused": refused,
            "changes": changes(case, request.user, since) if refused and refused.rule == "stale" else [],
            "already": since is not None and is_done(case, f"{case.kind}.corrected", by=request.user, since=since),
            "is_kept": form.is_bound and request.method == "GET",
            "crumbs": crumbs_of(case, _("Correct or complete the facts"), user=request.user),
        }
        return render(request, "cases/correct.html", context, status=status)
