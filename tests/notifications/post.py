"""A real mail server for tests: takes mail over SMTP, remembers it in order, and answers as it is told."""

import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.test import override_settings


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answers:
    """How the server answers. Apart from what it caught, for aiosmtpd reads every attribute of this at every call."""

    def __init__(self, caught):
        self.caught = caught

    async def handle_MAIL(self, server, session, envelope, address, options):
        if getattr(session, "hang_up", False):
            return "421 so many mails and no more"
        if self.caught.refuse_sender:
            return self.caught.refuse_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.caught.refuse:
            return self.caught.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        caught = self.caught
        if caught.refuse_data:
            return caught.refuse_data
        caught.sessions.add(id(session))
        caught.messages.append((tuple(envelope.rcpt_tos), envelope.original_content))
        caught.on_mail()
        session.hang_up = caught.hang_up_after and len(caught.messages) % caught.hang_up_after == 0
        return "250 OK"


class Catcher:
    """What arrived, oldest first; `refuse` maps an address to the answer its RCPT gets, `hang_up_after` counts mails."""

    def __init__(self):
        self.messages = []
        self.refuse = {}
        self.refuse_data = self.refuse_sender = ""
        self.hang_up_after = 0
        self.sessions = set()
        self.on_mail = lambda: None

    @property
    def mails(self):
        return [message_from_bytes(content, policy=policy.default) for _to, content in self.messages]

    @property
    def subjects(self):
        return [str(mail["Subject"]) for mail in self.mails]

    @property
    def ids(self):
        return [str(mail["Message-ID"]) for mail in self.mails]

    @property
    def addresses(self):
        return [to[0] for to, _content in self.messages]


class Local(Controller):
    def factory(self):
        return SMTP(self.handler, hostname="catcher", enable_SMTPUTF8=True)


@contextmanager
def catching(port=None):
    """A mail server on a port of its own; Django's SMTP backend sends to it meanwhile."""
    port = port or free_port()
    catcher = Catcher()
    server = Local(Answers(catcher), hostname="127.0.0.1", port=port)
    server.start()
    catcher.port = port
    try:
        with smtp_to(port):
            yield catcher
    finally:
        server.stop()


def smtp_to(port):
    backend = "django.core.mail.backends.smtp.EmailBackend"
    return override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_TIMEOUT=5)
