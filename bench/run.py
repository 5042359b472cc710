"""`make bench`: what we cost, as ratios against the floor measured in the same run. Nothing here fails a test.

    python -m bench.run [--rows 10000] [--count 200] [--turns 3]
"""

import argparse
import json
import logging
import tempfile
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings

from bench import mail, measure, servers
from bench.measure import Ask

PORTS = {"ours": 8921, "floor": 8922, "sqlite": 8923, "sink": 8924}
AIMS = {
    "case list (API)": 2.5, "request list (API)": 2.5, "one case (API)": 5.0, "create (API)": 6.0, "case list (page)": 4.5,
    "public form": 8.0,
}  # fmt: skip
FLOORS = {
    "case list (API)": "floor: keyset list",
    "request list (API)": "floor: keyset list",
    "one case (API)": "floor: one row",
    "create (API)": "floor: create",
    "case list (page)": "floor: HTML page",
    "public form": "floor: create",
}


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def say(*text):
    print(*text, flush=True)  # noqa: T201


def ours(port, pids, known, cookie, visitors):
    """Our requests: with a token, a session, or as somebody without an account who sends the last page of the public form."""
    token = {"Authorization": f"Token {known['token']}"}
    told = {
        "school": known["school"],
        "what_happened": "x" * 300,
        "discovered_at": "2026-11-20T10:00:00+01:00",
    }

    def key(number):
        return json.dumps({**told, "what_happened": f"{number} " + "x" * 300})

    return [
        Ask("case list (API)", port, "/api/v1/breaches/?open=true&ordering=due_at", pids, headers=token),
        Ask("one case (API)", port, f"/api/v1/breaches/{known['reference']}/", pids, headers=token),
        Ask("create (API)", port, "/api/v1/breaches/", pids, "POST", {**token, "Content-Type": "application/json"}, key, 201),
        Ask("request list (API)", port, "/api/v1/requests/?open=true&ordering=due_at", pids, headers=token),
        Ask("case list (page)", port, "/zaken/", pids, headers={"Cookie": f"sessionid={cookie}"}),
        Ask("public form", port, "", pids, "POST", FORM, expect=302, visitors=visitors),
    ]


def floors(port, pids):
    def row(number):
        about = {"ref": f"DL-{number}", "title": "Mail", "body": "x" * 300, "school": 3, "state": "new", "kind": "breach"}
        return json.dumps({**about, "created_at": "2026-11-01T10:00:00Z", "due_at": "2026-11-04T10:00:00Z"})

    return [
        Ask("floor: keyset list", port, "/keyset/", pids),
        Ask("floor: one row", port, "/one/50/", pids),
        Ask("floor: create", port, "/create/", pids, "POST", {"Content-Type": "application/json"}, row, 201),
        Ask("floor: HTML page", port, "/html/", pids),
    ]


SESSION = """
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from schools.models import User
user = User.objects.get()
store = SessionStore()
store.update({SESSION_KEY: str(user.pk), HASH_SESSION_KEY: user.get_session_auth_hash(),
              BACKEND_SESSION_KEY: "allauth.account.auth_backends.AuthenticationBackend"})
store.save()
print(store.session_key)
"""


def prepare(env, rows, sent):
    """Tables, cases, a token, a session, and so many visitors who have answered all questions of the public form."""
    servers.command("manage.py", "migrate", "-v0", env=env)
    servers.command("manage.py", "collectstatic", "--no-input", "-v0", "-i", "redoc*", env=env)
    known = json.loads(servers.command("-m", "bench.fill", str(rows), env=env).strip().splitlines()[-1])
    visitors = json.loads(servers.command("-m", "bench.public", str(sent), env=env).strip().splitlines()[-1])
    cookie = servers.command("manage.py", "shell", "-v0", "-c", SESSION, env=env).strip().splitlines()[-1]
    return known, cookie, visitors


def table(found, where):
    say(f"\n{where}: CPU ms per request, application + database (median of rounds)\n")
    say("| request | ours | floor | ratio | aim | |\n|---|---|---|---|---|---|")
    for name, floor in FLOORS.items():
        mine, base = found[name], found[floor]
        ratio = sum(mine[:2]) / sum(base[:2])
        verdict = "" if ratio <= AIMS[name] else "MISSED"
        cells = f"{mine[0]:.2f} + {mine[1]:.2f} | {base[0]:.2f} + {base[1]:.2f} | {ratio:.1f} | {AIMS[name]} | {verdict}"
        say(f"| {name} | {cells} |")


def alerts(env, rows):
    """The sweep with a tenth due, all due, and nothing due."""
    mail.start_sink(PORTS["sink"])
    base = mail.floor(PORTS["sink"], 2000)
    say(f"\nsend_alerts: floor is Django's mail on one open connection, {base:.0f} mails/s\n")
    say("| clocks due | mails | mails/s | of the floor | first mail after | seconds | |\n|---|---|---|---|---|---|---|")
    for count in (rows // 10, rows):
        servers.command("-m", "bench.make_due", str(count), env=env)
        done = mail.sweep(env, count)
        share = done["per_second"] / base
        verdict = "" if share >= 0.4 and done["first"] <= 2 else "MISSED"
        cells = f"{done['mails']} | {done['per_second']:.0f} | {share:.2f} | {done['first']:.1f} s | {done['seconds']:.1f}"
        say(f"| {count} | {cells} | {verdict} |")
    again = mail.sweep(env, 0)
    say(f"| 0 | {again['mails']} | | | | {again['seconds']:.1f} | {json.dumps(again['said'])} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--turns", type=int, default=3)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    settings.configure(USE_TZ=True, EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend")
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        url, database = stack.enter_context(servers.postgresql(folder))
        smtp = {"EMAIL_URL": f"smtp://127.0.0.1:{PORTS['sink']}"}
        env = servers.environment(folder / "ours", DATABASE_URL=url("ours"), **smtp)
        say(f"Filling {chosen.rows} cases on PostgreSQL…")
        sent = 10 + chosen.count * chosen.turns  # the warm-up, and every round
        known, cookie, visitors = prepare(env, chosen.rows, sent)
        floor_env = servers.environment(folder / "floor", DATABASE_URL=url("floor"), BENCH_ROWS=str(chosen.rows))
        servers.command("-m", "bench.floor", env=floor_env)
        app = stack.enter_context(servers.gunicorn("config.wsgi", PORTS["ours"], env))
        bare = stack.enter_context(servers.gunicorn("bench.floor", PORTS["floor"], floor_env))
        asks = ours(PORTS["ours"], (app, database), known, cookie, visitors) + floors(PORTS["floor"], (bare, database))
        base = measure.rounds(asks, count=chosen.count, turns=chosen.turns)
        table(base, "PostgreSQL")
        alerts(env, chosen.rows)
        say(f"\nFilling {chosen.rows} cases on SQLite…")
        lite_env = servers.environment(folder / "lite", **smtp)
        known, cookie, visitors = prepare(lite_env, chosen.rows, sent)
        lite = stack.enter_context(servers.gunicorn("config.wsgi", PORTS["sqlite"], lite_env))
        asks = ours(PORTS["sqlite"], (lite, lite), known, cookie, visitors)
        found = measure.rounds(asks, count=chosen.count, turns=chosen.turns)
        say("\n| SQLite | CPU ms per request |\n|---|---|")
        for what, row in found.items():
            say(f"| {what} | {row[0]:.2f} |")


if __name__ == "__main__":
    main()
