"""Liveness and readiness, as an operator asks for them."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from notifications import heartbeat

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


@pytest.fixture
def house(settings, tmp_path):
    """Everything that readiness asks for is there."""
    settings.BROKER_DIR = tmp_path
    (tmp_path / "messages").mkdir()
    heartbeat.beat(timezone.now())
    return tmp_path


def checks(client):
    answer = client.get("/readyz")
    return answer.status_code, {name for name, state in answer.json()["checks"].items() if state != "ok"}


def test_alive_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "max-age=0" in answer["Cache-Control"]


def test_ready(client, house):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    everything = {"database": "ok", "broker": "ok", "heartbeat": "ok", "triggers": "ok"}
    assert answer.json() == {"ready": True, "checks": everything}


@pytest.mark.parametrize(("old", "failing"), [(179, set()), (181, {"heartbeat"}), (86_400, {"heartbeat"})])
def test_not_ready_when_the_sweep_stands_still(client, house, old, failing):
    heartbeat.beat(timezone.now() - dt.timedelta(seconds=old))
    assert checks(client) == (503 if failing else 200, failing)


def test_not_ready_before_the_first_sweep(client, house):
    heartbeat.Heartbeat.objects.all().delete()
    assert checks(client) == (503, {"heartbeat"})


def test_not_ready_without_the_folder_of_the_bell(client, house):
    (house / "messages").rmdir()
    assert checks(client) == (503, {"broker"})


@pytest.mark.parametrize("url", ["amqp://loket:geheim@127.0.0.1:1//", "redis://127.0.0.1:1/0"])
def test_not_ready_when_the_broker_is_away(client, house, settings, url):
    settings.CELERY_BROKER_URL = url
    assert checks(client) == (503, {"broker"})


def test_not_ready_without_a_trigger(client, house):
    name = "cases_event_no_change ON cases_event" if connection.vendor == "postgresql" else "cases_event_no_update"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}")
    assert checks(client) == (503, {"triggers"})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_asking_is_allowed(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code in (200, 503)
