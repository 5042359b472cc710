"""Which unknown facts are still worth finding out: those that could change the advice, and those art. 33(3) asks for.

The rules are monotone, so the mildest and the gravest answer to a question show whether any answer matters.
"""

from breaches.assessment.advice import weigh
from breaches.assessment.facts import (
    CHOICES,
    CONSEQUENCES,
    DATA_CATEGORIES,
    FACTS,
    FLAGS,
    MOST_HOURS,
    MOST_PERSONS,
    PERSON_GROUPS,
)
from breaches.assessment.relevance import applies

# AVG art. 33(3)(a): nature of the breach, kinds of data, number of people.
ALWAYS_WANTED = ("is_breach", "breach_types", "data_categories", "persons")

ANSWERS = {
    **dict.fromkeys(FLAGS, (True, False)),
    **CHOICES,
    "breach_types": (frozenset({"confidentiality"}), frozenset({"availability"}), frozenset({"integrity"})),
    "data_categories": (frozenset({"pseudonym"}), frozenset(DATA_CATEGORIES)),
    "person_groups": (frozenset({"employees"}), frozenset(PERSON_GROUPS)),
    "likely_consequences": (frozenset(CONSEQUENCES),),
    "persons": (1, MOST_PERSONS),
    "restored_after_hours": (0, MOST_HOURS),
}

# Some answers only weigh together with another one; where that is unknown too, the best case fills it in.
TOGETHER = {
    "encrypted": {"key_safe": True, "backup": True},
    "recipient_trusted": {"deletion_confirmed": True},
}


def missing(facts, outcome):
    """The unknown facts that matter, in the order of the vocabulary, and whether one of them could spare a notice.

    `outcome` is the advice on the facts as they are.
    """
    names, doubt = [], False
    if facts.is_breach is False:
        return names, doubt
    for name in FACTS:
        if getattr(facts, name) is not None:
            continue
        others = _other_outcomes(name, facts, outcome)
        if others or name in ALWAYS_WANTED:
            names.append(name)
        doubt = doubt or any(is_breach and not authority for is_breach, authority, _ in others)
    return names, doubt


def _other_outcomes(name, facts, outcome):
    """The outcomes that some answer to this question would give instead."""
    if not applies(name, facts):
        return []
    given = (weigh(_answered(facts, name, answer)).outcome for answer in ANSWERS[name])
    return [other for other in given if other != outcome]


def _answered(facts, name, answer):
    changes = {name: answer}
    if answer is True:
        for other, best in TOGETHER.get(name, {}).items():
            if getattr(facts, other) is None:
                changes[other] = best
    return facts._replace(**changes)
