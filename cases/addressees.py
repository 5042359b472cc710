"""People outside who are sent a link to one page of a case and do not follow it: how their links come and end.

The secret is made while the mail is written, so that only its digest is ever kept. What the page asks besides the link (a
code told by telephone) is the kind's own.
"""

import secrets

from cases.models import Addressee, AddresseeLink
from cases.outsiders import secret_digest


def add(case, *, purpose, email, until, language="nl", at):
    """Somebody to send a link to. The caller holds the case locked, and records the event that the mail is about."""
    row = Addressee(case=case, purpose=purpose, email=email.strip(), language=language, added_at=at, until=until)
    row.save(force_insert=True)
    return row


def new_link(addressee, *, at):
    """A fresh secret for the mail that is being sent now."""
    secret = secrets.token_urlsafe(32)
    digest, until = secret_digest(secret), max(addressee.until, at)
    AddresseeLink.objects.create(addressee=addressee, digest=digest, made_at=at, expires_at=until)
    return secret


def find(secret, purpose, *, at):
    """The addressee whose link this is, as long as it opens the page: not when it is over, nor when the case is closed."""
    found = Addressee.objects.select_related("case__board", "case__school").filter(
        page_links__digest=secret_digest(secret), purpose=purpose, ended_at=None, until__gt=at, case__closed_at=None
    )
    return found.first()


def end(addressee, *, at):
    """No link of this one opens anything any more, and what still waits to be mailed does not go."""
    if addressee.ended_at is None:
        addressee.ended_at = at
        addressee.save(update_fields=["ended_at"])
