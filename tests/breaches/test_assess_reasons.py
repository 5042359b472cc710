"""The reasons a person reads: the right exception, the right source, the right words."""

import pytest

from breaches.assessment import assess
from breaches.assessment.rules import RULES

C, I, A = "confidentiality", "integrity", "availability"  # noqa: E741

STOLEN = {
    "is_breach": True, "breach_types": [C], "cause": "theft_or_loss", "recipients": "unknown", "persons": 30, "minors": True,
    "data_categories": ["care_file"], "encrypted": True, "key_safe": True, "backup": True,
}  # fmt: skip


def reasons(facts, **changes):
    return {reason["rule"]: reason for reason in assess(facts | changes)["reasons"]}


def test_encryption_that_spares_people_a_letter_names_article_34_3_a():
    assert reasons(STOLEN)["subjects_exempt_unintelligible"]["source"] == "AVG art. 34 lid 3 onder a"


def test_encryption_of_ordinary_data_is_not_called_an_exception():
    assert "subjects_no_risk" in reasons(STOLEN, data_categories=["basic"])


def test_measures_in_time_name_article_34_3_b_and_leave_the_notification():
    answer = assess(STOLEN | {"encrypted": False, "mitigated_before_harm": True})
    assert (answer["authority"], answer["data_subjects"]) == (True, False)
    assert answer["reasons"][2]["rule"] == "subjects_exempt_mitigated"


def test_measures_that_came_after_misuse_came_too_late():
    assert assess(STOLEN | {"encrypted": False, "mitigated_before_harm": True, "misuse_observed": True})["data_subjects"]


def test_the_heaviest_data_are_named_in_plain_words():
    text = reasons(STOLEN, data_categories=["basic", "care_file", "health"])["data_weight_3"]["text"]
    assert text.startswith("Dit zijn gevoelige gegevens: extra hulp, zorg- of begeleidingsplan en gezondheid.")


