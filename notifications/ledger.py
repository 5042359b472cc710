"""Clocks that ring become rows of mail, each once.

A batch at a time, in one transaction: lock the cases, compute which moment is due, write a row for each person under a
unique key, and set when the clock rings next. A sweep that runs twice, late, or beside another finds the same keys.
"""

import datetime as dt

import structlog
from django.db import transaction
from django.db.models import F, Max, Q

from cases import alerts, timeline
from cases.models import Case, Deadline, Event
from notifications import audiences, quiet
from notifications.models import Mail
from notifications.preferences import wants

BATCH = 100
AN_HOUR = dt.timedelta(hours=1)
TEMPLATE, UNCLEAR = "notifications/mail/alert", "notifications/mail/unclear"
MISSED = "deadline.missed"
log = structlog.get_logger("notifications")
Topic = Mail.Topic


def sweep(at, roster):
    """Record every clock that rings. Yields after each batch, with how many of it failed, so that its mail goes first."""
    position = (dt.datetime.min.replace(tzinfo=dt.UTC), 0)
    while found := _ringing(at, position):
        yield _record_batch(found, at, roster)
        position = found[-1][:2]


def _ringing(at, position):
    """The next clocks that ring, by key: (alert_at, id, case)."""
    alert_at, pk = position
    rows = Deadline.objects.filter(ended_at=None, alert_at__lte=at, alert_at__gte=alert_at)
    rows = rows.filter(Q(alert_at__gt=alert_at) | Q(pk__gt=pk)).order_by("alert_at", "pk")
    return list(rows.values_list("alert_at", "pk", "case")[:BATCH])


def _record_batch(found, at, roster):
    """All of a batch at once; when something in it is wrong, each alone, so that one bad row blocks nothing."""
    try:
        return record(found, at, roster)
    except Exception:  # whatever is wrong with one row must not keep the others silent
        log.warning("alert_batch_failed", count=len(found), exc_info=True)
    return sum(_record_alone(row, at, roster) for row in found)


def _record_alone(row, at, roster):
    try:
        return record([row], at, roster)
    except Exception:  # as above
        log.exception("alert_failed", alert=row[1])
        return put_off(row[1], at, roster)


def put_off(pk, at, roster):
    """A clock that cannot be worked out rings again in an hour, and its handler is told, once a day, to look at the case."""
    Deadline.objects.filter(pk=pk, ended_at=None).update(alert_at=at + AN_HOUR)
    case = Case.objects.select_related("board", "school", "assignee").get(deadlines=pk)
    roster.read([case])
    mails = [
        Mail(
            key=f"unclear:{pk}:{roster.on}:{person.pk}", topic=Topic.CLOCK, template=UNCLEAR, board=case.board, case=case,
            to_user=person, created_at=at, **quiet.when(at, urgent=False),
        )
        for person in audiences.handler(case, None, roster)
    ]  # fmt: skip
    Mail.objects.bulk_create(mails, ignore_conflicts=True)
    return 1


@transaction.atomic
def record(found, at, roster):
    """Record these clocks. Returns how many of them reach nobody. Cases that somebody is changing wait for the next sweep."""
    busy_or_not = Case.objects.select_for_update(of=("self",), skip_locked=True).order_by("pk")
    rows = busy_or_not.select_related("board", "school", "assignee").filter(pk__in={case for _, _, case in found})
    cases = {case.pk: case for case in rows}
    # Read again under the lock: what was paused, extended or ended meanwhile does not ring.
    clocks = Deadline.objects.filter(pk__in=[pk for _, pk, _ in found], case__in=cases, ended_at=None, alert_at__lte=at)
    clocks = list(clocks.order_by("pk"))
    for clock in clocks:
        clock.case = cases[clock.case_id]
    roster.read(list(cases.values()))
    silent = _silent(clocks)
    mails, nobody = [], 0
    for clock in clocks:
        moment = alerts.newest(clock, at)
        if moment:
            people = _people(clock, clock.pk in silent, at, roster)
            nobody += not people
            mails += _letters(clock, moment, people, at, roster)
        clock.alert_at = alerts.upcoming(clock, at)
    _withdraw_older(clocks, mails, at)
    Mail.objects.bulk_create(mails, ignore_conflicts=True)
    Deadline.objects.bulk_update(clocks, ["alert_at"])
    _record_missed(clocks, at)
    return nobody


