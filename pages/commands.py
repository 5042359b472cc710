"""How a command speaks to who calls it from a shell: 0 done, 1 done but something is wrong, 2 wrong use or input.

With 2 there is one line on standard error and nothing on standard output, so that a script can rely on what it reads.
"""

import argparse

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

WRONG = 2


class Command(BaseCommand):
    """The base of every command that is called from outside."""

    requires_system_checks = []

    def create_parser(self, *args, **kwargs):
        parser = super().create_parser(*args, **kwargs)
        parser.usage = argparse.SUPPRESS  # else wrong use is answered with a page of options
        return parser

    def execute(self, *args, **options):
        try:
            return super().execute(*args, **options)
        except DatabaseError as error:
            why = str(error).partition("\n")[0]  # what comes after it can hold what stands in a row
            raise wrong(f"de database werkt niet mee ({why}); is migrate uitgevoerd?") from error


def wrong(why):
    """The refusal of wrong use or input."""
    return CommandError(why, returncode=WRONG)
