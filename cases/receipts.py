"""The page that says "it has come in": its address is signed and works for a day, so that no reference opens one."""

import datetime as dt

from django.core import signing

from cases.models import Case

LIVES = dt.timedelta(hours=24)

signer = signing.Signer(salt="cases.receipts")


def receipt(reference, *, at):
    """What stands in the address of the page."""
    return signer.sign_object([reference, int(at.timestamp())])


def case_of(text, *, at, **where):
    """The case of a receipt that we gave out today, at this school or board; else None."""
    try:
        reference, made_at = signer.unsign_object(text[:300])
    except (signing.BadSignature, ValueError):
        return None
    if not 0 <= at.timestamp() - made_at < LIVES.total_seconds():
        return None
    return Case.objects.select_related("board", "school").filter(reference=reference, **where).first()
