"""`manage.py assess` as others call it: a process of its own, without database and without key."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import execute_from_command_line

from breaches.assessment import assess_item

pytestmark = pytest.mark.slow

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"
ASKED = [{"id": "b", "facts": {"persons": 3}}, {"id": 1, "facts": {"is_breach": False}}]


def as_bytes(given):
    return given if isinstance(given, bytes) else json.dumps(given).encode()


@pytest.fixture
def assess(tmp_path):
    """Runs the command in an empty environment and an empty data folder."""

    def run(given, **environment):
        environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), **environment}
        command = [sys.executable, str(MANAGE), "assess"]
        done = subprocess.run(command, input=as_bytes(given), capture_output=True, cwd=tmp_path, env=environment, timeout=120)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture
def assess_here(monkeypatch, capsys):
    """Runs the command in this process, through the same door."""

    def run(given, *arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(as_bytes(given))))
        with pytest.raises(SystemExit) as ended:
            execute_from_command_line(["manage.py", "assess", *arguments])
        return ended.value.code, *capsys.readouterr()

    return run


def test_advices_come_in_the_order_of_the_questions_and_need_no_database(assess, tmp_path):
    code, out, err = assess(ASKED)
    assert (code, err) == (0, "")
    assert json.loads(out) == [assess_item(one) for one in ASKED]
    assert not list(tmp_path.rglob("*.sqlite3*"))


def test_it_speaks_plain_ascii_whatever_the_locale(assess):
    code, out, _ = assess([ASKED[0] | {"id": "é\ud800"}], LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert code == 0
    assert json.loads(out)[0]["id"] == "é\ud800"


@pytest.mark.parametrize(
    ("given", "arguments", "named"),
    [
        (b"", [], "not JSON"),
        (b"[{]", [], "not JSON"),
        (b'[{"id": "\xff"}]', [], "not JSON"),
        (b"[" * 100_000, [], "not JSON"),
        (b"[" + b"9" * 5000 + b"]", [], "not JSON"),
        (b"null", [], "a list of items is wanted"),
        (ASKED[0], [], "a list of items is wanted"),
        ([ASKED[0], 5], [], "item 2: an object is wanted, not 5"),
        ([{"facts": {}}], [], "item 1: id: is missing"),
        ([{"id": "x", "facts": {"persons": -4}}], [], 'id "x": persons: -4 is not between'),
        ([{"id": "x", "facts": {"colour": "red\n"}}], [], 'id "x": "colour": unknown fact'),
        ([{"id": "x", "facts": {"cause": "red\nblue"}}], [], '"red\\nblue" is not one of'),
        (b'[{"id": "x", "facts": {"persons": NaN}}]', [], 'id "x": persons: NaN is not between'),
        ([], ["--fast"], "unrecognized arguments: --fast"),
    ],
)
def test_wrong_use_or_input_is_one_line_and_exit_code_2(assess_here, given, arguments, named):
    code, out, err = assess_here(given, *arguments)
    assert (code, out) == (2, "")
    assert named in err
    assert err.count("\n") == 1


def test_a_refusal_is_the_same_from_outside(assess):
    assert assess([{"id": "x"}]) == (2, "", 'CommandError: id "x": facts: is missing\n')


def test_the_assessment_stands_by_itself():
    """Without Django, in the middle of nothing: whoever doubts an advice needs only these files."""
    alone = "import sys, breaches.assessment; print([name for name in sys.modules if name.startswith(('django', 'cases'))])"
    done = subprocess.run([sys.executable, "-c", alone], capture_output=True, text=True, cwd=MANAGE.parent, check=True)
    assert done.stdout == "[]\n"
