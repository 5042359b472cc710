"""How badly people are hurt by data that are gone, late or wrong: availability and integrity (EDPB 9/2022, I.B)."""

from breaches.assessment.exposure import MALICIOUS, is_hostile
from breaches.assessment.harm import severity

NONE, RISK, HIGH = range(3)

SOON, FAIRLY_SOON = 24, 48  # hours; the second only without an attacker, with a backup and data that are not sensitive
SENSITIVE = 3
CARE_FAILS = {"delay_of_care", "physical_harm"}


def availability(facts):
    """The risk 0 to 2 of data that are gone or out of reach, and the rule that decided."""
    if not _is_unavailable(facts):
        return NONE, "availability_not_at_stake"
    level, _rules = severity(facts, strangers=False)
    sensitive = level >= SENSITIVE
    gone = facts.permanent_loss and not facts.backup
    if CARE_FAILS & _consequences(facts):
        return HIGH, "care_fails"
    if facts.disruption == "serious":
        return (HIGH, "serious_disruption_sensitive") if sensitive or gone else (RISK, "serious_disruption")
    if gone:
        return _gone(facts, level)
    return _late(facts, level)


def _is_unavailable(facts):
    """Availability is at stake where it was named, and where a fact says so that nobody can overlook."""
    types = facts.breach_types
    if types is not None and "availability" in types:
        return True
    if facts.permanent_loss or facts.disruption == "serious" or facts.restored_after_hours:
        return True
    if "delay_of_care" in _consequences(facts) or (facts.cause == "theft_or_loss" and facts.backup is False):
        return True
    return types is None and (facts.backup is False or facts.disruption == "minor")


def _gone(facts, level):
    if level >= SENSITIVE:
        return HIGH, "sensitive_data_gone"
    if level <= 1 and facts.disruption == "none" and not is_hostile(facts):
        return NONE, "ordinary_data_gone"
    return RISK, "data_gone"


def _late(facts, level):
    """Data that came back, or may still come back."""
    if is_restored(facts, level):
        return NONE, "restored_in_time"
    if facts.disruption == "none" and (facts.backup or (level <= 1 and not is_hostile(facts))):
        return NONE, "no_disruption"
    if facts.restored_after_hours is not None:
        if level >= SENSITIVE and _needs_care(facts):
            return HIGH, "care_may_fail"
        return RISK, "corrected_late" if is_only_altered(facts) else "restored_late"
    return (RISK, "no_backup") if facts.backup is False else (RISK, "restore_unknown")


def is_only_altered(facts):
    """True where people say that data were altered, and not that they were away."""
    types = facts.breach_types or ()
    return "integrity" in types and "availability" not in types


def _needs_care(facts):
    """True for patients, unless people said that it went well: who treats them needs the data every day."""
    return "patients" in (facts.person_groups or ()) and facts.disruption is None


def is_restored(facts, level):
    """True where the data were back before anybody was hurt.

    A backup at hand counts where no time was noted, but not for sensitive data after an attack: that takes days.
    """
    if facts.restored_after_hours is None:
        return bool(facts.backup) and not (level >= SENSITIVE and facts.cause in MALICIOUS)
    relaxed = facts.backup and level < SENSITIVE and not is_hostile(facts)
    return facts.restored_after_hours <= (FAIRLY_SOON if relaxed else SOON)


def integrity(facts):
    """The risk 0 to 2 of data that were altered, and the rule that decided."""
    if facts.breach_types is None or "integrity" not in facts.breach_types:
        return NONE, "integrity_not_at_stake"
    level, _rules = severity(facts, strangers=False)
    if CARE_FAILS & _consequences(facts) or (facts.misuse_observed and level >= 2):
        return HIGH, "wrong_data_hurt"
    if facts.permanent_loss and not facts.backup and level >= SENSITIVE:
        return HIGH, "wrong_data_cannot_be_restored"
    if is_restored(facts, level) and not facts.misuse_observed and facts.disruption != "serious":
        return NONE, "corrected_in_time"
    harmless = level <= 1 and facts.disruption != "serious" and not facts.permanent_loss
    if harmless and not is_hostile(facts) and not facts.misuse_observed:
        return NONE, "harmless_alteration"
    return RISK, "altered_data" if facts.restored_after_hours is None else "corrected_late"


def _consequences(facts):
    return facts.likely_consequences or frozenset()
