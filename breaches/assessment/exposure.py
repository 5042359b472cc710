"""How likely the data are used against people: who may have them, and what stands in the way (EDPB 9/2022, IV.B)."""

EXCLUDED, CONTAINED, NEARLY_CONTAINED, KNOWN_PEOPLE, WIDE, HOSTILE, USED_BY_CRIMINALS = range(7)

BY_RECIPIENTS = {
    "none": EXCLUDED,
    "one_known": KNOWN_PEOPLE,
    "few_known": KNOWN_PEOPLE,
    "many_known": WIDE,
    "unknown": WIDE,
    "public": HOSTILE,
    "attacker": HOSTILE,
}
KNOWN = ("one_known", "few_known", "many_known")
MALICIOUS = ("malicious_external", "malicious_internal")


def exposure(facts):
    """The exposure 0 to 6, and the rules that made it, in the order they were weighed."""
    if not is_at_stake(facts):
        return EXCLUDED, ["confidentiality_not_at_stake"]
    if facts.misuse_observed:
        level = USED_BY_CRIMINALS if facts.cause == "malicious_external" else HOSTILE
        return level, ["misuse_observed"]
    shut = _shut(facts)
    if shut:
        return EXCLUDED, [shut]
    level, rule = _reach(facts)
    rules = [rule]
    for lower, reason in _held_back(facts, level):
        level = lower
        rules.append(reason)
    return level, rules


def is_at_stake(facts):
    """True where somebody may have seen the data; also when only another type of breach was named."""
    if facts.breach_types is None or "confidentiality" in facts.breach_types:
        return True
    if is_taken(facts) or facts.misuse_observed or facts.access_by_unauthorised == "confirmed":
        return True
    if facts.recipients not in (None, "none"):
        return True
    unsearched = facts.exfiltration is None and facts.recipients is None
    return is_hostile(facts) and unsearched


def is_taken(facts):
    return facts.exfiltration in ("confirmed", "likely")


def is_hostile(facts):
    """True where somebody was after the data. A thief of a bag or laptop was after the thing."""
    if facts.recipients == "attacker" or facts.cause in MALICIOUS:
        return True
    return bool(facts.malicious) and facts.cause != "theft_or_loss"


def is_unintelligible(facts):
    """True where nobody without the key can read the data (AVG art. 34(3)(a))."""
    if facts.encrypted is False or facts.key_safe is False:
        return False
    return bool(facts.encrypted and facts.key_safe) or facts.exfiltration == "excluded_by_encryption"


def _shut(facts):
    """The rule by which nobody can have seen the data; empty where somebody may have."""
    if is_unintelligible(facts):
        return "unintelligible"
    if is_taken(facts):
        return ""
    if facts.access_by_unauthorised == "excluded":
        return "access_excluded"
    if facts.recipients == "none" and facts.access_by_unauthorised is None:
        return "nobody_received"
    return ""


def is_among_known(facts):
    """True where we know who has the data; also where they stayed inside, but somebody there looked, or may have.

    Who is called trusted, or confirmed a deletion, is known to us, though nobody wrote down who it was.
    """
    if facts.recipients is None:
        return bool(facts.recipient_trusted or facts.deletion_confirmed)
    seen_inside = facts.access_by_unauthorised in ("confirmed", "possible") or is_taken(facts)
    return facts.recipients in KNOWN or (facts.recipients == "none" and seen_inside)


def _reach(facts):
    """Where the data went, before anything that holds them back."""
    if facts.recipients == "public":
        return HOSTILE, "published"
    if is_hostile(facts) and is_among_known(facts) and facts.cause != "malicious_external":
        return WIDE, _insider(facts)
    if is_hostile(facts):
        return HOSTILE, "hostile"
    if facts.recipients == "none" and facts.access_by_unauthorised == "possible" and not is_taken(facts):
        return NEARLY_CONTAINED, "perhaps_seen"
    if is_among_known(facts):
        level = max(KNOWN_PEOPLE, BY_RECIPIENTS.get(facts.recipients, KNOWN_PEOPLE))
        return level, "many_known_people" if level == WIDE else "known_people"
    if is_taken(facts) and facts.cause != "theft_or_loss":
        return HOSTILE, "taken"
    return WIDE, "lost_or_stolen" if facts.cause == "theft_or_loss" else "unknown_people"


def _insider(facts):
    """What somebody of our own did; where nobody looked into it, taking is not ruled out."""
    if is_taken(facts):
        return "insider_took"
    return "insider_looked" if facts.exfiltration else "insider_perhaps_took"


def _held_back(facts, level):
    """What lowers the exposure, each with the level it leaves."""
    if facts.encrypted and facts.key_safe is None:
        level -= 1
        yield level, "key_unknown"
    if facts.exfiltration == "excluded_by_logs" and level > NEARLY_CONTAINED:
        level = NEARLY_CONTAINED
        yield level, "logs_exclude_copying"
    if is_among_known(facts) and not _is_after_it(facts):
        held, rule = _containment(facts)
        if held < level:
            yield held, rule
    elif _has_answered(facts) and level > KNOWN_PEOPLE:
        yield KNOWN_PEOPLE, "finder_answered"


def _is_after_it(facts):
    return is_hostile(facts) or facts.malicious


def _has_answered(facts):
    """True where somebody unknown to us, as far as one can tell no thief, confirmed that the data are gone or back."""
    answered = facts.recipients == "unknown" and facts.deletion_confirmed
    return bool(answered) and not _is_after_it(facts) and not is_taken(facts)


def _containment(facts):
    """What known recipients leave of the exposure: trust and a confirmed deletion."""
    if facts.recipient_trusted and facts.deletion_confirmed:
        return CONTAINED, "trusted_and_deleted"
    if facts.recipient_trusted:
        return NEARLY_CONTAINED, "trusted"
    if facts.deletion_confirmed:
        return (KNOWN_PEOPLE if facts.recipients == "many_known" else NEARLY_CONTAINED), "deleted"
    return WIDE, ""
