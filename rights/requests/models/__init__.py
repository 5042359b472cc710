"""A request of a data subject (verzoek van betrokkene) and what is recorded of it."""

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
from rights.requests.models.right import ARTICLES, GROUNDS, Ground, Outcome, Right
from rights.requests.models.state import State
from rights.requests.models.transfer import (
    Enrolment,
    HandOver,
    PackagePart,
    ReceiverAddress,
    Transfer,
    TransferConsent,
    TransferFact,
    TransferSent,
)

__all__ = [
    "ARTICLES",
    "GROUNDS",
    "Answer",
    "AskedRight",
    "Enrolment",
    "Extension",
    "GatePass",
    "Ground",
    "HandOver",
    "Objection",
    "Outcome",
    "PackagePart",
    "Question",
    "ReceiverAddress",
    "Right",
    "RightDecision",
    "RightsRequest",
    "State",
    "Transfer",
    "TransferConsent",
    "TransferFact",
    "TransferSent",
    "Visit",
]  # fmt: skip
