"""What the pages of both papers of a breach share: the worksheet for the AP and the letter to people."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from breaches.kind import BREACH
from cases.models import Look
from cases.views.entry import case_in_full, workflow_of
from schools import access
from schools.models import Mandate, Role

FILES = frozenset({Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})  # fills in the worksheet; the FG reads it
WRITES = FILES | {Role.PRINCIPAL}  # writes to the people concerned


def breach_of(request, reference):
    """The breach behind this reference, for whoever sees the whole case; 404 for another kind of case.

    A paper tells as much as the page of the case, so who opens one has looked.
    """
    case = case_in_full(request, reference)
    if case.kind != BREACH.name:
        raise Http404
    if request.method == "GET":
        Look.objects.create(case=case, user=request.user, at=timezone.now())
    return workflow_of(case)


def may(user, case, roles):
    """Whether this person may change this paper: by role, or by the mandate to decide."""
    held, power = access.roles_on(user, case), Mandate.Power.DECIDE_BREACH
    return not case.closed_at and bool(held & roles or access.is_mandated(user, power, case.board_id, held))


def attachment(content, name):
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
