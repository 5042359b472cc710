"""The ENISA severity score (v1.0, 2013): DPC x EI + CB. Support for people; it never decides the advice."""

from breaches.assessment.exposure import is_among_known, is_hostile, is_unintelligible
from breaches.assessment.harm import LARGE, is_fragile, is_minor_hint
from breaches.assessment.labels import categories_in_words
from breaches.assessment.loss import SOON, is_only_altered
from breaches.assessment.weights import UNSAFE

LEVELS = ((4, "very_high"), (3, "high"), (2, "medium"), (0, "low"))

EASE = {
    "negligible": (0.25, "Mensen zijn in deze gegevens nauwelijks te herkennen."),
    "limited": (0.5, "Herkennen kan, maar kost moeite."),
    "significant": (0.75, "Wie de school kent, herkent de mensen makkelijk."),
    "maximum": (1.0, "Je ziet meteen om wie het gaat."),
    None: (1.0, "Niet bekend hoe herkenbaar mensen zijn; voorzichtig geteld als volledig herkenbaar."),
}
CODES_ONLY = {"pseudonym", "password_hash"}
CODES = (0.25, "Alleen codes of versleutelde wachtwoorden, geen namen.")

# The whole-step scores of the method: simple 1, behaviour 2, financial 3, sensitive 4, adjusted for what they reveal.
CONTEXT = {
    "image": 1, "basic": 1, "contact": 1, "birth_data": 1, "family": 1, "education": 1, "pseudonym": 1, "vehicle": 1,
    "password_hash": 1, "employment": 1, "test_results": 2, "exam_results": 2, "purchase": 2, "insurance": 2,
    "location": 2, "communication_metadata": 2, "minor_health_hint": 2, "bank_account": 2, "identity_number": 2,
    "id_copy": 3, "credentials": 3, "salary": 3, "financial": 3, "payment": 3, "home_situation": 4, "care_file": 4,
    "health": 4, "child_protection": 4,
}  # fmt: skip
OF_ANOTHER_KIND = 2
MONEY = {"basic": 2, "salary": 3, "account_access": 3, "full_payment": 4}


def enisa(facts):
    """Score, level and the three parts, each with the reason for it in Dutch."""
    dpc, dpc_why = _context(facts)
    ei, ei_why = _ease(facts)
    cb, cb_why = _circumstances(facts)
    score = round(dpc * ei + cb, 2)
    level = next(name for least, name in LEVELS if score >= least)
    why = {"dpc": dpc_why, "ei": ei_why, "cb": cb_why}
    return {"score": score, "level": level, "dpc": dpc, "ei": ei, "cb": cb, "why": why, "flags": _flags(facts)}


def _context(facts):
    """DPC: the highest of all kinds of data involved."""
    kinds = facts.data_categories
    if kinds is None:
        score, why = 2, "Nog niet bekend welke gegevens het zijn; voorlopig geteld als 2."
    else:
        scores = {kind: CONTEXT.get(kind, OF_ANOTHER_KIND) for kind in kinds}
        score = max(scores.values())
        heaviest = categories_in_words(kind for kind in kinds if scores[kind] == score)
        why = f"Het zwaarst telt: {heaviest}."
    for extra, reason in _context_raises(facts):
        if extra > score:
            score, why = extra, reason
    return score, why


def _context_raises(facts):
    yield MONEY.get(facts.financial_data, 0), "Financiële gegevens waarmee iemand schade kan doen."
    if facts.credentials == "working":
        yield 3, "Werkende inloggegevens tellen mee met wat zij openen."
    if facts.id_document_copy:
        yield 3, "Een kopie van een identiteitsbewijs maakt fraude mogelijk."
    if is_fragile(facts) and (facts.data_categories or frozenset()) & {"birth_data", "contact", "location", "image"}:
        yield 2, "Gewone gegevens, maar van kinderen of kwetsbare mensen."
    if facts.special_categories:
        yield (2 if is_minor_hint(facts) else 4), "Bijzondere persoonsgegevens."
    if facts.criminal_data:
        yield 4, "Strafrechtelijke gegevens."
    if facts.protected_address:
        yield 4, "Een geheim adres raakt de veiligheid van mensen."
    if UNSAFE & (facts.likely_consequences or frozenset()):
        yield 4, "Iemands veiligheid kan in gevaar komen."


def _ease(facts):
    """EI: how easily people are recognised, by all means that are reasonably likely to be used."""
    if facts.identifiability is None and facts.data_categories and facts.data_categories <= CODES_ONLY:
        return CODES
    return EASE[facts.identifiability]


def _circumstances(facts):
    """CB: what happened, added up."""
    parts = [*_confidentiality(facts), *_integrity(facts), *_availability(facts)]
    if is_hostile(facts) or facts.malicious:
        parts.append((0.5, "kwade opzet + 0,5"))
    total = sum(points for points, _reason in parts)
    why = ", ".join(reason for _points, reason in parts)
    return total, f"{why[0].upper()}{why[1:]}." if why else "Geen verzwarende omstandigheden."


def _confidentiality(facts):
    if is_unintelligible(facts) or facts.access_by_unauthorised == "excluded" or facts.exfiltration == "excluded_by_logs":
        return  # exposed, but no evidence of illegal processing
    if facts.recipients in ("public", "attacker"):
        yield 0.5, "openbaar of bij een aanvaller + 0,5"
    elif facts.recipients == "unknown" and facts.cause != "theft_or_loss":
        yield 0.5, "onbekend wie het heeft + 0,5"
    elif is_among_known(facts):
        yield 0.25, "bij mensen die bekend zijn + 0,25"


def _integrity(facts):
    if facts.breach_types is None or "integrity" not in facts.breach_types:
        return
    if facts.permanent_loss:
        yield 0.5, "gewijzigd en niet te herstellen + 0,5"
    elif facts.misuse_observed or not _is_put_right(facts):
        yield 0.25, "gewijzigd, misschien verkeerd gebruikt + 0,25"


def _availability(facts):
    if facts.permanent_loss and not facts.backup:
        yield 0.5, "voorgoed weg + 0,5"
    elif facts.disruption in ("minor", "serious") or _was_away(facts) or _has_no_copy(facts):
        yield 0.25, "tijdelijk niet beschikbaar + 0,25"


def _is_put_right(facts):
    """Put right before anybody can have used it; a copy at hand counts where no time was noted."""
    if facts.restored_after_hours is None:
        return bool(facts.backup)
    return facts.restored_after_hours <= SOON


def _was_away(facts):
    return (facts.restored_after_hours or 0) > 0 and not is_only_altered(facts)


def _has_no_copy(facts):
    """Out of reach, with nothing to restore it from and nobody who says that it is back."""
    away = facts.breach_types is not None and "availability" in facts.breach_types
    return away and facts.backup is False and facts.restored_after_hours is None


def _flags(facts):
    """What the method wants shown next to the score, without counting it."""
    flags = []
    if facts.persons is not None and facts.persons > LARGE:
        flags.append("more_than_100_people")
    if is_unintelligible(facts):
        flags.append("unintelligible")
    return flags
