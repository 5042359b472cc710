"""When a fact applies at all: asked only then on the page, and named as missing only then."""

from breaches.assessment.exposure import KNOWN, MALICIOUS, is_hostile


def applies(name, facts):
    """True where the fact can say something about this breach."""
    rule = APPLIES.get(name)
    return rule is None or rule(facts)


def is_asked(name, facts):
    """True where the page asks the fact: it applies, and what is known does not answer it yet."""
    return name == "is_breach" or (facts.is_breach is not False and applies(name, facts))


def _type_may_be(*types):
    return lambda facts: facts.breach_types is None or bool(facts.breach_types & set(types))


def _may_be_seen(facts):
    return _type_may_be("confidentiality")(facts) or facts.recipients not in (None, "none")


def _may_be_copied(facts):
    return _may_be_seen(facts) or is_hostile(facts)


def _copying_matters(facts):
    """A parent who got a mail by mistake has it: whether it was copied is no question then."""
    got_by_mistake = facts.recipients in KNOWN and not is_hostile(facts)
    return _may_be_copied(facts) and not got_by_mistake


def _may_be_lost(facts):
    return _type_may_be("availability", "integrity")(facts) or facts.cause == "theft_or_loss"


def _may_be_encrypted(facts):
    return facts.encrypted is not False and (_may_be_seen(facts) or facts.cause == "theft_or_loss")


def _went_to_known_people(facts):
    return facts.recipients in KNOWN


def _somebody_can_answer(facts):
    return _went_to_known_people(facts) or facts.recipients == "unknown"


def _kinds_may_be(*kinds):
    return lambda facts: facts.data_categories is None or bool(facts.data_categories & set(kinds))


APPLIES = {
    "malicious": lambda facts: facts.cause not in (*MALICIOUS, "human_error", "deliberate_use"),
    "recipients": _may_be_copied,
    "exfiltration": _copying_matters,
    "access_by_unauthorised": _may_be_copied,
    "encrypted": _may_be_copied,
    "key_safe": _may_be_encrypted,
    "recipient_trusted": _went_to_known_people,
    "deletion_confirmed": _somebody_can_answer,
    "backup": _may_be_lost,
    "restored_after_hours": lambda facts: _type_may_be("availability", "integrity")(facts) and not facts.permanent_loss,
    "permanent_loss": _may_be_lost,
    "disruption": _type_may_be("availability", "integrity"),
    "persons_certain": lambda facts: facts.persons is not None,
    "protected_address": _kinds_may_be("basic", "contact", "location", "child_protection", "care_file"),
}
