"""The supervisor's small parts: what becomes of a printed line, of a log that grows, and how long it waits."""

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config import supervisor
from config.supervisor import Child, Log, as_json
from tests.house import ROOT

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        (b"Traceback (most recent call last):\n", "Traceback"),
        (b'  File "/srv/loket/cases/moves.py", line 12, in move\n', 'File "/srv/loket/cases/moves.py", line 12'),
        (b"ValueError: Jan Jansen, 06-12345678\n", "ValueError"),
        (b"django.db.utils.IntegrityError: (jan@ouders.example)\n", "django.db.utils.IntegrityError"),
        (b"    raise ValueError(naam)\n", "printed"),
        (b"Jan Jansen belde\n", "printed"),
        (b'"een los woord"\n', "printed"),
        (b"\xff\xfe\n", "printed"),
    ],
)
def test_what_is_printed_past_the_log_loses_its_words(printed, kept):
    line = json.loads(as_json(printed))
    assert line["event"] == kept
    assert line["level"] == ("info" if kept == "printed" else "error")
    assert line["timestamp"].endswith("Z")


def test_an_object_stays_as_it_is():
    assert as_json(b'{"event": "mail_sent", "count": 2}\n') == b'{"event": "mail_sent", "count": 2}'


def test_a_log_that_grows_too_large_begins_anew_and_keeps_the_last(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "LARGEST_LOG", 200)
    log = Log(tmp_path / "web.log")
    for number in range(20):
        log.write(b'{"event": "line", "count": %d}' % number)
    log.file.close()
    text = "".join((tmp_path / name).read_text() for name in ("web.log.1", "web.log"))
    lines = [json.loads(line)["count"] for line in text.splitlines()]
    assert lines == list(range(20))[-len(lines) :]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["web.log", "web.log.1"]


def test_each_failure_in_a_row_waits_longer_up_to_half_a_minute(tmp_path):
    child = Child("web", [], None, began=time.monotonic())
    pauses = []
    for _ in range(12):
        child.failed()
        pauses.append(child.due - time.monotonic())
    assert pauses[0] < 0.3
    assert all(pause <= supervisor.LONGEST_PAUSE * 1.2 for pause in pauses)
    assert pauses[-1] > 20
    assert pauses[4] > pauses[1]


def test_who_ran_well_for_a_while_begins_with_the_shortest_pause():
    child = Child("web", [], None, began=time.monotonic() - supervisor.SETTLED - 1, failures=9)
    child.failed()
    assert child.failures == 1


STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('los', flush=True); time.sleep(60)"
subprocess.Popen([sys.executable, "-c", deaf])
time.sleep(60)
"""
# In a process of its own: a supervisor takes down everything below its process.
HOUSE = f"""
import os, pathlib, signal, sys, time
from config.supervisor import Supervisor, descendants

folder = pathlib.Path(sys.argv[1])
house = Supervisor(folder, folder, dict(os.environ, PYTHONUNBUFFERED="1"), print)

def until(condition):
    while not condition():
        house.look()
        time.sleep(0.02)

house.add("web", "-c", "print('{{}}', flush=True); import time; time.sleep(60)")
until(lambda: "{{}}" in (folder / "web.log").read_text())
first = house.children[0].process.pid
os.kill(first, signal.SIGKILL)
until(lambda: house.children[0].process and house.children[0].process.pid != first)
house.add("worker", "-c", {STUBBORN!r})
until(lambda: "printed" in (folder / "worker.log").read_text())
family = descendants(os.getpid())
began = time.monotonic()
house.stop()
print("took", time.monotonic() - began, len(family))
"""


def test_who_dies_is_told_and_starts_again_and_who_does_not_listen_is_taken_with_all_it_started(tmp_path):
    run = subprocess.run([sys.executable, "-c", HOUSE, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert run.stderr == ""
    told, took = run.stdout.splitlines()
    assert told == f"web is gestopt (-9) en begint zo opnieuw; zie {tmp_path / 'web.log'}"
    assert took.split()[0] == "took"
    assert 2 < float(took.split()[1]) < 4.5
    assert took.split()[2] == "3"
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            assert "deaf = " not in entry.read_text()
    assert json.loads((tmp_path / "worker.log").read_text())["event"] == "printed"


ORPHANED = """
import os, pathlib, signal, sys, time
from config.supervisor import Supervisor, descendants

folder = pathlib.Path(sys.argv[1])
house = Supervisor(folder, folder, dict(os.environ, PYTHONUNBUFFERED="1"), lambda line: None)
parent = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1.5)']); time.sleep(60)"
house.add("web", "-c", parent)

def until(condition, end=time.monotonic() + 20):
    while not condition() and time.monotonic() < end:
        house.look()
        time.sleep(0.02)

until(lambda: len(descendants(os.getpid())) == 2)
os.kill(house.children[0].process.pid, signal.SIGKILL)
house.children[0].command[-1] = "import time; time.sleep(60)"
until(lambda: len(descendants(os.getpid())) == 1 and house.children[0].process is None)
until(lambda: house.children[0].process is not None)
until(lambda: len(descendants(os.getpid())) == 1)
print(len(descendants(os.getpid())), house.children[0].process.poll())
house.stop()
"""


def test_who_lost_its_parent_and_ends_some_rounds_later_leaves_nothing_behind(tmp_path):
    run = subprocess.run([sys.executable, "-c", ORPHANED, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (run.stderr, run.stdout) == ("", "1 None\n")
