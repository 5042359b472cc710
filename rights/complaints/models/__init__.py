"""A complaint and what is recorded of it."""

from rights.complaints.models.complaint import Complaint, Subject
from rights.complaints.models.ladder import Commission, Respondent, Rung
from rights.complaints.models.records import (
    CommissionAccess,
    ComplaintAdvice,
    ComplaintPart,
    Defence,
    DefenceRelease,
    FiledAdvice,
    Finding,
    Hearing,
    LadderStep,
    Outcome,
    OutcomeLetter,
    Reaction,
    Verdict,
)
from rights.complaints.models.state import State

__all__ = [
    "Commission",
    "CommissionAccess",
    "Complaint",
    "ComplaintAdvice",
    "ComplaintPart",
    "Defence",
    "DefenceRelease",
    "FiledAdvice",
    "Finding",
    "Hearing",
    "LadderStep",
    "Outcome",
    "OutcomeLetter",
    "Reaction",
    "Respondent",
    "Rung",
    "State",
    "Subject",
    "Verdict",
]  # fmt: skip
