from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class Shown(models.Model):
    """This case is shown to this person, whatever the role: the reporter, the holder of a task."""

    class Why(models.TextChoices):
        REPORTER = "reporter", _("reported it")
        TASK = "task", _("has a task in it")
        DEFENCE = "defence", _("was asked for a defence")

    case = models.ForeignKey(Case, models.CASCADE, related_name="shown_to")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="shown")
    why = models.CharField(max_length=10, choices=Why)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "case", "why"], name="shown_once")]


class Barred(models.Model):
    """This case is hidden from this person, whatever the role: the one complained of."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="barred")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="barred_from")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "case"], name="barred_once")]


class Look(models.Model):
    """Who opened which case, and when."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    at = models.DateTimeField()
