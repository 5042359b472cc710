"""What every kind of case shares."""

from cases.models.access import Barred, Look, Shown
from cases.models.addressee import Addressee, AddresseeLink
from cases.models.api import ApiToken, IdempotencyKey
from cases.models.case import Case, Counter, Link
from cases.models.confidential import ConfidentialNote
from cases.models.deadline import ClockFact, Deadline, DecreeDay
from cases.models.document import Document
from cases.models.draft import Draft
from cases.models.event import Content, Event, Outbox, Seal
from cases.models.outsider import Invitation, Outsider, OutsiderLink
from cases.models.record import Record
from cases.models.task import Task

__all__ = [
    "Addressee", "AddresseeLink",
    "ApiToken", "Barred", "Case", "ClockFact", "ConfidentialNote", "Content", "Counter", "Deadline", "DecreeDay", "Document",
    "Draft", "Event", "IdempotencyKey", "Invitation", "Link", "Look", "Outbox", "Outsider", "OutsiderLink", "Record", "Seal",
    "Shown", "Task",
]  # fmt: skip
