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
        ({"data_categories": ["basic", "employment"], "likely_consequences": ["physical_harm"]}, 4),  # undercover officers
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
        ({"breach_types": [C], "recipients": "attacker", "exfiltration": "excluded_by_logs"}, 0.5),  # the intent alone
        ({"breach_types": [A], "backup": False}, 0.25),
        ({"breach_types": [A], "backup": True}, 0),
        ({"breach_types": [A], "disruption": "minor"}, 0.25),
        ({"breach_types": [A], "permanent_loss": True}, 0.5),
        ({"breach_types": [A], "permanent_loss": True, "backup": True}, 0),
        ({"breach_types": [I], "permanent_loss": True, "backup": True}, 0.5),
        ({"breach_types": [I]}, 0.25),
        ({"breach_types": [I], "backup": True}, 0),
        ({"breach_types": [I], "restored_after_hours": 6}, 0),
        ({"breach_types": [I], "restored_after_hours": 60}, 0.25),
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


BY_HAND = [
    # DPC x EI + CB, worked out on paper from the tables of the method
    ("a list of customers of a supermarket, lost", {"data_categories": ["basic"], "cause": "theft_or_loss",
                                                    "recipients": "unknown"}, (1, 1, 0)),
    ("the same with what they bought, at one known customer", {"data_categories": ["basic", "purchase"],
                                                               "recipients": "one_known"}, (2, 1, 0.25)),
    ("undercover officers, published", {"data_categories": ["basic"], "likely_consequences": ["physical_harm"],
                                        "recipients": "public"}, (4, 1, 0.5)),
    ("call records, taken by an attacker", {"data_categories": ["communication_metadata"], "recipients": "attacker",
                                            "malicious": True}, (2, 1, 1)),
    ("a bare account number in a wrong letter", {"data_categories": ["bank_account"], "recipients": "one_known"}, (2, 1, 0.25)),
    ("complete card data, stolen by hackers", {"data_categories": ["payment"], "financial_data": "full_payment",
                                               "cause": "malicious_external", "recipients": "attacker"}, (4, 1, 1)),
    ("pay slips to a few colleagues", {"data_categories": ["salary"], "recipients": "few_known"}, (3, 1, 0.25)),
    ("test results of patients, codes without key, published", {"data_categories": ["health"], "identifiability": "negligible",
                                                                "recipients": "public"}, (4, 0.25, 0.5)),
    ("a class list with birthdays at one parent", {"data_categories": ["basic", "birth_data"], "minors": True,
                                                   "identifiability": "significant", "recipients": "one_known"}, (2, 0.75, 0.25)),
    ("a copy of a passport at a stranger", {"data_categories": ["id_copy"], "id_document_copy": True,
                                            "recipients": "unknown"}, (3, 1, 0.5)),
    ("hashed passwords with aliases, hacked", {"data_categories": ["pseudonym", "password_hash"], "credentials": "hashed_salted",
                                               "cause": "malicious_external", "recipients": "attacker"}, (1, 0.25, 1)),
    ("files of pupils encrypted by ransomware, no copy, logs clean",
     {"breach_types": [A], "data_categories": ["care_file"], "cause": "malicious_external", "backup": False,
      "exfiltration": "excluded_by_logs", "recipients": "attacker"}, (4, 1, 0.75)),
    ("the same gone for good", {"breach_types": [A], "data_categories": ["care_file"], "cause": "malicious_external",
                                "backup": False, "permanent_loss": True, "exfiltration": "excluded_by_logs"}, (4, 1, 1)),
    ("an outage of four hours", {"breach_types": [A], "data_categories": ["education"], "restored_after_hours": 4,
                                 "recipients": "none"}, (1, 1, 0.25)),
    ("marks changed by mistake, put right from the copy", {"breach_types": [I], "data_categories": ["test_results"],
                                                           "backup": True, "recipients": "none"}, (2, 1, 0)),
    ("marks changed and used", {"breach_types": [I], "data_categories": ["test_results"], "misuse_observed": True,
                                "recipients": "none"}, (2, 1, 0.25)),
    ("a vague picture of a pupil, published", {"data_categories": ["image"], "minors": True, "identifiability": "limited",
                                               "recipients": "public"}, (2, 0.5, 0.5)),
    ("an encrypted disk with health data, stolen", {"data_categories": ["health"], "encrypted": True, "key_safe": True,
                                                    "cause": "theft_or_loss", "recipients": "unknown"}, (4, 1, 0)),
    ("a criminal record in the wrong file", {"data_categories": ["basic"], "criminal_data": True,
                                             "recipients": "one_known"}, (4, 1, 0.25)),
    ("an allergy on a list for a class dinner", {"data_categories": ["basic", "minor_health_hint"], "special_categories": True,
                                                 "recipients": "few_known"}, (2, 1, 0.25)),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "parts"), [case[1:] for case in BY_HAND], ids=[case[0] for case in BY_HAND])
def test_twenty_scores_worked_out_by_hand(facts, parts):
    answer = severity(**{"breach_types": [C]} | facts)
    dpc, ei, cb = parts
    assert (answer["dpc"], answer["ei"], answer["cb"]) == parts
    assert answer["score"] == dpc * ei + cb


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
