"""Saved as you go: what was typed in a form and not yet sent, sealed, for a day."""

import datetime as dt
import json

from cases import vault
from cases.models import Draft

LIVES = dt.timedelta(hours=24)


def keep(purpose, data, *, at, owner=None, device=""):
    """Keep what was typed (a JSON value) for this person, or for this device (the digest of its cookie)."""
    Draft.objects.update_or_create(
        owner=owner,
        device=device,
        purpose=purpose,
        defaults={"sealed": _seal(data, purpose), "expires_at": at + LIVES},
    )


def fill(draft, data):
    """Put a JSON value in the place of an empty draft."""
    draft.sealed = _seal(data, draft.purpose)
    draft.save(update_fields=["sealed"])


def find(purpose, *, at, owner=None, device=""):
    """What was typed, or None when there is nothing or it is too old."""
    draft = Draft.objects.filter(owner=owner, device=device, purpose=purpose, expires_at__gt=at).first()
    return json.loads(vault.unseal_installation(draft.sealed, _place(purpose))) if draft else None


def is_kept(purpose, *, owner=None, device=""):
    """Whether there is a draft, old as it may be."""
    return Draft.objects.filter(owner=owner, device=device, purpose=purpose).exists()


def drop(purpose, *, owner=None, device=""):
    Draft.objects.filter(owner=owner, device=device, purpose=purpose).delete()


def clear_old(at):
    """Remove what nobody came back for. Returns how many."""
    return Draft.objects.filter(expires_at__lte=at).delete()[0]


def _seal(data, purpose):
    return vault.seal_installation(json.dumps(data).encode(), _place(purpose))


def _place(purpose):
    return f"draft {purpose}".encode()
