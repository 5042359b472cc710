"""Over a real line, and by many at once: in a database of its own, where what is written is there for all."""

import socket
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.db import connections

from cases.models import Case, IdempotencyKey
from config.wsgi import application
from tests.api.callers import V1, Caller, told
from tests.api.conftest import House
from tests.factories import make_person


@pytest.mark.databases
def test_eight_at_once_make_one_case(own_database):
    """A button pressed by eight fingers: one case, and everybody hears of that one or that it is still running."""
    house = House()
    headers = Caller(make_person("privacy_officer", board=house.board)).headers
    answers, ready = [], threading.Barrier(8)

    def press():
        caller = Caller()
        caller.headers = headers
        ready.wait()
        response = caller.post("breaches/", told(house.school), Idempotency_Key="k")
        answers.append((response.status_code, response.json().get("reference") or response.json()["rule"]))
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (reference,) = Case.objects.values_list("reference", flat=True)
    assert set(answers) <= {(201, reference), (409, "running")}
    assert (201, reference) in answers
    assert IdempotencyKey.objects.values_list("status", flat=True).get() == 201


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def test_who_sends_too_much_over_a_real_line_still_hears_why(own_database):
    """A sender that is still talking must not find the door slammed: it would never read the answer."""
    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as server:

        def serve():
            server.handle_request()
            connections.close_all()

        thread = threading.Thread(target=serve)
        thread.start()
        caller = Caller(make_person())
        length = 8 * 1024 * 1024
        with socket.create_connection(server.server_address, timeout=20) as line:
            head = (
                f"POST {V1}deadlines/preview/ HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                f"Authorization: {caller.headers['Authorization']}\r\nContent-Length: {length}\r\n\r\n"
            )
            line.sendall(head.encode() + b" " * length)
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        thread.join()
    assert b" 413 " in answer.split(b"\r\n")[0]
