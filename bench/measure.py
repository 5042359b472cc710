"""CPU per request of a server and its database, case by case in turns.

Wall-clock figures suffer when another program uses the same cores; the CPU a server spends per request does not. Every
round asks every case, and the order turns by one each round, so that a drift of the machine falls on all alike.
"""

import http.client
import os
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass
class Ask:
    """One request: which server, and what answer is right."""

    name: str
    port: int
    path: str
    pids: tuple  # the application's process and the database's
    method: str = "GET"
    headers: dict = field(default_factory=dict)
    body: object = None  # a function of a number, for a request that must differ each time
    expect: int = 200
    visitors: list = field(default_factory=list)  # {path, cookie, body}: each request is somebody else's, from another address


def stats():
    """Parent, own CPU and that of reaped children, in ticks, by pid."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            raw = path.read_text()
        except OSError:
            continue
        parts = raw[raw.rindex(")") + 2 :].split()
        found[int(path.parent.name)] = (int(parts[1]), sum(map(int, parts[11:13])), sum(map(int, parts[13:15])))
    return found


def cpu(pid):
    """CPU seconds of a process and all below it."""
    known = stats()
    below = {}
    for child, (parent, _, _) in known.items():
        below.setdefault(parent, []).append(child)
    total, todo = 0, [pid]
    while todo:
        one = todo.pop()
        if one in known:
            total += known[one][1] + known[one][2]
            todo += below.get(one, [])
    return total / TICK


def run(ask, count, start):
    """`count` requests over one connection; CPU milliseconds per request of application and database, and the median time."""
    connection = http.client.HTTPConnection("127.0.0.1", ask.port, timeout=60)
    before, times = [cpu(pid) for pid in ask.pids], []
    for number in range(start, start + count):
        path, body, headers = ask.path, ask.body(number) if ask.body else None, ask.headers
        if ask.visitors:
            path, body, headers, connection = somebody_else(ask)
        began = time.perf_counter()
        connection.request(ask.method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        times.append(time.perf_counter() - began)
        if answer.status != ask.expect:
            raise SystemExit(f"{ask.name}: {answer.status}, not {ask.expect}: {content[:300]!r}")
    spent = [(cpu(pid) - was) * 1e3 / count for pid, was in zip(ask.pids, before, strict=True)]
    return spent, statistics.median(times) * 1e3


def somebody_else(ask):
    """The next visitor of the public desk: an own device, form and network address, so that no limit stands in the way."""
    visitor, left = ask.visitors.pop(), len(ask.visitors)
    source = (f"127.1.{left // 200}.{left % 200 + 1}", 0)
    headers = {**ask.headers, "Cookie": visitor["cookie"], "Connection": "close"}
    connection = http.client.HTTPConnection("127.0.0.1", ask.port, timeout=60, source_address=source)
    return visitor["path"], visitor["body"], headers, connection


def rounds(asks, *, count, turns):
    """Medians over the rounds: {name: (application ms, database ms, median answer ms)}."""
    found = {ask.name: [] for ask in asks}
    for ask in asks:
        run(ask, 10, 0)  # warm
    for turn in range(turns):
        for ask in asks[turn % len(asks) :] + asks[: turn % len(asks)]:
            spent, middle = run(ask, count, 1000 + turn * count)
            found[ask.name].append((*spent, middle))
    return {name: tuple(statistics.median(column) for column in zip(*rows, strict=True)) for name, rows in found.items()}
