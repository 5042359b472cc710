"""A request of a data subject (verzoek van betrokkene) and what is recorded of it."""

from rights.requests.models.information import BoardInformation
from rights.requests.models.papers import DownloadCode, Release, SentLetter
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

__all__ = [
    "ARTICLES", "GROUNDS", "Answer", "AskedRight", "BoardInformation", "DownloadCode", "Extension", "GatePass", "Ground",
    "Objection", "Outcome", "Question", "Release", "Right", "RightDecision", "RightsRequest", "SentLetter", "State", "Visit",
]  # fmt: skip
