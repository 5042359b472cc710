"""The environment: embedded defaults that just run, and a production that names everything it lacks."""

import base64
import json
import os
import subprocess
import sys

import pytest

from config.environment import kept_secret
from tests.house import ROOT

pytestmark = pytest.mark.slow

KEY = "k1:" + base64.b64encode(bytes(range(32))).decode()
PRODUCTION = {
    "PRIVACYLOKET_ENV": "production",
    "SECRET_KEY": "s3cr3t-" + "abcdefghijklmnopqrstuvwxyz0123456789-ABCDEFGHIJKLMNOP",
    "KEY_RING": KEY,
    "DATABASE_URL": "postgresql://loket:pw@db.school.example:5433/loket",
    "CACHE_URL": "redis://cache.school.example:6379/1",
    "BROKER_URL": "amqp://loket:pw@mq.school.example//",
    "EMAIL_URL": "smtp+tls://loket:pw@mail.school.example:587",
    "DEFAULT_FROM_EMAIL": "Privacyloket <loket@school.example>",
    "ALLOWED_HOSTS": "loket.school.example",
    "SITE_URL": "https://loket.school.example/",
}
SHOW = """
import json, sys
import django
django.setup()
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def manage(folder, *command, input=None, **environment):
    """A command with only this environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=kept | {"DATA_DIR": str(folder)} | environment,
        input=input,
        capture_output=True,
        text=True,
    )


def settings(folder, *names, **environment):
    """The values of these settings in a process of its own."""
    kept = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    run = subprocess.run([sys.executable, "-c", SHOW, *names], cwd=ROOT, env=kept | environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def complaint(run):
    """The one line that says what is wrong."""
    assert (run.returncode, run.stdout) == (2, "")
    [line] = run.stderr.splitlines()
    return line


def test_embedded_needs_nothing(tmp_path):
    assert manage(tmp_path, "check").returncode == 0
    found = settings(
        tmp_path,
        "PORT",
        "SITE_URL",
        "DATABASES",
        "EMAIL_HOST",
        "EMAIL_PORT",
        "CELERY_BROKER_URL",
        "SESSION_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        "SECOND_FACTOR_REQUIRED",
        "LANGUAGE_CODE",
        "TIME_ZONE",
    )
    database = found.pop("DATABASES")["default"]
    assert database["NAME"] == str(tmp_path / "privacyloket.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found == {
        "PORT": 8000,
        "SITE_URL": "http://127.0.0.1:8000",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": 8001,
        "CELERY_BROKER_URL": "filesystem://",
        "SESSION_COOKIE_SECURE": False,
        "SECURE_HSTS_SECONDS": 0,
        "SECOND_FACTOR_REQUIRED": False,
        "LANGUAGE_CODE": "nl",
        "TIME_ZONE": "Europe/Amsterdam",
    }


def test_production_without_anything_names_all_of_it_at_once(tmp_path):
    line = complaint(manage(tmp_path, "check", PRIVACYLOKET_ENV="production"))
    assert [name for name in PRODUCTION if name != "PRIVACYLOKET_ENV" and name not in line] == []


@pytest.mark.parametrize("name", [name for name in PRODUCTION if name != "PRIVACYLOKET_ENV"])
def test_production_names_the_one_thing_it_lacks(tmp_path, name):
    line = complaint(manage(tmp_path, "check", **{k: v for k, v in PRODUCTION.items() if k != name}))
    assert line.endswith(f"PRIVACYLOKET_ENV=production needs {name}")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("OUTBOUND_ALLOW", "127.0.0.1:9000", "OUTBOUND_ALLOW is refused in production"),
        ("DEMO_PASSWORD", "welkom", "DEMO_PASSWORD is refused in production"),
        ("PORT", "tachtig", "PORT=tachtig must be a whole number from 1 to 65533"),
        ("PORT", "65534", "PORT=65534 must be a whole number from 1 to 65533"),
        ("SENTRY_TRACES_SAMPLE_RATE", "2", "must be a number from 0 to 1"),
        ("DATABASE_URL", "mysql://loket:geheim@db/x", "DATABASE_URL must be postgresql:// or sqlite:///"),
        ("CACHE_URL", "onzin:geheim", "CACHE_URL cannot be read as a URL"),
        ("EMAIL_URL", "pigeon:geheim@dak", "EMAIL_URL cannot be read as a URL"),
        ("BROKER_URL", "sqs://geheim", "BROKER_URL must be amqp://, redis:// or filesystem://"),
        ("PRIVACYLOKET_ENV", "staging", "PRIVACYLOKET_ENV=staging is not known"),
    ],
)
def test_a_wrong_value_is_named_and_never_repeats_a_password(tmp_path, name, value, said):
    run = manage(tmp_path, "check", **(PRODUCTION | {name: value}))
    assert said in complaint(run)
    assert "geheim" not in run.stderr


