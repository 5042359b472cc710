"""How a breach comes in, and how what was entered is corrected: behind the staff form, the public form, the link and the API."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breaches.corrections import CLOCK, check_may_correct
from breaches.kind import BREACH
from breaches.models.steps import AUTHORITY, RULE
from cases import timeline
from cases.effects import RestartClock, ShowTo, StartClock
from cases.models import Shown
from cases.moves import changing, open_case
from schools.access import standing
from schools.models import Role

WRITTEN = ("what_happened", "measures_taken", "processor_name")  # own words: sealed, and on the timeline apart from the facts
MOMENTS = ("began_at", "ended_at", "discovered_at", "processor_informed_at")


def awareness(*, discovered_at, aware_at=None, processor_informed_at=None):
    """When the board became aware (AVG art. 33(1)): as stated, else when its supplier informed it, else at discovery.

    The board is aware once the processor has informed it, whatever the processor itself knew before (art. 33(2),
    EDPB 9/2022); where the board knew earlier, the caller states that moment as `aware_at`.
    """
    return aware_at or processor_informed_at or discovered_at


def may_report(user, board, school=None):
    """Everybody with a role on the board or on this school, except who only administers."""
    here = (None, school.pk) if school else (None,)
    return any(m.board_id == board.pk and m.school_id in here and m.role != Role.ADMIN for m in standing(user))


def may_state_awareness(user, board, school=None):
    """An awareness later than the discovery is the privacy officer's to state."""
    here = (None, school.pk) if school else (None,)
    officer = Role.PRIVACY_OFFICER
    return any(m.board_id == board.pk and m.school_id in here and m.role == officer for m in standing(user))


def wrong_moments(*, at, discovered_at=None, began_at=None, ended_at=None, aware_at=None, processor_informed_at=None):
    """The field and sentence of each moment that cannot be: still to come, or before what must come first."""
    given = {
        "began_at": began_at, "ended_at": ended_at, "discovered_at": discovered_at,
        "aware_at": aware_at, "processor_informed_at": processor_informed_at,
    }  # fmt: skip
    for name, moment in given.items():
        if moment and moment > at:
            yield name, "future", _("This moment is still to come. Fill in when it happened.")
    for name in ("ended_at", "discovered_at", "aware_at", "processor_informed_at"):
        if began_at and given[name] and given[name] < began_at:
            yield name, "too_early", _("This lies before the incident began.")
    if aware_at and discovered_at and aware_at < discovered_at:
        yield "aware_at", "too_early", _("This lies before the discovery: nobody is aware of what nobody has seen.")


@dataclass(frozen=True)
class TellAwareness:
    """The 72 hours start later than the discovery: on the timeline with its reason, and the FG is told."""

    discovered_at: dt.datetime
    aware_at: dt.datetime
    reason: str

    def carry_out(self, case, *, by, at):
        facts = {"discovered_at": self.discovered_at, "aware_at": self.aware_at}
        timeline.record(case, "breach.awareness_stated", at=at, by=by, facts=facts, said={"reason": self.reason})


def report(*, board, school=None, incident, by=None, via="", at, discovered_at, aware_at=None, effects=(), **about):
    """Open a breach: the case, the 72 hours from the awareness, and the reporter sees it."""
    aware = awareness(discovered_at=discovered_at, aware_at=aware_at, processor_informed_at=about.get("processor_informed_at"))
    first = [ShowTo(by, Shown.Why.REPORTER)] if by else []
    if aware_at and aware_at > discovered_at:
        first.append(TellAwareness(discovered_at, aware_at, about.get("aware_reason", "")))
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
        effects=[StartClock(RULE, AUTHORITY, aware), *first, *effects],
        facts={"incident": incident, "discovered_at": discovered_at, "aware_at": aware},
    )


def correct(case, *, by, at, version, **changes):
    """Change what was entered, by its field names (and `incident`); the timeline keeps which fields, and both texts.

    The privacy officer corrects every open case; whoever reported it, and the principal, while nobody has assessed it,
    and not what the 72 hours start from. Facts are laid over those there are. An earlier discovery moves the awareness
    with it; a later awareness is stated with a reason by its own step.
    """
    with changing(case, at=at) as breach:
        check_may_correct(breach, by, changes.keys(), version)
        aware = _aware_after(breach, changes)
        _check_moments(breach, changes, at=at)
        facts, said = _told(breach, changes, aware)
        if "facts" in changes:
            changes["facts"] = {**breach.facts, **changes["facts"]}
        if "reporter" in changes:
            together = {**breach.reporter, **changes["reporter"]}
            changes["reporter"] = {name: text for name, text in together.items() if text}
        _move_case(breach.case, changes)
        for name in changes.keys() - {"incident"}:
            setattr(breach, name, changes[name])
        if aware != breach.aware_at:
            breach.aware_at = aware
            RestartClock(AUTHORITY, aware).carry_out(breach.case, by=by, at=at)
        breach.save()
        timeline.record(breach.case, "breach.corrected", at=at, by=by, facts=facts, said=said)
        breach.case.version += 1
    return breach


def _derived(breach):
    """Whether the awareness follows from the other moments, rather than being stated."""
    return not breach.aware_reason and breach.aware_at == awareness(**{name: getattr(breach, name) for name in CLOCK})


def _aware_after(breach, changes):
    """The awareness once these changes stand: it follows an earlier discovery, and only its own step makes it later."""
    if not _derived(breach):
        return breach.aware_at
    aware = awareness(**{name: changes.get(name, getattr(breach, name)) for name in CLOCK})
    if aware > breach.aware_at:
        name = next(name for name in sorted(CLOCK) if name in changes)
        later = _("This would make the 72 hours start later. Use the step “set_awareness”, which asks for a reason.")
        raise ValidationError({name: ValidationError(later, code="set_awareness")})
    return aware


def _check_moments(breach, changes, *, at):
    """Refuse moments that cannot be together, and name the field that was changed."""
    changed = [name for name in MOMENTS if name in changes]
    moments = {name: changes.get(name, getattr(breach, name)) for name in MOMENTS}
    if not _derived(breach):
        moments["aware_at"] = breach.aware_at
    errors = {}
    for name, code, message in wrong_moments(at=at, **moments) if changed else ():
        errors.setdefault(name if name in changes else changed[0], ValidationError(message, code=code))
    if errors:
        raise ValidationError(errors)


def _told(breach, changes, aware):
    """What the timeline keeps of a correction: the fields and moments, and apart from them the texts as they were and are."""
    facts = {"fields": sorted(changes), **{name: changes[name] for name in MOMENTS if name in changes}}
    if aware != breach.aware_at:
        facts["aware_at"] = aware
    said = {}
    for name in (name for name in WRITTEN if name in changes):
        said[name] = changes[name]
        if before := getattr(breach, name):
            said[f"{name}_before"] = _("It said before: %(text)s") % {"text": before}
    if "reporter" in changes:
        said["reporter"] = ", ".join(filter(None, changes["reporter"].values()))
    return facts, said


def _move_case(case, changes):
    """What the row of the case itself says of the report."""
    case.subject = changes.get("incident", case.subject)
    case.received_at = changes.get("discovered_at", case.received_at)
    case.save(update_fields=["subject", "received_at"])
