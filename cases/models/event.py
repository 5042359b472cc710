import uuid

from django.conf import settings
from django.db import models

from cases.fields import SealedBytesField, SealedJSONField
from cases.models.case import Case


class Event(models.Model):
    """A fact on the timeline of a case. Rows are added, never changed: the database itself refuses it.

    `facts` never holds personal data. What people said stands apart in `Content` and is bound to the chain by
    `content_digest`, so that it can be erased and the chain still holds.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    via = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=dict)
    content_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="event_once")]

    def __str__(self):
        return f"{self.case_id}/{self.seq} {self.name}"


class Content(models.Model):
    """What was said at one event: texts by name. Erasing the row, or the key of the case, erases it for good.

    `salt` is the random key of the event's `content_digest` (HMAC). It lies sealed like the content and is destroyed with
    it, either way, so that a short text cannot be guessed back from the chain.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.OneToOneField(Event, models.PROTECT, related_name="content")
    case = models.ForeignKey(Case, models.PROTECT, related_name="contents")
    salt = SealedBytesField()
    said = SealedJSONField()


class Outbox(models.Model):
    """An event that notifications has not read yet. The row goes when it has."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="outbox")


class Seal(models.Model):
    """The heads of all a board's cases on one day, mailed to its FG: what vanishes later shows against it.

    `heads` holds [event_count, head_digest] by case id for what changed since the seal before; `root` covers all.
    """

    board = models.ForeignKey("schools.Board", models.PROTECT, related_name="seals")
    on = models.DateField()
    cases = models.PositiveIntegerField()
    heads = models.JSONField(default=dict)
    root = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "on"], name="seal_once_a_day")]
