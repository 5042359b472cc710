"""Cases that authorities published or decided, by the outcome they asked for.

From "Recalled" on the cases and their outcomes are written down from memory, as somebody would who only read the press.
"""

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
    # Recalled
    "AP: card data of guests stolen through the log-ins of hotels": (
        PEOPLE,
        {"data_categories": ["basic", "contact", "payment"], "breach_types": [C], "cause": "malicious_external",
         "persons": 4109, "financial_data": "full_payment", "recipients": "attacker", "exfiltration": "confirmed",
         "person_groups": ["customers"]},
    ),
    "AP: 101 members and guests of a party visible to each other": (
        PEOPLE,
        {"data_categories": ["contact"], "breach_types": [C], "cause": "human_error", "persons": 101,
         "special_categories": True, "recipients": "many_known"},
    ),
    "AP: health and numbers of job seekers sent to all in a digital file": (
        PEOPLE,
        {"data_categories": ["basic", "identity_number", "health"], "breach_types": [C], "cause": "human_error",
         "persons": 15_000, "national_id_number": True, "special_categories": True, "recipients": "many_known"},
    ),
    "AP: an absence record open on the internet": (
        PEOPLE,
        {"data_categories": ["health", "employment"], "breach_types": [C], "cause": "human_error",
         "special_categories": True, "recipients": "public", "access_by_unauthorised": "possible",
         "person_groups": ["employees"]},
    ),
    "AP: nearly two hundred of the staff look into one patient's file": (
        PEOPLE,
        {"data_categories": ["health", "basic"], "breach_types": [C], "cause": "malicious_internal", "persons": 1,
         "special_categories": True, "person_groups": ["patients"], "recipients": "many_known",
         "access_by_unauthorised": "confirmed"},
    ),
    "AP: patient files open to working students": (
        PEOPLE,
        {"data_categories": ["health"], "breach_types": [C], "cause": "human_error", "special_categories": True,
         "person_groups": ["patients"], "recipients": "many_known", "access_by_unauthorised": "possible"},
    ),
    "AP: staff of a test line sells numbers and test results": (
        PEOPLE,
        {"data_categories": ["basic", "contact", "identity_number", "birth_data", "health"], "breach_types": [C],
         "cause": "malicious_internal", "persons": 1250, "national_id_number": True, "recipients": "unknown",
         "misuse_observed": True},
    ),
    "AP: passenger lists with wheelchair and hearing codes copied": (
        PEOPLE,
        {"data_categories": ["basic", "birth_data", "purchase"], "breach_types": [C], "cause": "malicious_external",
         "persons": 83_000, "special_categories": True, "exfiltration": "confirmed", "recipients": "attacker"},
    ),
    "AP: ransomware at a university, weeks of disruption, nothing copied": (
        AUTHORITY,
        {"data_categories": ["basic", "contact", "education"], "breach_types": [A], "cause": "malicious_external",
         "persons": 25_000, "exfiltration": "excluded_by_logs", "backup": False, "restored_after_hours": 300,
         "disruption": "serious", "person_groups": ["employees", "users"]},
    ),
    "ICO: the electoral register, names and addresses, in the hands of hackers": (
        AUTHORITY,
        {"data_categories": ["basic", "contact"], "breach_types": [C], "cause": "malicious_external",
         "persons": 40_000_000, "exfiltration": "likely", "recipients": "attacker", "person_groups": ["citizens"]},
    ),
    "ICO: 105 advocates for people with HIV see each other's addresses": (
        PEOPLE,
        {"data_categories": ["contact"], "breach_types": [C], "cause": "human_error", "persons": 105,
         "special_categories": True, "recipients": "many_known", "vulnerable": True},
    ),
    "ICO: evacuees in danger see each other's addresses and pictures": (
        PEOPLE,
        {"data_categories": ["contact", "image"], "breach_types": [C], "cause": "human_error", "persons": 265,
         "recipients": "many_known", "vulnerable": True, "likely_consequences": ["physical_harm"]},
    ),
    "ICO: a witness's address given to suspects": (
        PEOPLE,
        {"data_categories": ["contact"], "breach_types": [C], "cause": "human_error", "persons": 1,
         "protected_address": True, "recipients": "few_known", "likely_consequences": ["physical_harm"]},
    ),
    "ICO: ranks and posts of all police officers online": (
        PEOPLE,
        {"data_categories": ["basic", "employment", "location"], "breach_types": [C], "cause": "human_error",
         "persons": 9483, "recipients": "public", "person_groups": ["employees"], "likely_consequences": ["physical_harm"]},
    ),
    "ICO: a stranger leaves a ward with a paper on fourteen patients": (
        PEOPLE,
        {"data_categories": ["basic", "health"], "breach_types": [C], "cause": "human_error", "persons": 14,
         "special_categories": True, "recipients": "unknown", "person_groups": ["patients"]},
    ),
    "ICO: money of one client lost through a phished mailbox": (
        PEOPLE,
        {"data_categories": ["basic", "contact", "financial"], "breach_types": [C], "cause": "malicious_external",
         "persons": 1, "recipients": "attacker", "misuse_observed": True, "likely_consequences": ["financial_loss"],
         "access_by_unauthorised": "confirmed"},
    ),
    "DPC: contact details of mother and child given to an alleged abuser": (
        PEOPLE,
        {"data_categories": ["contact", "family"], "breach_types": [C], "cause": "human_error", "persons": 2,
         "minors": True, "vulnerable": True, "recipients": "one_known", "recipient_trusted": False,
         "likely_consequences": ["physical_harm"]},
    ),
    "DPC: address of foster parents given to the parent": (
        PEOPLE,
        {"data_categories": ["contact", "child_protection"], "breach_types": [C], "cause": "human_error", "persons": 3,
         "minors": True, "recipients": "one_known", "recipient_trusted": False},
    ),
    "DPC: wrong repayment records with lenders for weeks": (
        AUTHORITY,
        {"data_categories": ["financial"], "breach_types": [I], "cause": "technical", "persons": 15_120,
         "financial_data": "basic", "restored_after_hours": 1400, "person_groups": ["customers"]},
    ),
    "DPC: ransomware at general practices, part of the files gone for good": (
        PEOPLE,
        {"data_categories": ["basic", "contact", "health"], "breach_types": [C, A], "cause": "malicious_external",
         "persons": 70_000, "special_categories": True, "permanent_loss": True, "backup": False, "recipients": "attacker",
         "person_groups": ["patients"]},
    ),
    "DPC: recordings of group sessions on lost memory cards": (
        PEOPLE,
        {"data_categories": ["image"], "breach_types": [C, A], "cause": "theft_or_loss", "persons": 120,
         "vulnerable": True, "encrypted": False, "recipients": "unknown", "special_categories": True},
    ),
    "DPC: two mailboxes forward teachers' data to an attacker": (
        PEOPLE,
        {"data_categories": ["basic", "contact", "identity_number"], "breach_types": [C], "cause": "malicious_external",
         "persons": 9735, "recipients": "attacker", "national_id_number": True, "exfiltration": "likely"},
    ),
    "CNIL: laboratory results of half a million patients published": (
        PEOPLE,
        {"data_categories": ["basic", "identity_number", "health"], "breach_types": [C], "cause": "technical",
         "persons": 491_840, "special_categories": True, "recipients": "public", "processor_involved": True},
    ),
    "CNIL: names and account numbers for years on an open server": (
        PEOPLE,
        {"data_categories": ["basic", "contact", "bank_account"], "breach_types": [C], "cause": "human_error",
         "persons": 12_000_000, "recipients": "unknown", "access_by_unauthorised": "possible", "misuse_observed": False},
    ),
    "Garante: a bank clerk looks into thousands of accounts": (
        PEOPLE,
        {"data_categories": ["basic", "financial"], "breach_types": [C], "cause": "malicious_internal", "persons": 3573,
         "financial_data": "basic", "recipients": "one_known", "access_by_unauthorised": "confirmed",
         "person_groups": ["customers"]},
    ),
    "Garante: two whistle-blowers named online": (
        PEOPLE,
        {"data_categories": ["basic", "employment"], "breach_types": [C], "cause": "technical", "persons": 2,
         "recipients": "public", "person_groups": ["employees"], "likely_consequences": ["reputation", "discrimination"]},
    ),
    "Garante: a school puts a pupil's disability online": (
        PEOPLE,
        {"data_categories": ["basic", "health"], "breach_types": [C], "cause": "human_error", "persons": 1, "minors": True,
         "special_categories": True, "recipients": "public", "person_groups": ["pupils"]},
    ),
    "Garante: parents of pupils with a disability see each other's addresses": (
        PEOPLE,
        {"data_categories": ["contact", "health"], "breach_types": [C], "cause": "human_error", "persons": 20,
         "minors": True, "special_categories": True, "recipients": "few_known", "person_groups": ["pupils", "parents"]},
    ),
    "Datatilsynet: a stolen computer with 20,620 citizens' numbers": (
        PEOPLE,
        {"data_categories": ["basic", "identity_number"], "breach_types": [C], "cause": "theft_or_loss", "persons": 20_620,
         "national_id_number": True, "encrypted": False, "recipients": "unknown"},
    ),
    "Datatilsynet: child protection files open to other staff": (
        PEOPLE,
        {"data_categories": ["child_protection"], "breach_types": [C], "cause": "human_error", "persons": 20,
         "minors": True, "recipients": "many_known", "access_by_unauthorised": "possible"},
    ),
    "Datatilsynet: phished mailboxes of a patients' society": (
        PEOPLE,
        {"data_categories": ["basic", "contact", "health"], "breach_types": [C], "cause": "malicious_external",
         "persons": 1448, "special_categories": True, "recipients": "attacker", "access_by_unauthorised": "confirmed"},
    ),
    "IMY: recorded calls to a health line open on the internet": (
        PEOPLE,
        {"data_categories": ["health"], "breach_types": [C], "cause": "human_error", "special_categories": True,
         "recipients": "public", "processor_involved": True},
    ),
    "LfDI: passwords of a chat service published in plain text": (
        PEOPLE,
        {"data_categories": ["contact", "credentials", "pseudonym"], "breach_types": [C], "cause": "malicious_external",
         "persons": 808_000, "credentials": "working", "recipients": "public", "exfiltration": "confirmed"},
    ),
    "German authorities: a doctor's letter to the wrong doctor, destroyed": (
        REGISTER,
        {"data_categories": ["health", "basic"], "breach_types": [C], "cause": "human_error", "persons": 1,
         "special_categories": True, "recipients": "one_known", "recipient_trusted": True, "deletion_confirmed": True,
         "person_groups": ["patients"]},
    ),
    "German authorities: an open mailing list of twenty": (
        REGISTER,
        {"data_categories": ["contact"], "breach_types": [C], "cause": "human_error", "persons": 20,
         "recipients": "few_known"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("expected", "facts"), CASES.values(), ids=CASES)
def test_a_case_of_an_authority_comes_out_as_that_authority_asked(expected, facts):
    assert weigh(read(facts)).outcome == expected
    assert weigh(read({"is_breach": True, "persons_certain": True, "malicious": None} | facts)).outcome == expected
