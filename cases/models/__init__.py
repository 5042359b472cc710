"""What every kind of case shares."""

from cases.models.access import Barred, Look, Shown
from cases.models.api import ApiToken, IdempotencyKey
from cases.models.case import Case, Counter, Link
from cases.models.deadline import ClockFact, Deadline, DecreeDay
from cases.models.document import Document
from cases.models.event import Content, Event, Outbox, Seal
from cases.models.task import Task

__all__ = [
    "ApiToken", "Barred", "Case", "ClockFact", "Content", "Counter", "Deadline", "DecreeDay", "Document", "Event",
    "IdempotencyKey", "Link", "Look", "Outbox", "Seal", "Shown", "Task",
]  # fmt: skip
