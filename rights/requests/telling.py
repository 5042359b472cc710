"""Telling the recipients of data what was decided (AVG art. 19): done on a day, or not for one of the law's two reasons."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases import tasks_of_case, timeline
from cases.moves import STALE, Refused, changing
from rights.requests.models import Recipient


def page_of(task):
    """Where the task to tell a recipient is done; "" for any other task."""
    row = Recipient.objects.filter(task=task).first()
    return reverse("requests:recipient", args=[row.pk]) if row else ""


def deal_with(recipient, *, told_on=None, not_told="", reason="", by, at):
    """Keep that this recipient was told, or why not; the task is done with that."""
    with changing(recipient.case, at=at) as request:
        row = Recipient.objects.select_for_update(of=("self",)).select_related("task").get(pk=recipient.pk)
        if row.done_at or row.overtaken_at:
            raise Refused("stale", STALE, request.state)
        row.case = row.task.case = request.case
        row.told_on, row.not_told, row.reason = told_on, not_told, reason
        row.done_at, row.done_by = at, by
        row.save()
        if not row.task.done_at:
            tasks_of_case.finish(request.case, row.task, answer=words_of(row), by=by, at=at)
        facts = {"recipient": str(row.pk), "told_on": told_on, "not_told": not_told}
        timeline.record(request.case, "request.recipient_told", at=at, by=by, facts=facts, said={"reason": reason})
    return row


def words_of(row):
    """What became of this recipient, in a line."""
    if row.told_on:
        return str(_("Told."))
    return f"{row.get_not_told_display()}. {row.reason}".strip().capitalize()
