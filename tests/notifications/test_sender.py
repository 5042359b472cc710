"""Mail goes out over real SMTP; what was accepted is recorded and never goes again; what was not is tried again."""

import datetime as dt
import logging

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from cases import notes, outsiders
from cases.models import OutsiderLink
from cases.moves import changing
from notifications.models import Mail
from notifications.sender import BACK_OFF, Sender
from notifications.smtp import NEXT_CALL
from notifications.sweep import sweep
from schools.models import Membership, Role
from tests.factories import AT, make_breach, make_person
from tests.notifications.post import free_port, smtp_to

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


def write(person, house, *, n=1, at=AT, topic="event", **about):
    """Rows that wait to be sent, about nothing in particular."""
    told = {"topic": topic, "template": "notifications/mail/seal", "board": house.board, "created_at": at}
    told |= {"try_at": at, "urgent": False}
    facts = {"on": "2026-11-24", "cases": 1, "changed": 1, "root": "ab" * 32}
    rows = [Mail(key=f"test:{person.pk}:{n}", to_user=person, **{**told, "facts": facts, **about}) for n in range(n)]
    return Mail.objects.bulk_create(rows)


def send(at):
    """One round of sending only."""
    sender = Sender(lambda: at)
    sender.send_due(at)
    sender.close()
    return sender


def test_each_goes_once_over_one_connection_in_the_order_written(house, post):
    rows = write(house.dpo, house, n=7)
    assert (send(AT).sent, send(AT).sent) == (7, 0)
    assert post.ids == [row.message_id for row in rows]
    assert len(post.sessions) == 1
    assert set(Mail.objects.values_list("sent_at", "attempts", "last_error")) == {(AT, 1, "")}


def test_nothing_goes_before_its_time(house, post):
    write(house.dpo, house, try_at=AT + dt.timedelta(minutes=1))
    assert send(AT).sent == 0
    assert send(AT + dt.timedelta(minutes=1)).sent == 1


def test_no_mail_goes_inside_a_transaction(house, post):
    write(house.dpo, house, n=2)
    ours, inside = connections["default"], []
    outside = len(ours.savepoint_ids)
    post.on_mail = lambda: inside.append(len(ours.savepoint_ids) - outside)
    send(AT)
    assert inside == [0, 0]


def test_a_server_that_hangs_up_after_some_mails_is_called_again(house, post):
    write(house.dpo, house, n=7)
    post.hang_up_after = 3
    assert send(AT).sent == 7
    assert len(post.sessions) == 3
    assert set(Mail.objects.values_list("attempts", flat=True)) == {1}


def test_an_address_that_does_not_exist_is_given_up_at_once_and_told(house, post):
    write(house.privacy_officer, house)
    post.refuse[house.privacy_officer.email] = "550 no such user persoon@school.example"
    assert send(AT).failed == 1
    mail = Mail.objects.get(topic="event")
    assert (mail.given_up_at, mail.attempts, mail.last_error) == (AT, 1, "smtp_550")
    alert = Mail.objects.get(topic="failure")
    assert (alert.to_user, alert.facts, alert.sent_at) == (house.admin, {"mail": mail.pk}, AT)
    assert send(AT + dt.timedelta(days=3)).sent == 0


def test_about_a_case_those_next_in_line_are_told_too(house, post):
    case = make_breach(house.school, at=AT).case
    write(house.privacy_officer, house, case=case)
    post.refuse[house.privacy_officer.email] = "550 no such user"
    send(AT)
    assert {m.to_user for m in Mail.objects.filter(topic="failure")} == {house.principal, house.admin}
    second = make_person(Role.PRIVACY_OFFICER, board=house.board)
    write(house.principal, house, case=case)
    post.refuse[house.principal.email] = "550 no such user"
    send(AT)
    about = Mail.objects.get(to_user=house.principal, topic="event")
    told = {m.to_user for m in Mail.objects.filter(topic="failure", facts={"mail": about.pk})}
    assert told == {house.privacy_officer, second, house.admin}


def test_a_failed_alert_about_a_failure_does_not_go_round_in_circles(house, post):
    write(house.privacy_officer, house)
    for person in house.people.values():
        post.refuse[person.email] = "550 no such user"
    for _ in range(3):
        send(AT)
    assert Mail.objects.failed().count() == 2
    assert Mail.objects.open().count() == 0


