"""How a breach comes in: one function behind the staff form, the public form, the supplier's link and the API."""

from breaches.kind import BREACH
from breaches.models.steps import AUTHORITY, RULE
from cases.effects import ShowTo, StartClock
from cases.models import Shown
from cases.moves import open_case


def awareness(*, discovered_at, aware_at=None, processor_informed_at=None):
    """When the board became aware (AVG art. 33(1)): as stated, else when its supplier informed it, else at discovery.

    The board is aware once the processor has informed it, whatever the processor itself knew before (art. 33(2),
    EDPB 9/2022); where the board knew earlier, the caller states that moment as `aware_at`.
    """
    return aware_at or processor_informed_at or discovered_at


def report(*, board, school=None, incident, by=None, via="", at, discovered_at, aware_at=None, effects=(), **about):
    """Open a breach: the case, the 72 hours from the awareness, and the reporter sees it."""
    aware = awareness(
        discovered_at=discovered_at, aware_at=aware_at, processor_informed_at=about.get("processor_informed_at")
    )
    shown = [ShowTo(by, Shown.Why.REPORTER)] if by else []
    return open_case(
        BREACH,
        board=board,
        school=school,
        subject=incident,
        received_at=discovered_at,
        at=at,
        by=by,
        via=via,
        about={"discovered_at": discovered_at, "aware_at": aware, "reported_internally_at": at, **about},
        effects=[StartClock(RULE, AUTHORITY, aware), *shown, *effects],
        facts={"incident": incident, "discovered_at": discovered_at, "aware_at": aware},
    )
