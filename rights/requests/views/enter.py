"""Enter a request that came in on paper, by telephone or at the desk; any employee can pass one on in a minute."""

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import documents, drafts
from cases.moves import changing
from cases.places import places_of
from cases.terms import local_day
from cases.views.entry import signed_in, typed
from cases.views.sent_once import keep, opened
from rights.people import Channel
from rights.requests.entry_form import Asked, Enter
from rights.requests.opening import let_follow, open_request
from schools.access import standing
from schools.models import Role

SORTS = frozenset({Role.PRIVACY_OFFICER, Role.PRINCIPAL, Role.BOARD_MEMBER})  # knows which right it is and who asks


def enter(request):
    """The page; htmx posts what has been typed so far to the same address, so that both keep it in one place."""
    return keep(request) if request.method == "POST" and request.htmx else enter_page(request)


@signed_in
def enter_page(request):
    now = timezone.now()
    places = places_of(request.user, local_day(now))
    if not places:
        raise PermissionDenied(_("You have no role from which you enter requests."))
    kind = Enter if any(m.role in SORTS for m in standing(request.user)) else Asked
    files = request.FILES if request.method == "POST" else None
    started = {"once": secrets.token_hex(16), "received_at": now}
    form = kind(typed(request, now), files, places=places, at=now, initial=started)
    if request.method == "POST":
        if form.is_valid():
            return send(request, form, now)
    elif form.is_bound:
        form.silent()
    return show(request, form, now, status=400 if request.method == "POST" else 200)


def show(request, form, now, *, status, already=None):
    context = {
        "now": now, "form": form, "sorts": isinstance(form, Enter), "already": already,
        "is_kept": form.is_bound and request.method == "GET", "files_again": bool(request.FILES),
    }  # fmt: skip
    return render(request, "rights/requests/enter.html", context, status=status)


def send(request, form, now):
    """Open the case, or find the one that was opened from this very page."""
    case, new, same = opened(request, form.cleaned_data["once"], lambda: open_it(request, form, now), at=now)
    if not same:
        form.data = form.data.copy()
        form.data["once"] = secrets.token_hex(16)
        return show(request, form, now, status=409, already=case)
    drafts.drop(request)
    messages.success(
        request, _("The request is in. The term runs.") if new else _("You had sent this already. It is one request.")
    )
    return HttpResponseRedirect(reverse("cases:case", args=[case.reference]))


def open_it(request, form, now):
    board, school = form.cleaned_data["place"]
    asked = open_request(board=board, school=school, by=request.user, at=now, **form.told())
    if asked.channel == Channel.EMAIL:  # who wrote a mail follows it by a mail; a letter is answered by a letter
        let_follow(asked, at=now)
    with changing(asked.case, at=now) as workflow:
        for name, content in form.cleaned_data.get("files", ()):
            documents.store(workflow.case, name=name, content=content, by=request.user, at=now)
    return asked.case