def test_a_refusal_for_now_is_tried_again_later_each_time_and_then_told(house, post):
    (mail,) = write(house.dpo, house, urgent=True)
    post.refuse[house.dpo.email] = "451 come back later"
    at, gaps = AT, []
    while Mail.objects.filter(pk=mail.pk, given_up_at=None).exists():
        assert send(at).failed == 1
        mail.refresh_from_db()
        if mail.given_up_at is None:
            gaps.append(mail.try_at - at)
            assert send(mail.try_at - dt.timedelta(seconds=1)).failed == 0
            at = mail.try_at
    assert tuple(gaps) == BACK_OFF
    assert (mail.attempts, mail.last_error, mail.given_up_at) == (len(BACK_OFF) + 1, "smtp_451", at)
    assert Mail.objects.get(topic="failure").to_user == house.admin


def test_what_was_refused_for_now_goes_later_with_the_same_message_id(house, post):
    (mail,) = write(house.dpo, house)
    post.refuse_data = "452 disk full"
    send(AT)
    post.refuse_data = ""
    assert send(AT + dt.timedelta(minutes=1)).sent == 1
    assert post.ids == [mail.message_id]


def test_what_was_refused_by_day_is_not_tried_again_at_night(house, post):
    evening = dt.datetime(2026, 11, 27, 20, 55, tzinfo=dt.UTC)  # Friday, 21.55 in Amsterdam
    rows = write(house.dpo, house, at=evening) + write(house.principal, house, at=evening, urgent=True)
    post.refuse_data = "452 disk full"
    assert send(evening).failed == 2
    post.refuse_data = ""
    send(evening + dt.timedelta(minutes=30))
    assert post.ids == [rows[1].message_id]
    for hours in (24, 48, 57):
        assert send(evening + dt.timedelta(hours=hours)).sent == 0
    assert send(dt.datetime(2026, 11, 30, 7, tzinfo=dt.UTC)).sent == 1  # Monday, 8.00


def test_who_does_not_take_our_sender_takes_no_mail_at_all(house, post):
    write(house.dpo, house, n=2)
    post.refuse_sender = "550 who are you"
    sender = send(AT)
    assert (sender.failed, sender.reachable) == (1, False)
    assert set(Mail.objects.values_list("attempts", "last_error")) == {(1, "unreachable"), (0, "")}
    post.refuse_sender = ""
    assert send(AT + dt.timedelta(minutes=1)).sent == 2


def test_one_refused_mail_does_not_stop_the_others(house, post):
    write(house.dpo, house, n=2)
    write(house.principal, house)
    write(house.board_member, house, n=2)
    post.refuse[house.principal.email] = "451 not now"
    sender = send(AT)
    assert (sender.sent, sender.failed, len(post.ids)) == (4, 1, 4)


def test_a_server_that_is_down_is_tried_once_a_round_and_costs_nobody_a_try(house):
    write(house.dpo, house, n=300)
    with smtp_to(free_port()):
        sender = send(AT)
        assert (sender.sent, sender.failed, sender.reachable) == (0, 1, False)
        assert Mail.objects.filter(attempts=0).count() == 299
        assert send(AT + dt.timedelta(minutes=1)).failed == 1
    assert set(Mail.objects.exclude(attempts=0).values_list("last_error", flat=True)) == {"unreachable"}


def test_a_server_that_is_down_for_days_is_an_alert_of_its_own(house):
    (mail,) = write(house.dpo, house)
    at, gaps = AT, set()
    with smtp_to(free_port()):
        while not Mail.objects.filter(pk=mail.pk, given_up_at__isnull=False).exists():
            send(at)
            mail.refresh_from_db()
            gaps.add(mail.try_at - at)
            at += dt.timedelta(hours=6)
    assert max(gaps) == NEXT_CALL
    assert mail.given_up_at - AT > dt.timedelta(hours=72)
    assert Mail.objects.get(topic="failure").to_user == house.admin


def test_who_left_gets_nothing_and_that_is_told(house, post):
    write(house.dpo, house)
    house.dpo.is_active = False
    house.dpo.save()
    assert send(AT).failed == 1
    assert Mail.objects.get(topic="event").last_error == "no_address"
    assert post.addresses == [house.admin.email]


