"""A board's day is sealed once, from six in the morning, and its FG holds the digest."""

import datetime as dt

import pytest

from cases.models import Seal
from notifications import seals
from notifications.letters import compose
from notifications.models import Mail, Preference
from notifications.roster import Roster
from tests.factories import AT, make_board, make_breach, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.databases]


def seal(at):
    seals.seal_all(at, Roster(at))


def test_once_a_day_to_the_fg_with_digest_and_counts(house):
    make_breach(house.school, at=AT)
    make_board()  # without cases: nothing to seal
    seal(AT)
    seal(AT + dt.timedelta(hours=3))
    sealed, mail = Seal.objects.get(), Mail.objects.get()
    assert (mail.to_user, mail.board, mail.case, mail.topic) == (house.dpo, house.board, None, "seal")
    assert mail.facts == {"on": "2026-11-24", "cases": 1, "changed": 1, "root": sealed.root}
    assert compose(mail, AT).subject == "Dagzegel van dinsdag 24 november 2026"
    seal(AT + dt.timedelta(days=1))
    assert list(Mail.objects.order_by("pk").values_list("facts__changed", flat=True)) == [1, 0]


@pytest.mark.parametrize(("utc", "sealed"), [("04:59", 0), ("05:00", 1)])
def test_from_six_in_the_morning_in_amsterdam(house, utc, sealed):
    make_breach(house.school, at=AT)
    seal(dt.datetime.fromisoformat(f"2026-11-25T{utc}+00:00"))
    assert Seal.objects.count() == sealed


def test_it_waits_for_a_working_morning(house):
    make_breach(house.school, at=AT)
    seal(dt.datetime(2026, 11, 28, 6, tzinfo=dt.UTC))  # a Saturday
    assert Mail.objects.get().try_at == dt.datetime(2026, 11, 30, 7, tzinfo=dt.UTC)


def test_a_board_that_cannot_be_sealed_keeps_nobody_waiting(house):
    make_breach(house.school, at=AT)
    other = make_breach(make_school(), at=AT).case.board
    Seal.objects.create(board=house.board, on=dt.date(2026, 11, 23), cases=1, heads="broken", root="x")
    assert seals.seal_all(AT, Roster(AT)) == 1
    assert Seal.objects.get(on=dt.date(2026, 11, 24)).board == other


def test_an_fg_may_do_without_the_mail_but_the_seal_is_made(house):
    Preference.objects.create(user=house.dpo, off=["seal"])
    make_breach(house.school, at=AT)
    seal(AT)
    assert (Seal.objects.count(), Mail.objects.count()) == (1, 0)
