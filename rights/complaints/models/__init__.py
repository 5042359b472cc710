"""A complaint and what is recorded of it."""

from rights.complaints.models.complaint import Complaint, Subject
from rights.complaints.models.ladder import Commission, Respondent, Rung
from rights.complaints.models.records import (
    ComplaintAdvice,
    ComplaintPart,
    Defence,
    Finding,
    Hearing,
    LadderStep,
    Outcome,
    Reaction,
    Verdict,
)
from rights.complaints.models.state import State

__all__ = [
    "Commission", "Complaint", "ComplaintAdvice", "ComplaintPart", "Defence", "Finding", "Hearing", "LadderStep", "Outcome",
    "Reaction", "Respondent", "Rung", "State", "Subject", "Verdict",
]  # fmt: skip
