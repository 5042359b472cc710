"""What a check says about an installation before it starts."""

import base64

import pytest
from django.core import checks
from django.db import connection

from cases import vault
from config import installation


@pytest.fixture(autouse=True)
def fresh_ring():
    vault.key_ring.cache_clear()
    yield
    vault.key_ring.cache_clear()


@pytest.mark.parametrize(
    ("ring", "wrong"),
    [
        ("", []),
        ("k1:" + base64.b64encode(b"x" * 32).decode(), []),
        ("k1:" + base64.b64encode(b"x" * 16).decode(), ["house.E001"]),
        ("zonder-dubbele-punt", ["house.E001"]),
        ("k1:%%%", ["house.E001"]),
    ],
)
def test_a_key_ring_must_be_usable(settings, ring, wrong):
    settings.KEY_RING = ring
    assert [error.id for error in installation.key_ring_is_usable(None)] == wrong


@pytest.mark.databases
@pytest.mark.django_db
def test_a_missing_trigger_fails_the_check_of_the_database():
    def found():
        return [error.id for error in checks.run_checks(tags=[checks.Tags.database], databases=["default"])]

    assert found() == []
    name = "cases_event_no_truncate ON cases_event" if connection.vendor == "postgresql" else "cases_event_no_delete"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}")
    assert found() == ["house.E002"]
