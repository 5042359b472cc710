"""What goes wrong at Dutch schools, and what the guidance of domain.md 2 asks for then."""

import pytest

from breaches.assessment import assess

INCIDENT, REGISTER = (False, False, False), (True, False, False)
AUTHORITY, PEOPLE = (True, True, False), (True, True, True)
C, I, A = "confidentiality", "integrity", "availability"  # noqa: E741

PUPILS = {"person_groups": ["pupils"], "minors": True, "identifiability": "significant"}
MAIL = {"is_breach": True, "breach_types": [C], "cause": "human_error", "encrypted": False}
LOST = {"is_breach": True, "breach_types": [C], "cause": "theft_or_loss", "recipients": "unknown"}
HACK = {"is_breach": True, "breach_types": [C], "cause": "malicious_external", "malicious": True, "recipients": "attacker"}
OUTAGE = {"is_breach": True, "breach_types": [A], "recipients": "none", "exfiltration": "not_applicable"}

NOT_A_BREACH = {
    "a photo on the website without consent": {"is_breach": False, "cause": "deliberate_use",
                                               "data_categories": ["image"], **PUPILS},
    "the same, nobody said whether it is a breach": {"cause": "deliberate_use", "data_categories": ["image"], **PUPILS},
    "a failed login attempt": {"is_breach": False, "cause": "malicious_external"},
    "the timetable screen was dark": {"is_breach": False, "breach_types": [A], "cause": "technical"},
}

