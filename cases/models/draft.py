from django.conf import settings
from django.db import models
from django.db.models import Q


class Draft(models.Model):
    """What somebody was typing and has not sent: kept sealed for a day, for one person or one device.

    `owner` is a person, or `device` the digest of the secret in a cookie; `purpose` names the form it belongs to.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="drafts")
    device = models.CharField(max_length=64, blank=True)
    purpose = models.CharField(max_length=100)
    sealed = models.BinaryField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "purpose"], name="draft_once_per_person", condition=Q(device="")),
            models.UniqueConstraint(fields=["device", "purpose"], name="draft_once_per_device", condition=~Q(device="")),
            models.CheckConstraint(condition=Q(owner=None) ^ Q(device=""), name="draft_has_one_owner"),
        ]
