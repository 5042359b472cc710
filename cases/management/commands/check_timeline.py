"""Does every timeline still say what was written?"""

import json
import sys

from cases import chain
from cases.models import Case, Event
from pages import commands


class Command(commands.Command):
    help = "Check the timelines of all cases: changed, missing or reordered events, cut tails, missing triggers."

    def handle(self, **options):
        count, looked = 0, {"cases": Case.objects.count(), "events": Event.objects.count()}  # before anything is printed
        for fault in chain.faults():
            self.stdout.write(str(fault))
            count += 1
        self.stdout.write(json.dumps(looked | {"faults": count}))
        if count:
            sys.exit(1)
