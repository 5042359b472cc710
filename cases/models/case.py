import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from cases import vault
from schools.access import reach

NEVER = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(reach(user))

    def open(self):
        return self.filter(closed_at=None)

    def closed(self):
        return self.exclude(closed_at=None)

    def overdue(self, at):
        return self.open().filter(due_at__lt=at)

    def by_deadline(self):
        """Earliest clock first; a paused one by its date without the pause; those without a clock last."""
        return self.order_by("due_order", "pk")


class Case(models.Model):
    """What every kind of case shares: whose it is, where it stands, when it is due.

    What it is about lives in the workflow row of its kind. All but the assignee is written by `cases.moves` only:
    `state`, `closed_at` and the due moments are copies that can be rebuilt; `event_count` and `head_digest` are the head of
    the timeline's chain; `version` counts the changes a stale page must not overwrite.
    """

    board = models.ForeignKey("schools.Board", models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey("schools.School", models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=20, unique=True)
    subject = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=40)
    received_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    due_without_pause_at = models.DateTimeField(null=True, blank=True)
    suspended = models.BooleanField(default=False)
    due_order = models.GeneratedField(
        expression=Coalesce(F("due_at"), F("due_without_pause_at"), Value(NEVER, models.DateTimeField())),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assigned")
    version = models.PositiveIntegerField(default=1)
    event_count = models.PositiveIntegerField(default=0)
    head_digest = models.CharField(max_length=64, blank=True)
    sealed_key = models.BinaryField(null=True, default=vault.new_case_key)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            # With what the counts above the list ask, so that they read no closed case, however many there are.
            models.Index(
                fields=["board", "due_order", "id"], name="case_open_by_board", condition=Q(closed_at=None),
                include=["assignee", "due_at"],
            ),
            models.Index("due_order", "id", name="case_by_due"),
            models.Index("received_at", "id", name="case_by_received"),
            models.Index("board", "received_at", "id", name="case_by_board_received"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(due_at=None, due_without_pause_at=None, suspended=False),
                name="case_closed_is_not_due",
            ),
        ]

    def __str__(self):
        return self.reference

    def data_key(self):
        """The key its content lies under, or None once it has been destroyed."""
        return None if self.sealed_key is None else vault.open_case_key(bytes(self.sealed_key))


class Counter(models.Model):
    """The last number given out for a kind in a year, over the whole installation."""

    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "year"], name="counter_once")]


class Link(models.Model):
    """Two cases that have to do with each other."""

    class Why(models.TextChoices):
        RELATED = "related", _("has to do with")
        MERGED = "merged", _("merged into")

    case = models.ForeignKey(Case, models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, models.PROTECT, related_name="linked_from")
    why = models.CharField(max_length=10, choices=Why, default=Why.RELATED)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other"], name="link_once"),
            models.CheckConstraint(condition=~Q(case=F("other")), name="link_to_another"),
        ]
