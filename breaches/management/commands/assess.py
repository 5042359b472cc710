"""`manage.py assess`: the assessment of breaches on standard input and output. Needs no database and no key."""

import json
import sys

from breaches.assessment import BadFacts, assess_all
from pages import commands


class Command(commands.Command):
    help = "Reads a JSON list of items with facts from standard input and writes the advices, in the same order."

    def handle(self, **options):
        try:
            answers = assess_all(json.loads(sys.stdin.buffer.read()))
        except BadFacts as bad:
            raise commands.wrong(str(bad)) from bad
        except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, a number too long, nested too deep
            raise commands.wrong(f"standard input is not JSON: {error}") from error
        self.stdout.write(json.dumps(answers, indent=1))
