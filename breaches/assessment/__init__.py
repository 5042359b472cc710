"""The assessment of a breach: advice on register, AP and people concerned (AVG art. 33 and 34), with its reasons.

Pure: no Django, database or clock. The same serves the command, the API and the guided questions.
"""

from breaches.assessment.advice import weigh
from breaches.assessment.enisa import enisa
from breaches.assessment.facts import FACTS, BadFacts, Facts, read, shown
from breaches.assessment.missing import missing
from breaches.assessment.reasons import reasons

__all__ = ["FACTS", "BadFacts", "Facts", "assess", "assess_all", "assess_item", "read", "validate"]


def assess(raw):
    """The advice on one object of facts; raises `BadFacts` where the contract does not know a fact or value."""
    facts = read(raw)
    advice = weigh(facts)
    register, authority, data_subjects = advice.outcome
    wanted, doubt = missing(facts, advice.outcome)
    severity = enisa(facts)
    return {
        "register": register,
        "authority": authority,
        "data_subjects": data_subjects,
        "severity": severity,
        "reasons": reasons(facts, advice, doubt=authority and doubt, score=severity["score"]),
        "missing": wanted,
    }


def validate(raw):
    """The same facts, when all are known words and sound values; raises `BadFacts` otherwise."""
    read(raw)
    return raw


def assess_item(item, position=None):
    """The answer to one item `{"id", "facts"}`; a refusal names the item, by its place in a list where it has no id."""
    place = f"item {position}: " if position else ""
    if not isinstance(item, dict):
        raise BadFacts(f"{place}an object is wanted, not {shown(item)}")
    if "id" not in item:
        raise BadFacts(f"{place}id: is missing")
    if not _is_id(item["id"]):
        raise BadFacts(f"{place}id: a text or a whole number is wanted, not {shown(item['id'])}")
    try:
        for key in item:
            if key not in ("id", "facts"):
                raise BadFacts(f"{shown(key)}: unknown key")
        if "facts" not in item:
            raise BadFacts("facts: is missing")
        return {"id": item["id"], **assess(item["facts"])}
    except BadFacts as bad:
        raise BadFacts(f"id {shown(item['id'])}: {bad}") from None


def assess_all(items):
    """The answers to a list of items in the same order; one bad item refuses the whole list."""
    if not isinstance(items, list | tuple):
        raise BadFacts("a list of items is wanted")
    return [assess_item(item, position) for position, item in enumerate(items, start=1)]


def _is_id(value):
    return isinstance(value, str | int) and not isinstance(value, bool) and value != ""
