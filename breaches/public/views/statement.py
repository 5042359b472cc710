"""A wrong recipient states what became of it: the handler makes the link, the recipient answers once."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from breaches.models import Breach
from breaches.statement_form import Statement
from breaches.statements import PURPOSE, make_link, state
from cases import outsiders, visitors
from cases.limits import Limit
from cases.moves import Refused
from cases.views.added import case_to_handle
from cases.views.asking import crumbs_of
from cases.views.entry import signed_in
from cases.views.outside import private
from cases.views.public_form import HOUR
from schools.desk import board_frame, frame

TRIES = Limit("statement link tried from address", 60, HOUR)


@signed_in
def make(request, reference):
    """For whoever handles the case: what it is for; the button makes the link and shows it this once."""
    case, now = case_to_handle(request, reference), timezone.now()
    if case.kind != Breach.kind:
        raise Http404
    url = ""
    if request.method == "POST":
        if case.closed_at:
            raise Refused("state", _("This case is closed. Reopen it to ask for a statement."), case.state)
        url = settings.SITE_URL + reverse("breaches:statement", args=[make_link(case, by=request.user, at=now)])
    crumbs = crumbs_of(case, _("Statement of the wrong recipient"))
    told = {"case": case, "now": now, "url": url, "until": now + outsiders.INVITATION_LIVES, "crumbs": crumbs}
    return private(render(request, "breaches/public/make_statement.html", told))


# Exempt: the secret in the address is all that gives standing here, and a lost cookie must not cost what was typed.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request, secret):
    """Looking spends nothing; the answer does."""
    now = timezone.now()
    invitation = outsiders.invitation(secret, PURPOSE, at=now)
    if invitation is None:
        return gone(request, now)
    case = invitation.case
    brand = frame(case.school) if case.school else board_frame(case.board)
    form = Statement(request.POST if request.method == "POST" else None, at=now)
    if not form.is_valid():
        told = {"form": form, "now": now, "where": case.school or case.board}
        return private(render(request, "breaches/public/statement.html", brand | told, status=400 if form.is_bound else 200))
    if not state(invitation, form, at=now):
        return gone(request, now)
    return private(render(request, "breaches/public/stated.html", brand | {"now": now, "where": case.school or case.board}))


def gone(request, now):
    """Answered already, too old, or never ours: one page for all three."""
    status = 404 if TRIES.take(visitors.address(request), at=now) else 429
    return private(render(request, "breaches/public/no_statement.html", {"now": now}, status=status))
