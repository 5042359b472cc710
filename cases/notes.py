"""What people add to a case besides its steps: notes, messages, the handler, links. All on the timeline.

Each opens the door itself (`moves.changing`): locked, recorded, settled.
"""

from django.utils.translation import gettext_lazy as _

from cases import timeline
from cases.models import Link
from cases.moves import Refused, changing

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


def assign(case, *, assignee, by, at, version=None):
    """Give the case a handler, or none."""
    with changing(case, at=at) as workflow:
        case = workflow.case
        if version is not None and version != case.version:
            raise Refused("stale", _("Somebody else changed this case in the meantime."), workflow.state)
        case.assignee = assignee
        case.save(update_fields=["assignee"])
        return timeline.record(case, "case.assigned", at=at, by=by, facts={"assignee": assignee and assignee.pk})


def link(case, *, other, by, at):
    """Say that two cases have to do with each other; it stands on both timelines."""
    with changing(case, at=at) as workflow:
        made, new = Link.objects.get_or_create(case=workflow.case, other=other)
        if new:
            timeline.record(workflow.case, "case.linked", at=at, by=by, facts={"other": other.pk})
    if new:
        with changing(other, at=at) as workflow:
            timeline.record(workflow.case, "case.linked", at=at, by=by, facts={"other": case.pk})
    return made
