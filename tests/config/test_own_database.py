"""The copies of the test database: what is committed in one is seen by everyone there, and is gone afterwards."""

import json
import subprocess
import sys
import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections, transaction

from tests.house import ROOT

pytestmark = [pytest.mark.databases, pytest.mark.slow]
COUNT = "from schools.models import User; import json; print(json.dumps(sorted(u.email for u in User.objects.all())))"


def add(name):
    get_user_model().objects.create_user(f"{name}@school.example", name=name)


def everyone():
    return sorted(get_user_model().objects.values_list("email", flat=True))


@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_starts_with_nobody(own_database, turn):
    add("anna")
    assert everyone() == ["anna@school.example"]


def test_a_thread_sees_what_was_committed(own_database):
    found = []

    def look():
        found.extend(everyone())
        connections["default"].close()

    with transaction.atomic():
        add("anna")
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == ["anna@school.example"]


def test_another_process_sees_it_too(own_database):
    add("anna")
    run = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", COUNT],
        cwd=ROOT,
        env=own_database.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout) == ["anna@school.example"]


@pytest.mark.django_db
def test_the_test_database_itself_stays_empty():
    assert everyone() == []
    assert connection.in_atomic_block
