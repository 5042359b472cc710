"""`send_alerts` with many clocks due, against Django's mail on one open connection to the same sink."""

import asyncio
import json
import threading
import time

from django.core.mail import EmailMultiAlternatives, get_connection

from bench.servers import Sink, command

BODY = "De termijn van zaak DL-0001 loopt over 24 uur af.\n" * 12


def start_sink(port):
    """The sink in a thread of its own."""
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def serve():
        await loop.create_server(Sink, "127.0.0.1", port)
        ready.set()

    def forever():
        loop.run_until_complete(serve())
        loop.run_forever()

    threading.Thread(target=forever, daemon=True).start()
    ready.wait(10)


def floor(port, count):
    """Mails a second of Django's own mail on one open connection."""
    connection = get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=port)
    connection.open()
    began = time.perf_counter()
    for number in range(count):
        mail = EmailMultiAlternatives(f"DL-{number}", BODY, "a@school.example", ["b@school.example"], connection=connection)
        mail.attach_alternative(f"<p>{BODY}</p>", "text/html")
        mail.send()
    spent = time.perf_counter() - began
    connection.close()
    return count / spent


def sweep(env, expected):
    """Mails a second of one `send_alerts`, seconds to the first mail, and what it said."""
    before, Sink.first = Sink.count, None
    began = time.time()
    said = json.loads(command("manage.py", "send_alerts", env=env).strip().splitlines()[-1])
    spent = time.time() - began
    got = Sink.count - before
    return {"mails": got, "per_second": got / spent if got else 0.0, "first": (Sink.first or began) - began, "said": said,
            "seconds": spent, "expected": expected}  # fmt: skip


