"""Rings for the worker when somebody did something, so that mail leaves at once and not at the next full minute.

Only a bell: what must be sent stands in the database, and the scheduler rings every minute anyway. So a bell that
fails costs nobody anything, and nobody waits for it: a thread rings, once for all who came in the meantime.
"""

import threading
import time

import structlog
from kombu.exceptions import OperationalError

from notifications.tasks import tick

log = structlog.get_logger("bell")
GATHER = 0.3
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def ring():
    """One knock on the worker's door; silent within the minute if nobody opens."""
    try:
        tick.apply_async(expires=55, retry=False)
    except (OperationalError, OSError):
        log.warning("bell_failed", exc_info=True)


class Ringer:
    """Rings soon after it was asked. Its thread begins at the first asking, in the process that serves."""

    def __init__(self):
        self.asked = threading.Event()
        self.beginning = threading.Lock()
        self.thread = None

    def ask(self):
        self.asked.set()
        if self.thread is None:
            with self.beginning:
                if self.thread is None:
                    self.thread = threading.Thread(target=self.serve, name="bell", daemon=True)
                    self.thread.start()

    def serve(self):
        while True:
            self.asked.wait()
            time.sleep(GATHER)
            self.asked.clear()
            ring()


class BellMiddleware:
    """After an answer to somebody who did something and was not refused."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.ringer = Ringer()

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in SAFE and response.status_code < 400:
            self.ringer.ask()
        return response
