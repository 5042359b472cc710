"""Events become rows of mail: what a kind asks for in its mails, and what every kind has.

An event is read in the transaction that writes its mail and removes it from the outbox; a unique key backs it up.
"""

from collections import defaultdict

import structlog
from django.db import transaction

from cases import alerts, registry
from cases.models import Addressee, Deadline, Outbox, Outsider
from cases.registry import Mailing
from notifications import ledger, quiet
from notifications.audiences import AUDIENCES
from notifications.models import Mail
from notifications.preferences import wants
from schools.models import User

BATCH = 100
log = structlog.get_logger("notifications")
Topic = Mail.Topic

GENERAL = {
    "task.added": Mailing("assignee", "notifications/mail/task"),
    "case.assigned": Mailing("assignee", "notifications/mail/assigned"),
    "message.internal": Mailing("handler", "notifications/mail/message"),
    "message.from_requester": Mailing("handler", "notifications/mail/message"),
    "message.requester": Mailing("requester", "notifications/mail/message_for_you"),
    "outsider.added": Mailing("outsider", "notifications/mail/link"),
    "outsider.link_asked": Mailing("outsider", "notifications/mail/link"),
}
TASKS = {"task.added", "case.assigned"}
LINKS = {"outsider.added", "outsider.link_asked"}


def read(at, roster):
    """Read all events of the outbox. Yields after each batch, with how many could not be read; those stay, the others go on."""
    position = 0
    while found := list(Outbox.objects.filter(pk__gt=position).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield _read_batch(found, at, roster)
        position = found[-1]


def _read_batch(found, at, roster):
    try:
        write(found, at, roster)
        return 0
    except Exception:  # whatever is wrong with one event must not keep the others silent
        log.warning("outbox_batch_failed", count=len(found), exc_info=True)
    return sum(_read_alone(pk, at, roster) for pk in found)


def _read_alone(pk, at, roster):
    try:
        write([pk], at, roster)
        return 0
    except Exception:  # as above
        log.exception("event_not_mailed", event_id=pk)
        return 1


@transaction.atomic
def write(found, at, roster):
    """Write the mail of these events, and remove them from the outbox."""
    rows = Outbox.objects.select_for_update(of=("self",), skip_locked=True).filter(pk__in=found).order_by("pk")
    events = [row.event for row in rows.select_related("event__case__board", "event__case__school", "event__case__assignee")]
    cases = {event.case_id: event.case for event in events}
    roster.read(list(cases.values()))
    clocks = _running(cases)
    mails = [mail for event in events for mail in _letters(event, clocks[event.case_id], at, roster)]
    Mail.objects.bulk_create(mails, ignore_conflicts=True)
    Outbox.objects.filter(pk__in=[event.pk for event in events]).delete()


def _running(cases):
    """The running clocks of these cases, each case's nearest first."""
    found = defaultdict(list)
    for clock in Deadline.objects.filter(case__in=cases, ended_at=None):
        if alerts.aim(clock):
            clock.case = cases[clock.case_id]
            found[clock.case_id].append(clock)
    return defaultdict(list, {case: sorted(clocks, key=alerts.aim) for case, clocks in found.items()})


def mailings(event):
    """Who hears of this event, and by which template."""
    own = registry.get(event.case.kind).mails.get(event.name, ())
    return [*own, GENERAL[event.name]] if event.name in GENERAL else own


def _letters(event, clocks, at, roster):
    """A row of mail for everybody who must hear of this event; whoever did it knows already."""
    opens = event.name == f"{event.case.kind}.opened"
    found, handlers = {}, AUDIENCES["handler"](event.case, event, roster) if opens else ()
    for mailing in mailings(event):
        for person in AUDIENCES[mailing.audience](event.case, event, roster):
            if opens or not isinstance(person, User) or person.pk != event.by_id:
                found.setdefault(person, mailing)
    return [
        _letter(event, mailing, person, clocks, at, opens, handles=person in handlers)
        for person, mailing in found.items()
        if not isinstance(person, User) or opens or _comes(event, person, clocks, roster)
    ]


def _comes(event, person, clocks, roster):
    """Whether this person gets it: who handles a case on which a legal clock runs hears of all that happens in it."""
    topic = Topic.TASK if event.name in TASKS else Topic.EVENT
    if wants(roster, person, topic):
        return True
    return any(map(alerts.is_legal, clocks)) and person in AUDIENCES["handler"](event.case, event, roster)


def _is_awaited(event, person):
    """Whether somebody outside is up and waits for it: a link, the answer to what they just did, or an office's mailbox.

    A school or commission gets a link of which the code is read out on the telephone meanwhile.
    """
    if isinstance(person, Outsider) and event.via == "public":
        return True
    return event.name in LINKS or isinstance(person, Addressee)


def _letter(event, mailing, person, clocks, at, opens, handles):
    """The row. Where a clock in hours runs it goes at once, day and night; so does what `_is_awaited`.

    The mail that tells of a new case tells of its clock too: it takes the place (the key) of the alert that is due now,
    so that nobody gets both.
    """
    inside = isinstance(person, User)
    urgent = _is_awaited(event, person) or any(map(alerts.is_hours, clocks))
    mail = Mail(
        key=f"event:{event.pk}:{person.pk}", topic=Topic.TASK if event.name in TASKS else Topic.EVENT,
        template=mailing.template, board=event.case.board, case=event.case, event=event,
        to_user=person if inside else None, to_outsider=person if isinstance(person, Outsider) else None,
        to_addressee=person if isinstance(person, Addressee) else None,
        created_at=at, **quiet.when(at, urgent=urgent),
    )  # fmt: skip
    moment = alerts.newest(clocks[0], at) if opens and inside and clocks else None
    if moment:
        mail.deadline, mail.moment, mail.due_at = clocks[0], moment.name, ledger.told_end(clocks[0], at)
        name = ledger.heard(clocks[0], moment, "handler" if handles else "overdue")
        mail.key = ledger.key(clocks[0], name, mail.due_at, person)
    return mail
