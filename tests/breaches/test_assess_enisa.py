"""The ENISA score as support: its parts, its levels, and that it decides nothing."""

import pytest

from breaches.assessment import assess

C, I, A = "confidentiality", "integrity", "availability"  # noqa: E741


def severity(**facts):
    return assess(facts)["severity"]


@pytest.mark.parametrize(
    ("facts", "dpc"),
    [
        ({"data_categories": ["basic"]}, 1),
        ({"data_categories": ["basic", "contact"], "minors": True}, 2),
        ({"data_categories": ["location"]}, 2),
        ({"data_categories": ["test_results"]}, 2),
        ({"data_categories": ["salary"]}, 3),
        ({"data_categories": ["basic"], "credentials": "working"}, 3),
        ({"data_categories": ["basic"], "financial_data": "full_payment"}, 4),
        ({"data_categories": ["health"]}, 4),
        ({"data_categories": ["basic"], "special_categories": True}, 4),
        ({"data_categories": ["basic", "minor_health_hint"], "special_categories": True}, 2),
        ({"data_categories": ["basic"], "criminal_data": True}, 4),
        ({"data_categories": ["contact"], "protected_address": True}, 4),
        ({"data_categories": ["knitting_patterns"]}, 2),
        ({}, 2),
    ],
)
def test_the_context_is_the_heaviest_kind_of_data(facts, dpc):
    assert severity(**facts)["dpc"] == dpc


@pytest.mark.parametrize(
    ("facts", "ei"),
    [
        ({"identifiability": "negligible"}, 0.25),
        ({"identifiability": "limited"}, 0.5),
        ({"identifiability": "significant"}, 0.75),
        ({"identifiability": "maximum"}, 1),
        ({}, 1),
        ({"data_categories": ["pseudonym", "password_hash"]}, 0.25),
        ({"data_categories": ["pseudonym", "basic"]}, 1),
    ],
)
def test_the_ease_of_identification_multiplies_and_unknown_counts_in_full(facts, ei):
    assert severity(**facts)["ei"] == ei


@pytest.mark.parametrize(
    ("facts", "cb"),
    [
        ({"breach_types": [C], "recipients": "none"}, 0),
        ({"breach_types": [C], "recipients": "few_known"}, 0.25),
        ({"breach_types": [C], "recipients": "unknown"}, 0.5),
        ({"breach_types": [C], "recipients": "unknown", "cause": "theft_or_loss"}, 0),
        ({"breach_types": [C], "recipients": "public"}, 0.5),
        ({"breach_types": [C], "recipients": "attacker"}, 1),
        ({"breach_types": [C], "recipients": "public", "encrypted": True, "key_safe": True}, 0),
        ({"breach_types": [A], "disruption": "minor"}, 0.25),
        ({"breach_types": [A], "permanent_loss": True}, 0.5),
        ({"breach_types": [A], "permanent_loss": True, "backup": True}, 0),
        ({"breach_types": [I], "permanent_loss": True, "backup": True}, 0.5),
        ({"breach_types": [I]}, 0.25),
        ({"breach_types": [I], "backup": True}, 0),
        ({"breach_types": [C, A], "recipients": "attacker", "permanent_loss": True, "malicious": True}, 1.5),
    ],
)
def test_the_circumstances_add_up(facts, cb):
    assert severity(**facts)["cb"] == cb


@pytest.mark.parametrize(
    ("facts", "score", "level"),
    [
        ({"data_categories": ["basic"], "recipients": "one_known"}, 1.25, "low"),
        ({"data_categories": ["test_results"], "recipients": "none"}, 2, "medium"),
        ({"data_categories": ["salary"], "recipients": "none"}, 3, "high"),
        ({"data_categories": ["health"], "recipients": "none"}, 4, "very_high"),
        ({"data_categories": ["health"], "identifiability": "significant", "recipients": "few_known"}, 3.25, "high"),
    ],
)
def test_score_and_level_follow_the_bounds_of_the_method(facts, score, level):
    answer = severity(**facts)
    assert (answer["score"], answer["level"]) == (score, level)


def test_each_part_says_why_in_dutch():
    why = severity(data_categories=["health", "basic"], recipients="few_known", identifiability="significant")["why"]
    assert why == {
        "dpc": "Het zwaarst telt: gezondheid.",
        "ei": "Wie de school kent, herkent de mensen makkelijk.",
        "cb": "Bij mensen die bekend zijn + 0,25.",
    }
    assert severity(recipients="none")["why"]["cb"] == "Geen verzwarende omstandigheden."


@pytest.mark.parametrize(
    ("facts", "flags"),
    [
        ({"persons": 100}, []),
        ({"persons": 101}, ["more_than_100_people"]),
        ({"encrypted": True, "key_safe": True}, ["unintelligible"]),
        ({"encrypted": True}, []),
    ],
)
def test_the_flags_stand_next_to_the_score(facts, flags):
    assert severity(**facts)["flags"] == flags


def test_a_low_score_never_lowers_the_advice():
    facts = {
        "is_breach": True, "breach_types": [C], "cause": "theft_or_loss", "recipients": "unknown", "persons": 100_000,
        "data_categories": ["basic", "contact", "birth_data"], "encrypted": False,
    }  # fmt: skip
    answer = assess(facts)
    assert answer["severity"]["level"] == "low"
    assert answer["data_subjects"]
    assert "score_is_support" in {reason["rule"] for reason in answer["reasons"]}


def test_a_high_score_does_not_raise_what_encryption_prevents():
    facts = {
        "is_breach": True, "breach_types": [C], "cause": "theft_or_loss", "recipients": "unknown", "persons": 30,
        "data_categories": ["basic", "health"], "encrypted": True, "key_safe": True, "backup": True,
    }  # fmt: skip
    answer = assess(facts)
    assert answer["severity"]["level"] == "very_high"
    assert not answer["authority"]