def test_an_address_that_is_none_is_given_up(house, post):
    type(house.dpo).objects.filter(pk=house.dpo.pk).update(email="geen adres\nbcc: iedereen@school.example")
    write(house.dpo, house)
    write(house.principal, house)
    assert send(AT).failed == 1
    assert Mail.objects.get(to_user=house.dpo).last_error == "bad_address"
    assert post.addresses == [house.principal.email, house.admin.email]


def test_a_template_that_fails_keeps_nothing_else_back(house, post, caplog):
    write(house.dpo, house, template="notifications/mail/no_such_template")
    write(house.principal, house)
    with caplog.at_level(logging.CRITICAL):
        sender = send(AT)
    assert (sender.sent, sender.failed) == (1, 1)
    broken = Mail.objects.get(to_user=house.dpo)
    assert (broken.last_error, broken.try_at) == ("template", AT + BACK_OFF[0])


def test_the_log_holds_codes_and_no_address(house, post, caplog):
    write(house.dpo, house)
    post.refuse[house.dpo.email] = f"550 {house.dpo.email} unknown"
    with caplog.at_level(logging.DEBUG):
        send(AT)
    told = " ".join(str(vars(record)) for record in caplog.records)
    assert "smtp_550" in told
    assert house.dpo.email not in told
    assert house.dpo.email not in " ".join(Mail.objects.values_list("last_error", flat=True))


def test_a_whole_round_against_a_server_that_is_down_records_all_and_sends_later(house, post):
    make_breach(house.school, at=AT)
    with smtp_to(free_port()):
        report = sweep(lambda: AT)
        assert (report.due, report.sent, report.failed, report.waiting) == (3, 0, 1, 3)
    at = AT + dt.timedelta(minutes=1)
    report = sweep(lambda: at)
    assert (report.due, report.sent, report.failed, report.waiting) == (3, 3, 0, 0)
    assert sorted(post.ids) == sorted(Mail.objects.values_list("message_id", flat=True))


def test_an_outsider_gets_a_link_that_works_and_no_one_else_sees_it(house, post, client):
    case = make_breach(house.school, at=AT).case
    with changing(case, at=AT) as workflow:
        outsiders.add(workflow.case, email="Ouder@Thuis.example", at=AT)
    saturday = dt.datetime(2026, 11, 28, 23, 0, tzinfo=dt.UTC)
    sweep(lambda: saturday)  # asked for by somebody who waits for it: at once, whatever the hour
    (mail,) = [m for m in post.mails if m["To"] == "Ouder@Thuis.example"]
    text = mail.get_body(("plain",)).get_content()
    secret = next(line for line in text.splitlines() if "/zaak/" in line).strip("/ \n").rpartition("/")[2]
    assert outsiders.usable(secret, at=saturday)
    assert OutsiderLink.objects.count() == 1
    assert client.get(f"/zaak/{secret}/").status_code == 200
    assert outsiders.usable(secret, at=saturday)  # looking spends nothing: mail scanners open links
    assert secret.encode() not in b"".join(content for to, content in post.messages if to != ("Ouder@Thuis.example",))


def test_outsiders_hear_of_the_case_only_at_an_address_they_confirmed(house, post):
    case = make_breach(house.school, at=AT).case
    with changing(case, at=AT) as workflow:
        known = outsiders.add(workflow.case, email="bekend@thuis.example", at=AT)
        outsiders.add(workflow.case, email="onbekend@thuis.example", at=AT)
    outsiders.enter(outsiders.new_link(known, at=AT), at=AT)
    sweep(lambda: AT)
    post.messages.clear()
    notes.message(case, to="requester", text="Dank.", by=house.privacy_officer, at=AT)
    sweep(lambda: AT)
    assert post.addresses == ["bekend@thuis.example"]


def test_one_round_costs_one_statement_a_mail(house, post):
    counts = []
    for n in (10, 40):
        Mail.objects.all().delete()
        write(house.dpo, house, n=n)
        with CaptureQueriesContext(connection) as queries:
            send(AT)
        counts.append(len(queries) - n)
    assert counts[0] == counts[1] <= 6


def test_memberships_are_not_needed_to_reach_a_person(house, post):
    """Who lost a role between writing and sending still hears that it was so; only who left or is barred does not."""
    write(house.dpo, house)
    Membership.objects.filter(user=house.dpo).delete()
    assert send(AT).sent == 1
