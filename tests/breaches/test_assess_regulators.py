"""Cases that authorities published or decided, by the outcome they asked for."""

import pytest

from breaches.assessment import read
from breaches.assessment.advice import weigh

REGISTER, AUTHORITY, PEOPLE = (True, False, False), (True, True, False), (True, True, True)
C, I, A = "confidentiality", "integrity", "availability"  # noqa: E741

CASES = {
    # ICO, personal data breach examples
    "ICO: adoptive parents' address sent to the birth parents": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "contact", "child_protection"],
         "protected_address": True, "persons": 4, "minors": True, "recipients": "few_known", "recipient_trusted": False},
    ),
    "ICO: a vulnerable client's file to a colleague, deleted at once": (
        REGISTER,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "contact", "financial", "health"],
         "special_categories": True, "vulnerable": True, "persons": 1, "recipients": "one_known",
         "recipient_trusted": True, "deletion_confirmed": True, "person_groups": ["customers"]},
    ),
    "ICO: unencrypted laptop and papers of a court case lost": (
        PEOPLE,
        {"breach_types": [C], "cause": "theft_or_loss", "data_categories": ["basic", "health"], "criminal_data": True,
         "special_categories": True, "encrypted": False, "recipients": "unknown", "persons": 6},
    ),
    "ICO: theft of a customer database that serves identity fraud": (
        PEOPLE,
        {"breach_types": [C], "cause": "malicious_external", "data_categories": ["basic", "contact", "birth_data",
                                                                                 "bank_account"],
         "exfiltration": "confirmed", "recipients": "attacker", "persons": 4000},
    ),
    "ICO: a staff telephone list lost": (
        REGISTER,
        {"breach_types": [C, A], "cause": "theft_or_loss", "data_categories": ["basic", "contact"], "persons": 40,
         "person_groups": ["employees"], "backup": True, "recipients": "unknown", "disruption": "none"},
    ),
    "ICO: a staff telephone list altered by mistake": (
        REGISTER,
        {"breach_types": [I], "cause": "human_error", "data_categories": ["basic", "contact"], "persons": 40,
         "person_groups": ["employees"], "disruption": "none", "recipients": "none"},
    ),
    "ICO: patient records disclosed": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "health"], "special_categories": True,
         "person_groups": ["patients"], "persons": 200, "recipients": "unknown"},
    ),
    "ICO: alumni contacts deleted and restored from backup": (
        REGISTER,
        {"breach_types": [A], "cause": "human_error", "data_categories": ["basic", "contact"], "persons": 3000,
         "backup": True, "restored_after_hours": 20, "disruption": "none", "recipients": "none"},
    ),
    "ICO: records to the wrong doctor, who deletes them": (
        REGISTER,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "health"], "special_categories": True,
         "person_groups": ["patients"], "persons": 1, "recipients": "one_known", "recipient_trusted": True,
         "deletion_confirmed": True},
    ),
    "ICO: HIV clinic mails 37 patients with all addresses visible": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["contact", "health"], "special_categories": True,
         "person_groups": ["patients"], "persons": 37, "recipients": "few_known"},
    ),
    "ICO: equality data of 1,373 employees on the website": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "employment"], "special_categories": True,
         "person_groups": ["employees"], "persons": 1373, "recipients": "public"},
    ),
    "ICO: child protection mails to a wrong address": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "child_protection"], "minors": True,
         "persons": 1, "recipients": "unknown", "encrypted": False},
    ),
    "ICO: reports on four children left outside and gone": (
        PEOPLE,
        {"breach_types": [C], "cause": "theft_or_loss", "data_categories": ["basic", "care_file", "home_situation"],
         "minors": True, "persons": 4, "recipients": "unknown"},
    ),
    "ICO: unencrypted backup tapes of two million people missing": (
        PEOPLE,
        {"breach_types": [C], "cause": "theft_or_loss", "data_categories": ["basic", "contact", "financial"],
         "persons": 2_000_000, "recipients": "unknown", "encrypted": False, "backup": True},
    ),
    # AP
    "AP: a trusted supplier gets a file and destroys it": (
        REGISTER,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "contact", "test_results"], "minors": True,
         "persons": 300, "recipients": "one_known", "recipient_trusted": True, "deletion_confirmed": True},
    ),
    "AP: a letter comes back unopened": (
        REGISTER,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "health"], "special_categories": True,
         "persons": 1, "recipients": "none", "access_by_unauthorised": "excluded"},
    ),
    "AP: an encrypted laptop stolen, but there is no other copy": (
        AUTHORITY,
        {"breach_types": [C, A], "cause": "theft_or_loss", "encrypted": True, "key_safe": True, "backup": False,
         "data_categories": ["basic", "test_results"], "minors": True, "persons": 60, "recipients": "unknown"},
    ),
    "AP: an encrypted laptop stolen with the password on a note": (
        PEOPLE,
        {"breach_types": [C], "cause": "theft_or_loss", "encrypted": True, "key_safe": False, "backup": True,
         "data_categories": ["basic", "identity_number", "id_copy"], "persons": 20, "recipients": "unknown"},
    ),
    "AP: copies of passports in the wrong hands": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "id_copy"], "id_document_copy": True,
         "national_id_number": True, "persons": 1, "recipients": "one_known", "recipient_trusted": False},
    ),
    "AP: addresses of a women's shelter": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "contact"], "vulnerable": True,
         "protected_address": True, "persons": 12, "recipients": "few_known"},
    ),
    "AP: debts known to a wrong addressee who is a stranger": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "financial"], "persons": 1,
         "recipients": "unknown", "likely_consequences": ["reputation"]},
    ),
    "AP: pseudonymised research data lost, the key is safe": (
        REGISTER,
        {"breach_types": [C], "cause": "theft_or_loss", "data_categories": ["pseudonym", "health"], "special_categories": True,
         "identifiability": "negligible", "persons": 80, "person_groups": ["patients"], "recipients": "unknown", "backup": True},
    ),
    # CNIL
    "CNIL: medical data erased without backup": (
        PEOPLE,
        {"breach_types": [A], "cause": "human_error", "data_categories": ["basic", "health"], "special_categories": True,
         "backup": False, "permanent_loss": True, "person_groups": ["patients"], "persons": 80, "recipients": "none"},
    ),
    "CNIL: an unsecured USB key with a copy of the customers lost": (
        AUTHORITY,
        {"breach_types": [C], "cause": "theft_or_loss", "data_categories": ["basic", "contact", "purchase"], "persons": 600,
         "encrypted": False, "recipients": "unknown", "backup": True},
    ),
    "CNIL: a break-in changes the results of pupils": (
        PEOPLE,
        {"breach_types": [C, I], "cause": "malicious_external", "malicious": True, "minors": True, "persons": 150,
         "data_categories": ["basic", "test_results"], "recipients": "attacker", "access_by_unauthorised": "confirmed"},
    ),
    "CNIL: accounts of a school portal taken over to send threats": (
        PEOPLE,
        {"breach_types": [C], "cause": "malicious_external", "malicious": True, "credentials": "working", "minors": True,
         "data_categories": ["basic", "credentials"], "recipients": "attacker", "misuse_observed": True, "persons": 5},
    ),
    # Other authorities
    "DPC: six mailboxes of a university taken over, money lost": (
        PEOPLE,
        {"breach_types": [C], "cause": "malicious_external", "malicious": True, "data_categories": ["contact", "employment",
                                                                                                    "bank_account"],
         "recipients": "attacker", "misuse_observed": True, "persons": 6, "likely_consequences": ["financial_loss"]},
    ),
    "DPC: malware on a school board's server with numbers and health": (
        PEOPLE,
        {"breach_types": [C], "cause": "malicious_external", "malicious": True, "special_categories": True,
         "data_categories": ["basic", "contact", "birth_data", "identity_number", "health"], "national_id_number": True,
         "recipients": "attacker", "exfiltration": "likely", "persons": 13_000},
    ),
    "Datatilsynet: 35,000 pupils' passwords open to all pupils": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "credentials": "working", "data_categories": ["basic", "credentials"],
         "minors": True, "persons": 35_000, "recipients": "many_known"},
    ),
    "Datatilsynet: health of pupils open to other families in an app": (
        PEOPLE,
        {"breach_types": [C], "cause": "technical", "data_categories": ["basic", "health"], "special_categories": True,
         "minors": True, "persons": 15, "recipients": "few_known", "access_by_unauthorised": "possible"},
    ),
    "IMY: a school platform shows pupils with a protected identity": (
        PEOPLE,
        {"breach_types": [C], "cause": "technical", "data_categories": ["basic", "contact", "test_results"], "minors": True,
         "protected_address": True, "persons": 5000, "recipients": "many_known"},
    ),
    "UODO: a policy with a national number mailed to a stranger": (
        PEOPLE,
        {"breach_types": [C], "cause": "human_error", "data_categories": ["basic", "contact", "identity_number", "insurance"],
         "national_id_number": True, "persons": 2, "recipients": "unknown"},
    ),
    "UODO: laptop with applications of students stolen": (
        PEOPLE,
        {"breach_types": [C], "cause": "theft_or_loss", "encrypted": False, "national_id_number": True,
         "data_categories": ["basic", "contact", "birth_data", "identity_number", "education"], "persons": 80_000,
         "recipients": "unknown"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("expected", "facts"), CASES.values(), ids=CASES)
def test_a_case_of_an_authority_comes_out_as_that_authority_asked(expected, facts):
    assert weigh(read(facts)).outcome == expected
    assert weigh(read({"is_breach": True, "persons_certain": True, "malicious": None} | facts)).outcome == expected
