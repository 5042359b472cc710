"""What the kind of incident already says, for the assessment to start from. A person confirms or changes each answer."""

from breaches.models import Incident
from schools.models import School

SEEN = {"breach_types": ["confidentiality"]}
MISTAKE = SEEN | {"cause": "human_error"}

PRESUMED = {
    Incident.WRONG_RECIPIENT: MISTAKE,
    Incident.VISIBLE_ADDRESSES: MISTAKE,
    Incident.WRONG_POST: MISTAKE,
    Incident.OPENED_POST: SEEN,
    Incident.LOST_POST: SEEN | {"cause": "theft_or_loss"},
    Incident.WRONG_RIGHTS: SEEN,
    Incident.OPEN_FOLDER: MISTAKE,
    Incident.LOST_DEVICE: {"cause": "theft_or_loss"},
    Incident.PUBLISHED: MISTAKE | {"recipients": "public"},
    Incident.ATTACK: {"cause": "malicious_external"},
    Incident.WRONG_FILE: {"breach_types": ["confidentiality", "integrity"], "cause": "human_error"},
    Incident.OTHER: {},
}
CHILDREN = {School.Sector.PRIMARY, School.Sector.SPECIAL}


def starting_facts(breach):
    """What is known before the questions: the kind of incident and the school, below what people told or answered."""
    case, told = breach.case, breach.facts
    found = dict(PRESUMED.get(case.subject, {}))
    if case.school and case.school.sector in CHILDREN and "pupils" in (told.get("person_groups") or ()):
        found["minors"] = True
    if breach.processor_id or breach.processor_name:
        found["processor_involved"] = True
    return found | {name: value for name, value in told.items() if value is not None or name not in found}
