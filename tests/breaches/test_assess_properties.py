"""What holds for the advice on any facts at all, also those nobody thought of."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breaches.assessment import assess, read
from breaches.assessment.advice import weigh
from breaches.assessment.facts import (
    BREACH_TYPES,
    CHOICES,
    CONSEQUENCES,
    DATA_CATEGORIES,
    FACTS,
    FLAGS,
    PERSON_GROUPS,
)
from breaches.assessment.missing import ALWAYS_WANTED, ANSWERS
from breaches.assessment.relevance import applies
from breaches.assessment.rules import RULES

pytestmark = pytest.mark.slow

NO_YES, YES_NO = (False, True), (True, False)

# Each fact from its mildest to its gravest value. What is not in a chain (theft as a cause, for one) has no such order.
WORSE = [
    ("special_categories", NO_YES),
    ("criminal_data", NO_YES),
    ("national_id_number", NO_YES),
    ("id_document_copy", NO_YES),
    ("financial_data", ("none", "basic", "salary", "account_access", "full_payment")),
    ("credentials", ("none", "hashed_salted", "working")),
    ("protected_address", NO_YES),
    ("vulnerable", NO_YES),
    ("minors", NO_YES),
    ("persons", (0, 1, 60, 100, 101, 500, 999, 1000, 250_000)),
    ("persons_certain", YES_NO),
    ("identifiability", ("negligible", "limited", "significant", "maximum")),
    ("encrypted", YES_NO),
    ("key_safe", YES_NO),
    ("backup", YES_NO),
    ("restored_after_hours", (0, 24, 25, 48, 49, 1000)),
    ("permanent_loss", NO_YES),
    ("exfiltration", ("excluded_by_logs", "not_applicable", "likely", "confirmed")),
    ("exfiltration", ("excluded_by_encryption", "not_applicable", "likely", "confirmed")),
    ("recipients", ("none", "one_known", "few_known", "many_known", "unknown", "public", "attacker")),
    ("recipient_trusted", YES_NO),
    ("deletion_confirmed", YES_NO),
    ("access_by_unauthorised", ("excluded", "possible", "confirmed")),
    ("disruption", ("none", "minor", "serious")),
    ("misuse_observed", NO_YES),
    ("malicious", NO_YES),
    ("mitigated_before_harm", YES_NO),
]
BY_CAUSE = [("cause", ("human_error", "malicious_internal", "malicious_external"))]
CHAINS = dict(WORSE)


OPEN = {
    "breach_types": BREACH_TYPES,
    "data_categories": (*DATA_CATEGORIES, "diary"),
    "person_groups": (*PERSON_GROUPS, "asylum_seekers"),
    "likely_consequences": (*CONSEQUENCES, "gossip"),
}
NUMBERS = {"persons": (0, 1, 50, 99, 100, 101, 999, 1000, 60_000), "restored_after_hours": (0, 0.1, 4, 24, 25, 48, 49, 4000)}


def facts_of(seed):
    """Facts with every field unknown or any value the contract allows. One draw from one seed: thirty draws are slow."""
    chance = random.Random(seed)
    known = chance.random()
    facts = {}
    for name in FACTS:
        if chance.random() > known:
            facts[name] = None
        elif name in OPEN:
            facts[name] = chance.sample(OPEN[name], chance.randint(0, 3))
        else:
            facts[name] = chance.choice(CHOICES.get(name) or NUMBERS.get(name) or (True, False, False))
    facts["is_breach"] = chance.choice([True, True, None, False])
    return facts


def any_facts():
    return st.integers(0, 2**48).map(facts_of)


def outcome(facts):
    return weigh(read(facts)).outcome


@settings(max_examples=1000)
@given(any_facts())
def test_telling_people_includes_the_authority_and_that_includes_the_register(facts):
    register, authority, data_subjects = outcome(facts)
    assert data_subjects <= authority <= register
    assert register == (facts["is_breach"] is True or (facts["is_breach"] is None and facts["cause"] != "deliberate_use"))


@settings(max_examples=1000)
@given(any_facts(), st.data())
def test_a_worse_fact_never_makes_the_advice_lighter(facts, data):
    name, chain = data.draw(st.sampled_from(WORSE + BY_CAUSE))
    outcomes = [outcome(facts | {name: value}) for value in chain]
    assert outcomes == sorted(outcomes)


@settings(max_examples=1000)
@given(any_facts(), st.data())
def test_not_knowing_a_fact_is_never_lighter_than_its_mildest_answer_nor_graver_than_its_gravest(facts, data):
    name, chain = data.draw(st.sampled_from(WORSE))
    mildest, *_, gravest = (outcome(facts | {name: value}) for value in chain)
    assert mildest <= outcome(facts | {name: None}) <= gravest


@pytest.mark.parametrize(
    ("name", "known"),
    [("breach_types", BREACH_TYPES), ("data_categories", DATA_CATEGORIES), ("likely_consequences", CONSEQUENCES)],
)
@settings(max_examples=400)
@given(facts=any_facts(), data=st.data())
def test_one_more_kind_of_data_type_or_consequence_never_makes_the_advice_lighter(name, known, facts, data):
    more = data.draw(st.sampled_from(known))
    if not facts[name] or more == "minor_health_hint":  # a hint explains the special data: that is news, not worse
        return
    assert outcome(facts) <= outcome(facts | {name: [*facts[name], more]})


@settings(max_examples=400)
@given(any_facts())
def test_the_same_facts_in_another_order_give_the_same_answer(facts):
    turned = {name: list(reversed(value)) if isinstance(value, list) else value for name, value in reversed(facts.items())}
    first, second = assess(facts), assess(turned)
    assert json.dumps(first, sort_keys=True) == json.dumps(second, sort_keys=True)


@settings(max_examples=400)
@given(any_facts())
def test_a_missing_key_is_the_same_as_unknown(facts):
    assert assess(facts) == assess({name: value for name, value in facts.items() if value is not None})


@settings(max_examples=400)
@given(any_facts())
def test_every_outcome_has_its_reason_and_every_reason_its_source(facts):
    answer = assess(facts)
    about = [reason["about"] for reason in answer["reasons"]]
    assert about[:3] == ["register", "authority", "data_subjects"]
    for reason in answer["reasons"]:
        assert reason["rule"] in RULES
        assert reason["source"]
        assert reason["text"].endswith((".", "!"))
        assert "{" not in reason["text"]
        assert set(reason["facts"]) <= set(FACTS)
    assert len({reason["rule"] for reason in answer["reasons"]}) == len(answer["reasons"])


@settings(max_examples=400)
@given(any_facts())
def test_the_reason_for_an_outcome_says_what_the_outcome_is(facts):
    answer = assess(facts)
    register, authority, data_subjects = (reason["rule"] for reason in answer["reasons"][:3])
    assert (register == "register_every_breach") == answer["register"]
    assert (authority == "authority_risk") == answer["authority"]
    assert (data_subjects == "subjects_high_risk") == answer["data_subjects"]


@settings(max_examples=400)
@given(any_facts())
def test_the_score_is_the_sum_the_method_prescribes(facts):
    severity = assess(facts)["severity"]
    assert severity["score"] == round(severity["dpc"] * severity["ei"] + severity["cb"], 2)
    assert severity["dpc"] in (1, 2, 3, 4)
    assert severity["ei"] in (0.25, 0.5, 0.75, 1)
    assert 0 <= severity["cb"] <= 2
    bounds = {"low": (0, 2), "medium": (2, 3), "high": (3, 4), "very_high": (4, 7)}
    least, most = bounds[severity["level"]]
    assert least <= severity["score"] < most


@settings(max_examples=400)
@given(any_facts())
def test_missing_names_only_unknown_facts(facts):
    known = read(facts)
    for name in assess(facts)["missing"]:
        assert getattr(known, name) is None


@settings(max_examples=400)
@given(any_facts(), st.data())
def test_a_fact_that_is_not_named_as_missing_would_change_nothing(facts, data):
    known = read(facts)
    named = assess(facts)["missing"]
    unnamed = [
        name for name in FACTS if getattr(known, name) is None and name not in named and applies(name, known)
    ]
    if not unnamed or facts["is_breach"] is False:
        return
    name = data.draw(st.sampled_from(unnamed))
    assert name not in ALWAYS_WANTED
    values = ANSWERS[name] if name in CHOICES or name in FLAGS else CHAINS.get(name, ANSWERS[name])
    if name in ("person_groups", "likely_consequences"):
        values = [frozenset({word}) for word in (PERSON_GROUPS if name == "person_groups" else CONSEQUENCES)]
    for value in values:
        assert weigh(known._replace(**{name: value})).outcome == weigh(known).outcome


@settings(max_examples=400)
@given(any_facts())
def test_measures_afterwards_take_back_log_ins_and_nothing_else_that_an_attacker_has(facts):
    taken = facts | {"is_breach": True, "recipients": "attacker", "encrypted": False}
    without_log_ins = outcome(taken | {"credentials": "none", "mitigated_before_harm": False})
    assert outcome(taken | {"mitigated_before_harm": True}) >= without_log_ins


@settings(max_examples=400)
@given(any_facts())
def test_no_measure_undoes_what_missing_data_did_to_people(facts):
    away = facts | {"breach_types": ["availability"], "access_by_unauthorised": "excluded", "recipients": "none"}
    away |= {"exfiltration": "not_applicable", "credentials": "none", "misuse_observed": False}
    assert outcome(away | {"mitigated_before_harm": True}) == outcome(away | {"mitigated_before_harm": False})


FREE = {
    "is_breach": True, "encrypted": False, "exfiltration": "not_applicable", "access_by_unauthorised": "confirmed",
    "recipient_trusted": False, "deletion_confirmed": False, "mitigated_before_harm": False, "identifiability": "maximum",
}  # fmt: skip


@settings(max_examples=400)
@given(any_facts(), st.sampled_from(["physical_harm", "stalking"]))
def test_who_may_come_to_harm_is_told_whoever_has_the_data(facts, harm):
    recipients = facts["recipients"] if facts["recipients"] not in (None, "none") else "one_known"
    expected = [*(facts["likely_consequences"] or []), harm]
    assert outcome(facts | FREE | {"recipients": recipients, "likely_consequences": expected}) == (True, True, True)


@settings(max_examples=400)
@given(any_facts(), st.sampled_from(["health", "care_file", "child_protection", "id_copy", "salary"]))
def test_sensitive_data_that_somebody_may_have_seen_never_stay_with_the_register_alone(facts, kind):
    seen = facts | FREE | {"breach_types": ["confidentiality"], "access_by_unauthorised": "possible"}
    assert outcome(seen | {"data_categories": [kind]})[1]


@settings(max_examples=200)
@given(any_facts())
def test_a_processor_changes_nothing_about_the_advice(facts):
    assert outcome(facts | {"processor_involved": True}) == outcome(facts | {"processor_involved": False})
