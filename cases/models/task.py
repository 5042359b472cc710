from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import keys
from cases.fields import SealedTextField
from cases.models.case import Case


class Task(models.Model):
    """Something one person is to do for a case: a measure, a question to a colleague, a file to delete."""

    class Sort(models.TextChoices):
        MEASURE = "measure", _("measure")
        QUESTION = "question", _("question")
        DELETION = "deletion", _("delete a file")

    id = models.UUIDField(primary_key=True, default=keys.in_order, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks")
    sort = models.CharField(max_length=10, choices=Sort, default=Sort.MEASURE)
    text = SealedTextField()
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tasks")
    due_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer = SealedTextField(null=True, blank=True)

    class Meta:
        indexes = [models.Index("assignee", "due_on", name="task_open", condition=Q(done_at=None))]
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False), name="task_done_paired"),
        ]
