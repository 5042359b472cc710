from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class Deadline(models.Model):
    """One legal or own term running on one case.

    The facts are `started_at`, `ended_at`, `count`, `settings` (the rules in force at the start) and the `ClockFact`
    rows; everything under "computed" is a cache of `cases.terms` that `recompute_deadlines` can rebuild.
    `alert_at` is the next moment at which somebody must hear of it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines")
    rule = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    count = models.PositiveSmallIntegerField(null=True, blank=True)
    settings = models.JSONField(default=dict)

    # computed
    due_at = models.DateTimeField(null=True, blank=True)
    due_without_pause_at = models.DateTimeField(null=True, blank=True)
    alert_due_at = models.DateTimeField(null=True, blank=True)
    suspended = models.BooleanField(default=False)

    alert_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index("alert_at", "id", name="deadline_to_alert", condition=Q(ended_at=None, alert_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "purpose"], name="deadline_runs_once", condition=Q(ended_at=None)),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(alert_at=None), name="deadline_ended_is_silent"),
        ]

    def __str__(self):
        return f"{self.case_id} {self.purpose}"


class ClockFact(models.Model):
    """Something that happened to a running term: paused, resumed, extended. The term is computed from these."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="clock_facts")
    type = models.CharField(max_length=40)
    at = models.DateTimeField()
    pair = models.CharField(max_length=40, blank=True)
    new_date = models.DateField(null=True, blank=True)


class DecreeDay(models.Model):
    """A day put on a par with the public holidays by royal decree (Algemene termijnenwet art. 3(3))."""

    on = models.DateField(_("day"), unique=True)
    decree = models.CharField(_("decree"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("day put on a par by decree")
        verbose_name_plural = _("days put on a par by decree")

    def __str__(self):
        return self.on.isoformat()
