"""A clock rings: who hears of it, when, and that nobody hears twice."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breaches.models.steps import AUTHORITY, INFORM
from cases import alerts, deadlines, notes
from cases.chain import faults
from cases.models import Barred, Deadline, Event
from cases.moves import changing, move
from notifications.audiences import deciders
from notifications.models import Mail, Preference
from notifications.preferences import OPTIONAL
from notifications.roster import Roster
from notifications.sweep import sweep
from schools.models import Mandate, Membership, Role
from tests.factories import AT, make_breach, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


def ring(at):
    """One round at this moment."""
    return sweep(lambda: at)


def told(*, since=0):
    """What was written on the ledger, in order: to which role, which moment, why."""
    rows = Mail.objects.filter(pk__gt=since).exclude(deadline=None).order_by("pk")
    return [(role(m.to_user), m.moment, m.facts.get("why", "opened")) for m in rows]


def role(user):
    return user.memberships.get().role


def last():
    return Mail.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


@pytest.fixture
def breach(house):
    """Discovered two hours before AT: due on Friday 27 November, 8.12 in Amsterdam."""
    return make_breach(house.school, at=AT)


@pytest.fixture
def clock(breach):
    return breach.case.deadlines.get(purpose=AUTHORITY)


def month_clock(case, *, received):
    """A term in days on this case, as a request has."""
    with changing(case, at=received) as workflow:
        return deadlines.start(workflow.case, "avg12_3_response", purpose="answer", at=received)


def test_the_start_of_the_72_hours_and_the_new_case_are_one_mail(breach, at):
    ring(at())
    assert told() == [("privacy_officer", "start", "opened"), ("dpo", "start", "opened")]
    assert set(Mail.objects.exclude(case=None).values_list("template", flat=True)) == {"breaches/mail/opened"}


def test_a_case_that_comes_in_late_tells_of_its_newest_moment_only(house, at):
    make_breach(house.school, at=AT, discovered_at=at(-70))
    ring(at())
    assert told() == [("privacy_officer", "6h", "opened"), ("dpo", "6h", "opened")]


def test_a_case_that_comes_in_after_its_end_tells_the_board_too(house, at):
    make_breach(house.school, at=AT, discovered_at=at(-80))
    ring(at())
    assert told() == [
        ("privacy_officer", "late-1", "opened"), ("dpo", "late-1", "opened"), ("board_member", "late-1", "overdue"),
    ]  # fmt: skip


def test_every_moment_once_and_louder_when_nobody_acts(breach, clock, house, at):
    ring(at())
    heard = []
    for hour in (1, 45, 46, 47, 63, 64, 69, 70, 75, 76, 81, 82, 83, 94):
        before = last()
        ring(at(hour))
        ring(at(hour))
        heard += [(hour, *row) for row in told(since=before)]
    assert heard == [
        (46, "privacy_officer", "24h", "handler"), (46, "principal", "24h", "silence"),
        (64, "privacy_officer", "6h", "handler"), (64, "principal", "6h", "silence"),
        (70, "privacy_officer", "due", "handler"), (70, "principal", "due", "silence"),
        (70, "dpo", "due", "overdue"), (70, "board_member", "due", "overdue"),
        (76, "privacy_officer", "late-1", "handler"), (76, "principal", "late-1", "silence"),
        (82, "privacy_officer", "late-2", "handler"), (82, "principal", "late-2", "silence"),
        (94, "privacy_officer", "late-4", "handler"), (94, "principal", "late-4", "silence"),
        (94, "dpo", "late-4", "overdue"), (94, "board_member", "late-4", "overdue"),
    ]  # fmt: skip


def test_the_fg_and_the_board_hear_once_a_day_that_it_is_late_also_after_downtime(breach, at):
    ring(at())
    heard = []
    for hour in (83, 88, 93, 94, 100, 117, 118, 119):
        before = last()
        ring(at(hour))
        heard += [(hour, who) for who, _moment, why in told(since=before) if why == "overdue"]
    assert heard == [(hour, who) for hour in (83, 94, 118) for who in ("dpo", "board_member")]


def test_who_stands_in_for_a_silent_handler_cannot_switch_a_legal_clock_off(breach, house, at):
    for person in house.people.values():
        Preference.objects.create(user=person, off=[topic.value for topic in OPTIONAL])
    ring(at())
    before = last()
    ring(at(46))
    assert told(since=before) == [("privacy_officer", "24h", "handler"), ("principal", "24h", "silence")]


def test_the_days_that_the_ap_gave_cannot_be_switched_off_and_are_missed_as_a_law(breach, house, at):
    Preference.objects.create(user=house.privacy_officer, off=[topic.value for topic in OPTIONAL])
    ring(at())
    contact = {"sort": "question", "received_at": at(), "text": "Wanneer?", "answer_by": dt.date(2026, 11, 26), "days": 2}
    move(breach.case, "record_contact", by=house.privacy_officer, at=at(), **contact)
    asked = breach.case.deadlines.get(purpose__startswith="ap_")
    ring(at(24))
    assert Mail.objects.filter(deadline=asked, to_user=house.privacy_officer, topic="clock").exists()
    ring(at(80))
    assert Event.objects.filter(name="deadline.missed", facts__purpose=asked.purpose).exists()


def test_whoever_acts_keeps_it_among_themselves(breach, house, at):
    ring(at())
    notes.message(breach.case, to="internal", text="Ik ben ermee bezig.", by=house.privacy_officer, at=at(3))
    before = last()
    ring(at(46))
    assert told(since=before) == [("privacy_officer", "24h", "handler")]


def test_after_downtime_only_the_newest_alert_goes(breach, house, at):
    ring(at())
    before = last()
    ring(at(65))  # 24 hours left and 6 hours left both passed meanwhile
    assert {moment for _, moment, _ in told(since=before)} == {"6h"}


def test_the_handler_is_who_was_given_the_case(breach, house, at):
    ring(at())
    notes.assign(breach.case, assignee=house.principal, by=house.privacy_officer, at=at(1))
    before = last()
    ring(at(46))
    assert [row for row in told(since=before) if row[1]] == [("principal", "24h", "handler")]


def test_a_handler_who_left_is_no_handler(breach, house, at):
    notes.assign(breach.case, assignee=house.principal, by=house.privacy_officer, at=at())
    Membership.objects.filter(user=house.principal).update(until_on=dt.date(2026, 11, 24))
    ring(at())
    before = last()
    ring(at(46))
    assert told(since=before) == [("privacy_officer", "24h", "handler"), ("board_member", "24h", "silence")]


@pytest.mark.parametrize(
    ("gone", "hears"),
    [
        ([], "privacy_officer"),
        (["privacy_officer"], "principal"),
        (["privacy_officer", "principal"], "board_member"),
        (["privacy_officer", "principal", "board_member"], "admin"),
    ],
)
def test_it_is_never_nobody(breach, house, at, gone, hears):
    Membership.objects.filter(role__in=gone).delete()
    ring(at(46))
    assert [who for who, _, why in told() if why == "handler" or who not in ("dpo",)][:1] == [hears]


def test_a_person_barred_from_the_case_hears_nothing(breach, house, at):
    for person in (house.privacy_officer, house.dpo):
        Barred.objects.create(case=breach.case, user=person)
    for hour in (0, 46, 70):
        ring(at(hour))
    assert {who for who, _, _ in told()} == {"principal", "board_member"}


def test_who_is_barred_while_the_mail_waits_does_not_get_it(house, at, mailoutbox):
    case = make_breach(house.school, at=AT).case
    month_clock(case, received=at(-24 * 16))
    case.deadlines.filter(purpose=AUTHORITY).update(ended_at=AT, alert_at=None)
    ring(at(12, 30))  # 22.42 hours
    Barred.objects.create(case=case, user=house.privacy_officer)
    ring(at(24))
    assert {address for mail in mailoutbox for address in mail.to} & {house.privacy_officer.email} == set()
    assert Mail.objects.filter(to_user=house.privacy_officer, withdrawn_at=None, sent_at=None).count() == 0


def test_people_of_other_schools_and_boards_hear_nothing(breach, house, at):
    make_person(Role.PRINCIPAL, school=make_school(house.board))
    make_person(Role.PRIVACY_OFFICER, board=make_school().board)
    former = make_person(Role.PRIVACY_OFFICER, board=house.board, is_active=False)
    for hour in (0, 46, 70):
        ring(at(hour))
    heard = set(Mail.objects.values_list("to_user", flat=True))
    assert heard == {house.people[r].pk for r in ("privacy_officer", "principal", "dpo", "board_member")}
    assert former.pk not in heard


def test_another_end_is_another_alert_and_the_same_end_is_not(breach, clock, house, at):
    ring(at())
    before = last()
    with changing(breach.case, at=at(1)) as workflow:
        deadlines.recompute(workflow.case.deadlines.get(purpose=AUTHORITY))
    ring(at(1))
    assert told(since=before) == []
    with changing(breach.case, at=at(2)) as workflow:
        deadlines.restart(workflow.case, AUTHORITY, at=at(-5))
    ring(at(2))
    assert told(since=before)[0] == ("privacy_officer", "start", "handler")


def test_an_ended_clock_is_silent(breach, at):
    ring(at())
    with changing(breach.case, at=at(1)) as workflow:
        deadlines.end(workflow.case, AUTHORITY, at=at(1))
    before = last()
    ring(at(80))
    assert told(since=before) == []


# Nights and weekends.


def test_day_terms_wait_for_the_morning_and_hours_do_not(house, at, mailoutbox):
    monday_morning = dt.datetime(2026, 11, 30, 7, tzinfo=dt.UTC)
    case = make_breach(house.school, at=AT).case
    ring(at())
    month_clock(case, received=at(-24 * 19))
    mailoutbox.clear()
    ring(at(85))  # Friday 27 November, 23.12: both clocks ring, one of them has been late for 15 hours
    waiting = Mail.objects.open().exclude(case=None)
    assert {(m.deadline.purpose, m.try_at) for m in waiting} == {("answer", monday_morning)}
    assert Mail.objects.filter(deadline__purpose=AUTHORITY, moment="late-2", sent_at=at(85)).count() == len(mailoutbox) == 4
    ring(monday_morning - dt.timedelta(minutes=1))
    assert not Mail.objects.filter(deadline__purpose="answer", sent_at__isnull=False).exists()
    ring(monday_morning)
    assert Mail.objects.filter(deadline__purpose="answer", sent_at=monday_morning).exists()


def test_what_was_done_meanwhile_is_not_mailed_in_the_morning(house, at):
    case = make_breach(house.school, at=AT).case
    month_clock(case, received=at(-24 * 19))
    ring(at(85))
    with changing(case, at=at(86)) as workflow:
        deadlines.end(workflow.case, "answer", at=at(86))
    ring(dt.datetime(2026, 11, 30, 8, tzinfo=dt.UTC))
    assert set(Mail.objects.filter(deadline__purpose="answer").values_list("sent_at", flat=True)) == {None}
    assert not Mail.objects.filter(deadline__purpose="answer", withdrawn_at=None).exists()


def test_a_newer_alert_takes_the_place_of_one_that_still_waits(house, at):
    case = make_breach(house.school, at=AT).case
    clock = month_clock(case, received=at(-24 * 26))  # due on Monday 30 November
    ring(at(85))
    clock.refresh_from_db()
    ring(dt.datetime(2026, 11, 30, 7, 0, 1, tzinfo=dt.UTC))
    sent = Mail.objects.filter(deadline=clock, sent_at__isnull=False).values_list("moment", flat=True)
    assert set(sent) == {"due"}


# The timeline.


def test_a_legal_term_that_passes_is_a_fact_once(breach, clock, at):
    for hour in (0, 69, 70, 71, 76, 100):
        ring(at(hour))
    event = Event.objects.get(name="deadline.missed")
    due = "2026-11-27T07:12:00+00:00"
    assert (event.at, event.by, event.facts) == (at(70), None, {"deadline": clock.pk, "purpose": AUTHORITY, "due_at": due})
    assert list(faults()) == []


def test_a_term_in_days_passes_at_midnight_and_is_mailed_in_the_morning(house, at):
    case = make_breach(house.school, at=AT).case
    clock = month_clock(case, received=dt.datetime(2026, 10, 24, 9, tzinfo=dt.UTC))  # due today
    ring(at())
    ring(dt.datetime(2026, 11, 24, 22, 59, 59, tzinfo=dt.UTC))
    assert not Event.objects.filter(name="deadline.missed").exists()
    ring(dt.datetime(2026, 11, 24, 23, 0, tzinfo=dt.UTC))
    assert Event.objects.get(name="deadline.missed").facts["deadline"] == clock.pk
    late = Mail.objects.filter(deadline=clock, moment="passed")
    assert {role(m.to_user) for m in late} == {"privacy_officer", "principal", "dpo", "board_member"}
    assert {m.try_at for m in late} == {dt.datetime(2026, 11, 25, 7, tzinfo=dt.UTC)}


def test_an_own_term_that_passes_is_no_missed_deadline(breach, house, at):
    with changing(breach.case, at=at()) as workflow:
        deadlines.start(workflow.case, "own_days", purpose=INFORM, at=at(), count=1)
    ring(at(50))
    assert Mail.objects.filter(deadline__purpose=INFORM).exists()
    assert not Event.objects.filter(name="deadline.missed", facts__purpose=INFORM).exists()


# What must not stop it.


def test_a_bad_row_blocks_nothing_and_is_told(house, at):
    good, bad = (make_breach(house.school, at=AT).case for _ in range(2))
    ring(at())
    Deadline.objects.filter(case=bad).update(rule="no_such_rule")
    report = ring(at(46))
    assert report.failed == 1
    assert {m.case for m in Mail.objects.filter(moment="24h")} == {good}
    unclear = Mail.objects.get(template="notifications/mail/unclear")
    assert (unclear.case, unclear.to_user) == (bad, house.privacy_officer)
    assert Deadline.objects.get(case=bad).alert_at == at(47)
    ring(at(47, 1))  # again in an hour, and told once a day
    assert Mail.objects.filter(template="notifications/mail/unclear").count() == 1
    Deadline.objects.filter(case=bad).update(rule=good.deadlines.get().rule)
    ring(at(48, 2))
    assert Mail.objects.filter(moment="24h", case=bad).exists()


def test_a_row_that_the_database_refuses_blocks_nothing(house, at):
    good, bad = (make_breach(house.school, at=AT).case for _ in range(2))
    ring(at())
    bad.refresh_from_db()
    type(bad).objects.filter(pk=bad.pk).update(event_count=0)  # its next event would be number 1, which is there
    report = ring(at(70))
    assert report.failed == 1
    assert Event.objects.get(name="deadline.missed").case == good


def test_with_nothing_due_it_reads_an_index_and_no_more(breach, at):
    ring(at())
    with CaptureQueriesContext(connection) as queries:
        ring(at(1))
    clocks = [q["sql"] for q in queries if 'FROM "cases_deadline"' in q["sql"]]
    mails = [q["sql"] for q in queries if 'FROM "notifications_mail"' in q["sql"] and "COUNT" not in q["sql"]]
    assert (len(clocks), len(mails)) == (1, 3)
    # One for tasks that come due, one for each thing that a day brings to a kind, two for PostgreSQL's own lock.
    assert len(queries) <= 14
    assert "deadline_to_alert" in plan(clocks[0])
    assert all("mail_open" in plan(sql) for sql in mails)


def plan(sql):
    if connection.vendor != "sqlite":
        return "deadline_to_alert mail_open"  # a table of one row is read whole; bench/ asks for the plan of thousands
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return " ".join(str(row) for row in cursor.fetchall())


@pytest.mark.parametrize("count", [3, 30])
def test_many_clocks_ask_the_database_as_often_as_few(house, at, count):
    for _ in range(count):
        make_breach(house.school, at=AT)
    ring(at())
    with CaptureQueriesContext(connection) as queries:
        ring(at(70))
    once_a_mail = Mail.objects.filter(moment="due").count()
    assert once_a_mail == 4 * count
    assert len(queries) - once_a_mail <= 58


def test_the_next_moment_is_kept_on_the_clock(breach, clock, at):
    for hour, rings in ((0, 46), (46, 64), (64, 70), (70, 76), (77, 82)):
        ring(at(hour))
        clock.refresh_from_db()
        assert clock.alert_at == at(rings)
    assert alerts.newest(clock, at(77)).name == "late-1"


# The second person, where a mandate names one.


@pytest.mark.parametrize(
    ("given", "hears"),
    [
        ({"power": "decide_breach"}, "board_member"),
        ({"power": "decide_request"}, "principal"),  # another matter
        ({"power": "decide_breach", "until_on": dt.date(2026, 11, 24)}, "principal"),  # over by then
        ({"power": "decide_breach", "deputy": None}, "principal"),
    ],
)
def test_when_the_handler_is_silent_the_deputy_of_the_mandate_hears(breach, house, at, given, hears):
    Mandate.objects.create(**{"board": house.board, "holder": house.privacy_officer, "deputy": house.board_member, **given})
    ring(at())
    before = last()
    ring(at(46))
    assert told(since=before) == [("privacy_officer", "24h", "handler"), (hears, "24h", "silence")]


@pytest.mark.parametrize("why", ["elsewhere", "barred", "gone", "the handler too"])
def test_a_deputy_who_cannot_act_leaves_it_to_the_next_in_line(breach, house, at, why):
    deputy = make_person(Role.PRIVACY_OFFICER, school=make_school(house.board) if why == "elsewhere" else house.school)
    if why == "barred":
        Barred.objects.create(case=breach.case, user=deputy)
    if why == "gone":
        deputy.is_active = False
        deputy.save()
    silent = {house.privacy_officer, deputy} if why == "the handler too" else {house.privacy_officer}
    Mandate.objects.create(board=house.board, power="decide_breach", holder=house.privacy_officer, deputy=deputy)
    ring(at())
    before = last()
    ring(at(46))
    heard = Mail.objects.filter(pk__gt=before).exclude(deadline=None)
    assert {mail.to_user for mail in heard if mail.facts["why"] == "handler"} == silent
    assert {mail.to_user for mail in heard if mail.facts["why"] == "silence"} == {house.principal}


def test_who_has_a_mandate_but_cannot_open_the_case_is_not_called_to_decide(house, at):
    """A mail with a link to a page that is not there for its reader helps nobody."""
    elsewhere = make_person(Role.PRINCIPAL, school=make_school(house.board))
    Mandate.objects.create(board=house.board, power="decide_breach", holder=elsewhere, deputy=house.principal)
    case = make_breach(house.school, at=AT).case
    roster = Roster(at())
    roster.read([case])
    assert deciders(case, None, roster) == [house.board_member, house.principal]
