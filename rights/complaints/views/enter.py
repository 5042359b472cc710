"""Enter a complaint at the desk: a letter, a call, a conversation, with its true moment; one case however often it is sent."""

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import documents, drafts
from cases.models import Case
from cases.moves import changing
from cases.places import places_of
from cases.terms import local_day
from cases.views.entry import signed_in, typed
from cases.views.sent_once import keep, opened
from rights.complaints.entry_form import EnterComplaint
from rights.complaints.opening import open_complaint


def enter(request):
    """The page; htmx posts what has been typed so far to the same address, so that both keep it in one place."""
    return keep(request) if request.method == "POST" and request.htmx else enter_page(request)


@signed_in
def enter_page(request):
    now = timezone.now()
    places = places_of(request.user, local_day(now))
    if not places:
        raise PermissionDenied(_("You have no role from which you enter complaints."))
    data, files = typed(request, now), request.FILES if request.method == "POST" else None
    form = EnterComplaint(data, files, places=places, at=now, initial={"once": secrets.token_hex(16)})
    if request.method == "POST" and form.is_valid():
        return send(request, form, now)
    if form.is_bound and request.method != "POST":
        form.silent()
    return show(request, form, now, status=400 if request.method == "POST" else 200)


def show(request, form, now, *, status, already=None):
    told = {"now": now, "form": form, "files_again": bool(request.FILES), "already": already}
    told["is_kept"] = form.is_bound and request.method == "GET"
    return render(request, "rights/complaints/enter.html", told, status=status)


def send(request, form, now):
    """Open the case, or find the one that was opened from this very page."""
    case, _new, same = opened(request, form.cleaned_data["once"], lambda: open_it(request, form, now), at=now)
    if not same:
        form.data = form.data.copy()
        form.data["once"] = secrets.token_hex(16)
        return show(request, form, now, status=409, already=case)
    drafts.drop(request)
    messages.success(request, _("The complaint has the number %(reference)s.") % {"reference": case.reference})
    seen = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]) if seen else reverse("cases:work"))


def open_it(request, form, now):
    complaint = open_complaint(by=request.user, at=now, **form.told())
    with changing(complaint.case, at=now) as workflow:
        for name, content in form.cleaned_data["files"]:
            documents.store(workflow.case, name=name, content=content, by=request.user, at=now)
    return complaint.case
