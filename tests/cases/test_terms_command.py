"""`manage.py terms` as others call it: a process of its own, without database and without key."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import execute_from_command_line

from cases.terms import compute
from tests.cases.terms_asked import BREACH, item

pytestmark = pytest.mark.slow

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"
ASKED = [item(BREACH, "2026-03-27 14:00") | {"id": 2}, item("avg12_3_response", "2026-03-03", "pause 2026-03-04")]


def as_bytes(given):
    return given if isinstance(given, bytes) else json.dumps(given).encode()


@pytest.fixture
def terms(tmp_path):
    """Runs the command in an empty environment and an empty data folder."""

    def run(given, *arguments, **environment):
        environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "data"), **environment}
        command = [sys.executable, str(MANAGE), "terms", *arguments]
        done = subprocess.run(command, input=as_bytes(given), capture_output=True, cwd=tmp_path, env=environment, timeout=120)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.fixture
def terms_here(monkeypatch, capsys):
    """Runs the command in this process, through the same door: a table of many need not start Python many times."""

    def run(given, *arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(as_bytes(given))))
        with pytest.raises(SystemExit) as ended:
            execute_from_command_line(["manage.py", "terms", *arguments])
        return ended.value.code, *capsys.readouterr()

    return run


def test_answers_come_in_the_order_of_the_questions(terms):
    code, out, err = terms(ASKED)
    assert (code, err) == (0, "")
    assert json.loads(out) == [compute(one) for one in ASKED]
    assert [answer["id"] for answer in json.loads(out)] == [2, "zaak"]


def test_it_needs_no_database_and_minds_no_byte_order_mark(terms, tmp_path):
    assert terms(b"\xef\xbb\xbf[]")[:2] == (0, "[]\n")
    assert not list(tmp_path.rglob("*.sqlite3*"))


def test_it_speaks_plain_ascii_whatever_the_locale(terms):
    code, out, _ = terms([ASKED[1] | {"id": "é\ud800"}], LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert code == 0
    assert json.loads(out)[0]["id"] == "é\ud800"


@pytest.mark.parametrize(
    ("given", "arguments", "named"),
    [
        (b"", [], "not JSON"),
        (b"{", [], "not JSON"),
        (b'[{"id": "\xff"}]', [], "not JSON"),
        (b"[" * 100_000, [], "not JSON"),
        (b"[" + b"9" * 5000 + b"]", [], "not JSON"),
        (b"null", [], "a list of items is wanted"),
        (ASKED[0], [], "a list of items is wanted"),
        ([ASKED[0], 5], [], "item 2: an object is wanted, not 5"),
        ([ASKED[0], {"rule": BREACH}], [], "item 2: id: is missing"),
        ([ASKED[0], ASKED[1] | {"colour": "red\n"}], [], 'id "zaak": colour: unknown key "colour"'),
        ([ASKED[0] | {"events": ASKED[1]["events"]}], [], "id 2: events[0].type: pause is not an event of rule"),
        ([ASKED[1] | {"rule": "x\ny"}], [], 'unknown rule "x\\ny"'),
        ([], ["--fast"], "unrecognized arguments: --fast"),
        ([], ["input.json"], "unrecognized arguments: input.json"),
    ],
)
def test_wrong_use_or_input_is_one_line_and_exit_code_2(terms_here, given, arguments, named):
    code, out, err = terms_here(given, *arguments)
    assert (code, out) == (2, "")
    assert named in err
    assert err.count("\n") == 1


def test_a_refusal_is_the_same_from_outside(terms):
    code, out, err = terms([ASKED[0], {"rule": BREACH}])
    assert (code, out) == (2, "")
    assert err == "CommandError: item 2: id: is missing\n"


def test_the_arithmetic_stands_by_itself():
    """Without Django, in the middle of nothing: whoever wants to check a date needs only these files."""
    alone = "import sys, cases.terms; print([name for name in sys.modules if name.startswith(('django', 'schools'))])"
    done = subprocess.run([sys.executable, "-c", alone], capture_output=True, text=True, cwd=MANAGE.parent, check=True)
    assert done.stdout == "[]\n"
