"""The clocks that run, for lists of cases and for the dashboard."""

from django.db.models import Prefetch

from cases.models import Deadline
from schools import access

RUNNING = Prefetch("deadlines", Deadline.objects.filter(ended_at=None), to_attr="running")


def with_clocks(cases):
    """Cases ready to be shown in a list: a fixed number of queries, however many rows."""
    return cases.select_related("board", "school", "assignee").prefetch_related(RUNNING)


def ticking(user, boards):
    """The running clocks of these boards that this person may see, the most urgent first; not those that stand still."""
    seen = Deadline.objects.filter(access.reach(user, "case"), case__board__in=boards, ended_at=None, due_at__isnull=False)
    return seen.select_related("case__board", "case__school").order_by("due_at", "pk")
