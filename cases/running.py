"""The clocks that run, for lists of cases and for the dashboard."""

from django.db.models import Prefetch

from cases.models import Deadline
from schools import access

RUNNING = Prefetch("deadlines", Deadline.objects.filter(ended_at=None), to_attr="running")
# What one line of a list needs; the last two are for the paging.
LINE = (
    "pk", "reference", "kind", "subject", "state", "closed_at", "due_at", "due_without_pause_at", "suspended", "board__name",
    "school__name", "assignee__name", "assignee__email", "received_at", "due_order",
)  # fmt: skip


def with_clocks(cases):
    """Cases with their running clocks at hand: a fixed number of queries, however many rows."""
    return cases.select_related("board", "school", "assignee").prefetch_related(RUNNING)


def lines(cases):
    """Cases as a list shows them: names instead of whole rows beside them, which is half the work."""
    return cases.values_list(*LINE, named=True)


def starts(shown):
    """When the clocks of these lines started, by case and by the end that the line shows."""
    clocks = Deadline.objects.filter(case__in=[line.pk for line in shown], ended_at=None)
    found = {}
    for case, due, unpaused, start in clocks.values_list("case", "due_at", "due_without_pause_at", "started_at"):
        found[case, due] = found[case, unpaused] = start
    return found


def ticking(user, boards):
    """The running clocks of these boards that this person may see, the most urgent first; not those that stand still."""
    seen = Deadline.objects.filter(access.reach(user, "case"), case__board__in=boards, ended_at=None, due_at__isnull=False)
    return seen.select_related("case__board", "case__school").order_by("due_at", "pk")
