"""A real running product: `manage.py up` on free ports in a data folder of its own."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PASSWORD = "een-wachtwoord-voor-de-proef"
PATIENCE = 120


def free_ports():
    """The first of three free ports in a row."""
    while True:
        first = random.SystemRandom().randrange(20_000, 60_000)
        try:
            for port in range(first, first + 3):
                with socket.socket() as trial:
                    trial.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first


def environment(folder, port, **more):
    """What a fresh shell would have, plus where this house lives."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PYTEST_", "DATABASE"))}
    return kept | {"DATA_DIR": str(folder), "PORT": str(port), "DEMO_PASSWORD": PASSWORD} | more


@dataclass
class House:
    """Where it is, and what can be asked of it."""

    folder: Path
    port: int
    process: subprocess.Popen = None
    listener: threading.Thread = None
    more: dict = field(default_factory=dict)
    said: list = field(default_factory=list)
    password = PASSWORD

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def inbox(self):
        return f"http://127.0.0.1:{self.port + 2}"

    def environment(self):
        return environment(self.folder, self.port, **self.more)

    def manage(self, *command, **how):
        """One command beside the running product."""
        how = {"cwd": ROOT, "env": self.environment(), "capture_output": True, "text": True, "timeout": PATIENCE} | how
        return subprocess.run([sys.executable, "manage.py", *command], **how)

    def messages(self):
        """Every mail caught so far, oldest first."""
        with urllib.request.urlopen(f"{self.inbox}/messages.json", timeout=10) as answer:
            return json.load(answer)

    def mail(self, to, after=0, within=30):
        """The first mail to this address beyond the first `after` of them; waits for it."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            found = [message for message in self.messages() if to in message["to"]][after:]
            if found:
                return found[0]
            time.sleep(0.1)
        raise AssertionError(f"no mail to {to} within {within} s")

    def sign_in(self, page, email):
        """Through the form, as a person would."""
        page.goto(f"{self.url}/accounts/login/")
        page.locator("input[name=login]").fill(email)
        page.locator("input[name=password]").fill(self.password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(f"{self.url}/werk/")

    def listen(self):
        """Keeps what it says, line by line."""
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))

    def ready(self):
        """Waits for its last line of the start."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if self.said and self.said[-1].startswith("Klaar:"):
                return self
            time.sleep(0.05)
        raise AssertionError("the house did not start:\n" + "\n".join(self.said))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        self.listener.join(5)
        self.process.stdout.close()


def listening():
    """A shell that starts us in the background makes us deaf to SIGINT, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(folder, command=(), **more):
    """Starts a house; `command` replaces `manage.py up`."""
    port = free_ports()
    house = House(Path(folder), port, more=more)
    house.process = subprocess.Popen(
        command or [sys.executable, "manage.py", "up"],
        cwd=ROOT,
        env=house.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=listening,
    )
    house.listener = threading.Thread(target=house.listen, daemon=True)
    house.listener.start()
    return house


@contextmanager
def running(folder, **more):
    """A house for the length of a block."""
    house = start(folder, **more)
    try:
        yield house.ready()
    finally:
        house.stop()


def prepare(folder):
    """The data folder of a first start, without starting: tables, demo board, static files."""
    done = subprocess.run(
        [sys.executable, "manage.py", "up", "--prepare"],
        cwd=ROOT,
        env=environment(folder, free_ports()),
        capture_output=True,
        text=True,
        timeout=PATIENCE * 3,
    )
    assert done.returncode == 0, done.stdout + done.stderr
