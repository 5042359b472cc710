"""What may go to another school and who has to consent to it (domain.md 4.4, 4.5). Pure.

The OKR from a primary school needs no consent, and no objection is possible; parents look at it first and their view goes
along. From a secondary school the parents consent, or the pupil from 16. What goes beyond the OKR always needs consent.
"""

from rights.people import SIXTEEN
from rights.requests.models.transfer import EXTRAS, REPORT, Basis, Sector, TransferConsent

FROM_SECONDARY = "from_secondary"  # the other reading: consent for every transfer except primary to secondary
TWELVE = 12  # special education has no level of its own: below this age it counts as primary, else as secondary
REACT_DAYS = 10  # school days to react; no legal term (domain.md 4.4)
UNDECIDED = None


def is_primary(sector, age):
    """Whether a pupil leaves primary education. Of special education the age tells; without it, the safe side: no."""
    if sector == Sector.SPECIAL:
        return age is not None and age < TWELVE
    return sector == Sector.PRIMARY


def report_needs_consent(sector, receiver, age, scope):
    """Whether the OKR itself needs consent."""
    from_primary = is_primary(sector, age)
    if scope == FROM_SECONDARY:
        return not from_primary
    return not (from_primary and receiver == Sector.SECONDARY)


def needed(transfer, *, sector, age, scope):
    """The parts that need consent, the OKR as a whole first. What somebody takes along by art. 20 is that person's own wish."""
    if transfer.basis == Basis.ART_20:
        return []
    report = transfer.holds_report and report_needs_consent(sector, transfer.sector, age, scope)
    return [*([REPORT] if report else []), *(part for part in transfer.parts if part in EXTRAS)]


def who_consents(age):
    """Whose consent counts at this age; empty where the age is not known and a person chooses."""
    if age is None:
        return ""
    return TransferConsent.Who.PUPIL if age >= SIXTEEN else TransferConsent.Who.PARENTS


def standing(part, wanted, consents):
    """Whether a part may go: True, False where consent was refused, None where it still has to be asked."""
    if part not in wanted:
        return True
    latest = next((one for one in reversed(consents) if one.part == part), None)
    return UNDECIDED if latest is None else latest.given
