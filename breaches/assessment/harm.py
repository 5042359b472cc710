"""How badly people can be hurt by these data, whoever has them: the severity side of the risk (EDPB 9/2022, IV.B)."""

from breaches.assessment import weights
from breaches.assessment.facts import PERSON_GROUPS

MOST = 4
LARGE, MASS = 100, 1000  # more than the first is large, the second and up is mass


def severity(facts, strangers):
    """The severity 0 to 4, and the rules that made it, in the order they were weighed."""
    level, rules = _nature(facts, strangers)
    expected = expected_severity(facts)
    if expected > level:
        level = expected
        rules.append("expected_consequences")
    graver = _graver(facts) if level == MOST - 1 else ""
    if graver:
        level = MOST
        rules.append(graver)
    relief = weights.IDENTIFIABILITY_RELIEF.get(facts.identifiability, 0)
    if relief and level:
        level = max(0, level - relief)
        rules.append("hard_to_recognise")
    if facts.protected_address:
        level = MOST
        rules.append("protected_address")
    return level, rules


def _nature(facts, strangers):
    """What the data are: the heaviest kind counts, and many sides of one life together count as one step more."""
    rules = []
    level = 0
    if facts.data_categories is None:
        level = weights.NOTHING_KNOWN
        rules.append("data_unknown")
    else:
        level = max(weights.weight(category, facts, strangers) for category in facts.data_categories)
        rules.append(f"data_weight_{level}")
        if not all(map(weights.is_known, facts.data_categories)):
            rules.append("data_of_another_kind")
    for fact, table, rule in weights.MARKS:
        mark = table.get(getattr(facts, fact), 0)
        if mark and fact == "special_categories" and is_minor_hint(facts):
            mark = 1
            rule = "minor_health_hint"
        if mark:
            level = max(level, mark)
            rules.append(rule)
    if facts.credentials == "hashed_salted":
        rules.append("hashed_passwords")
    if level == weights.NOTHING_KNOWN and _is_portrait(facts):
        level += 1
        rules.append("combination")
    return level, rules


def _graver(facts):
    """The rule that makes sensitive data critical: whose they are, or what people expect to come of it."""
    expected = facts.likely_consequences or frozenset()
    if _is_intimate(facts):
        if is_fragile(facts):
            return "fragile_people"
        if expected & weights.GRAVE_CONSEQUENCES:
            return "grave_consequences"
    if expected & weights.FRAUDS and (facts.national_id_number or _kinds(facts) & {"identity_number"}):
        return "number_invites_fraud"
    return ""


def _kinds(facts):
    return facts.data_categories or frozenset()


def is_minor_hint(facts):
    """True where the only special data is a hint, such as an allergy on a list for a class dinner."""
    kinds = _kinds(facts)
    return "minor_health_hint" in kinds and not kinds & weights.INTIMATE and all(map(weights.is_known, kinds))


def _is_intimate(facts):
    kinds = _kinds(facts)
    special = facts.special_categories and not is_minor_hint(facts)
    return bool(special or facts.criminal_data or kinds & weights.INTIMATE)


def _is_portrait(facts):
    kinds = _kinds(facts)
    sides = {weights.SIDES.get(kind, kind) for kind in kinds if weights.weight(kind, facts, False) >= 2}
    return len(sides) >= weights.A_PORTRAIT


def expected_severity(facts):
    """The least that the consequences people expect say of the severity."""
    expected = facts.likely_consequences or ()
    return max((weights.CONSEQUENCE_FLOORS.get(word, weights.UNKNOWN_CONSEQUENCE) for word in expected), default=0)


def is_fragile(facts):
    """True for children, patients and others who can defend themselves less; a group we do not know may be one."""
    if facts.minors or facts.vulnerable:
        return True
    for group in facts.person_groups or ():
        if group == "pupils" and facts.minors is None:
            return True
        if (group == "patients" or group not in PERSON_GROUPS) and facts.vulnerable is None:
            return True
    return False


def head_count(facts):
    """How many people, in three sizes: 0 up to a hundred, 1 large, 2 a thousand and more. Unknown counts as large.

    An estimate counts double.
    """
    if facts.persons is None:
        return 1
    persons = facts.persons * 2 if facts.persons_certain is False else facts.persons
    if persons <= LARGE:
        return 0
    return 1 if persons < MASS else 2


def size(facts):
    """The head count as it weighs: a known number of children or vulnerable people counts one size larger."""
    if facts.persons is None or not is_fragile(facts):
        return head_count(facts)
    return min(2, head_count(facts) + 1)
