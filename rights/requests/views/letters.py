"""What the pages about letters share: which request, and who may write."""


from cases.views.entry import behind_paper
from rights.requests.kind import REQUEST
from schools import access
from schools.models import Mandate, Role

WRITES = frozenset({Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})


def request_of(request, reference):
    """The request behind a letter or another paper."""
    return behind_paper(request, reference, REQUEST.name)


def writes(user, case):
    """Whether this person writes the letters of this case: by role, or by the mandate to decide."""
    held = access.roles_on(user, case)
    mandated = access.is_mandated(user, Mandate.Power.DECIDE_REQUEST, case.board_id, held)
    return not case.closed_at and bool(held & WRITES or mandated)

