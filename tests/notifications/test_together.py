"""Two at once, and one that dies: on databases that commit."""

import io
import json
import subprocess
import sys
import threading
from contextlib import closing

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection

from cases.models import Event
from notifications import ledger, lock
from notifications.models import Mail
from notifications.roster import Roster
from notifications.sweep import sweep
from tests.factories import AT, make_breach
from tests.house import ROOT
from tests.notifications.conftest import House
from tests.notifications.post import catching
from tests.notifications.test_ledger import ring

pytestmark = [pytest.mark.databases, pytest.mark.slow]


HOLD = """
import django
django.setup()
from notifications.lock import only_one
held = only_one()
print(held.__enter__(), flush=True)
input()
"""


def at_once(count, act):
    """Run this in so many threads that start together; what each returned."""
    start, answers = threading.Barrier(count), []

    def run():
        with closing(connection):
            start.wait()
            answers.append(act())

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def cases(count):
    house = House()
    return [make_breach(house.school, at=AT).case for _ in range(count)]


def test_two_rounds_at_once_send_everything_once(own_database):
    cases(25)
    with catching() as post:
        reports = at_once(4, lambda: sweep(lambda: AT))
        assert sorted(report.sent for report in reports) == [0, 0, 0, 51]
        assert sorted(report.due for report in reports) == [0, 0, 0, 51]
    assert len(post.ids) == len(set(post.ids)) == 51  # to privacy officer and FG, and the seal


def test_even_without_the_lock_nothing_is_written_twice(own_database, at):
    cases(40)
    ring(AT)
    at_once(4, lambda: list(ledger.sweep(at(70), Roster(at(70)))))
    list(ledger.sweep(at(70), Roster(at(70))))  # what was busy for all four
    assert Mail.objects.filter(moment="due").count() == 4 * 40
    assert Event.objects.filter(name="deadline.missed").count() == 40


def test_every_acceptance_is_on_record_before_the_next_mail_goes(own_database):
    """At each mail that the server takes, all mails before it stand as sent, for anybody who looks."""
    cases(5)
    seen = []

    def look():
        with closing(connection):
            seen.append(Mail.objects.filter(sent_at__isnull=False).count())

    def look_from_outside():
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    with catching() as post:
        post.on_mail = look_from_outside
        sweep(lambda: AT)
    assert seen == list(range(11))


def test_the_lock_is_free_when_its_holder_is_done_or_dead(own_database):
    with lock.only_one() as first:
        assert first
        assert at_once(1, held) == [False]
    assert at_once(1, held) == [True]


def held():
    with lock.only_one() as alone:
        return alone


def test_a_killed_holder_leaves_the_lock_free(own_database):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=ROOT, env=own_database.environment(), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout.readline() == "True\n"
    assert at_once(1, held) == [False]
    holder.kill()
    holder.communicate()
    assert at_once(1, held) == [True]


def test_the_command_says_what_it_did(own_database):
    cases(2)
    with catching() as post:
        assert command() == ({"due": 5, "sent": 5, "failed": 0, "waiting": 0}, 0)
        assert command() == ({"due": 0, "sent": 0, "failed": 0, "waiting": 0}, 0)
        assert len(post.ids) == 5
    assert set(Mail.objects.values_list("message_id", flat=True)) == set(post.ids)


def test_the_command_says_that_something_is_wrong(own_database):
    cases(1)
    with catching() as post:
        post.refuse_data = "451 not now"
        assert command() == ({"due": 3, "sent": 0, "failed": 3, "waiting": 3}, 1)


def test_the_command_beside_a_round_has_nothing_due(own_database):
    cases(1)
    with catching(), lock.only_one():
        assert at_once(1, command) == [({"due": 0, "sent": 0, "failed": 0, "waiting": 0}, 0)]


def command():
    """The last line of `send_alerts`, and how it ends."""
    out, code = io.StringIO(), 0
    with time_machine.travel(AT):
        try:
            call_command("send_alerts", stdout=out)
        except SystemExit as ended:
            code = ended.code
    return json.loads(out.getvalue().splitlines()[-1]), code
