"""Build every cached due moment anew from the facts, and say what differed."""

import argparse
import json
import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from cases import deadlines, moves
from cases.models import Case, Deadline


class Command(BaseCommand):
    help = "Compute all clocks from their facts; report what differs from the cache, and mend it with --write."

    def add_arguments(self, parser):
        parser.usage = argparse.SUPPRESS  # wrong use is answered with one line
        parser.add_argument("--write", action="store_true", help="store what was computed")

    def handle(self, *, write, **options):
        counts = {"checked": 0, "different": 0, "written": 0}
        for case in Case.objects.order_by("pk").iterator(chunk_size=500):
            self.check_case(case, counts, write)
        self.stdout.write(json.dumps(counts))
        if counts["different"] > counts["written"]:
            sys.exit(1)

    def check_case(self, case, counts, write):
        """The clocks of one case, and the copies its row carries of them."""
        wrong = []
        for deadline in Deadline.objects.filter(case=case).select_related("case__board").order_by("pk"):
            counts["checked"] += 1
            fresh = deadlines.computed(deadline)
            if any(getattr(deadline, name) != value for name, value in fresh.items()):
                wrong.append(deadline)
                self.stdout.write(f"{case.reference} {deadline.purpose}: {deadline.due_at} -> {fresh['due_at']}")
        copies = moves.due(case)
        if not wrong and any(getattr(case, name) != value for name, value in copies.items()):
            self.stdout.write(f"{case.reference}: {case.due_at} -> {copies['due_at']}")
            counts["different"] += 1
            wrong_case = 1
        else:
            wrong_case = 0
        counts["different"] += len(wrong)
        if write and (wrong or wrong_case):
            with moves.changing(case, at=timezone.now()):
                for deadline in wrong:
                    deadlines.recompute(deadline)
            counts["written"] += len(wrong) + wrong_case
