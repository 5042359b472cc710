"""A receiving school that does not confirm: after five working days somebody calls it, and again when the link is over."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from cases import tasks_of_case, terms, timeline
from cases.moves import changing
from cases.terms import local_day
from rights.requests.models import HandOver

PATIENCE = 5  # working days
AT_LEAST = dt.timedelta(days=PATIENCE)
BATCH = 50


def bring(at):
    """Give the tasks that are due. May run twice, late or beside itself: each is chased once, and once more when it is over."""
    seen = set()
    while rows := list(waiting(at).exclude(pk__in=seen).select_related("case", "addressee").order_by("at", "pk")[:BATCH]):
        for row in rows:
            seen.add(row.pk)
            chase(row, at)


def waiting(at):
    """What may be due: not confirmed, not replaced, and old enough or over. The working days are counted row by row."""
    quiet = Q(chased_at=None, at__lte=at - AT_LEAST) | Q(expiry_told_at=None, addressee__until__lte=at)
    return HandOver.objects.filter(quiet, received_at=None, addressee__ended_at=None, case__closed_at=None)


def is_due(row, at):
    return local_day(at) > terms.calendar("atw").working_day_after(local_day(row.at), PATIENCE)


def chase(row, at):
    """One task, for whoever handles the case. Nothing is said of whose data they are."""
    over = row.addressee.until <= at
    if not over and not is_due(row, at):
        return
    with changing(row.case, at=at) as request:
        fresh = waiting(at).select_related("addressee", "task", "by").filter(pk=row.pk).first()
        if fresh is None:
            return
        fresh.case = request.case
        text = (
            _("The receiving school did not confirm, and the link is over. Call it, and hand the package over anew.")
            if over
            else _("The receiving school has not confirmed receipt in five working days. Call it.")
        )
        who = request.case.assignee or fresh.by
        if fresh.task and fresh.task.done_at is None:
            fresh.task.case = request.case
            tasks_of_case.finish(request.case, fresh.task, by=None, at=at)
        fresh.task = tasks_of_case.add(request.case, text=text, assignee=who, due_on=local_day(at), by=None, at=at)
        fresh.chased_at = fresh.chased_at or at
        fresh.expiry_told_at = at if over else None
        fresh.save(update_fields=["task", "chased_at", "expiry_told_at"])
        facts = {"addressee": str(fresh.addressee_id), "over": over}
        timeline.record(request.case, "request.handover_unconfirmed", at=at, facts=facts)
