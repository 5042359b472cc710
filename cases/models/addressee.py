import uuid

from django.db import models

from cases.fields import SealedTextField
from cases.models.case import Case
from cases.models.outsider import SecretLink


class Addressee(models.Model):
    """Somebody outside to whom a case sends a link to one page, and who does not follow the case: another school, a commission.

    `purpose` names the page (`Kind.addressee_pages`). From `ended_at`, and after `until`, none of the links opens anything.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="addressees")
    purpose = models.CharField(max_length=30)
    email = SealedTextField()
    language = models.CharField(max_length=2, default="nl")
    added_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)


class AddresseeLink(SecretLink):
    """The link of one mail to an addressee. The same mail sent twice holds two; both open the page until it is over."""

    addressee = models.ForeignKey(Addressee, models.CASCADE, related_name="page_links")
