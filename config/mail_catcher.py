"""Catches every mail of an embedded installation: SMTP in, one .eml file per mail, an inbox page to read them on.

Run as `python -m config.mail_catcher FOLDER SMTP_PORT INBOX_PORT`; listens on this machine only.
"""

import argparse
import itertools
import logging.config
import os
import signal
import sys
import threading
import time
from pathlib import Path

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from config import inbox, logs

HOST = "127.0.0.1"
LARGEST = 32 * 1024 * 1024
log = structlog.get_logger("mail")


class Catcher:
    """Keeps each accepted mail as a file. The mail is accepted only once it is there, whole."""

    def __init__(self, folder):
        self.folder = folder
        self.number = itertools.count()

    async def handle_DATA(self, server, session, envelope):
        name = f"{time.time_ns():020d}-{os.getpid()}-{next(self.number):06d}"
        trace = [f"Return-Path: <{envelope.mail_from}>"]
        trace += [f"Delivered-To: {address}" for address in envelope.rcpt_tos]
        head = "".join(f"{line}\r\n" for line in trace).encode("utf-8", "replace")
        draft = self.folder / f".{name}"
        draft.write_bytes(head + envelope.original_content)
        draft.rename(self.folder / f"{name}.eml")
        log.info("mail_caught", size=len(envelope.original_content), count=len(envelope.rcpt_tos))
        return "250 OK"


class LocalController(Controller):
    """SMTP on this machine, without looking up its own name."""

    def factory(self):
        return SMTP(self.handler, hostname="privacyloket", data_size_limit=LARGEST, enable_SMTPUTF8=True)


def catch(folder, smtp_port, inbox_port):
    """Both servers, started. Stop the first with .stop(), the second with .shutdown()."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for draft in folder.glob(".*-*-*"):
        draft.unlink()  # never accepted: the sender still has it
    smtp = LocalController(Catcher(folder), hostname=HOST, port=smtp_port)
    smtp.start()
    pages = inbox.serve(folder, HOST, inbox_port)
    threading.Thread(target=pages.serve_forever, daemon=True).start()
    return smtp, pages


def main(arguments):
    """Serves until told to stop."""
    parser = argparse.ArgumentParser(prog="mail_catcher")
    parser.add_argument("folder", type=Path)
    parser.add_argument("smtp_port", type=int)
    parser.add_argument("inbox_port", type=int)
    asked = parser.parse_args(arguments)
    logging.config.dictConfig(logs.LOGGING)
    smtp, pages = catch(asked.folder, asked.smtp_port, asked.inbox_port)
    log.info("mail_catcher_started", pid=os.getpid())
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    pages.shutdown()
    smtp.stop()


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    main(sys.argv[1:])
