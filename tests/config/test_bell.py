"""The bell rings for who did something, once for all who came in the meantime, and never in anybody's way."""

import json
import time

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config import bell, celery

celery.app.set_default()


@pytest.fixture
def doorstep(settings):
    """The folder of the bell, empty; gives the bells that lie in it."""
    time.sleep(bell.GATHER * 2)  # whoever was still to ring has rung
    messages = settings.BROKER_DIR / "messages"
    messages.mkdir(parents=True, exist_ok=True)
    for path in messages.iterdir():
        path.unlink()
    return lambda: [json.loads(path.read_text()) for path in messages.iterdir()]


def did(method, status=200):
    middleware = bell.BellMiddleware(lambda request: HttpResponse(status=status))
    middleware(RequestFactory().generic(method, "/werk/"))
    return middleware.ringer


def until(condition, within=10):
    end = time.monotonic() + within
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError


@pytest.mark.parametrize(("method", "status"), [("POST", 302), ("POST", 200), ("PATCH", 200), ("POST", 201), ("DELETE", 204)])
def test_who_did_something_is_heard(method, status):
    assert did(method, status).thread is not None


@pytest.mark.parametrize(("method", "status"), [("GET", 200), ("HEAD", 200), ("POST", 400), ("POST", 409), ("POST", 500)])
def test_who_only_looked_or_was_refused_is_not(method, status):
    assert did(method, status).thread is None


def test_the_bell_names_the_sweep_and_is_silent_after_a_minute(doorstep):
    bell.ring()
    [message] = doorstep()
    assert message["headers"]["task"] == "notifications.tasks.tick"
    assert message["headers"]["expires"]
    assert message["headers"]["argsrepr"] == "()"


def test_many_at_once_ring_once(doorstep):
    ringer = bell.Ringer()
    for _ in range(50):
        ringer.ask()
    until(doorstep)
    time.sleep(bell.GATHER * 2)
    assert len(doorstep()) == 1
    ringer.ask()
    until(lambda: len(doorstep()) == 2)


def test_a_bell_that_fails_is_in_nobodys_way(doorstep, settings):
    folder = settings.BROKER_DIR / "messages"
    folder.rename(folder.with_name("away"))
    try:
        began = time.monotonic()
        bell.ring()
        assert time.monotonic() - began < 2
    finally:
        folder.with_name("away").rename(folder)