CASES = {
    # Mail and post
    "class list to one wrong parent": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "contact"], "persons": 26, "recipients": "one_known"}),
    "class list with birthdays to one wrong parent": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "contact", "birth_data", "education"], "persons": 26,
                   "recipients": "one_known"}),
    "class list with one secret address to one parent": (
        PEOPLE, {**MAIL, **PUPILS, "data_categories": ["basic", "contact"], "persons": 26, "recipients": "one_known",
                 "protected_address": True}),
    "support plans to the parents of the wrong class": (
        PEOPLE, {**MAIL, **PUPILS, "data_categories": ["test_results", "care_file", "health"], "special_categories": True,
                 "persons": 24, "recipients": "few_known", "recipient_trusted": False}),
    "one support plan to one wrong parent": (
        PEOPLE, {**MAIL, **PUPILS, "data_categories": ["basic", "care_file"], "persons": 1, "recipients": "one_known"}),
    "one support plan to one wrong parent who confirms deletion": (
        AUTHORITY, {**MAIL, **PUPILS, "data_categories": ["basic", "care_file"], "persons": 1, "recipients": "one_known",
                    "recipient_trusted": False, "deletion_confirmed": True}),
    "one support plan to the wrong teacher of the school, deleted": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "care_file"], "persons": 1, "recipients": "one_known",
                   "recipient_trusted": True, "deletion_confirmed": True}),
    "newsletter in Cc to the parents of one class": (
        REGISTER, {**MAIL, "data_categories": ["contact"], "person_groups": ["parents"], "persons": 28,
                   "recipients": "few_known"}),
    "newsletter in Cc to the parents of the whole school": (
        AUTHORITY, {**MAIL, "data_categories": ["contact"], "person_groups": ["parents"], "persons": 640,
                    "recipients": "many_known"}),
    "invitation in Cc to the parents of pupils in debt help": (
        PEOPLE, {**MAIL, "data_categories": ["contact", "home_situation"], "person_groups": ["parents"], "vulnerable": True,
                 "persons": 12, "recipients": "few_known"}),
    "report card in the wrong envelope, back unopened": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "test_results"], "persons": 1, "recipients": "one_known",
                   "access_by_unauthorised": "excluded"}),
    "report card in the wrong envelope, read": (
        AUTHORITY, {**MAIL, **PUPILS, "data_categories": ["basic", "test_results"], "persons": 1, "recipients": "one_known",
                    "access_by_unauthorised": "confirmed"}),
    "report card in the wrong envelope, read and handed back": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "test_results"], "persons": 1, "recipients": "one_known",
                   "access_by_unauthorised": "confirmed", "deletion_confirmed": True}),
    "report to Veilig Thuis mailed to another parent": (
        PEOPLE, {**MAIL, **PUPILS, "data_categories": ["child_protection", "home_situation"], "persons": 1,
                 "recipients": "one_known"}),
    "address of a family given to a violent former partner": (
        PEOPLE, {**MAIL, "data_categories": ["contact"], "protected_address": True, "persons": 3, "recipients": "one_known",
                 "person_groups": ["parents", "pupils"], "likely_consequences": ["stalking", "physical_harm"]}),
    "salaries of all staff mailed to one wrong colleague": (
        AUTHORITY, {**MAIL, "data_categories": ["basic", "salary"], "financial_data": "salary", "persons": 85,
                    "person_groups": ["employees"], "recipients": "one_known"}),
    "salaries of all staff mailed to all staff": (
        PEOPLE, {**MAIL, "data_categories": ["basic", "salary"], "financial_data": "salary", "persons": 140,
                 "person_groups": ["employees"], "recipients": "many_known"}),
    "BSN and ID copy of a parent to another parent": (
        PEOPLE, {**MAIL, "data_categories": ["basic", "identity_number", "id_copy"], "national_id_number": True,
                 "id_document_copy": True, "persons": 1, "person_groups": ["parents"], "recipients": "one_known"}),
    "encrypted attachment to the wrong school, password not sent": (
        REGISTER, {**MAIL, **PUPILS, "encrypted": True, "key_safe": True, "data_categories": ["basic", "care_file"],
                   "persons": 4, "recipients": "one_known"}),
    "transfer report to the wrong school, which is bound to secrecy and deletes": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "test_results", "care_file"], "persons": 1,
                   "recipients": "one_known", "recipient_trusted": True, "deletion_confirmed": True}),
    # Lost and stolen
    "USB stick with care files lost, not encrypted": (
        PEOPLE, {**LOST, **PUPILS, "encrypted": False, "data_categories": ["basic", "care_file"], "persons": 30, "backup": True}),
    "USB stick with marks of one class lost, not encrypted": (
        AUTHORITY, {**LOST, **PUPILS, "encrypted": False, "data_categories": ["basic", "test_results"], "persons": 28,
                    "backup": True}),
    "USB stick lost, encrypted, other copy": (
        REGISTER, {**LOST, **PUPILS, "encrypted": True, "key_safe": True, "backup": True, "breach_types": [C, A],
                   "data_categories": ["basic", "care_file", "health"], "persons": 30}),
    "USB stick with marks and numbers found by a passer-by, who brought it back": (
        AUTHORITY, {**LOST, **PUPILS, "encrypted": False, "data_categories": ["basic", "test_results", "identity_number"],
                    "persons": 28, "backup": True, "deletion_confirmed": True}),
    "birthday list in a mistyped mailbox, whose owner deleted it": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "birth_data"], "persons": 26, "recipients": "unknown",
                   "deletion_confirmed": True}),
    "care plan at a colleague who deleted it, nobody filled in who has it": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "care_file"], "persons": 1, "recipient_trusted": True,
                   "deletion_confirmed": True}),
    "laptop with disk encryption stolen": (
        REGISTER, {**LOST, **PUPILS, "encrypted": True, "key_safe": True, "backup": True, "malicious": True,
                   "data_categories": ["basic", "contact", "test_results", "care_file"], "persons": 400}),
    "laptop stolen, nobody knows whether it was encrypted": (
        AUTHORITY, {**LOST, **PUPILS, "data_categories": ["basic", "test_results"], "persons": 50}),
    "phone lost and wiped before anybody could look": (
        REGISTER, {**LOST, **PUPILS, "encrypted": False, "data_categories": ["basic", "contact", "image"], "persons": 90,
                   "access_by_unauthorised": "excluded", "mitigated_before_harm": True}),
    "folder with exam work lost, pupils must sit again": (
        PEOPLE, {**LOST, **PUPILS, "breach_types": [A], "recipients": "unknown", "backup": False, "permanent_loss": True,
                 "data_categories": ["basic", "exam_results"], "persons": 22, "disruption": "serious"}),
    # Attacks
    "a teacher's mailbox taken over by phishing": (
        PEOPLE, {**HACK, **PUPILS, "data_categories": ["basic", "contact", "education", "care_file"], "exfiltration": "likely",
                 "access_by_unauthorised": "confirmed", "persons": 150}),
    "phishing, password changed before anybody logged in": (
        REGISTER, {**HACK, "data_categories": ["credentials"], "credentials": "working", "persons": 1,
                   "access_by_unauthorised": "excluded", "exfiltration": "excluded_by_logs", "mitigated_before_harm": True}),
    "ransomware at a supplier, pupil data copied": (
        PEOPLE, {**HACK, **PUPILS, "breach_types": [C, A], "data_categories": ["basic", "contact", "birth_data", "education"],
                 "exfiltration": "confirmed", "processor_involved": True, "persons": 12_000}),
    "ransomware at a supplier, nothing copied, back the same day": (
        REGISTER, {**HACK, **PUPILS, "breach_types": [A], "data_categories": ["basic", "education"], "backup": True,
                   "exfiltration": "excluded_by_logs", "restored_after_hours": 9, "disruption": "minor",
                   "access_by_unauthorised": "possible", "processor_involved": True, "persons": 12_000}),
    "ransomware, copying not looked into": (
        PEOPLE, {**HACK, **PUPILS, "breach_types": [A], "data_categories": ["basic", "birth_data", "test_results"],
                 "backup": True, "restored_after_hours": 9, "persons": 800}),
    "a pupil reads marks of classmates with a teacher's password": (
        AUTHORITY, {**HACK, **PUPILS, "cause": "malicious_internal", "recipients": "one_known",
                    "data_categories": ["basic", "test_results"], "access_by_unauthorised": "confirmed", "persons": 25}),
    "a teacher looks up the care file of a neighbour's child": (
        PEOPLE, {**HACK, **PUPILS, "cause": "malicious_internal", "recipients": "one_known", "data_categories": ["care_file"],
                 "access_by_unauthorised": "confirmed", "persons": 1}),
    "a teacher who left had opened the class list, nobody looked whether it was copied": (
        AUTHORITY, {**HACK, **PUPILS, "cause": "malicious_internal", "recipients": "one_known",
                    "data_categories": ["basic", "contact"], "persons": 26}),
    "a mailbox with birth dates copied, the password changed afterwards": (
        PEOPLE, {**HACK, **PUPILS, "data_categories": ["basic", "contact", "birth_data", "credentials"], "credentials": "working",
                 "exfiltration": "likely", "mitigated_before_harm": True, "persons": 300}),
    "passwords of a class in sight of an attacker, all changed before he used them": (
        AUTHORITY, {**HACK, **PUPILS, "data_categories": ["pseudonym", "credentials"], "credentials": "working",
                    "exfiltration": "not_applicable", "mitigated_before_harm": True, "persons": 28}),
    "passwords of a class copied by an attacker and changed, but pupils use them elsewhere": (
        PEOPLE, {**HACK, **PUPILS, "data_categories": ["pseudonym", "credentials"], "credentials": "working",
                 "exfiltration": "confirmed", "mitigated_before_harm": True, "persons": 28}),
    "phishing, password changed within the hour, the logs show no strange log-in": (
        REGISTER, {**HACK, "data_categories": ["credentials"], "credentials": "working", "persons": 1,
                   "exfiltration": "excluded_by_logs", "mitigated_before_harm": True}),
    "the same, but the logs were not read": (
        AUTHORITY, {**HACK, "data_categories": ["credentials"], "credentials": "working", "persons": 1,
                    "mitigated_before_harm": True}),
    "the same in a mailbox with care files": (
        AUTHORITY, {**HACK, **PUPILS, "data_categories": ["credentials", "care_file"], "credentials": "working", "persons": 20,
                    "exfiltration": "excluded_by_logs", "mitigated_before_harm": True}),
    # Systems and rights
    "care folder open to all staff, nobody can tell who looked": (
        AUTHORITY, {**MAIL, **PUPILS, "data_categories": ["care_file"], "persons": 60, "recipients": "none",
                    "access_by_unauthorised": "possible"}),
    "class lists open to all staff, nobody can tell who looked": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["basic", "contact"], "persons": 60, "recipients": "none",
                   "access_by_unauthorised": "possible"}),
    "a pupil's new telephone number given to a stalker": (
        PEOPLE, {**MAIL, **PUPILS, "data_categories": ["contact"], "persons": 1, "recipients": "one_known",
                 "likely_consequences": ["stalking"]}),
    "a parent's account shows another child in the pupil system": (
        AUTHORITY, {**MAIL, **PUPILS, "cause": "technical", "data_categories": ["basic", "education", "test_results"],
                    "persons": 1, "recipients": "one_known", "access_by_unauthorised": "confirmed", "processor_involved": True}),
    "a login shared between two pupils": (
        AUTHORITY, {**MAIL, **PUPILS, "data_categories": ["credentials", "test_results"], "credentials": "working",
                    "persons": 1, "recipients": "one_known"}),
    "exam results visible to the whole year": (
        PEOPLE, {**MAIL, **PUPILS, "data_categories": ["basic", "exam_results"], "persons": 130, "recipients": "many_known"}),
    "exam results of five pupils visible to their group": (
        AUTHORITY, {**MAIL, **PUPILS, "data_categories": ["basic", "exam_results"], "persons": 5, "recipients": "few_known"}),
    "camera images of a fight online": (
        PEOPLE, {**MAIL, **PUPILS, "data_categories": ["image"], "persons": 3, "recipients": "public",
                 "likely_consequences": ["reputation", "psychological_harm"]}),
    "a class photo in the open part of the website": (
        AUTHORITY, {**MAIL, **PUPILS, "data_categories": ["image"], "persons": 27, "recipients": "public"}),
    "care folder open to all staff, logs show nobody looked": (
        REGISTER, {**MAIL, **PUPILS, "data_categories": ["care_file"], "persons": 60, "recipients": "none",
                   "access_by_unauthorised": "excluded", "exfiltration": "excluded_by_logs"}),
    "pupil system away for a morning": (
        REGISTER, {**OUTAGE, **PUPILS, "cause": "technical", "data_categories": ["basic", "education", "care_file"],
                   "restored_after_hours": 4, "disruption": "minor", "persons": 900}),
    "medicine list away while a pupil needs it": (
        PEOPLE, {**OUTAGE, **PUPILS, "cause": "technical", "data_categories": ["basic", "health"], "special_categories": True,
                 "restored_after_hours": 5, "disruption": "serious", "persons": 1, "likely_consequences": ["delay_of_care"]}),
    "marks put with the wrong pupils, corrected the same day": (
        REGISTER, {**OUTAGE, **PUPILS, "breach_types": [I], "cause": "human_error", "data_categories": ["basic", "test_results"],
                   "restored_after_hours": 6, "disruption": "minor", "persons": 30}),
    "marks put with the wrong pupils, still wrong": (
        AUTHORITY, {**OUTAGE, **PUPILS, "breach_types": [I], "cause": "human_error", "data_categories": ["basic", "test_results"],
                    "persons": 30}),
}  # fmt: skip


def outcome(facts):
    answer = assess(facts)
    return answer["register"], answer["authority"], answer["data_subjects"]


@pytest.mark.parametrize(("expected", "facts"), CASES.values(), ids=CASES)
def test_a_school_gets_the_advice_the_guidance_asks_for(expected, facts):
    assert outcome(facts) == expected


@pytest.mark.parametrize("facts", NOT_A_BREACH.values(), ids=NOT_A_BREACH)
def test_an_incident_that_is_no_breach_asks_for_nothing(facts):
    assert outcome(facts) == INCIDENT
