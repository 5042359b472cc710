from django.conf import settings
from django.db import models

from cases import keys
from cases.fields import SealedTextField
from cases.models.case import Case


class ConfidentialNote(models.Model):
    """What the FG writes down in confidence, and with whom the contact was (AVG art. 38(4)-(5)).

    Beside the timeline, not on it: that it exists at all is nobody else's to know. `sight.keeps_confidence` says who reads it.
    """

    id = models.UUIDField(primary_key=True, default=keys.in_order, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    contact = SealedTextField(blank=True)
    text = SealedTextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
