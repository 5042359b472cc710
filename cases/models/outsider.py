import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.fields import SealedTextField
from cases.models.case import Case


class Outsider(models.Model):
    """Somebody without an account who follows one case: a requester, complainant or reporter, by e-mail address.

    The address lies sealed; `email_digest` (keyed) finds it back. An unconfirmed address is shown and mailed nothing of the
    case but the link that confirms it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="outsiders")
    email = SealedTextField()
    email_digest = models.CharField(max_length=64)
    language = models.CharField(max_length=2, default="nl")
    added_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "email_digest"], name="outsider_once")]


class SecretLink(models.Model):
    """A secret in a link, of which only the digest is kept: works once, until a moment."""

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class OutsiderLink(SecretLink):
    """The way in for an outsider: 30 minutes, once."""

    outsider = models.ForeignKey(Outsider, models.CASCADE, related_name="door_links")


class Invitation(SecretLink):
    """A question to one outsider in a case, answered on a page of its own: once, until a moment.

    `purpose` names the page (a wrong recipient's statement that the data were destroyed).
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="invitations")
    purpose = models.CharField(max_length=30)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="invitation_ends_after_start"),
            models.CheckConstraint(condition=Q(made_by=None) | Q(made_at__isnull=False), name="invitation_made_paired"),
        ]
