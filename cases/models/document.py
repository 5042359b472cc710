from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases import keys
from cases.fields import SealedTextField
from cases.models.case import Case


class Document(models.Model):
    """A file in a case: sealed on disk under its random id, served only through the access check."""

    class Origin(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        MADE = "made", _("made here")
        PUBLIC = "public", _("sent in from outside")

    id = models.UUIDField(primary_key=True, default=keys.in_order, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    title = SealedTextField()
    name = SealedTextField()
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.UPLOADED)
    handlers_only = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)