def _people(clock, silent, at, roster):
    """Who must hear of this clock now, each with the topic and why: the first reason counts."""
    legal = alerts.is_legal(clock)
    groups = [(audiences.handler, Topic.CLOCK if legal else Topic.OWN_TERM, "handler")]
    if silent:  # whoever stands in for a handler who keeps silent on a legal clock cannot switch that off either
        groups.append((audiences.second, Topic.CLOCK if legal else Topic.COPY, "silence"))
    if alerts.is_overdue(clock, at):
        groups.append((audiences.board_and_dpo, Topic.COPY, "overdue"))
    people = {}
    for audience, topic, why in groups:
        for person in audience(clock.case, None, roster):
            people.setdefault(person, (topic, why))
    if not people:
        log.error("alert_reaches_nobody", alert=clock.pk)
    return people


def _letters(clock, moment, people, at, roster):
    """A row of mail for each of them, unless that person wants none."""
    due, when = told_end(clock, at), quiet.when(at, urgent=alerts.is_hours(clock))
    return [
        Mail(
            key=key(clock, heard(clock, moment, why), due, person),
            topic=topic, template=TEMPLATE, board=clock.case.board, case=clock.case,
            deadline=clock, moment=moment.name, due_at=due, facts={"why": why}, to_user=person, created_at=at, **when,
        )
        for person, (topic, why) in people.items()
        if wants(roster, person, topic)
    ]  # fmt: skip


def heard(clock, moment, why):
    """The name of this moment for who hears of it: who handles it at each, the FG and the board once a day."""
    return alerts.day_of(clock, moment.name) if why == "overdue" else moment.name


def told_end(clock, at):
    """The end that an alert of this moment tells of."""
    return clock.due_at if alerts.is_overdue(clock, at) else alerts.aim(clock)


def key(clock, moment, due, person):
    """One moment of one clock with this end, to one person. Another end (a pause, an extension) is another alert."""
    return f"alert:{clock.pk}:{due.astimezone(dt.UTC):%Y%m%dT%H%M%S}:{moment}:{person.pk}"


def _silent(clocks):
    """The clocks whose alert before this one nobody acted on: no event by a person on the case since."""
    earlier = Mail.objects.filter(deadline__in=clocks, created_at__lt=F("deadline__alert_at")).exclude(moment="")
    told = dict(earlier.values_list("deadline").annotate(Max("created_at")).order_by())
    acts = Event.objects.filter(case__in={c.case_id for c in clocks if c.pk in told}, by__isnull=False)
    acted = dict(acts.values_list("case").annotate(Max("at")).order_by())
    return {c.pk for c in clocks if c.pk in told and (c.case_id not in acted or acted[c.case_id] <= told[c.pk])}


def _withdraw_older(clocks, mails, at):
    """A newer alert of the same clock takes the place of one that still waits for the morning or for the mail server."""
    ringing = {mail.deadline_id for mail in mails}
    waiting = Mail.objects.open().filter(deadline__in=ringing, event=None).exclude(moment="")
    waiting.exclude(key__in=[mail.key for mail in mails]).update(withdrawn_at=at)


def _record_missed(clocks, at):
    """A legal term that passed is a fact on the timeline, once for each end it had."""
    passed = [c for c in clocks if alerts.is_legal(c) and alerts.is_overdue(c, at)]
    if not passed:
        return
    events = Event.objects.filter(case__in={c.case_id for c in passed}, name=MISSED).values_list("facts", flat=True)
    known = {(facts["deadline"], facts["due_at"]) for facts in events}
    told = [(c.case, {"deadline": c.pk, "purpose": c.purpose, "due_at": timeline.plain(c.due_at)}) for c in passed]
    told = [(case, facts) for case, facts in told if (facts["deadline"], facts["due_at"]) not in known]
    if told:
        timeline.record_many(told, MISSED, at=at)
