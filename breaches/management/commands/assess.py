"""`manage.py assess`: the assessment of breaches on standard input and output. Needs no database and no key."""

import argparse
import json
import sys

from django.core.management.base import BaseCommand, CommandError

from breaches.assessment import BadFacts, assess_all

WRONG = 2  # the exit code for wrong use or input


class Command(BaseCommand):
    help = "Reads a JSON list of items with facts from standard input and writes the advices, in the same order."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.usage = argparse.SUPPRESS  # wrong use is answered with one line

    def handle(self, **options):
        try:
            answers = assess_all(json.loads(sys.stdin.buffer.read()))
        except BadFacts as bad:
            raise CommandError(str(bad), returncode=WRONG) from bad
        except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, a number too long, nested too deep
            raise CommandError(f"standard input is not JSON: {error}", returncode=WRONG) from error
        self.stdout.write(json.dumps(answers, indent=1))
