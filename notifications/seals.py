"""The daily seal over a board's timelines, mailed to its FG: what vanishes later shows against what the FG holds."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef

from cases import chain
from cases.models import Case, Seal
from cases.terms import AMSTERDAM
from notifications import quiet
from notifications.models import Mail
from notifications.preferences import Topic, wants
from schools.access import with_role
from schools.models import Board, Role

FROM = dt.time(6)
TEMPLATE = "notifications/mail/seal"


def seal_all(at, roster):
    """Seal the day of every board that has cases and no seal of today, from six in the morning."""
    local = at.astimezone(AMSTERDAM)
    if local.time() < FROM:
        return
    done = Seal.objects.filter(board=OuterRef("pk"), on=local.date())
    boards = Board.objects.filter(~Exists(done), Exists(Case.objects.filter(board=OuterRef("pk"))))
    for board in boards.order_by("pk"):
        seal(board, local.date(), at, roster)


@transaction.atomic
def seal(board, on, at, roster):
    """Seal one board's day and write the mail to its FG."""
    sealed = chain.seal(board, on=on)
    if sealed is None:
        return
    facts = {"on": on.isoformat(), "cases": sealed.cases, "changed": len(sealed.heads), "root": sealed.root}
    people = [person for person in with_role(board, Role.DPO, on=on) if wants(roster, person, Topic.SEAL)]
    try_at = quiet.not_before(at, urgent=False)
    Mail.objects.bulk_create(
        Mail(
            key=f"seal:{sealed.pk}:{person.pk}", topic=Topic.SEAL, template=TEMPLATE, board=board, facts=facts,
            to_user=person, created_at=at, try_at=try_at,
        )
        for person in people
    )  # fmt: skip
