"""What people add to a case besides its steps: notes, messages, the handler, links. All on the timeline.

Each opens the door itself (`moves.changing`): locked, recorded, settled.
"""

from django.db import transaction
from django.db.models import Q

from cases import timeline
from cases.models import Link
from cases.moves import STALE, Refused, changing, lock_in_order

ANYBODY = object()
MESSAGES = {"internal": "message.internal", "requester": "message.requester"}


def message(case, *, to, text, by, at, via=""):
    """A message inside the case, or to the requester ("requester" is shown on the requester's own page)."""
    with changing(case, at=at) as workflow:
        return timeline.record(workflow.case, MESSAGES[to], at=at, by=by, via=via, said={"text": text})


def from_requester(case, *, text, at, outsider=None):
    """What the requester, complainant or outside reporter writes back; `outsider` tells which one, where several follow it."""
    facts = {"outsider": str(outsider.pk)} if outsider else None
    with changing(case, at=at) as workflow:
        return timeline.record(workflow.case, "message.from_requester", at=at, via="public", facts=facts, said={"text": text})


def assign(case, *, assignee, by, at, instead_of=ANYBODY):
    """Give the case a handler, or none; refused where it is no longer the one it is taken from (`instead_of`, a key)."""
    with changing(case, at=at) as workflow:
        case = workflow.case
        if instead_of not in (ANYBODY, case.assignee_id):
            raise Refused("stale", STALE, workflow.state)
        case.assignee = assignee
        case.save(update_fields=["assignee"])
        return timeline.record(case, "case.assigned", at=at, by=by, facts={"assignee": assignee and assignee.pk})


@transaction.atomic
def link(case, *, other, by, at):
    """Say that two cases have to do with each other; it stands on both timelines, or on neither."""
    lock_in_order([case, other])
    if Link.objects.filter(Q(case=case, other=other) | Q(case=other, other=case)).exists():
        return
    Link.objects.create(case=case, other=other)
    for one, another in ((case, other), (other, case)):
        with changing(one, at=at) as workflow:
            timeline.record(workflow.case, "case.linked", at=at, by=by, facts={"other": another.pk})
