"""What each kind of data weighs: once among people we know, once in the hands of strangers.

0 says nothing about a person, 1 is ordinary, 2 can put somebody at a disadvantage, 3 is sensitive, 4 is critical.
A known parent who reads a birth date cannot do much with it; a thief can. Hence two columns.
"""

WEIGHTS = {
    "pseudonym": (0, 0),
    "basic": (1, 1),
    "contact": (1, 1),
    "purchase": (1, 1),
    "image": (1, 1),
    "minor_health_hint": (1, 1),
    "birth_data": (1, 2),
    "family": (1, 2),
    "education": (1, 2),
    "vehicle": (1, 2),
    "test_results": (2, 2),
    "exam_results": (2, 2),
    "employment": (2, 2),
    "insurance": (2, 2),
    "bank_account": (2, 2),
    "location": (2, 2),
    "communication_metadata": (2, 2),
    "salary": (3, 3),
    "care_file": (3, 3),
    "home_situation": (3, 3),
    "health": (3, 3),
    "child_protection": (4, 4),
    "id_copy": (4, 4),
}
UNKNOWN_CATEGORY = (2, 2)
NOTHING_KNOWN = 2

# A more exact answer elsewhere decides these: the value of the fact named gives the weight, None where it is unknown.
DECIDED_BY = {
    "identity_number": ("national_id_number", {None: 3, True: 3, False: 2}),
    "credentials": ("credentials", {None: 3, "working": 3, "hashed_salted": 0, "none": 0}),
    "password_hash": ("credentials", {None: 1, "working": 3, "hashed_salted": 0, "none": 0}),
    "financial": ("financial_data", {None: 3, "none": 2, "basic": 2, "salary": 3, "account_access": 3, "full_payment": 3}),
    "payment": ("financial_data", {None: 3, "none": 2, "basic": 2, "salary": 3, "account_access": 3, "full_payment": 3}),
}

# Facts that are data of their own weight, with the rule that explains them.
MARKS = (
    ("special_categories", {True: 3}, "special_categories"),
    ("criminal_data", {True: 3}, "criminal_data"),
    ("national_id_number", {True: 3}, "national_id_number"),
    ("id_document_copy", {True: 4}, "id_document_copy"),
    ("credentials", {"working": 3}, "working_credentials"),
    ("financial_data", {"basic": 2, "salary": 3, "account_access": 3, "full_payment": 3}, "financial_data"),
)

# Private life: what children and vulnerable people are hurt by most, and what professional secrecy guards.
INTIMATE = {"care_file", "child_protection", "home_situation", "health"}

# Data about one side of a life. Three sides together draw a portrait.
SIDES = {
    "birth_data": "identity", "identity_number": "identity", "id_copy": "identity",
    "education": "school", "test_results": "school", "exam_results": "school",
    "care_file": "private life", "child_protection": "private life", "home_situation": "private life",
    "health": "private life", "family": "private life",
    "salary": "money", "financial": "money", "bank_account": "money", "payment": "money",
    "employment": "work", "insurance": "possessions", "vehicle": "possessions", "purchase": "possessions",
    "location": "whereabouts", "communication_metadata": "whereabouts", "image": "whereabouts",
}  # fmt: skip
A_PORTRAIT = 3

# What a consequence that people expect says of the severity: never less than this.
CONSEQUENCE_FLOORS = {
    "loss_of_control": 0,
    "delay_of_care": 0,  # harm by missing data: weighed in loss.py
    "phishing": 1,
    "unwanted_contact": 1,
    "fraud": 2,
    "financial_loss": 2,
    "reputation": 2,
    "social_disadvantage": 2,
    "identity_fraud": 3,
    "discrimination": 3,
    "psychological_harm": 3,
    "physical_harm": 4,  # somebody's safety: as grave as a protected address
    "stalking": 4,
}
UNKNOWN_CONSEQUENCE = 2
GRAVE_CONSEQUENCES = {"discrimination", "psychological_harm", "reputation", "social_disadvantage"}
UNSAFE = {"physical_harm", "stalking"}
FRAUDS = {"identity_fraud", "fraud"}

# How much less data weighs when people are hard to recognise in it.
IDENTIFIABILITY_RELIEF = {"negligible": 4, "limited": 1}


def weight(category, facts, strangers):
    """What one kind of data weighs in these facts."""
    if category in DECIDED_BY:
        fact, table = DECIDED_BY[category]
        return table[getattr(facts, fact)]
    return WEIGHTS.get(category, UNKNOWN_CATEGORY)[strangers]


def is_known(category):
    return category in WEIGHTS or category in DECIDED_BY
