"""What the pages of both papers of a breach share: the worksheet for the AP and the letter to people."""


from breaches.kind import BREACH
from cases.views.entry import behind_paper
from schools import access
from schools.models import Mandate, Role

FILES = frozenset({Role.PRIVACY_OFFICER, Role.BOARD_MEMBER})  # fills in the worksheet; the FG reads it
WRITES = FILES | {Role.PRINCIPAL}  # writes to the people concerned


def breach_of(request, reference):
    """The breach behind a paper."""
    return behind_paper(request, reference, BREACH.name)


def may(user, case, roles):
    """Whether this person may change this paper: by role, or by the mandate to decide."""
    held, power = access.roles_on(user, case), Mandate.Power.DECIDE_BREACH
    return not case.closed_at and bool(held & roles or access.is_mandated(user, power, case.board_id, held))
