"""One round of the alarm clock: events and clocks become rows of mail, and mail that is due goes out.

By turns, a batch at a time, so that the first mail is on its way while the last event and the last clock are still being read.
"""

from dataclasses import asdict, dataclass

import structlog

from cases import registry
from notifications import heartbeat, ledger, outbox, reminders, seals
from notifications.lock import only_one
from notifications.models import Mail
from notifications.roster import Roster
from notifications.sender import Sender

log = structlog.get_logger("notifications")


@dataclass
class Report:
    """What one round did: mails that were due, sent, failed, and how many still wait (for the morning, or another try)."""

    due: int = 0
    sent: int = 0
    failed: int = 0
    waiting: int = 0


def sweep(clock):
    """Do one round; `clock` tells the time. Beside another round that is going on it does nothing: due is 0."""
    report = Report()
    with only_one() as alone:
        if alone:
            _round(clock, report)
    report.waiting = Mail.objects.open().count()
    if report.due or report.failed:
        log.info("sweep", **asdict(report))
    return report


def _round(clock, report):
    at = clock()
    roster, sender = Roster(at), Sender(clock)

    def by_turns(batches):
        for failed in batches:
            report.failed += failed
            sender.send_due(at)

    try:
        by_turns(outbox.read(at, roster))  # first, so that a database that does not work is told by itself
        report.failed += bring_what_is_due(at)
        by_turns(outbox.read(at, roster))
        sender.send_due(at)
        by_turns(ledger.sweep(at, roster))
        report.failed += reminders.remind(at, roster)
        report.failed += seals.seal_all(at, roster)
        sender.send_due(at)
        # Not before: a round that breaks off every time must not look alive.
        now = clock()
        heartbeat.beat_whole(now, kept_up=Mail.objects.kept_up(now))
    finally:
        sender.close()
        report.sent, report.failed = sender.sent, report.failed + sender.failed
        report.due = sender.sent + sender.failed
        if not sender.reachable:
            report.due += Mail.objects.due(at).count()


def bring_what_is_due(at):
    """What a day brings by itself to cases of each kind (`Kind.comes_due`). Returns how many kinds could not."""
    failed = 0
    for kind in registry.all_kinds():
        try:
            if kind.comes_due:
                kind.comes_due(at)
        except Exception:  # whatever is wrong there must not keep the mails silent
            log.exception("nothing_came_due", kind=kind.name)
            failed += 1
    return failed
