"""What is marked `databases` holds on PostgreSQL too."""

import os
import re
import subprocess
import sys

import pytest

from tests.house import ROOT


@pytest.mark.slow
def test_what_depends_on_the_database_holds_on_postgresql(postgres):
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-m", "databases", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": postgres},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout[-8000:]
    assert re.search(r"\d+ passed", run.stdout)
