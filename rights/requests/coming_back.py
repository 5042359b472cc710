"""Data that were kept until a day: on the next day they come back as a task, also when the case is long closed.

Nobody has to ask for it again: a statutory minimum keeps them until that day, and then they are erased (domain.md 4.6).
"""

from django.utils.translation import gettext as _

from cases import tasks_of_case, terms, timeline
from cases.moves import changing
from cases.terms import local_day
from rights.requests.models import ErasureLine, Right
from rights.requests.outcomes.details import SOON

BATCH = 50


def bring_back(at):
    """Open a task for each category of which the last day has passed. May run at any moment; each comes back once."""
    while lines := list(waiting(at).select_related("case").order_by("pk")[:BATCH]):
        for line in lines:
            bring_one(line, at)


def waiting(at):
    """The categories that are kept no longer than yesterday, and have not come back yet."""
    return ErasureLine.objects.filter(
        outcome=ErasureLine.Outcome.KEEP, returned_at=None, kept_until__lt=local_day(at)
    )  # fmt: skip


def bring_one(line, at):
    with changing(line.case, at=at) as request:
        row = waiting(at).filter(pk=line.pk).first()
        if row is None:
            return
        row.case = request.case
        row.returned_at = at
        row.save(update_fields=["returned_at"])
        stands = request.decision_on(Right.ERASURE)
        if stands is None or stands.pk != row.decision_id:
            return  # decided anew meanwhile: the later decision has its own lines
        until = row.kept_until
        text = _("The last day has passed: erase %(what)s now.") % {"what": row.category}
        due_on = terms.calendar("atw").working_day_after(local_day(at), SOON)
        tasks_of_case.add(request.case, text=text, due_on=due_on, by=None, at=at)
        facts = {"line": str(row.pk), "category": row.code, "kept_until": until}
        timeline.record(request.case, "request.retention_ended", at=at, facts=facts)
