"""What the pages about letters share: which request, and who may write."""

from django.http import Http404
from django.utils import timezone

from cases.models import Look
from cases.views.entry import case_in_full, workflow_of
from rights.requests.kind import REQUEST
from schools import access
from schools.models import Mandate, Role

WRITES = frozenset({Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})


def request_of(request, reference):
    """The request behind this reference, for whoever sees the whole case; 404 for another kind. Who opens a letter has looked."""
    case = case_in_full(request, reference)
    if case.kind != REQUEST.name:
        raise Http404
    if request.method == "GET":
        Look.objects.create(case=case, user=request.user, at=timezone.now())
    return workflow_of(case)


def writes(user, case):
    """Whether this person writes the letters of this case: by role, or by the mandate to decide."""
    held = access.roles_on(user, case)
    mandated = access.is_mandated(user, Mandate.Power.DECIDE_REQUEST, case.board_id, held)
    return not case.closed_at and bool(held & WRITES or mandated)

