"""Hands the mail that is due to the mail server, over one connection, and records each acceptance at once.

Nothing is sent inside a transaction. Between the server's acceptance and our record lies one statement: a worker that
is killed there sends that one mail again, under the same Message-ID; what was recorded is never sent again.
"""

import contextlib
import datetime as dt

import structlog
from django.core.mail import get_connection
from django.db import connection, transaction
from django.db.models import Q

from cases import alerts
from cases.models import Barred
from notifications import failures, heartbeat, reminders
from notifications.letters import compose
from notifications.models import Mail
from notifications.smtp import ACCEPTED, NEXT_CALL, UNREACHABLE, Answer, deliver

BATCH = 100
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
BACK_OFF = (MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR)
OUTAGE = 72 * HOUR
NO_ADDRESS, CANNOT_WRITE = Answer("no_address", final=True), Answer("template")
RECORD = f"UPDATE {Mail._meta.db_table} SET sent_at = %s, attempts = attempts + 1, last_error = '' WHERE id = %s"  # noqa: S608
log = structlog.get_logger("notifications")


class Sender:
    """One open connection to the mail server for as long as a sweep lasts, and the count of what went."""

    def __init__(self, clock):
        self.clock = clock
        self.connection = get_connection()
        self.sent = self.failed = 0
        self.reachable = True
        self.position = (dt.datetime.min.replace(tzinfo=dt.UTC), 0)

    def send_due(self, at):
        """Send all that is due and was not tried in this sweep. Stops when the server cannot be reached."""
        while self.reachable and (mails := self._next(at)):
            self.position = (mails[-1].try_at, mails[-1].pk)
            with quick_commits():
                self._send([mail for mail in mails if not rings_again(mail, at)])
            if len(mails) == BATCH:  # thousands may take longer than the supervisor waits for a sign of life
                heartbeat.beat(self.clock())

    def close(self):
        with contextlib.suppress(OSError):
            self.connection.close()

    def _next(self, at):
        try_at, pk = self.position
        rows = Mail.objects.due(at).filter(try_at__gte=try_at).filter(Q(try_at__gt=try_at) | Q(pk__gt=pk))
        rows = rows.select_related("board", "case", "deadline", "event", "to_user", "to_outsider", "to_addressee")
        mails = list(rows[:BATCH])
        for mail in mails:
            if mail.outside:
                mail.outside.case = mail.case  # its key opens the address
        return mails

    def _send(self, mails):
        barred = set(Barred.objects.filter(case__in={m.case_id for m in mails}).values_list("case", "user"))
        for mail in mails:
            if (mail.case_id, mail.to_user_id) in barred or is_overtaken(mail):
                Mail.objects.open().filter(pk=mail.pk).update(withdrawn_at=self.clock())
                continue
            answer = self._try(mail)
            if answer is ACCEPTED:
                self._accepted(mail)
            else:
                self._refused(mail, answer)
            if answer is UNREACHABLE:
                self.reachable = False
                return

    def _try(self, mail):
        """The server's answer to this mail, or what kept us from offering it."""
        try:
            if not mail.address():
                return NO_ADDRESS
            letter = compose(mail, self.clock())
        except Exception:  # a template that fails, content that cannot be opened: the other mail goes on
            log.exception("mail_not_written", alert=mail.pk)
            return CANNOT_WRITE
        return deliver(self.connection, letter)

    def _accepted(self, mail):
        with connection.cursor() as cursor:  # once a mail: the ORM would take longer than the mail server
            cursor.execute(RECORD, [connection.ops.adapt_datetimefield_value(self.clock()), mail.pk])
        self.sent += 1

    def _refused(self, mail, answer):
        """Try again later, later each time; after the last try, or a final no, that is an alert of its own."""
        self.failed += 1
        at = self.clock()
        mail.attempts += 1
        pause = BACK_OFF[min(mail.attempts, len(BACK_OFF)) - 1]
        if answer is UNREACHABLE:  # not this mail's fault: asked often, for as long as an outage may last
            pause, last = min(pause, NEXT_CALL), at - mail.created_at > OUTAGE
        else:
            last = answer.final or mail.attempts > len(BACK_OFF)
        changed = {"given_up_at": at} if last else {"try_at": at + pause}
        with transaction.atomic():
            Mail.objects.filter(pk=mail.pk).update(attempts=mail.attempts, last_error=answer.code, **changed)
            if last:
                failures.tell(mail, at)
        log.warning("mail_refused", alert=mail.pk, code=answer.code, attempt=mail.attempts)


def rings_again(mail, at):
    """Whether the clock of a waiting alert rings again in this sweep: the ledger then has a newer one to send instead."""
    clock = mail.deadline
    return mail.event_id is None and clock is not None and clock.alert_at is not None and clock.alert_at <= at


def is_overtaken(mail):
    """Whether it is no longer true: the clock ended or got another end while it waited, the task was done, or the link ended."""
    if reminders.is_overtaken(mail) or (mail.to_addressee_id and mail.to_addressee.ended_at):
        return True
    clock = mail.deadline
    if clock is None or mail.event_id:
        return False
    return clock.ended_at is not None or mail.due_at not in (clock.due_at, alerts.aim(clock))


@contextlib.contextmanager
def quick_commits():
    """While mail goes out, PostgreSQL need not wait for the disk at each record.

    A record is seen at once and outlives the death of this process. Only the death of the database machine itself can
    take the last half second of records with it: those mails would go twice.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO on")
