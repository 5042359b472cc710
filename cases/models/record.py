from django.conf import settings
from django.db import models

from cases import keys
from cases.models.case import Case


class Record(models.Model):
    """Somebody's words or act in a case, at a moment: what a kind keeps, each a row of its own, written once."""

    id = models.UUIDField(primary_key=True, default=keys.in_order, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="%(class)s_records")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
