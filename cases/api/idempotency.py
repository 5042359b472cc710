"""The same request sent twice happens once: `Idempotency-Key`, per person and path, for thirty days."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from rest_framework.response import Response

from cases.api.problems import BadInput, Problem, wrong
from cases.models import IdempotencyKey

KEPT = dt.timedelta(days=30)
LONGEST_RUN = dt.timedelta(minutes=2)  # a web process is stopped sooner: what still "runs" then has died


@dataclass
class Done:
    """What came of a request: the status, the case, and what was made in it."""

    status: int
    case: Any
    made: str = ""


def once(request, work, show, *, at):
    """Carry out `work` (which gives a `Done`) unless it was done before, and answer with what `show` makes of it.

    The work and the note that it was done are one transaction; a refusal leaves no note, so that it can be mended and sent again.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        done = work()
        return Response(show(done), status=done.status)
    if not 1 <= len(key) <= 200:
        raise BadInput(wrong("Idempotency-Key", "length", _("The key has 1 to 200 characters.")))
    row, new = claim(request, key, at)
    if not new:
        done = Done(row.status, row.case, row.made)
        return Response(show(done), status=done.status, headers={"Idempotent-Replay": "true"})
    try:
        with transaction.atomic():
            done = work()
            note = {"status": done.status, "case": done.case, "made": done.made}
            IdempotencyKey.objects.filter(pk=row.pk, made_at=at).update(**note)
    except BaseException:
        IdempotencyKey.objects.filter(pk=row.pk, made_at=at, status=None).delete()
        raise
    return Response(show(done), status=done.status)


def claim(request, key, at):
    """The row of this key, and whether the work is ours to do."""
    digest, body = hashlib.sha256(f"{request.path}\n{key}".encode()).hexdigest(), digest_of(request)
    try:
        with transaction.atomic():
            return IdempotencyKey.objects.create(user=request.user, digest=digest, body=body, made_at=at), True
    except IntegrityError:
        row = IdempotencyKey.objects.select_related("case").filter(user=request.user, digest=digest).first()
    if row is None:  # it was refused and forgotten between the two questions
        raise Problem(409, _("The same request is still running. Ask again in a moment."), rule="running")
    if row.made_at < at - (KEPT if row.status else LONGEST_RUN):
        old = IdempotencyKey.objects.filter(pk=row.pk, made_at=row.made_at, status=row.status)
        if old.update(body=body, made_at=at, status=None, case=None, made=""):
            return row, True
    if row.body != body:
        raise Problem(422, _("This key was used before, with another body."), rule="another_body")
    if row.status is None:
        raise Problem(409, _("The same request is still running. Ask again in a moment."), rule="running")
    return row, False


def digest_of(request):
    """What was sent, as a fingerprint that tells nothing: JSON by its meaning, files by their bytes."""
    sent = request.data
    if request.FILES:
        files = {name: hashlib.sha256(file.read()).hexdigest() for name, file in request.FILES.items()}
        for file in request.FILES.values():
            file.seek(0)
        sent = {"fields": dict(request.POST.lists()), "files": files}
    return salted_hmac("idempotency", json.dumps(sent, sort_keys=True), algorithm="sha256").hexdigest()


def forget(*, at):
    """Keys that are too old to count; how many went."""
    return IdempotencyKey.objects.filter(made_at__lt=at - KEPT).delete()[0]
