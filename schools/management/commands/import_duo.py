"""`manage.py import_duo`: boards and schools from DUO's open-data lists. Without --apply it only tells."""

import json
from pathlib import Path

from django.db import transaction

from pages import commands
from schools.duo.changes import carry_out, plan_for
from schools.duo.records import read
from schools.duo.table import NotAList
from schools.models import Board

FAULTS = 1


class Command(commands.Command):
    help = "Reads DUO's lists of boards and school locations (CSV) and tells, or with --apply makes, what they change."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a list as DUO publishes it")
        parser.add_argument("--board", metavar="NUMBER", help="only this board (bevoegd gezag nummer)")
        parser.add_argument("--apply", action="store_true", help="write it; else nothing is written")

    def handle(self, *, files, board, **options):
        lines = [line for name in files for line in self.lines_of(name)]
        with transaction.atomic():
            if board is not None and not self.is_known(board, lines):
                raise commands.wrong(f"bevoegd gezag {board} staat in geen van de lijsten")
            plan = plan_for(lines, board)
            if options["apply"]:
                carry_out(plan)
        self.tell(plan, options["apply"])

    def lines_of(self, name):
        try:
            return list(read(name, Path(name).read_bytes()))
        except OSError as error:
            raise commands.wrong(f"{name}: {error.strerror or 'niet te lezen'}") from error
        except NotAList as error:
            raise commands.wrong(f"{name}: {error}") from error

    def is_known(self, number, lines):
        return any(line.board == number for line in lines) or Board.objects.filter(number=number).exists()

    def tell(self, plan, applied):
        for told in plan.told:
            self.stdout.write(told)
        for line in plan.bad:
            self.stdout.write(f"fout       {line.file} regel {line.number}: {line.why}")
        if not applied:
            self.stdout.write("Er is niets opgeslagen. Doe het opnieuw met --apply om dit wel te doen.")
        self.stdout.write(json.dumps(plan.answer(), ensure_ascii=False))
        if plan.bad:
            raise SystemExit(FAULTS)
