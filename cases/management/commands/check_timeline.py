"""Does every timeline still say what was written?"""

import argparse
import json
import sys

from django.core.management.base import BaseCommand

from cases import chain
from cases.models import Case, Event


class Command(BaseCommand):
    help = "Check the timelines of all cases: changed, missing or reordered events, cut tails, missing triggers."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.usage = argparse.SUPPRESS  # wrong use is answered with one line

    def handle(self, **options):
        count = 0
        for fault in chain.faults():
            self.stdout.write(str(fault))
            count += 1
        self.stdout.write(
            json.dumps({"cases": Case.objects.count(), "events": Event.objects.count(), "faults": count})
        )
        if count:
            sys.exit(1)
