"""The mail catcher over real SMTP and real HTTP."""

import http.client
import json
import re
import signal
import smtplib
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from email.message import EmailMessage

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from config import inbox
from tests.house import ROOT, free_ports

pytestmark = pytest.mark.slow

NAUGHTY = "<script>alert('x')</script>"


class Catcher:
    """One running catcher, in a process of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_ports()
        self.start()

    def start(self):
        command = [sys.executable, "-m", "config.mail_catcher", str(self.folder), str(self.port), str(self.port + 1)]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        self.process.stderr.readline()  # it says when it listens

    def stop(self, number=signal.SIGTERM):
        self.process.send_signal(number)
        self.process.communicate(timeout=10)
        return self.process.returncode

    def smtp(self):
        return smtplib.SMTP("127.0.0.1", self.port + 0, timeout=10)

    def get(self, path, method="GET", **headers):
        url = f"http://127.0.0.1:{self.port + 1}{path}"
        with urllib.request.urlopen(urllib.request.Request(url, method=method, headers=headers), timeout=10) as answer:
            return answer.headers, answer.read().decode()

    def status(self, path, method="GET", **headers):
        try:
            urllib.request.urlopen(
                urllib.request.Request(f"http://127.0.0.1:{self.port + 1}{path}", method=method, headers=headers)
            ).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            return answer.code
        return 200

    def messages(self):
        return json.loads(self.get("/messages.json")[1])


@pytest.fixture(scope="module")
def catcher(tmp_path_factory):
    catcher = Catcher(tmp_path_factory.mktemp("catcher") / "mail")
    yield catcher
    catcher.stop()


@pytest.fixture
def empty(catcher):
    for path in catcher.folder.glob("*.eml"):
        path.unlink()
    return catcher


def written(subject="DL-2026-00012: nog 6 uur", text="Ga naar de zaak.", to="po@demo.example", html=None):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "loket@privacyloket.example", to, subject
    mail["Date"] = "Fri, 20 Nov 2026 16:05:00 +0000"
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def send(catcher, *mails):
    with catcher.smtp() as smtp:
        for mail in mails:
            smtp.send_message(mail)


def test_what_is_sent_is_told(empty):
    send(empty, written("Café: één dag", "Goedemorgen é\n\nTot zo.", html="<p>Goedemorgen é</p>"))
    [message] = empty.messages()
    path = empty.folder / f"{message.pop('id')}.eml"
    assert message == {
        "to": "po@demo.example",
        "subject": "Café: één dag",
        "date": "2026-11-20T17:05:00+01:00",
        "text": "Goedemorgen é\n\nTot zo.\n",
        "html": "<p>Goedemorgen é</p>\n",
    }
    assert b"Subject:" in path.read_bytes()


def test_django_sends_to_it(empty):
    mail = EmailMultiAlternatives(
        "Onderwerp", "Tekst", "a@b.example", ["een@demo.example", "twee@demo.example"], bcc=["stil@demo.example"]
    )
    mail.attach_alternative("<p>Tekst</p>", "text/html")
    mail.connection = get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=empty.port)
    assert mail.send() == 1
    [message] = empty.messages()
    assert message["to"] == "een@demo.example, twee@demo.example, stil@demo.example"


def test_the_newest_is_last_and_nothing_is_lost_from_eight_senders_at_once(empty):
    def send_many(who):
        send(empty, *(written(f"{who}-{number:03d}") for number in range(25)))

    threads = [threading.Thread(target=send_many, args=(who,)) for who in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    subjects = [message["subject"] for message in empty.messages()]
    assert sorted(subjects) == sorted(f"{who}-{number:03d}" for who in range(8) for number in range(25))
    for who in range(8):
        own = [subject for subject in subjects if subject.startswith(f"{who}-")]
        assert own == sorted(own)


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: kaal\r\n\r\nalleen tekst\r\n",
        b"\r\nzonder kop\r\n",
        b"Subject: =?utf-8?q?kapot=ZZ?=\r\nDate: gisteren\r\n\r\nx\r\n",
        b"Content-Type: text/plain; charset=bestaat-niet\r\n\r\n\xff\xfe\r\n",
        b"Content-Type: multipart/mixed; boundary=weg\r\n\r\nniets\r\n",
        b"From: a\r\nSubject: \xf0\x9f\x98\x80 \xd7\xa9\r\n\r\n.\r\n",
        b"",
    ],
)
def test_a_broken_mail_is_caught_and_breaks_nothing(empty, raw):
    with empty.smtp() as smtp:
        smtp.sendmail("a@b.example", ["po@demo.example"], raw)
    [message] = empty.messages()
    assert message["to"] == "po@demo.example"
    assert empty.status("/") == 200
    assert empty.status(f"/mail/{message['id']}") == 200


def test_the_list_shows_the_newest_first_and_in_words(empty):
    send(empty, written("eerste"), written("tweede"))
    page = empty.get("/")[1]
    assert page.index("tweede") < page.index("eerste")
    assert "vrijdag 20 november 2026, 17.05 uur" in page
    assert '<html lang="nl">' in page


def test_more_than_a_page_can_be_walked(empty):
    send(empty, *(written(f"nummer {number:03d}") for number in range(inbox.PAGE * 2 + 3)))
    seen, path = [], "/"
    while path:
        page = empty.get(path)[1]
        seen += re.findall(r"nummer (\d+)", page)
        found = re.search(r'<a href="(/\?voor=[^"]+)">Oudere post', page)
        path = found and found.group(1)
    assert seen == [f"{number:03d}" for number in reversed(range(inbox.PAGE * 2 + 3))]


def test_an_empty_inbox_says_what_will_come(empty):
    assert "nog geen post" in empty.get("/")[1]


def test_nothing_a_mail_holds_comes_alive_in_our_pages(empty):
    send(empty, written(NAUGHTY, f"{NAUGHTY} http://127.0.0.1:8000/zaak/abc?x=1&y=2.", to="po@demo.example"))
    [message] = empty.messages()
    headers, page = empty.get(f"/mail/{message['id']}")
    assert NAUGHTY not in page + empty.get("/")[1]
    assert '<a href="http://127.0.0.1:8000/zaak/abc?x=1&amp;y=2" rel="noreferrer">' in page
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "script-src" not in headers["Content-Security-Policy"]


def test_the_html_of_a_mail_stands_in_a_frame_that_can_do_nothing(empty):
    send(empty, written(html=f"<p>Hallo</p>{NAUGHTY}<img src='http://elders.example/pixel.png'>"))
    [message] = empty.messages()
    page = empty.get(f"/mail/{message['id']}")[1]
    assert '<iframe src="/mail/' in page
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    headers, body = empty.get(f"/mail/{message['id']}/html")
    assert "<p>Hallo</p>" in body
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "allow-scripts" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_source_is_plain_text(empty):
    send(empty, written(html=f"<p>{NAUGHTY}</p>"))
    headers, body = empty.get(f"/mail/{empty.messages()[0]['id']}/bron")
    assert headers["Content-Type"].startswith("text/plain")
    assert body.startswith("Return-Path: <loket@privacyloket.example>")


@pytest.mark.parametrize("path", ["/mail/", "/mail/bestaat-niet", "/mail/../../etc/passwd", "/favicon.ico", "/mail/x/y/z"])
def test_what_is_not_there_is_404(catcher, path):
    assert catcher.status(path) == 404


def test_head_gives_the_head_alone(catcher):
    headers, body = catcher.get("/", method="HEAD")
    assert body == ""
    assert int(headers["Content-Length"]) > 100


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed_here(catcher, method):
    assert catcher.status("/messages.json", method=method) == 501


@pytest.mark.parametrize("host", ["elders.example", "elders.example:8002", "", "127.0.0.1.elders.example"])
def test_asked_under_another_name_it_tells_nothing(catcher, host):
    connection = http.client.HTTPConnection("127.0.0.1", catcher.port + 1)
    connection.request("GET", "/messages.json", headers={"Host": host})
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (421, b"Onbekende naam")
    connection.close()


def test_what_was_caught_survives_the_catcher(tmp_path):
    catcher = Catcher(tmp_path / "mail")
    send(catcher, written("blijft"))
    (catcher.folder / ".0-0-0").write_text("half")
    assert catcher.stop(signal.SIGKILL) == -signal.SIGKILL
    catcher.start()
    try:
        assert [message["subject"] for message in catcher.messages()] == ["blijft"]
        assert [path.suffix for path in catcher.folder.iterdir()] == [".eml"]
    finally:
        assert catcher.stop() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_at_once(tmp_path, number):
    catcher = Catcher(tmp_path / "mail")
    began = time.monotonic()
    assert catcher.stop(number) == 0
    assert time.monotonic() - began < 3


def test_its_log_names_nobody(tmp_path):
    catcher = Catcher(tmp_path / "mail")
    send(catcher, written("Jan Jansen", to="jan.jansen@demo.example"))
    catcher.process.send_signal(signal.SIGTERM)
    log = catcher.process.communicate(timeout=10)[1]
    lines = [json.loads(line) for line in log.splitlines()]
    assert [line["event"] for line in lines] == ["mail_caught"]
    assert "ansen" not in log


@pytest.fixture
def in_amsterdam(monkeypatch):
    with monkeypatch.context() as there:
        there.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize("zone", ["+0000", "-0000"])
def test_a_moment_without_a_zone_is_utc_wherever_the_machine_stands(zone, in_amsterdam):
    """Mail that our own server writes ends in -0000; the inbox told it an hour too early."""
    assert inbox.sent_at(f"Thu, 26 Nov 2026 12:21:00 {zone}") == "2026-11-26T13:21:00+01:00"
