"""Log an incident: a form that is saved as one goes, one case however often it is sent, and what to do first."""

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from breaches import first_aid
from breaches.report import report as open_breach
from breaches.report_form import Report
from cases import documents, drafts
from cases.moves import changing
from cases.places import places_of
from cases.terms import local_day
from cases.views.entry import signed_in, typed
from cases.views.sent_once import keep, opened
from schools import access
from schools.models import Role


def report(request):
    """The page; htmx posts what has been typed so far to the same address, so that both keep it in one place."""
    return keep(request) if request.method == "POST" and request.htmx else report_page(request)


@signed_in
def report_page(request):
    now = timezone.now()
    today = local_day(now)
    places = places_of(request.user, today)
    if not places:
        raise PermissionDenied(_("You have no role from which you report incidents."))
    data = typed(request, now)
    files = request.FILES if request.method == "POST" else None
    form = Report(data, files, user=request.user, places=places, at=now, today=today, initial={"once": secrets.token_hex(16)})
    if request.method == "POST":
        if form.is_valid():
            return send(request, form, now)
    elif form.is_bound:
        form.silent()
    return show(request, form, places, now, status=400 if request.method == "POST" else 200)


def show(request, form, places, now, *, status, already=None):
    boards = {place.board for place in places}
    context = {
        "now": now,
        "form": form,
        "aids": [(incident, steps) for incident, steps in first_aid.before_reporting().items()],
        "officers": officers(places, local_day(now)) if len(boards) == 1 else [],
        "is_kept": form.is_bound and request.method == "GET",
        "files_again": bool(request.FILES),
        "already": already,
    }
    return render(request, "breaches/report.html", context, status=status)


def officers(places, today):
    """The privacy officers who hear of it, when that is the same for every place."""
    board = places[0].board
    school = places[0].school if len(places) == 1 else None
    return access.with_role(board, Role.PRIVACY_OFFICER, on=today, school=school)


def send(request, form, now):
    """Open the case, or find the one that was opened from this very page."""
    case, new, same = opened(request, form.cleaned_data["once"], lambda: open_it(request, form, now), at=now)
    if not same:
        return show(request, anew(form), list(form.fields["place"].places.values()), now, status=409, already=case)
    drafts.drop(request)
    if not new:
        messages.info(request, _("You had sent this already. It is one report."))
    return HttpResponseRedirect(reverse("breaches:reported", args=[case.reference]))


def anew(form):
    """The same form, ready to be sent as a report of its own."""
    form.data = form.data.copy()
    form.data["once"] = secrets.token_hex(16)
    return form


def open_it(request, form, now):
    """The case, with the files that came along."""
    board, school = form.cleaned_data["place"]
    breach = open_breach(board=board, school=school, by=request.user, at=now, **form.told())
    with changing(breach.case, at=now) as workflow:
        for name, content in form.cleaned_data["files"]:
            documents.store(workflow.case, name=name, content=content, by=request.user, at=now)
    return breach.case
