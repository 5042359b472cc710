"""What must be clear before a request is admitted: identity, age and authority (domain.md 4.1 and 4.2). Pure.

Who asks says in what role. From the role, the age of the person concerned on the day of receipt and the rights that are
asked follows what still has to be shown, and where only a person can decide.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rights.people import EIGHTEEN, FOR_A_CHILD, SIXTEEN, Capacity
from rights.requests.models.records import GatePass
from rights.requests.models.right import Right

Authority = GatePass.Authority
INFORMATION, ACCESS = "information", "access"  # the two readings of what a parent without custody may have

SHOWS = {
    Capacity.GUARDIAN: (Authority.COURT, Authority.CUSTODY_REGISTER, Authority.SCHOOL_RECORDS, Authority.AUTHORISATION),
    Capacity.CURATOR: (Authority.COURT,),
    Capacity.REPRESENTATIVE: (Authority.AUTHORISATION,),
    Capacity.PARENT_WITH_CUSTODY: (
        Authority.SCHOOL_RECORDS, Authority.CUSTODY_REGISTER, Authority.STATEMENT, Authority.COURT, Authority.AUTHORISATION,
    ),
    Capacity.PARENT_WITHOUT_CUSTODY: (Authority.NO_CUSTODY, Authority.AUTHORISATION),
}  # fmt: skip
# What is taken for granted when nobody says otherwise: it is about oneself, or it stands in the school's records.
USUAL = {Capacity.PARENT_WITH_CUSTODY: Authority.SCHOOL_RECORDS, Capacity.PARENT_WITHOUT_CUSTODY: Authority.NO_CUSTODY}


@dataclass(frozen=True)
class Finding:
    """Something the gate asks. Answered by one of `shown`; by a `reason` of a person where that is allowed; else it blocks."""

    rule: str
    text: str
    shown: tuple = ()
    by_reason: bool = False


UNDER_16_ALONE = Finding(
    "under_16_alone",
    _("The pupil is under 16 and asks alone. The term runs. Do not write to the parents; decide yourself and write why."),
    by_reason=True,
)
AGE_UNKNOWN = Finding(
    "age_unknown", _("The birth date is not known. Write how you know that the pupil is under 16."), by_reason=True
)
FROM_16 = Finding(
    "pupil_decides",
    _("On the day of receipt the pupil was 16 or older and decides. A parent needs the written authorisation of the pupil."),
    shown=(Authority.AUTHORISATION,),
)
SOMEBODY_ELSE = Finding(
    "other_capacity",
    _("This person is none of the people whom the law names. Write why the request may be handled."),
    by_reason=True,
)
ADULT = Finding(
    "adult_child",
    _(
        "On the day of receipt the child was 18 or older: BW 1:377c is about minors. "
        "A parent needs the child's written authorisation."
    ),
    shown=(Authority.AUTHORISATION,),
)
ONLY_INFORMATION = Finding(
    "only_information",
    _("A parent without custody gets information (BW 1:377c), no access and no copy. Change the request into that."),
)
NO_COPY = Finding("no_copy", _("A parent without custody may look at selected information here, but gets no copy."))


def usual_authority(capacity):
    """What shows the authority when nothing else is said; empty where something has to be shown."""
    return USUAL.get(capacity, "" if capacity in SHOWS else Authority.ONESELF)


def findings(*, capacity, age, rights, noncustodial=INFORMATION, copy_wanted=False):
    """What the gate asks of this request. `age` in whole years on the day of receipt, None where not known."""
    found = []
    if capacity in (*FOR_A_CHILD, Capacity.PUPIL) and age is None:
        found.append(AGE_UNKNOWN)
    if capacity in (Capacity.PARENT_WITH_CUSTODY, Capacity.GUARDIAN) and age is not None and age >= SIXTEEN:
        found.append(FROM_16)
    if capacity in (Capacity.PUPIL, Capacity.FORMER_PUPIL) and age is not None and age < SIXTEEN:
        found.append(UNDER_16_ALONE)
    if capacity == Capacity.OTHER:
        found.append(SOMEBODY_ELSE)
    if capacity == Capacity.PARENT_WITHOUT_CUSTODY and age is not None and age >= EIGHTEEN:
        found.append(ADULT)
    elif capacity == Capacity.PARENT_WITHOUT_CUSTODY:
        found += without_custody(set(rights), noncustodial, copy_wanted)
    return found


def without_custody(rights, noncustodial, copy_wanted):
    """Information only, by default; with the other reading of the installation also looking, never a copy."""
    allowed = {Right.NONCUSTODIAL_INFORMATION} | ({Right.ACCESS} if noncustodial == ACCESS else set())
    found = [ONLY_INFORMATION] if rights - allowed else []
    return found + ([NO_COPY] if copy_wanted and not found and Right.ACCESS in rights else [])


def unanswered(found, *, capacity, authority, reason):
    """The findings that what was given does not answer, with the field to mend: pairs of field and finding."""
    for finding in found:
        if finding.by_reason:
            if not reason:
                yield "reason", finding
        elif not finding.shown or authority not in finding.shown:
            yield "authority", finding
    wanted = SHOWS.get(capacity, ())
    if wanted and authority not in wanted:
        yield "authority", Finding("authority", _("Say what shows that this person may ask it."), shown=wanted)
