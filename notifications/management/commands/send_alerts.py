import json
from dataclasses import asdict

from django.utils import timezone

from notifications.sweep import sweep
from pages import commands


class Command(commands.Command):
    help = "Runs one sweep of the alert ledger, sends what is due and prints what it did as JSON."

    def handle(self, **options):
        report = sweep(timezone.now)
        self.stdout.write(json.dumps(asdict(report)))
        if report.failed:
            raise SystemExit(1)
