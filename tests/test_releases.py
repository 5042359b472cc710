"""What an earlier release stored can be upgraded, and says the same afterwards."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RELEASES = sorted(path.parent for path in (ROOT / "tests" / "releases").glob("*/privacyloket.sqlite3.gz"))

READ = """
from breaches.models import Breach
from rights.complaints.models import Complaint
from rights.requests.models import RightsRequest
from rights.requests.models.records import Answer

def texts(model, field):
    return [getattr(row, field) for row in model.objects.select_related("case")]

told = texts(Breach, "what_happened")
print(len(told), sum("usb-stick" in text for text in told), *(
    f"{len(found)}:{sum(map(len, found))}"
    for found in (texts(RightsRequest, "wording"), texts(Complaint, "about"), texts(Answer, "letter"))
))
"""
# What each release has written down, counted in texts and characters, as it read on the day it was kept.
TOLD = {"0.1": "30 2 0:0 0:0 0:0", "0.2": "30 2 9:403 7:492 1:1124"}


def test_a_release_is_kept():
    assert RELEASES


@pytest.mark.slow
@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_an_upgrade_loses_nothing(release, tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "ring.json").write_bytes((release / "ring.json").read_bytes())
    (tmp_path / "privacyloket.sqlite3").write_bytes(gzip.decompress((release / "privacyloket.sqlite3.gz").read_bytes()))
    env = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}

    def manage(*command):
        line = [sys.executable, "manage.py", *command]
        done = subprocess.run(line, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""

    manage("migrate", "-v0")
    assert json.loads(manage("check_timeline"))["faults"] == 0
    assert json.loads(manage("recompute_deadlines"))["different"] == 0
    assert manage("shell", "-v0", "-c", READ) == TOLD[release.name]
