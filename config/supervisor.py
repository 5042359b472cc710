"""Starts the processes of one installation, keeps them running, and takes them all down.

Every child stays in our process group, so that a signal to the group reaches all. What a child prints goes line by
line into its own log file, as JSON. Nothing here knows Django.
"""

import contextlib
import ctypes
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PATIENCE = 2.5  # seconds a child gets to stop by itself; all is gone within five
LARGEST_LOG = 10 * 1024 * 1024
SETTLED = 60.0  # a child that ran this long is well: the next failure counts as the first
LONGEST_PAUSE = 30.0
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
CRASH = re.compile(r'Traceback|File "[^"]*", line \d+|(?:\w+\.)*\w+(?:Error|Exception|Configured|Exit|Interrupt)\b')


try:
    LIBC = ctypes.CDLL(None)
    LIBC.prctl  # noqa: B018  (Linux only; elsewhere the same without this belt)
except (OSError, AttributeError):
    LIBC = None


def prctl(option, value):
    if LIBC is not None:
        LIBC.prctl(option, value, 0, 0, 0)


def die_with_parent():
    """In the child, before it becomes its program: an orphan must not keep the port."""
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Log:
    """A file of JSON lines kept by the supervisor alone; the last one is kept too when it grows too large."""

    def __init__(self, path):
        self.path = path
        self.turn = threading.Lock()  # the last words of one process may come with the first of the next
        self.open()

    def open(self):
        self.file = open(self.path, "ab", buffering=0)  # noqa: SIM115  (open as long as the child lives)

    def write(self, line):
        with self.turn:
            if self.file.tell() > LARGEST_LOG:
                self.file.close()
                self.path.replace(self.path.with_name(f"{self.path.name}.1"))
                self.open()
            self.file.write(as_json(line) + b"\n")

    def follow(self, stream):
        """Until the child closes its end."""
        with stream:
            for line in stream:
                if line.strip():
                    self.write(line)


def as_json(line):
    """The line itself when it is an object. Else what was printed past the log: a crash, which may quote data.

    Of that only the class of an error and its places in the code are kept.
    """
    line = line.strip()
    with contextlib.suppress(ValueError):
        if isinstance(json.loads(line), dict):
            return line
    text = line.decode("utf-8", "replace")
    found = CRASH.match(text)
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    what, level = (found.group(), "error") if found else ("printed", "info")
    event = {"event": what, "level": level, "logger": "stderr", "timestamp": now}
    return json.dumps(event).encode()


@dataclass
class Child:
    """One program that must run."""

    name: str
    command: list
    log: Log
    process: subprocess.Popen = None
    reader: threading.Thread = None
    failures: int = 0
    began: float = 0.0
    due: float = 0.0

    def start(self, folder, environment):
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            preexec_fn=die_with_parent,
        )
        self.reader = threading.Thread(target=self.log.follow, args=(self.process.stdout,), daemon=True)
        self.reader.start()

    def failed(self):
        """It is gone: when to try again, waiting longer each time, never in step with others."""
        lived = time.monotonic() - self.began
        self.failures = 1 if lived > SETTLED else self.failures + 1
        pause = min(LONGEST_PAUSE, 0.2 * 2 ** (self.failures - 1))
        self.due = time.monotonic() + pause * random.uniform(0.8, 1.2)  # noqa: S311
        self.process = None

    def signal(self, number):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)


class Supervisor:
    """Keeps its children running until it is told to stop."""

    def __init__(self, home, logs, environment, tell):
        self.home = home
        self.logs = logs
        self.environment = environment
        self.tell = tell
        self.children = []
        prctl(PR_SET_CHILD_SUBREAPER, 1)

    def add(self, name, *command):
        child = Child(name, [sys.executable, *command], Log(self.logs / f"{name}.log"))
        self.children.append(child)
        child.start(self.home, self.environment)

    def look(self):
        """One round: whoever is gone starts again after its pause."""
        self.bury()
        for child in self.children:
            if child.process is None and child.due <= time.monotonic():
                child.start(self.home, self.environment)
            elif child.process is not None and child.process.poll() is not None:
                code = child.process.returncode
                child.failed()
                self.tell(f"{child.name} is gestopt ({code}) en begint zo opnieuw; zie {child.log.path}")

    def bury(self):
        """Grandchildren whose parent died come to us. They end when they notice, some rounds after the parent did,
        and each end must be read, or it stays as a name."""
        own = {child.process.pid: child.process for child in self.children if child.process}
        with contextlib.suppress(ChildProcessError):  # nobody is left below us
            while ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                if ended.si_pid in own:
                    own[ended.si_pid].poll()
                else:
                    os.waitpid(ended.si_pid, 0)

    def restart(self, name):
        """For a child that hangs: it gets no time to tidy up, since it does not listen."""
        for child in self.children:
            if child.name == name:
                child.signal(signal.SIGKILL)

    def age(self, name):
        """Seconds since this child began."""
        return next(time.monotonic() - child.began for child in self.children if child.name == name)

    def stop(self):
        """Asks everything below us to stop, and after its patience takes what is left."""
        for child in self.children:
            child.signal(signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and any(child.process and child.process.poll() is None for child in self.children):
            time.sleep(0.02)
        for pid in descendants(os.getpid()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for child in self.children:
            child.reader.join(0.2)  # its last words


def descendants(pid):
    """Every process below this one, from the kernel's table; nothing where there is none."""
    below = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            below.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [pid]
    while waiting:
        for child in below.get(waiting.pop(), []):
            found.append(child)
            waiting.append(child)
    return found
