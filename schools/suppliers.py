"""The link by which a supplier (verwerker) reports a breach to a board (AVG art. 33(2)). Only its digest is kept."""

import hashlib
import re
import secrets

from django.conf import settings

from schools.models import Processor

SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def make_link(processor, on):
    """A fresh secret for the supplier's link, shown this once; the link before it is dead. Saves the supplier."""
    secret = secrets.token_urlsafe(32)
    processor.link_digest, processor.link_made_on = digest(secret), on
    processor.save()
    return secret


def find_by_link(secret):
    """The supplier this secret belongs to, or None."""
    if not SECRET.fullmatch(secret):
        return None
    return Processor.objects.filter(link_digest=digest(secret)).select_related("board").first()


def digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def address_of(secret):
    """Where the supplier reports with this secret."""
    return f"{settings.SITE_URL}/loket/verwerker/{secret}/"
