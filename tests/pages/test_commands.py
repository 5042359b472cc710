"""What a shell may rely on with every command of the contract: 2 is wrong use, in one line, with nothing to read beside it."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import execute_from_command_line, get_commands, load_command_class

from pages import commands

pytestmark = pytest.mark.slow

CALLED_FROM_OUTSIDE = ("assess", "check_timeline", "import_duo", "recompute_deadlines", "send_alerts", "terms", "token")


@pytest.mark.parametrize("name", CALLED_FROM_OUTSIDE)
def test_wrong_use_is_one_line(name, capsys):
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", name, "--onzin", "--kleur=rood"])
    out, err = capsys.readouterr()
    assert (ended.value.code, out, len(err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    "arguments", [["check_timeline"], ["recompute_deadlines"], ["send_alerts"], ["token", "fg@demo.example"]]
)
def test_a_database_without_tables_is_one_line(arguments, tmp_path):
    done = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", *arguments],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    (told,) = done.stderr.splitlines()
    assert told.startswith("CommandError: de database werkt niet mee (no such table: ")


def test_every_command_of_the_contract_speaks_like_this():
    ours = get_commands()
    assert all(isinstance(load_command_class(ours[name], name), commands.Command) for name in CALLED_FROM_OUTSIDE)
