"""A form of the staff that opens a case: however often its page is sent, it is one case; what is typed is kept meanwhile."""

import hashlib
import json

from django.db import transaction
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cases import drafts
from cases.models import IdempotencyKey


def keep(request):
    """Save what was typed so far, for whoever types it; also when the session has run out in the meantime."""
    now, owner = timezone.now(), drafts.owner_of(request)
    kept = owner is not None and not is_used(owner, request.POST.get("once", "")) and drafts.keep(request, now)
    return render(request, "cases/_saved.html", {"kept": kept})


@transaction.atomic
def opened(request, nonce, make, *, at):
    """The case of this page, whether it is new, and whether what was sent is the same as then. Once, also for two at a time.

    `make()` opens the case and gives it.
    """
    body = body_of(request.POST)
    row, new = IdempotencyKey.objects.get_or_create(
        user=request.user, digest=digest_of(nonce), defaults={"body": body, "made_at": at}
    )  # fmt: skip
    if not new:
        return row.case, False, row.body == body
    row.case, row.status = make(), 201
    row.save(update_fields=["case", "status"])
    return row.case, True, True


def digest_of(nonce):
    return hashlib.sha256(f"report\n{nonce}".encode()).hexdigest()


def is_used(user, nonce):
    """Whether this page has been sent already: what is typed after that belongs to no draft."""
    return IdempotencyKey.objects.filter(user=user, digest=digest_of(nonce)).exists()


def body_of(post):
    """What was sent, as a fingerprint that tells nothing."""
    sent = {name: post.getlist(name) for name in post if name not in drafts.OURS}
    return salted_hmac("report", json.dumps(sent, sort_keys=True), algorithm="sha256").hexdigest()
