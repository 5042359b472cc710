"""The daily seal over a board's timelines, mailed to its FG: what vanishes later shows against what the FG holds."""

import datetime as dt

import structlog
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
log = structlog.get_logger("notifications")


def seal_all(at, roster):
    """Seal the day of every board that has cases and no seal of today, from six in the morning. Returns how many failed."""
    local = at.astimezone(AMSTERDAM)
    if local.time() < FROM:
        return 0
    done = Seal.objects.filter(board=OuterRef("pk"), on=local.date())
    boards = Board.objects.filter(~Exists(done), Exists(Case.objects.filter(board=OuterRef("pk"))))
    return sum(_seal_alone(board, local.date(), at, roster) for board in boards.order_by("pk"))


def _seal_alone(board, on, at, roster):
    try:
        seal(board, on, at, roster)
        return 0
    except Exception:  # whatever is wrong with one board must not keep the others, and the mail, waiting
        log.exception("board_not_sealed", board=board.pk)
        return 1


@transaction.atomic
def seal(board, on, at, roster):
    """Seal one board's day and write the mail to its FG."""
    sealed = chain.seal(board, on=on)
    if sealed is None:
        return
    facts = {"on": on.isoformat(), "cases": sealed.cases, "changed": len(sealed.heads), "root": sealed.root}
    people = [person for person in with_role(board, Role.DPO, on=on) if wants(roster, person, Topic.SEAL)]
    when = quiet.when(at, urgent=False)
    Mail.objects.bulk_create(
        Mail(
            key=f"seal:{sealed.pk}:{person.pk}", topic=Topic.SEAL, template=TEMPLATE, board=board, facts=facts,
            to_user=person, created_at=at, **when,
        )
        for person in people
    )  # fmt: skip
