from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.case import Case


class ApiToken(models.Model):
    """The key of a system that works in one person's name. Only its digest is kept: whoever reads the table signs in nowhere."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=100, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), editable=False)
    last_used_on = models.DateField(_("last used"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self):
        return self.name or self.digest[:8]


class IdempotencyKey(models.Model):
    """A request that was sent with an `Idempotency-Key`, so that the same one sent again is not carried out again.

    `digest` stands for path and key, `body` for what was sent (an HMAC: nothing can be guessed back). Without a `status` it
    is still running. `case` and `made` say what came of it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    digest = models.CharField(max_length=64)
    body = models.CharField(max_length=64)
    made_at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="+", db_index=False)
    made = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="idempotency_key_once")]
