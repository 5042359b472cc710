"""A worker that hangs is still there: the heartbeat gives it away, and it starts again."""

import datetime as dt
import subprocess
import sys

import pytest
from django.utils import timezone

from notifications import heartbeat
from tests.house import ROOT

pytestmark = pytest.mark.slow

# In a process of its own: a supervisor takes down everything below its process.
HOUSE = """
import os, pathlib, sys, time
import django
django.setup()
from config.management.commands import up
from config.supervisor import Supervisor

folder = pathlib.Path(sys.argv[1])
house = Supervisor(folder, folder, dict(os.environ), lambda line: None)
for name in ("web", "worker", "beat"):
    house.add(name, "-c", "import time; time.sleep(60)")
before = {child.name: child.process.pid for child in house.children}
for child in house.children:
    child.began -= int(sys.argv[2])
up.revive(house, lambda line: None)
time.sleep(0.3)
house.look()
print(*[child.name for child in house.children if child.process is None or child.process.pid != before[child.name]])
house.stop()
"""


@pytest.mark.parametrize(
    ("heard", "age", "again"),
    [
        (10, 1000, ""),  # all is well
        (181, 1000, "worker beat"),  # it hangs
        (181, 100, ""),  # it began just now: after a night switched off the heartbeat is old
        (None, 1000, "worker beat"),  # it never ran
    ],
)
def test_who_hangs_starts_again(own_database, tmp_path, heard, age, again):
    if heard is not None:
        heartbeat.beat(timezone.now() - dt.timedelta(seconds=heard))
    run = subprocess.run(
        [sys.executable, "-c", HOUSE, str(tmp_path), str(age)],
        cwd=ROOT,
        env=own_database.environment(),
        capture_output=True,
        text=True,
    )
    assert (run.stdout.strip(), run.stderr) == (again, "")
