"""What the advice still wants to know, and what it no longer needs."""

import pytest

from breaches.assessment import assess

C, A = "confidentiality", "availability"

LETTER = {
    "is_breach": True, "breach_types": [C], "cause": "human_error", "data_categories": ["basic", "test_results"],
    "special_categories": False, "criminal_data": False, "national_id_number": False, "id_document_copy": False,
    "financial_data": "none", "credentials": "none", "protected_address": False, "person_groups": ["pupils"],
    "vulnerable": False, "minors": True, "persons": 1, "persons_certain": True, "identifiability": "maximum",
    "encrypted": False, "recipients": "one_known", "recipient_trusted": False, "deletion_confirmed": False,
    "access_by_unauthorised": "confirmed", "misuse_observed": False, "malicious": False, "mitigated_before_harm": False,
    "processor_involved": False, "likely_consequences": [],
}  # fmt: skip
LAPTOP = {
    **LETTER, "breach_types": [C, A], "cause": "theft_or_loss", "recipients": "unknown", "encrypted": True, "key_safe": True,
    "backup": True, "permanent_loss": False, "exfiltration": "not_applicable", "disruption": "none",
    "recipient_trusted": None, "deletion_confirmed": None, "access_by_unauthorised": "possible",
}  # fmt: skip


def missing(facts, **changes):
    return assess(facts | changes)["missing"]


@pytest.mark.parametrize("facts", [LETTER, LAPTOP])
def test_nothing_is_missing_where_all_that_applies_is_known(facts):
    assert missing(facts) == []


@pytest.mark.parametrize(
    "name",
    ["recipient_trusted", "deletion_confirmed", "access_by_unauthorised", "encrypted", "misuse_observed", "recipients",
     "special_categories", "protected_address", "identifiability", "likely_consequences", "id_document_copy"],
)  # fmt: skip
def test_a_fact_of_the_letter_that_could_change_the_advice_is_named(name):
    assert name in missing(LETTER, **{name: None})


@pytest.mark.parametrize("name", ["encrypted", "key_safe", "backup", "misuse_observed", "disruption"])
def test_a_fact_of_the_laptop_that_could_change_the_advice_is_named(name):
    assert name in missing(LAPTOP, **{name: None})


@pytest.mark.parametrize("name", ["is_breach", "breach_types", "data_categories", "persons"])
def test_what_article_33_3_asks_for_is_always_named(name):
    assert name in missing(LETTER, **{name: None})
    assert name in missing(LAPTOP, **{name: None})


@pytest.mark.parametrize("name", ["processor_involved", "key_safe", "restored_after_hours", "permanent_loss", "disruption"])
def test_what_does_not_matter_to_a_letter_is_not_asked(name):
    assert name not in missing(LETTER, **{name: None})


def test_trust_is_asked_only_of_people_we_know():
    assert "recipient_trusted" not in missing(LAPTOP)
    assert "recipient_trusted" in missing(LETTER, recipient_trusted=None, deletion_confirmed=None)


def test_encryption_is_named_also_where_key_and_copy_are_unknown_too():
    assert "encrypted" in missing(LAPTOP, encrypted=None, key_safe=None, backup=None)


def test_a_fact_that_can_no_longer_change_anything_is_not_named():
    decided = missing(LETTER, data_categories=["child_protection"], misuse_observed=True, recipients="public",
                      special_categories=None, criminal_data=None, malicious=None, likely_consequences=None)  # fmt: skip
    assert decided == []


def test_no_breach_has_nothing_missing():
    assert missing({"is_breach": False}) == []


def test_with_nothing_known_the_advice_is_to_notify_and_says_it_is_in_doubt():
    answer = assess({})
    assert (answer["register"], answer["authority"], answer["data_subjects"]) == (True, True, False)
    assert "in_doubt_notify" in {reason["rule"] for reason in answer["reasons"]}
    assert {"is_breach", "breach_types", "data_categories", "persons", "recipients", "encrypted"} <= set(answer["missing"])


@pytest.mark.parametrize(
    "known", [{"recipient_trusted": True}, {"deletion_confirmed": True}, {"exfiltration": "excluded_by_logs"}]
)
def test_data_nobody_has_named_stay_in_doubt_until_they_are_safe_whatever_they_are(known):
    answer = assess({"is_breach": True, "breach_types": [C], **known})
    assert answer["authority"]
    assert "in_doubt_notify" in {reason["rule"] for reason in answer["reasons"]}
    assert "data_categories" in answer["missing"]
    safe = {"recipient_trusted": True, "deletion_confirmed": True}
    assert not assess({"is_breach": True, "breach_types": [C], **safe})["authority"]


def test_doubt_is_not_claimed_where_no_answer_can_spare_the_notification():
    rules = {reason["rule"] for reason in assess(LETTER)["reasons"]}
    assert "in_doubt_notify" not in rules
