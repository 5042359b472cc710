"""A request of a data subject (verzoek van betrokkene) and what is recorded of it."""

from rights.requests.models.outcome_records import ErasureLine, Recipient, Restriction
from rights.requests.models.records import (
    Answer,
    AskedRight,
    Extension,
    GatePass,
    Objection,
    Question,
    RightDecision,
    Visit,
)
from rights.requests.models.request import RightsRequest
from rights.requests.models.retention import RetentionChange, RetentionRule
from rights.requests.models.right import ARTICLES, GROUNDS, Ground, Outcome, Right
from rights.requests.models.state import State

__all__ = [
    "ARTICLES", "GROUNDS", "Answer", "AskedRight", "ErasureLine", "Extension", "GatePass", "Ground", "Objection", "Outcome",
    "Question", "Recipient", "Restriction", "RetentionChange", "RetentionRule", "Right", "RightDecision", "RightsRequest",
    "State", "Visit",
]  # fmt: skip