def test_a_word_nobody_knows_is_shown_as_it_was_given_and_weighed_with_caution():
    told = reasons(STOLEN, data_categories=["knitting_patterns"], encrypted=False)
    assert "knitting_patterns" in told["data_weight_2"]["text"]
    assert "data_of_another_kind" in told


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"encrypted": False}, "lost_or_stolen"),
        ({"key_safe": None}, "key_unknown"),
        ({"cause": "human_error", "encrypted": False, "recipients": "one_known"}, "known_people"),
        ({"cause": "human_error", "encrypted": False, "recipients": "many_known"}, "many_known_people"),
        ({"cause": "human_error", "encrypted": False, "recipients": "public"}, "published"),
        ({"cause": "human_error", "encrypted": False, "recipients": "one_known", "recipient_trusted": True}, "trusted"),
        ({"cause": "human_error", "encrypted": False, "recipients": "one_known", "deletion_confirmed": True}, "deleted"),
        ({"cause": "malicious_external", "encrypted": False, "recipients": "attacker"}, "hostile"),
        ({"cause": "malicious_internal", "encrypted": False, "recipients": "one_known"}, "insider_perhaps_took"),
        (
            {
                "cause": "malicious_internal",
                "encrypted": False,
                "recipients": "one_known",
                "exfiltration": "not_applicable",
            },
            "insider_looked",
        ),
        (
            {
                "cause": "human_error",
                "encrypted": False,
                "recipients": "none",
                "access_by_unauthorised": "possible",
            },
            "perhaps_seen",
        ),
        (
            {"encrypted": False, "mitigated_before_harm": True, "recipients": "attacker", "exfiltration": "likely"},
            "mitigated_too_late",
        ),
        ({"breach_types": [A], "person_groups": ["patients"], "restored_after_hours": 30}, "care_may_fail"),
        ({"encrypted": False, "deletion_confirmed": True}, "finder_answered"),
        ({"credentials": "working", "mitigated_before_harm": True, "exfiltration": "excluded_by_logs"}, "log_ins_changed"),
        ({"cause": "technical", "encrypted": False, "recipients": None, "exfiltration": "likely"}, "taken"),
        ({"encrypted": False, "access_by_unauthorised": "excluded"}, "access_excluded"),
        ({"cause": "human_error", "encrypted": False, "recipients": "none"}, "nobody_received"),
        ({"cause": "malicious_external", "encrypted": False, "exfiltration": "excluded_by_logs"}, "logs_exclude_copying"),
        ({"encrypted": False, "misuse_observed": True}, "misuse_observed"),
        ({"protected_address": True}, "protected_address"),
        ({"identifiability": "limited"}, "hard_to_recognise"),
        ({"data_categories": ["basic"], "likely_consequences": ["stalking"]}, "expected_consequences"),
        ({"minors": False, "likely_consequences": ["discrimination"]}, "grave_consequences"),
        ({"data_categories": ["identity_number"], "likely_consequences": ["identity_fraud"]}, "number_invites_fraud"),
        ({"data_categories": ["test_results", "employment", "bank_account"]}, "combination"),
        ({"data_categories": ["basic", "minor_health_hint"], "special_categories": True}, "minor_health_hint"),
        ({"processor_involved": True}, "processor_changes_nothing"),
        ({"persons": None}, "size_unknown"),
        ({"persons": 40}, "fragile_group"),
        ({"data_categories": None}, "data_unknown"),
        ({"breach_types": [A], "backup": False, "permanent_loss": True}, "sensitive_data_gone"),
        ({"breach_types": [A], "data_categories": ["test_results"], "backup": False, "permanent_loss": True}, "data_gone"),
        ({"breach_types": [A], "restored_after_hours": 5}, "restored_in_time"),
        ({"breach_types": [A], "restored_after_hours": 200, "disruption": "minor"}, "restored_late"),
        ({"breach_types": [A], "backup": False}, "no_backup"),
        ({"breach_types": [A], "backup": None}, "restore_unknown"),
        ({"breach_types": [A], "disruption": "none", "restored_after_hours": 90}, "no_disruption"),
        ({"breach_types": [A], "disruption": "serious"}, "serious_disruption_sensitive"),
        ({"breach_types": [A], "likely_consequences": ["delay_of_care"]}, "care_fails"),
        ({"breach_types": [I], "backup": None}, "altered_data"),
        ({"breach_types": [I], "restored_after_hours": 2}, "corrected_in_time"),
        ({"breach_types": [I], "misuse_observed": True}, "wrong_data_hurt"),
        ({"breach_types": [I], "backup": False, "permanent_loss": True}, "wrong_data_cannot_be_restored"),
        ({"breach_types": [I], "data_categories": ["basic"], "backup": None}, "harmless_alteration"),
        ({"cause": "deliberate_use"}, "said_to_be_breach"),
    ],
)
def test_a_factor_is_named_where_it_plays(changes, rule):
    assert rule in reasons(STOLEN, **changes)


def test_wrong_data_put_right_late_are_not_called_away_nor_still_wrong():
    told = reasons(STOLEN, cause="technical", breach_types=[I], data_categories=["financial"], restored_after_hours=1400)
    assert "corrected_late" in told
    assert not {"restored_late", "altered_data"} & set(told)


def test_a_backup_does_not_speak_for_sensitive_data_after_an_attack():
    attacked = {"breach_types": [A], "cause": "malicious_external", "exfiltration": "excluded_by_logs", "recipients": "none"}
    told = assess(STOLEN | attacked | {"data_categories": ["health"]})
    assert told["authority"]
    assert "restore_unknown" in {reason["rule"] for reason in told["reasons"]}
    assert "restored_after_hours" in told["missing"]


def test_an_incident_says_why_it_is_none():
    assert list(reasons({"is_breach": False})) == ["no_breach", "nothing_to_notify", "nobody_to_inform"]
    assert "deliberate_use" in reasons({"cause": "deliberate_use"})


def test_an_insider_who_takes_little_of_a_few_is_still_a_risk():
    facts = {"is_breach": True, "breach_types": [C], "cause": "malicious_internal", "exfiltration": "confirmed",
             "recipients": "one_known", "data_categories": ["contact"], "persons": 8}  # fmt: skip
    assert assess(facts)["authority"]
    assert {"insider_took", "wrong_already_done"} <= set(reasons(facts))


@pytest.mark.parametrize("slug", RULES)
def test_every_rule_reads_as_dutch_sentences_with_a_source(slug):
    rule = RULES[slug]
    assert slug.replace("_", "").isalnum()
    assert slug == slug.lower()
    assert rule.source.startswith(("AVG", "AP", "EDPB", "ENISA"))
    assert rule.text[0].isupper()
    assert rule.text.endswith(".")
    assert rule.text.count(".") + rule.text.count("?") <= 4
