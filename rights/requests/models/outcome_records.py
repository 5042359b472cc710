"""What a decision leaves behind that still has to happen: tasks, data kept until a day, a restriction, recipients to tell."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import tasks_of_case
from cases.fields import SealedTextField
from cases.models import Record, Task
from rights.requests.models.records import RightDecision
from rights.requests.models.right import Ground


class FollowUp(Record):
    """A task that follows from a decision. `days`: what it takes away is gone so many working days after receipt (art. 7(3))."""

    decision = models.ForeignKey(RightDecision, models.PROTECT, related_name="follow_ups")
    task = models.OneToOneField(Task, models.PROTECT, related_name="+")
    days = models.PositiveSmallIntegerField(default=0)
    overtaken_at = models.DateTimeField(null=True, blank=True)  # the same right was decided anew


class ErasureLine(Record):
    """What was decided about one category of data. `kept_until` is the last day it is kept; on the next one it comes back.

    `kind` and `category` are the words of the table on the day of the decision: a later change moves nothing here.
    """

    class Outcome(models.TextChoices):
        ERASE = "erase", _("erase it now")
        KEEP = "keep", _("keep it until a day, then erase it")
        REFUSE = "refuse", _("do not erase it")

    decision = models.ForeignKey(RightDecision, models.PROTECT, related_name="lines")
    code = models.CharField(max_length=40)
    category = models.CharField(max_length=150)
    kind = models.CharField(max_length=10)
    outcome = models.CharField(max_length=10, choices=Outcome)
    ground = models.CharField(max_length=30, choices=Ground, blank=True)
    from_day = SealedTextField(blank=True)
    reason = SealedTextField(blank=True)
    kept_until = models.DateField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index("kept_until", name="erasure_kept", condition=Q(outcome="keep", returned_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="keep", kept_until__isnull=False) | ~Q(outcome="keep") & Q(kept_until=None),
                name="erasure_kept_until_a_day",
            )
        ]


class Restriction(Record):
    """Data that are set aside (AVG art. 18): since when and why; announced before it is lifted (18(3)), then lifted."""

    class Why(models.TextChoices):
        ACCURACY = "accuracy_contested", _("it is being found out whether the data are right (AVG 18(1)(a))")
        UNLAWFUL = "unlawful_not_erased", _("the use is unlawful, but the person does not want them erased (AVG 18(1)(b))")
        CLAIMS = "needed_for_claim", _("the person needs them for a legal claim (AVG 18(1)(c))")
        OBJECTION = "objection_pending", _("an objection is being weighed (AVG 18(1)(d))")

    decision = models.ForeignKey(RightDecision, models.PROTECT, related_name="restrictions")
    why = models.CharField(max_length=20, choices=Why)
    start_on = models.DateField()
    announced_at = models.DateTimeField(null=True, blank=True)
    announced_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifts_on = models.DateField(null=True, blank=True)
    lifting_reason = SealedTextField(blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_on = models.DateField(null=True, blank=True)
    overtaken_at = models.DateTimeField(null=True, blank=True)  # decided anew, before anybody was told or with a new one

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(announced_at=None, announced_by=None, lifts_on=None)
                | Q(announced_at__isnull=False, announced_by__isnull=False, lifts_on__isnull=False),
                name="restriction_announced_together",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None, lifted_on=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False, lifted_on__isnull=False, announced_at__isnull=False),
                name="restriction_lifted_after_announcing",
            ),
        ]


class Recipient(Record):
    """Somebody who got the data and has to hear that they were changed, erased or set aside (AVG art. 19)."""

    class Kind(models.TextChoices):
        NEW_SCHOOL = "new_school", _("new school")
        PARTNERSHIP = "partnership", _("partnership for support (samenwerkingsverband)")
        SUPPLIER = "supplier", _("supplier")
        DUO = "duo", _("DUO")
        OTHER = "other", _("somebody else")

    class NotTold(models.TextChoices):
        """The two reasons art. 19 knows."""

        IMPOSSIBLE = "impossible", _("it is impossible")
        DISPROPORTIONATE = "disproportionate", _("it takes a disproportionate effort")

    name = SealedTextField()
    kind = models.CharField(max_length=12, choices=Kind)
    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    not_told = models.CharField(max_length=20, choices=NotTold, blank=True)
    reason = SealedTextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    overtaken_at = models.DateTimeField(null=True, blank=True)  # decided anew, before this one was told

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(overtaken_at=None) | Q(done_at=None), name="recipient_told_or_overtaken"),
            models.CheckConstraint(
                condition=Q(done_at=None, done_by=None, told_on=None, not_told="")
                | Q(done_at__isnull=False, done_by__isnull=False)
                & (Q(told_on__isnull=False, not_told="") | Q(told_on=None) & ~Q(not_told="")),
                name="recipient_told_or_why_not",
            )
        ]


@dataclass(frozen=True)
class AddRecipient:
    """Effect: one recipient, and the task to tell it."""

    name: str
    kind: str
    due_on: Any

    def carry_out(self, case, *, by, at):
        text = _("Tell %(name)s what was changed (AVG 19)") % {"name": self.name}
        task = tasks_of_case.add(case, text=str(text), assignee=case.assignee, due_on=self.due_on, by=by, at=at)
        Recipient(case=case, name=self.name, kind=self.kind, task=task, by=by, at=at).save(force_insert=True)
        return task
