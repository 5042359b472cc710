"""`make run` and `manage.py up`, as real processes: what they say, what they keep running, and how they stop."""

import http.client
import json
import os
import shutil
import signal
import socket
import stat
import time
import urllib.request
from pathlib import Path

import pytest

from tests import house
from tests.config.test_settings import PRODUCTION

pytestmark = pytest.mark.slow


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.status, answer.read().decode()


def processes(group):
    """Every living process of a process group: its number and what it was started with."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[2]) == group and fields[0] != "Z":
                found[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def below(pid):
    """Every living process that descends from this one, in whatever group it is."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            parents[int(entry.name)] = int(fields[1])
        except OSError:
            continue
    found, grew = {pid}, True
    while grew:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grew = bool(more)
    return found


def until(condition, within=30):
    end = time.monotonic() + within
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"not within {within} s")


def worker(group):
    return next((pid for pid, what in processes(group).items() if " worker " in what), None)


@pytest.fixture
def folder(prepared, tmp_path):
    shutil.copytree(prepared, tmp_path / "var")
    return tmp_path / "var"


@pytest.fixture(scope="module")
def running(prepared, tmp_path_factory):
    """One house for the tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("up") / "var"
    shutil.copytree(prepared, folder)
    with house.running(folder) as running:
        yield running


one_house = pytest.mark.xdist_group("up")


@one_house
def test_the_start_ends_with_the_address_and_everything_answers(running):
    last = running.said.index(f"Klaar: {running.url}/")
    assert running.said[last - 2 : last + 1] == [
        f"Wachtwoord: {house.PASSWORD}",
        f"Postvak: {running.inbox}/",
        f"Klaar: {running.url}/",
    ]
    status, body = get(f"{running.url}/readyz")
    assert status == 200
    assert set(json.loads(body)["checks"].values()) == {"ok"}
    assert get(f"{running.url}/healthz") == (200, "ok\n")
    assert isinstance(json.loads(get(f"{running.inbox}/messages.json")[1]), list)


@one_house
def test_everything_stored_lies_in_the_data_folder_for_this_account_alone(running):
    assert [path.name for path in running.folder.rglob("*.sqlite3")] == ["privacyloket.sqlite3"]
    assert {path.name for path in (running.folder / "logs").iterdir()} == {
        "web.log",
        "worker.log",
        "beat.log",
        "mail.log",
    }
    for name in ("privacyloket.sqlite3", "keys/secret-key", "demo-password", "logs/web.log"):
        assert stat.S_IMODE((running.folder / name).stat().st_mode) & 0o077 == 0, name


@one_house
def test_every_log_line_is_an_object_with_a_moment(running):
    get(f"{running.url}/readyz?naam=Jan+Jansen")
    for path in (running.folder / "logs").iterdir():
        text = until(path.read_text)
        assert "Jansen" not in text
        for line in text.splitlines():
            assert {"event", "level", "timestamp"} <= set(json.loads(line))


@one_house
def test_all_servers_listen_on_this_machine_only(running):
    listening = set()
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        address, state = line.split()[1], line.split()[3]
        host, port = address.split(":")
        if state == "0A" and running.port <= int(port, 16) <= running.port + 2:
            listening.add((host, int(port, 16) - running.port))
    assert listening == {("0100007F", 0), ("0100007F", 1), ("0100007F", 2)}


@one_house
def test_a_second_one_on_the_same_folder_says_so(running):
    second = running.manage("up", env=house.environment(running.folder, house.free_ports()))
    assert second.returncode == 2
    assert second.stdout == ""
    assert second.stderr.startswith(f"CommandError: Privacyloket draait al met de gegevens in {running.folder}")
    assert get(f"{running.url}/healthz")[0] == 200


def test_a_taken_port_is_named_before_anything_starts(tmp_path):
    port = house.free_ports()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port + 1))
        taken.listen()
        one = house.House(tmp_path, port)
        answer = one.manage("up")
    assert answer.returncode == 2
    assert f"Poort {port + 1} is bezet" in answer.stderr
    assert not (tmp_path / "privacyloket.sqlite3").exists()


@one_house
def test_who_dies_starts_again(running):
    group = running.process.pid
    before = worker(group)
    os.kill(before, signal.SIGKILL)
    assert until(lambda: worker(group) not in (None, before))
    web = {pid for pid, what in processes(group).items() if "gunicorn" in what}
    os.kill(min(web), signal.SIGKILL)

    def answers():
        try:
            return get(f"{running.url}/readyz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    assert until(lambda: not web & below(group))  # who served under the dead one leaves too, not even as a name only
    assert until(answers)


def test_a_second_start_makes_nothing_again(folder):
    password = (folder / "demo-password").read_text()
    made = (folder / "static" / ".collected").stat().st_mtime_ns
    with house.running(folder) as again:
        assert not any("klaargezet" in line or "geladen" in line for line in again.said)
        assert again.said[-3] == f"Wachtwoord: {password}"
    assert (folder / "static" / ".collected").stat().st_mtime_ns == made


def gone_within(seconds, house_, group):
    """Nothing of the group, and nothing below it, is left."""
    family = below(group)
    assert {os.getpgid(pid) for pid in family if Path(f"/proc/{pid}").exists()} == {group}
    yield
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        house_.process.poll()
        alive = set(processes(group)) | {p for p in family if Path(f"/proc/{p}").exists() and p in below(group)}
        if house_.process.returncode is not None and not alive - {group}:
            return
        time.sleep(0.05)
    raise AssertionError(processes(group))


@pytest.mark.parametrize(
    ("whom", "number", "times"),  # each with each of the others once
    [("make", signal.SIGINT, 1), ("make", signal.SIGTERM, 2), ("group", signal.SIGINT, 2), ("group", signal.SIGTERM, 1)],
)
def test_make_run_is_gone_within_five_seconds(folder, whom, number, times):
    one = house.start(folder, command=["make", "run"]).ready()
    group = one.process.pid
    check = gone_within(5, one, group)
    next(check)
    for _ in range(times):
        (os.kill if whom == "make" else os.killpg)(group, number)
        time.sleep(0.3 if times > 1 else 0)
        if one.process.poll() is not None:
            break
    assert next(check, "gone") == "gone"
    one.listener.join(5)
    one.process.stdout.close()


def test_make_run_can_be_stopped_while_it_is_still_starting(tmp_path):
    one = house.start(tmp_path / "new", command=["make", "run"])
    until(lambda: (tmp_path / "new" / "up.lock").exists())
    group = one.process.pid
    check = gone_within(5, one, group)
    next(check)
    os.kill(group, signal.SIGINT)
    assert next(check, "gone") == "gone"
    one.listener.join(5)
    one.process.stdout.close()


def test_production_starts_without_demo_and_catcher_and_speaks_only_https(tmp_path):
    folder = tmp_path / "var"
    production = PRODUCTION | {
        "DATABASE_URL": f"sqlite:///{folder}/privacyloket.sqlite3",
        "BROKER_URL": "filesystem://",
        "CACHE_URL": f"filecache://{folder}/cache",
        "DEMO_PASSWORD": "",
    }
    with house.running(folder, **production) as one:
        assert one.said[-1] == "Klaar: https://loket.school.example/"
        assert not any(line.startswith(("Wachtwoord", "Postvak")) or "demo" in line for line in one.said)
        assert not (folder / "demo-password").exists()
        with pytest.raises(OSError, match="refused"):
            get(one.inbox)
        answers = {}
        for path, proto in (("/readyz", "http"), ("/", "http"), ("/", "https")):
            connection = http.client.HTTPConnection("127.0.0.1", one.port, timeout=20)
            connection.request("GET", path, headers={"Host": "loket.school.example", "X-Forwarded-Proto": proto})
            answer = connection.getresponse()
            answers[path, proto] = (answer.status, answer.getheader("Location") or answer.getheader("Strict-Transport-Security"))
            connection.close()
    assert answers["/readyz", "http"][0] == 200
    assert answers["/", "http"] == (301, "https://loket.school.example/")
    assert answers["/", "https"] == (200, "max-age=31536000; includeSubDomains; preload")


def test_production_that_lacks_something_does_not_start(tmp_path):
    one = house.House(tmp_path, house.free_ports(), more=PRODUCTION | {"SECRET_KEY": ""})
    answer = one.manage("up")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines() == [
        "PRIVACYLOKET_ENV=production needs SECRET_KEY; "
        "DEMO_PASSWORD is refused in production: there are no demo accounts there"
    ]
