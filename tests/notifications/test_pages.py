"""My mails: mine only, what failed for who must see to it, and what I want."""

import datetime as dt

import pytest
import time_machine

from cases.models import Barred
from cases.terms import AMSTERDAM
from notifications import failures
from notifications.models import Mail, Preference
from schools.models import Role
from tests.factories import AT, make_breach, make_person, make_school
from tests.notifications.test_ledger import ring

pytestmark = [pytest.mark.django_db, pytest.mark.databases]
PAGE = "/werk/meldingen/"


@pytest.fixture
def case(house):
    case = make_breach(house.school, at=AT).case
    ring(AT)
    return case


def look(client, person, address=PAGE):
    client.force_login(person)
    return client.get(address)


def test_i_see_what_was_mailed_to_me_and_nobody_elses(client, house, case):
    stranger = make_person(Role.PRIVACY_OFFICER, board=make_school().board)
    mine = look(client, house.privacy_officer).content.decode()
    assert case.reference in mine
    assert f'href="/zaken/{case.reference}/"' in mine
    assert case.reference not in look(client, stranger).content.decode()
    assert case.reference not in look(client, house.employee).content.decode()


def test_a_case_hidden_from_me_is_gone_from_my_list(client, house, case):
    Barred.objects.create(case=case, user=house.privacy_officer)
    assert case.reference not in look(client, house.privacy_officer).content.decode()


def test_a_stranger_signs_in_first(client):
    assert client.get(PAGE).status_code == 302
    assert client.post(f"{PAGE}1/opnieuw/").status_code == 302


def fail(mail):
    Mail.objects.filter(pk=mail.pk).update(sent_at=None, given_up_at=AT, last_error="smtp_550", attempts=1)
    return mail


@pytest.fixture
def failed(case, house):
    return fail(Mail.objects.get(to_user=house.dpo, case=case))


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_who_sees_what_failed_and_may_try_again(client, house, failed, role):
    sees = role in ("privacy_officer", "admin")
    page = look(client, house.people[role]).content.decode()
    assert ("Niet aangekomen" in page) is sees
    assert (f"{PAGE}{failed.pk}/opnieuw/" in page) is sees
    assert client.post(f"{PAGE}{failed.pk}/opnieuw/").status_code == (302 if sees else 404)
    failed.refresh_from_db()
    assert (failed.given_up_at is None) is sees


def test_whoever_is_told_that_the_officer_was_not_reached_sees_that_and_may_try_again(client, house, case):
    mail = fail(Mail.objects.get(to_user=house.privacy_officer, case=case))
    failures.tell(mail, AT)
    told = Mail.objects.get(topic="failure", to_user=house.principal)
    page = look(client, house.principal).content.decode()
    assert house.privacy_officer.email in page
    Barred.objects.create(case=case, user=house.principal)
    assert client.post(f"{PAGE}{mail.pk}/opnieuw/").status_code == 404
    Barred.objects.all().delete()
    assert client.post(f"{PAGE}{mail.pk}/opnieuw/").status_code == 302
    assert (told.case, told.facts) == (case, {"mail": mail.pk})
    house.principal.memberships.update(until_on=AT.date() - dt.timedelta(days=1))  # who left takes nothing along
    assert house.privacy_officer.email not in look(client, house.principal).content.decode()


def test_another_board_does_not_see_what_failed_here(client, failed):
    for role in (Role.ADMIN, Role.PRIVACY_OFFICER):
        stranger = make_person(role, board=make_school().board)
        assert "opnieuw" not in look(client, stranger).content.decode()
        assert client.post(f"{PAGE}{failed.pk}/opnieuw/").status_code == 404


def test_an_administrator_sees_that_it_failed_and_nothing_of_the_case(client, house, failed, case):
    page = look(client, house.admin).content.decode()
    assert "Een mail over een zaak" in page
    assert f'href="/zaken/{case.reference}/"' not in page


def test_an_administrator_who_is_barred_from_the_case_does_not_see_that_it_failed(client, house, failed, case):
    Barred.objects.create(case=case, user=house.admin)
    assert case.reference not in look(client, house.admin).content.decode()
    assert client.post(f"{PAGE}{failed.pk}/opnieuw/").status_code == 404


def test_only_a_post_tries_again(client, house, failed):
    assert look(client, house.admin, f"{PAGE}{failed.pk}/opnieuw/").status_code == 405


def test_what_was_tried_again_goes_with_the_same_message_id(client, house, failed, mailoutbox):
    client.force_login(house.admin)
    client.post(f"{PAGE}{failed.pk}/opnieuw/")
    mailoutbox.clear()
    at = Mail.objects.get(pk=failed.pk).try_at
    ring(at)
    assert failed.message_id in [m.extra_headers["Message-ID"] for m in mailoutbox]


@pytest.mark.parametrize(("urgent", "goes"), [(False, "2026-11-30 08:00"), (True, "2026-11-28 03:00")])
def test_at_night_only_what_is_urgent_is_tried_again_at_once(client, house, failed, urgent, goes):
    Mail.objects.filter(pk=failed.pk).update(urgent=urgent)
    with time_machine.travel("2026-11-28 03:00+01:00", tick=False):  # the night to Saturday
        client.force_login(house.admin)
        page = client.post(f"{PAGE}{failed.pk}/opnieuw/", follow=True).content.decode()
    failed.refresh_from_db()
    assert f"{failed.try_at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" == goes
    assert ("Binnen een minuut" in page, "eerstvolgende werkdag" in page) == (urgent, not urgent)


def test_a_choice_is_kept_and_shown(client, house, case):
    client.force_login(house.dpo)
    assert client.post(PAGE, {"topics": ["seal", "copy"]}).status_code == 302
    assert Preference.objects.get(user=house.dpo).off == ["own_term", "event", "task"]
    page = client.get(PAGE)
    assert page.context["form"].initial["topics"] == ["copy", "seal"]
    assert client.post(PAGE, {}).status_code == 302
    assert len(Preference.objects.get(user=house.dpo).off) == 5


@pytest.mark.parametrize("topic", ["clock", "failure", "nonsense"])
def test_what_cannot_be_switched_off_is_no_choice(client, house, topic):
    client.force_login(house.dpo)
    assert client.post(PAGE, {"topics": [topic]}).status_code == 200
    assert not Preference.objects.exists()


def test_every_row_once_page_by_page(client, house):
    about = {"topic": "seal", "template": "notifications/mail/seal", "board": house.board, "created_at": AT}
    about |= {"try_at": AT, "urgent": False}
    rows = [Mail(key=f"t{n}", to_user=house.dpo, **about) for n in range(60)]
    made = [mail.pk for mail in Mail.objects.bulk_create(rows)]
    seen, address = [], PAGE
    while address:
        page = look(client, house.dpo, address)
        seen += [row.pk for row in page.context["mails"]]
        older = page.context["pager"]["next"]
        address = PAGE + older if older else ""
    assert seen == made[::-1]


@pytest.mark.parametrize("before", ["x", "-1", "1" * 30, "１"])
def test_a_made_up_page_is_refused(client, house, before):
    assert look(client, house.dpo, f"{PAGE}?voor={before}").status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_mail_as_for_three(client, house, count, django_assert_max_num_queries):
    for _ in range(count):
        make_breach(house.school, at=AT)
    ring(AT)
    client.force_login(house.privacy_officer)
    with django_assert_max_num_queries(14):
        client.get(PAGE)


def test_the_page_speaks_english_too(client, house, case):
    house.dpo.language = "en"
    house.dpo.save()
    page = look(client, house.dpo).content.decode()
    assert "My mails" in page
    assert "Aan jou gemaild" not in page
