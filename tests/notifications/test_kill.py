"""The worker is killed ten times while a thousand mails go out: none is lost, and what was recorded never goes again."""

import datetime as dt
import os
import random
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.utils import timezone

from config.celery import app
from notifications.models import Mail
from schools.models import Role
from tests.factories import make_breach, make_person
from tests.house import ROOT
from tests.notifications.conftest import House
from tests.notifications.post import catching

pytestmark = [pytest.mark.slow, pytest.mark.databases]

MAILS, KILLS, PATIENCE = 1000, 10, 120
WORKER = [
    *(sys.executable, "-m", "celery", "--quiet", "-A", "config.celery", "worker", "--pool", "threads"),
    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
]


def overdue_cases():
    """Cases reported late, each with four people to tell: the privacy officer, the FG and two board members."""
    house, now = House(), timezone.now()
    make_person(Role.BOARD_MEMBER, board=house.board)
    for _ in range(MAILS // 4):
        make_breach(house.school, at=now, discovered_at=now - dt.timedelta(hours=80))


def start_worker(database, port):
    """The worker as `make run` starts it, on this database and towards this mail server; and a ring of the bell."""
    (settings.BROKER_DIR / "messages").mkdir(parents=True, exist_ok=True)
    (settings.BROKER_DIR / "control").mkdir(parents=True, exist_ok=True)
    environment = database.environment() | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    worker = subprocess.Popen(WORKER, cwd=ROOT, env=environment, **quiet)
    app.send_task("notifications.tasks.tick", expires=PATIENCE)
    return worker


def until(happens, worker):
    """Wait until it happens, in so short steps that a kill can fall between any two statements."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert worker.poll() is None, "the worker ended by itself"
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.0003)


def ledger():
    """All that must be told; the seal of the day may have to wait for a working morning."""
    return Mail.objects.exclude(topic=Mail.Topic.SEAL)


def recorded():
    return set(ledger().filter(sent_at__isnull=False).values_list("message_id", flat=True))


def test_none_is_lost_and_none_that_was_recorded_goes_again(own_database):
    overdue_cases()
    moments = sorted(random.SystemRandom().sample(range(10, MAILS - 10), KILLS))
    with catching() as post:
        on_record = []  # at each kill: what stood as sent, and how much had arrived
        for moment in moments:
            worker = start_worker(own_database, post.port)
            until(lambda enough=moment: len(post.messages) >= enough, worker)
            time.sleep(random.random() / 100)
            worker.kill()
            worker.wait()
            time.sleep(0.1)  # what the dead worker had handed over is in now
            on_record.append((recorded(), len(post.messages)))
            assert len(recorded()) < MAILS
        worker = start_worker(own_database, post.port)
        until(lambda: len(recorded()) >= MAILS, worker)
        worker.terminate()
        worker.wait()

    ids = post.ids
    written = set(ledger().values_list("message_id", flat=True))
    assert len(written) == MAILS
    assert written <= set(ids)
    for stood_as_sent, arrived in on_record:
        assert stood_as_sent & set(ids[arrived:]) == set()
    assert len(ids) - len(set(ids)) <= KILLS  # at most the one mail that each killed worker had in hand


@pytest.fixture(autouse=True)
def empty_broker():
    """No bell is left from another test."""
    folder = settings.BROKER_DIR / "messages"
    for message in folder.glob("*") if folder.exists() else ():
        os.unlink(message)
