"""An electronic answer that nobody opened in five days goes on paper: a task comes before whoever handles the case."""

import datetime as dt

from django.utils.translation import gettext as _

from cases import tasks_of_case, timeline
from cases.moves import changing
from cases.terms import local_day
from rights.requests.models import Answer, State, code_task

PATIENCE = dt.timedelta(days=5)
BATCH = 50


def bring(at):
    """Ask for paper where it is time. May run twice, late or beside itself: each answer is asked for once."""
    while rows := list(waiting(at).select_related("case").order_by("sent_at", "pk")[:BATCH]):
        for row in rows:
            ask_for_paper(row, at)


def waiting(at):
    return Answer.objects.filter(
        way=Answer.Way.ELECTRONIC, opened_at=None, posted_at=None, paper_asked_at=None, sent_at__lte=at - PATIENCE,
        case__state__in=[State.ANSWERED, State.CLOSED],
    )  # fmt: skip


def ask_for_paper(answer, at):
    with changing(answer.case, at=at) as request:
        row = waiting(at).filter(pk=answer.pk).first()
        if row is None:
            return
        code_task.finish(request.case, answer=code_task.GOES_ON_PAPER, by=None, at=at)
        text = _("The answer was not opened in five days. Send it on paper, and record that it was posted.")
        who = request.case.assignee or row.by
        task = tasks_of_case.add(request.case, text=text, assignee=who, due_on=local_day(at), by=None, at=at)
        row.case, row.paper_asked_at, row.paper_task = request.case, at, task
        row.save(update_fields=["paper_asked_at", "paper_task"])
        timeline.record(request.case, "request.not_opened", at=at, facts={"answer": str(row.pk)})
