"""Build every cached due moment anew from the facts, and say what differed."""

import json
import sys
from contextlib import nullcontext

from django.utils import timezone

from cases import deadlines, moves
from cases.models import Case, Deadline
from pages import commands


class Command(commands.Command):
    help = "Compute all clocks from their facts; report what differs from the cache, and mend it with --write."

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help="store what was computed")

    def handle(self, *, write, **options):
        counts = {"checked": 0, "different": 0, "written": 0}
        for pk in list(Case.objects.order_by("pk").values_list("pk", flat=True)):  # an open cursor would hold up the writing
            # To write, the case is held from before its clocks are read: one that ends meanwhile must not run again.
            with moves.changing(Case(pk=pk), at=timezone.now()) if write else nullcontext():
                self.check_case(pk, counts, write)
        self.stdout.write(json.dumps(counts))
        if counts["different"] > counts["written"]:
            sys.exit(1)

    def check_case(self, pk, counts, write):
        """The clocks of one case; where these are right, the copies that its row carries of them (leaving mends those)."""
        case, different = Case.objects.get(pk=pk), 0
        for deadline in Deadline.objects.filter(case=case).select_related("case__board").order_by("pk"):
            counts["checked"] += 1
            fresh = deadlines.computed(deadline)
            if any(getattr(deadline, name) != value for name, value in fresh.items()):
                different += 1
                self.stdout.write(f"{case.reference} {deadline.purpose}: {deadline.due_at} -> {fresh['due_at']}")
                if write:
                    deadlines.recompute(deadline)
        copies = moves.due(case)
        if not different and any(getattr(case, name) != value for name, value in copies.items()):
            different = 1
            self.stdout.write(f"{case.reference}: {case.due_at} -> {copies['due_at']}")
        counts["different"] += different
        counts["written"] += different if write else 0
