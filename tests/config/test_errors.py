"""What reaches Sentry: the errors and the slow answers, and nothing about anybody. Read from the wire."""

import gzip
import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import override_settings

from config import errors
from tests.house import ROOT, environment, free_ports

pytestmark = pytest.mark.slow

PERSONAL = ("Fatima", "Bouzid", "ouders.example", "zorgmap", "groep 6", "999990639", "geheim-token", "10.0.0.1")
PERSONAL += ("testserver", "sessionid", "user-agent", "X-Eigen")


class Sink(ThreadingHTTPServer):
    """Where Sentry would be: keeps every byte that arrives."""

    daemon_threads = True

    def __init__(self):
        self.arrived = []
        super().__init__(("127.0.0.1", 0), Answer)

    def envelopes(self):
        """The items of everything that arrived: (type, content)."""
        for body in self.arrived:
            lines = body.split(b"\n")
            for head, content in zip(lines[1::2], lines[2::2], strict=False):
                if head.strip():
                    yield json.loads(head)["type"], json.loads(content)


class Answer(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.server.arrived.append(body)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def sink(tmp_path_factory):
    """A whole day of mistakes, sent for real."""
    sink = Sink()
    threading.Thread(target=sink.serve_forever, daemon=True).start()
    dsn = f"http://key@127.0.0.1:{sink.server_port}/1"
    run = subprocess.run(
        [sys.executable, "-m", "tests.config.sentry_probe"],
        cwd=ROOT,
        env=environment(tmp_path_factory.mktemp("sentry"), free_ports(), SENTRY_DSN=dsn, SENTRY_SLOW_MS="3000"),
        capture_output=True,
        text=True,
    )
    sink.log = run.stderr
    assert run.returncode == 0, run.stderr
    yield sink
    sink.shutdown()
    sink.server_close()


def of(sink, kind):
    return [content for found, content in sink.envelopes() if found == kind]


def test_the_day_held_what_could_leak():
    text = (ROOT / "tests" / "config" / "sentry_probe.py").read_text()
    assert [word for word in PERSONAL[:6] if word not in text] == []


@pytest.mark.parametrize("word", PERSONAL)
def test_nothing_about_anybody_left_the_school(sink, word):
    assert sink.arrived
    assert [body for body in sink.arrived if word.lower() in body.decode().lower()] == []


@pytest.mark.parametrize("word", PERSONAL)
def test_nothing_about_anybody_stands_in_the_log(sink, word):
    assert "request_failed" in sink.log
    assert word.lower() not in sink.log.lower()


def kinds(event):
    return [value["type"] for value in event["exception"]["values"]]


def test_every_mistake_arrived_with_its_class_and_its_places(sink):
    raised = [kinds(event) for event in of(sink, "event")]
    assert raised.count(["KeyError", "ValueError"]) == 1  # the form
    assert raised.count(["KeyError", "MultiValueDictKeyError"]) == 1  # the JSON
    [event] = [event for event in of(sink, "event") if kinds(event) == ["RuntimeError"]]
    frame = event["exception"]["values"][0]["stacktrace"]["frames"][-1]
    assert frame["function"] == "failing_task"
    assert frame["lineno"] > 0
    assert set(frame) <= set(errors.FRAME)


def test_an_error_names_the_route_and_the_request(sink):
    [event] = [event for event in of(sink, "event") if kinds(event) == ["KeyError", "ValueError"]]
    assert event["transaction"] == "/zaak-probe/{token}/"
    assert len(event["tags"]["request_id"]) == 36
    assert not {"request", "user", "extra", "breadcrumbs"} & set(event)


def test_a_slow_answer_arrives_with_the_tables_it_asked(sink):
    slow = {event["transaction"]: event for event in of(sink, "transaction")}
    assert "/traag/{token}/" in slow
    assert "/vlug/" not in slow
    spans = slow["/traag/{token}/"]["spans"]
    queries = {span["description"] for span in spans if "description" in span}
    assert queries == {"SELECT schools_school", "SELECT django_session"}
    for span in spans:
        assert set(span) <= {*errors.TRACE, "start_timestamp", "timestamp", "description"}


def test_an_address_nobody_has_leaves_no_trace_of_itself(sink):
    assert all("bestaat-niet" not in json.dumps(event) for _kind, event in sink.envelopes())


def test_nothing_else_was_sent(sink):
    assert {kind for kind, _content in sink.envelopes()} == {"event", "transaction"}


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ('SELECT "cases_case"."id" FROM "cases_case" WHERE x = %s', {"description": "SELECT cases_case"}),
        ('INSERT INTO "cases_event" ("a") VALUES (%s)', {"description": "INSERT cases_event"}),
        ("update schools_user set name = 'Jan'", {"description": "UPDATE schools_user"}),
        ("SELECT 'FROM jan_jansen'", {}),
        ("SELECT * FROM jan_jansen", {}),
        ("Jan FROM schools_user", {}),
        (None, {}),
    ],
)
def test_of_a_query_only_verb_and_table_are_kept(query, kept):
    assert errors.about({"description": query}) == kept


def test_what_sentry_may_invent_later_has_no_way_in():
    event = {
        "event_id": "e",
        "level": "error",
        "release": {"name": "Jan"},
        "exception": {"values": [{"type": "ValueError", "value": "Jan", "nieuw": "Jan", "stacktrace": {"frames": [
            {"function": "f", "lineno": 3, "vars": {"naam": "Jan"}, "context_line": "Jan", "nieuw": "Jan"}]}}]},
        "transaction": "/zaak/Jan/",
        "transaction_info": {"source": "url"},
        "contexts": {"trace": {"trace_id": "t", "data": {"naam": "Jan"}}, "nieuw": {"naam": "Jan"}},
        "breadcrumbs": {"values": ["Jan"]}, "request": {"data": "Jan"}, "extra": {"a": "Jan"}, "user": {"id": "Jan"},
        "logentry": {"message": "Jan"}, "threads": {"values": ["Jan"]}, "nieuw": "Jan",
    }  # fmt: skip
    kept = errors.only_ours(event)
    assert "Jan" not in json.dumps(kept)
    assert kept["exception"]["values"] == [{"type": "ValueError", "stacktrace": {"frames": [{"function": "f", "lineno": 3}]}}]


@pytest.mark.parametrize(("limit", "arrives"), [(0, True), (1999, True), (2001, False)])
def test_slow_is_what_the_installation_says_it_is(limit, arrives):
    event = {
        "type": "transaction",
        "transaction": "/werk/",
        "transaction_info": {"source": "route"},
        "start_timestamp": "2026-11-22T12:00:00.000000Z",
        "timestamp": "2026-11-22T12:00:02.000000Z",
    }
    with override_settings(SENTRY_SLOW_MS=limit):
        assert bool(errors.only_slow(event)) is arrives