def test_a_key_ring_that_cannot_be_used_is_found_at_the_start(tmp_path):
    run = manage(tmp_path, "check", **(PRODUCTION | {"KEY_RING": "k1:tekort"}))
    assert run.returncode == 1
    assert "house.E001" in run.stderr


def test_production_passes_the_deployment_checks(tmp_path):
    run = manage(tmp_path, "check", "--deploy", "--fail-level", "INFO", **PRODUCTION)
    assert run.returncode == 0, run.stderr
    assert "no issues (0 silenced)" in run.stdout


def test_production_is_shut(tmp_path):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECOND_FACTOR_REQUIRED")
    found = settings(tmp_path, *names, "DATABASES", "CELERY_TASK_DEFAULT_QUEUE_TYPE", "EMAIL_USE_TLS", **PRODUCTION)
    assert all(found[name] for name in names)
    assert found["DATABASES"]["default"]["HOST"] == "db.school.example"
    assert found["DATABASES"]["default"]["CONN_HEALTH_CHECKS"]
    assert found["CELERY_TASK_DEFAULT_QUEUE_TYPE"] == "quorum"
    assert found["EMAIL_USE_TLS"]


@pytest.mark.parametrize(("more", "prepares"), [("", True), ("?server_side_binding=false", "false"), ("?sslmode=require", True)])
def test_what_is_asked_again_and_again_is_planned_once_unless_the_url_says_otherwise(tmp_path, more, prepares):
    found = settings(tmp_path, "DATABASES", **(PRODUCTION | {"DATABASE_URL": PRODUCTION["DATABASE_URL"] + more}))
    options = found["DATABASES"]["default"]["OPTIONS"]
    assert options["server_side_binding"] == prepares  # Django takes anything but True for no
    assert ("sslmode" in options) == ("sslmode" in more)


def test_a_data_folder_with_odd_signs_in_its_name_is_found(tmp_path):
    odd = tmp_path / "dossiers + mappen %20 ?x"
    found = settings(odd, "DATABASES", "DATA_DIR")
    assert found["DATA_DIR"] == str(odd)
    assert found["DATABASES"]["default"]["NAME"] == str(odd / "privacyloket.sqlite3")


def test_the_secret_is_made_once_and_kept_for_this_account(tmp_path):
    path = tmp_path / "var" / "keys" / "secret-key"
    first = kept_secret(path)
    assert kept_secret(path) == first
    assert len(first) > 64
    for made in (path, path.parent, path.parent.parent):
        assert made.stat().st_mode & 0o077 == 0
    assert [entry.name for entry in path.parent.iterdir()] == ["secret-key"]


def test_a_calculator_works_where_nothing_can_be_written(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    run = manage(blocked / "var", "terms", input="[]")
    assert (run.returncode, run.stdout.strip()) == (0, "[]")


def test_a_calculator_makes_no_keys_that_content_lies_under(tmp_path):
    manage(tmp_path, "terms", input="[]")
    assert not (tmp_path / "keys" / "ring.json").exists()
