"""A request of a data subject (verzoek van betrokkene) and what is recorded of it."""

from rights.requests.models.access import (
    Call,
    Found,
    Omission,
    Review,
    ReviewCheck,
    Search,
    SearchPlace,
    VisitChoice,
    VisitPlan,
    VisitSlot,
)
from rights.requests.models.information import BoardInformation
from rights.requests.models.outcome_records import ErasureLine, FollowUp, Recipient, Restriction
from rights.requests.models.papers import DownloadCode, Release, SentLetter
from rights.requests.models.records import (
    Answer,
    AskedRight,
    Extension,
    GatePass,
    Objection,
    Question,
    RequestAdvice,
    RightDecision,
    Visit,
)
from rights.requests.models.request import RightsRequest
from rights.requests.models.retention import RetentionChange, RetentionRule
from rights.requests.models.right import GROUNDS, Ground, Outcome, Right, article_of
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
    "GROUNDS",
    "Answer",
    "AskedRight",
    "BoardInformation",
    "Call",
    "DownloadCode",
    "Enrolment",
    "ErasureLine",
    "Extension",
    "FollowUp",
    "Found",
    "GatePass",
    "Ground",
    "HandOver",
    "Objection",
    "Omission",
    "Outcome",
    "PackagePart",
    "Question",
    "ReceiverAddress",
    "Recipient",
    "Release",
    "RequestAdvice",
    "Restriction",
    "RetentionChange",
    "RetentionRule",
    "Review",
    "ReviewCheck",
    "Right",
    "RightDecision",
    "RightsRequest",
    "Search",
    "SearchPlace",
    "SentLetter",
    "State",
    "Transfer",
    "TransferConsent",
    "TransferFact",
    "TransferSent",
    "Visit",
    "VisitChoice",
    "VisitPlan",
    "VisitSlot",
    "article_of",
]  # fmt: skip
