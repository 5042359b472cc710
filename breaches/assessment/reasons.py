"""The advice explained: why each of the three outcomes is what it is, and which factors led there."""

from breaches.assessment import weights
from breaches.assessment.advice import WIDE, are_log_ins_changed, is_exempt_by_encryption, without_log_ins
from breaches.assessment.harm import head_count, size
from breaches.assessment.labels import categories_in_words
from breaches.assessment.loss import HIGH, NONE, RISK
from breaches.assessment.rules import RULES

SIZES = ("size_small", "size_large", "size_mass")
# Said only where it tells something: these are the absence of a factor.
SILENT = {"availability_not_at_stake", "integrity_not_at_stake", "mitigated_before_harm"}
SCORE_FOR = {NONE: (0, 2), RISK: (2, 3), HIGH: (3, 5)}


def reasons(facts, advice, *, doubt, score):
    """The reasons in reading order: register, AP, people concerned, then the factors."""
    if not advice.is_breach:
        register = "deliberate_use" if facts.is_breach is None else "no_breach"
        verdicts = (register, "nothing_to_notify", "nobody_to_inform")
        return [_reason(rule, about, facts) for rule, about in zip(verdicts, ABOUT, strict=True)]
    verdicts = ("register_every_breach", _authority(advice), _data_subjects(facts, advice))
    said = [_reason(rule, about, facts) for rule, about in zip(verdicts, ABOUT, strict=True)]
    for rule in [*_factors(facts, advice, doubt), *_rest(facts, advice, score)]:
        said.append(_reason(rule, "factor", facts, score=score, strangers=advice.exposure >= WIDE))
    return said


ABOUT = ("register", "authority", "data_subjects")


def _authority(advice):
    return "authority_no_risk" if advice.risk == NONE else "authority_risk"


def _data_subjects(facts, advice):
    if advice.risk == HIGH:
        return "subjects_high_risk"
    if "mitigated_before_harm" in advice.rules:
        return "subjects_exempt_mitigated"
    if is_exempt_by_encryption(facts):
        return "subjects_exempt_unintelligible"
    return "subjects_no_risk" if advice.risk == NONE else "subjects_no_high_risk"


def _factors(facts, advice, doubt):
    yield from (rule for rule in advice.rules if rule not in SILENT)
    if facts.persons is None:
        yield "size_unknown"
    else:
        yield SIZES[head_count(facts)]
        if size(facts) > head_count(facts):
            yield "fragile_group"
    if doubt:
        yield "in_doubt_notify"


def _rest(facts, advice, score):
    if facts.is_breach and facts.cause == "deliberate_use":
        yield "said_to_be_breach"
    if facts.processor_involved:
        yield "processor_changes_nothing"
    least, most = SCORE_FOR[advice.risk]
    if not least <= score < most:
        yield "score_is_support"


def _reason(slug, about, facts, *, score=0, strangers=False):
    rule = RULES[slug]
    text = rule.text
    if "{kinds}" in text:
        text = text.format(kinds=_heaviest(facts, strangers))
    elif "{score}" in text:
        text = text.format(score=f"{score:.2f}".replace(".", ","))
    return {"rule": slug, "source": rule.source, "text": text, "about": about, "facts": list(rule.facts)}


def _heaviest(facts, strangers):
    """The kinds of data that weigh most, in words."""
    facts = without_log_ins(facts) if are_log_ins_changed(facts) else facts
    weighed = {kind: weights.weight(kind, facts, strangers) for kind in facts.data_categories}
    most = max(weighed.values())
    return categories_in_words(kind for kind in weighed if weighed[kind] == most)
