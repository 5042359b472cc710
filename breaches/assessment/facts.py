"""The facts of a breach: their vocabulary, and the door that lets only known ones in."""

import json
from typing import NamedTuple


class BadFacts(ValueError):
    """What was given cannot be assessed; the message is one line that names the item and the fact."""


CHOICES = {
    "cause": ("human_error", "technical", "theft_or_loss", "malicious_external", "malicious_internal", "deliberate_use"),
    "financial_data": ("none", "basic", "salary", "account_access", "full_payment"),
    "credentials": ("none", "hashed_salted", "working"),
    "identifiability": ("negligible", "limited", "significant", "maximum"),
    "exfiltration": ("not_applicable", "confirmed", "likely", "excluded_by_logs", "excluded_by_encryption"),
    "recipients": ("none", "one_known", "few_known", "many_known", "unknown", "public", "attacker"),
    "access_by_unauthorised": ("confirmed", "possible", "excluded"),
    "disruption": ("none", "minor", "serious"),
}

BREACH_TYPES = ("confidentiality", "integrity", "availability")

# Open lists: other words are accepted too, and weighed with caution.
DATA_CATEGORIES = (
    "basic", "contact", "birth_data", "family", "education", "test_results", "exam_results", "care_file",
    "child_protection", "home_situation", "health", "minor_health_hint", "image", "location",
    "communication_metadata", "identity_number", "id_copy", "credentials", "password_hash", "employment", "salary",
    "financial", "bank_account", "payment", "purchase", "insurance", "vehicle", "pseudonym",
)  # fmt: skip
PERSON_GROUPS = (
    "pupils", "parents", "employees", "applicants", "patients", "users", "customers", "citizens",
    "course_participants",
)  # fmt: skip
CONSEQUENCES = (
    "loss_of_control", "phishing", "fraud", "identity_fraud", "financial_loss", "discrimination", "reputation",
    "psychological_harm", "physical_harm", "stalking", "unwanted_contact", "social_disadvantage", "delay_of_care",
)  # fmt: skip

MOST_PERSONS = 10_000_000_000
MOST_HOURS = 24 * 366 * 100
LONGEST_WORD = 100
MOST_WORDS = 200
LONGEST_SHOWN = 60


class Facts(NamedTuple):
    """What is known of one breach, in the words of the contract. None is unknown or not applicable."""

    is_breach: bool | None = None
    breach_types: frozenset | None = None
    cause: str | None = None
    data_categories: frozenset | None = None
    special_categories: bool | None = None
    criminal_data: bool | None = None
    national_id_number: bool | None = None
    id_document_copy: bool | None = None
    financial_data: str | None = None
    credentials: str | None = None
    protected_address: bool | None = None
    person_groups: frozenset | None = None
    vulnerable: bool | None = None
    minors: bool | None = None
    persons: int | None = None
    persons_certain: bool | None = None
    identifiability: str | None = None
    encrypted: bool | None = None
    key_safe: bool | None = None
    backup: bool | None = None
    restored_after_hours: float | None = None
    permanent_loss: bool | None = None
    exfiltration: str | None = None
    recipients: str | None = None
    recipient_trusted: bool | None = None
    deletion_confirmed: bool | None = None
    access_by_unauthorised: str | None = None
    disruption: str | None = None
    misuse_observed: bool | None = None
    malicious: bool | None = None
    mitigated_before_harm: bool | None = None
    processor_involved: bool | None = None
    likely_consequences: frozenset | None = None


FACTS = Facts._fields
LISTS = {
    "breach_types": BREACH_TYPES,
    "data_categories": None,
    "person_groups": None,
    "likely_consequences": None,
}
NUMBERS = {"persons": MOST_PERSONS, "restored_after_hours": MOST_HOURS}
FLAGS = tuple(name for name in FACTS if name not in CHOICES and name not in LISTS and name not in NUMBERS)


def read(raw):
    """Facts from a JSON object; raises `BadFacts` on a word, type or number the contract does not know."""
    if not isinstance(raw, dict):
        raise BadFacts("facts: an object is wanted")
    for name in raw:
        if name not in FACTS:
            raise BadFacts(f"{shown(name)}: unknown fact")
    return Facts(**{name: _value(name, value) for name, value in raw.items()})


def _value(name, value):
    if value is None:
        return None
    if name in CHOICES:
        return _choice(name, value)
    if name in LISTS:
        return _words(name, value)
    if name in NUMBERS:
        return _number(name, value)
    if not isinstance(value, bool):
        raise BadFacts(f"{name}: true, false or null is wanted, not {shown(value)}")
    return value


def _choice(name, value):
    if not isinstance(value, str) or value not in CHOICES[name]:
        raise BadFacts(f"{name}: {shown(value)} is not one of {', '.join(CHOICES[name])}")
    return value


def _words(name, value):
    """A list of words as a set. An empty list says nothing more than no list, except for the consequences."""
    if not isinstance(value, list | tuple) or len(value) > MOST_WORDS:
        raise BadFacts(f"{name}: a list of words is wanted, not {shown(value)}")
    for word in value:
        if not isinstance(word, str) or not word.strip() or len(word) > LONGEST_WORD:
            raise BadFacts(f"{name}: a list of words is wanted, not one with {shown(word)}")
        if LISTS[name] and word not in LISTS[name]:
            raise BadFacts(f"{name}: {shown(word)} is not one of {', '.join(LISTS[name])}")
    if value or name == "likely_consequences":
        return frozenset(value)
    return None


def _number(name, value):
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadFacts(f"{name}: a number is wanted, not {shown(value)}")
    if not 0 <= value <= NUMBERS[name]:  # NaN is in no range either
        raise BadFacts(f"{name}: {shown(value)} is not between 0 and {NUMBERS[name]}")
    if name != "persons":
        return value
    if value != int(value):
        raise BadFacts(f"{name}: a whole number is wanted, not {shown(value)}")
    return int(value)


def shown(value):
    """A value as it may stand in a message: on one line, and short."""
    text = json.dumps(value, default=repr)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."
