"""Log lines hold what an operator needs, and nothing that a person wrote."""

import io
import json
import logging

import pytest
import structlog

from config import logs


@pytest.fixture
def lines():
    """Everything logged during the test, as it would stand in the file."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    settings = dict(logs.LOGGING["formatters"]["json"])
    handler.setFormatter(settings.pop("()")(**settings))
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:] = before
    root.setLevel(level)


def raised():
    try:
        try:
            raise KeyError("Jan Jansen")
        except KeyError as first:
            raise ValueError("jan@ouders.example") from first
    except ValueError as error:
        return error


def test_our_own_line_keeps_what_is_known_and_names_what_is_not(lines):
    structlog.get_logger("cases").info("mail_sent", reference="DL-2026-00012", attempt=2, naam="Jan", verhaal="x")
    [line] = lines()
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "mail_sent",
        "level": "info",
        "logger": "cases",
        "reference": "DL-2026-00012",
        "attempt": 2,
        "left_out": ["naam", "verhaal"],
    }


def test_a_sentence_as_the_name_of_what_happened_is_not_kept(lines):
    structlog.get_logger("cases").info("Jan Jansen belde")
    assert [line["event"] for line in lines()] == ["unnamed"]


@pytest.mark.parametrize(
    ("logger", "words", "kept"),
    [
        ("some.library", ("could not mail %s", "jan@ouders.example"), "could not mail %s"),
        ("django.security", ("Invalid host %r", "jan.example"), "Invalid host %r"),
        ("gunicorn.error", ("Booting",), "Booting"),
    ],
)
def test_of_a_library_the_sentence_is_kept_and_its_arguments_are_not(lines, logger, words, kept):
    logging.getLogger(logger).warning(*words)
    assert [line["event"] for line in lines()] == [kept]


@pytest.mark.parametrize("logger", ["some.library", "gunicorn.error", "django.security.DisallowedHost", "celery.worker"])
def test_a_sentence_that_was_filled_in_already_becomes_its_place(lines, logger):
    logging.getLogger(logger).error(f"could not mail {'Jan Jansen'}")
    [line] = lines()
    assert "Jan" not in json.dumps(line)
    assert line["event"].startswith("message at ")
    assert "test_logs.py:" in line["event"]


def test_an_exception_is_its_classes_and_places(lines):
    structlog.get_logger("cases").error("mail_failed", exc_info=raised())
    logging.getLogger("some.library").error("lost %s", "Jan", exc_info=raised())
    for line in lines():
        assert [error["type"] for error in line["exception"]] == ["builtins.ValueError", "builtins.KeyError"]
        assert line["exception"][0]["at"][-1].endswith(" raised")
        assert "ansen" not in json.dumps(line)
        assert "ouders" not in json.dumps(line)


def test_an_exception_given_as_text_is_left_out(lines):
    structlog.get_logger("cases").error("task_failed", exception="Jan Jansen", error="Jan Jansen")
    [line] = lines()
    assert "exception" not in line
    assert line["left_out"] == ["error"]


@pytest.mark.django_db
def test_a_request_is_told_by_its_route_and_carries_an_id(lines, client):
    answer = client.get("/accounts/password/reset/key/7-geheim-token/?naam=Jan", headers={"user-agent": "Jansen"})
    [line] = [line for line in lines() if line["event"] == "request_finished"]
    assert line["request"].startswith("GET /accounts/password/reset/key/(?P<uidb36>")
    assert line["code"] == answer.status_code
    assert line["duration_ms"] >= 0
    assert answer["X-Request-ID"] == line["request_id"]
    assert "geheim" not in json.dumps(line)
    assert "Jan" not in json.dumps(line)


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_not_repeated(lines, client):
    assert client.get("/privacy/", headers={"host": "jan-jansen.example"}).status_code == 400
    assert len(lines()) > 1
    assert all("jansen" not in json.dumps(line) for line in lines())


@pytest.mark.django_db
def test_an_address_nobody_has_is_not_repeated(lines, client):
    assert client.get("/jan-jansen/bsn/999990639").status_code == 404
    [line] = [line for line in lines() if line["event"] == "request_finished"]
    assert line["request"] == "GET (no such address)"
    assert all("jansen" not in json.dumps(line) for line in lines())
