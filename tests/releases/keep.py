"""Keep the demo board of this release, with its keys: python -m tests.releases.keep 0.1

Everything in it is invented, so its keys may lie beside it.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def keep(name):
    """Build the board in a folder of its own; pack the database as one file."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        for command in (["migrate", "-v0"], ["demo"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=env, check=True)
        target = HERE / name
        target.mkdir(exist_ok=True)
        whole = Path(folder) / "whole.sqlite3"
        subprocess.run(
            [sys.executable, "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('VACUUM INTO ?', [sys.argv[2]])",
             str(Path(folder) / "privacyloket.sqlite3"), str(whole)], check=True,
        )  # fmt: skip
        with whole.open("rb") as plain, gzip.GzipFile(target / "privacyloket.sqlite3.gz", "wb", mtime=0) as packed:
            shutil.copyfileobj(plain, packed)
        shutil.copy(Path(folder) / "keys" / "ring.json", target / "ring.json")


if __name__ == "__main__":
    keep(sys.argv[1])
