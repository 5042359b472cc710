"""A personal-data breach (datalek) and what is recorded of it."""

from breaches.models.breach import Breach
from breaches.models.incident import Incident
from breaches.models.records import (
    Advice,
    AlsoReport,
    Assessment,
    AuthorityContact,
    Communication,
    Decision,
    Notification,
    Outcome,
    SchoolPart,
)
from breaches.models.state import State

__all__ = [
    "Advice", "AlsoReport", "Assessment", "AuthorityContact", "Breach", "Communication", "Decision", "Incident",
    "Notification", "Outcome", "SchoolPart", "State",
]  # fmt: skip
