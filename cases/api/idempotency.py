"""The same request sent twice happens once: `Idempotency-Key`, per person and path, for thirty days."""

import datetime as dt
import hashlib
import json
from contextlib import nullcontext

from django.db import connection, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from rest_framework.response import Response

from cases.api.problems import BadInput, Problem, wrong
from cases.models import IdempotencyKey

KEPT = dt.timedelta(days=30)
LONGEST_RUN = dt.timedelta(minutes=2)  # a web process is stopped sooner: what still "runs" then has died


class Note:
    """What came of a request: `note(201)` is an effect that writes it down, in the transaction that did the work."""

    def __init__(self, key=None):
        self.key = key
        self.status, self.case, self.made = None, None, ""

    def __call__(self, status, made=""):
        self.status, self.made = status, made
        return self

    def carry_out(self, case, *, by=None, at=None):
        self.case = case
        if self.key:
            IdempotencyKey.objects.filter(pk=self.key).update(status=self.status, case=case, made=self.made)

    def together(self):
        """Around work that is not one transaction by itself: what was done and the note of it stand or fall together."""
        return transaction.atomic() if self.key else nullcontext()


def once(request, work, show, *, at):
    """Let `work` do it and write its note, unless it was done before; answer with what `show` makes of the case.

    A refusal leaves no note, so that it can be mended and sent again.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        work(note := Note())
        return Response(show(note.case, note.made), status=note.status)
    if not 1 <= len(key) <= 200:
        raise BadInput(wrong("Idempotency-Key", "length", _("The key has 1 to 200 characters.")))
    digest, body = hashlib.sha256(f"{request.path}\n{key}".encode()).hexdigest(), digest_of(request)
    mine, row = claim(request.user, digest, body, at)
    if row:
        return Response(show(row.case, row.made), status=row.status, headers={"Idempotent-Replay": "true"})
    try:
        work(note := Note(mine))
    except BaseException:
        IdempotencyKey.objects.filter(pk=mine, status=None).delete()
        raise
    return Response(show(note.case, note.made), status=note.status)


def claim(user, digest, body, at):
    """The key of our own row when the work is ours to do, else the row of who did it before."""
    if mine := insert(user, digest, body, at):
        return mine, None
    row = IdempotencyKey.objects.select_related("case").filter(user=user, digest=digest).first()
    if row is None:  # it was refused and forgotten between the two questions
        raise running()
    if row.made_at < at - (KEPT if row.status else LONGEST_RUN):
        old = IdempotencyKey.objects.filter(pk=row.pk, made_at=row.made_at, status=row.status)
        if old.update(body=body, made_at=at, status=None, case=None, made=""):
            return row.pk, None
    if row.body != body:
        raise Problem(422, _("This key was used before, with another body."), rule="another_body")
    if row.status is None:
        raise running()
    return None, row


def insert(user, digest, body, at):
    """One statement, so that of two who come at once exactly one gets the row; its key, or None."""
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_idempotencykey (user_id, digest, body, made_at, made) VALUES (%s, %s, %s, %s, '')"
            " ON CONFLICT (user_id, digest) DO NOTHING RETURNING id",
            [user.pk, digest, body, moment],
        )
        row = cursor.fetchone()
    return row and row[0]


def running():
    return Problem(409, _("The same request is still running. Ask again in a moment."), rule="running")


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
