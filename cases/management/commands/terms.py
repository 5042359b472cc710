"""`manage.py terms`: the calculator of legal terms on standard input and output. Needs no database and no key."""

import json
import sys

from cases.terms import BadTerm, compute_all
from pages import commands


class Command(commands.Command):
    help = "Reads a JSON list of items from standard input and writes the list of answers, in the same order."

    def handle(self, **options):
        try:
            answers = compute_all(json.loads(sys.stdin.buffer.read()))
        except BadTerm as bad:
            raise commands.wrong(str(bad)) from bad
        except (ValueError, RecursionError) as error:  # not UTF-8, not JSON, a number too long, nested too deep
            raise commands.wrong(f"standard input is not JSON: {error}") from error
        self.stdout.write(json.dumps(answers, indent=1))
