"""`manage.py up`: the whole product with one command."""

import contextlib
import fcntl
import os
import signal
import socket
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from config import preparation, probe
from config.supervisor import Supervisor
from notifications import heartbeat

HOST = "127.0.0.1"
ROUND = 0.2
START_PATIENCE = 90
BETWEEN_LOOKS = 20


class Stop(BaseException):
    """Somebody asked us to stop. Not an Exception, so that nothing on the way takes it for a failure."""


class Command(BaseCommand):
    help = "Starts web, worker, scheduler and (embedded) the mail catcher, and keeps them running."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--with-parent", action="store_true", help="stop when the starting process is interrupted")
        parser.add_argument("--prepare", action="store_true", help="only make the database and files ready")

    def handle(self, *, with_parent, prepare, **options):
        os.umask(0o077)
        listen_for_stop(with_parent)
        supervisor = new_supervisor(self.say)
        try:
            with only_one(settings.DATA_DIR):
                check_ports()
                preparation.everything(self.say)
                if prepare:
                    return
                start(supervisor)
                self.welcome(supervisor)
                watch(supervisor, self.say)
        except Stop:
            self.say("Privacyloket stopt.")
            supervisor.stop()
            os._exit(0)  # all is down; to tidy up our own memory would only take time
        finally:
            supervisor.stop()

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()

    def welcome(self, supervisor):
        """Waits until everything answers, then says where to go. The last line is the sign to begin."""
        end = time.monotonic() + START_PATIENCE
        while not (answer := probe.ready()).ok:
            supervisor.look()
            if time.monotonic() > end:
                raise CommandError(f"Privacyloket komt niet op gang: {answer.why}. Zie {settings.DATA_DIR / 'logs'}.")
            time.sleep(0.1)
        for line in preparation.introductions():
            self.say(line)
        self.say(f"Klaar: {settings.SITE_URL}/")


def listen_for_stop(with_parent):
    """The first signal stops us in order; the next ones change nothing, as we are on our way."""
    asked = threading.Event()

    def stop(number, frame):
        if not asked.is_set():
            asked.set()
            raise Stop

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup asks us to stay
        signal.signal(signal.SIGHUP, stop)
    if with_parent:
        threading.Thread(target=follow_parent, args=(os.getppid(),), daemon=True).start()


def follow_parent(parent):
    """`make` that is interrupted alone tells its children nothing and waits for them, deaf. So we look at it:
    gone, or fallen back to the default for SIGINT, means that it was asked to stop."""
    while os.getppid() == parent and not on_default(parent, signal.SIGINT):
        time.sleep(ROUND)
    os.kill(os.getpid(), signal.SIGTERM)


def on_default(pid, number):
    """Whether a process neither catches nor ignores this signal; no where the kernel does not tell."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(("SigIgn:", "SigCgt:")) and int(line.split()[1], 16) >> (number - 1) & 1:
                return False
        return True
    return False


@contextlib.contextmanager
def only_one(folder):
    """One `up` per data folder: two schedulers would ring the bell twice, two mail catchers fight for a port."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(folder / "up.lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            raise CommandError(
                f"Privacyloket draait al met de gegevens in {folder} (proces {lock.read().strip()}).", returncode=2
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def check_ports():
    """Says which port is taken before anything starts on half of them."""
    for port in [settings.PORT] if settings.PRODUCTION else [settings.PORT, settings.MAIL_PORT, settings.INBOX_PORT]:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((HOST, port))
            except OSError:
                raise CommandError(
                    f"Poort {port} is bezet of niet toegestaan. Kies een andere met PORT=… "
                    "(PORT, PORT+1 en PORT+2 moeten vrij zijn).",
                    returncode=2,
                ) from None


def new_supervisor(say):
    environment = os.environ | {"DATA_DIR": str(settings.DATA_DIR), "PYTHONUNBUFFERED": "1"}
    return Supervisor(settings.BASE_DIR, settings.DATA_DIR / "logs", environment, say)


def start(house):
    """Every process of this installation, each with its own log."""
    celery = ("-m", "celery", "--quiet", "-A", "config.celery")
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    if not settings.PRODUCTION:
        folder = str(settings.DATA_DIR / "mail")
        house.add("mail", "-m", "config.mail_catcher", folder, str(settings.MAIL_PORT), str(settings.INBOX_PORT))
    house.add(
        "web", "-m", "gunicorn", "--config", "python:config.gunicorn", "--bind", f"{HOST}:{settings.PORT}",
        "--workers", str(settings.WEB_PROCESSES), "--threads", str(settings.WEB_THREADS), "config.wsgi",
    )  # fmt: skip
    house.add("worker", *celery, "worker", "--pool", "threads", "--concurrency", "4", "--loglevel", "INFO", *quiet)
    house.add("beat", *celery, "beat", "--scheduler", "celery.beat.Scheduler", "--pidfile=", "--loglevel", "INFO")


def watch(supervisor, say):
    """Until somebody asks us to stop."""
    looked = time.monotonic()
    while True:
        supervisor.look()
        time.sleep(ROUND)
        if time.monotonic() - looked > BETWEEN_LOOKS:
            looked = time.monotonic()
            revive(supervisor, say)


def revive(supervisor, say):
    """A worker that hangs is still there, so only the heartbeat tells. One that began just now gets its time."""
    if supervisor.age("worker") < heartbeat.LATE.total_seconds() or not stands_still():
        return
    say("De planner staat stil: worker en beat beginnen opnieuw.")
    supervisor.restart("worker")
    supervisor.restart("beat")


def stands_still():
    """Whether the sweep is late. A database that does not answer says nothing about it."""
    try:
        return not heartbeat.is_alive(timezone.now())
    except DatabaseError:
        return False
    finally:
        connection.close()
