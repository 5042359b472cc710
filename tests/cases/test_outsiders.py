"""The way in for people without an account: one link, once, half an hour."""

import datetime as dt

import pytest

from cases import outsiders, saved
from cases.models import Draft, Invitation, Outsider, OutsiderLink
from cases.moves import changing
from tests.factories import AT, make_breach, make_person

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)
ADDRESS = "Ouder@Thuis.example"


@pytest.fixture
def outsider():
    breach = make_breach()
    with changing(breach.case, at=AT) as workflow:
        return outsiders.add(workflow.case, email=ADDRESS, at=AT)


def test_the_address_lies_sealed_and_is_found_back_in_any_case(outsider):
    fresh = Outsider.objects.get()
    assert fresh.email == ADDRESS
    assert fresh.email_digest == outsiders.email_digest(" ouder@thuis.EXAMPLE ")
    assert b"uder" not in bytes(fresh.__dict__["email"])


def test_a_link_works_once_and_confirms_the_address(outsider):
    secret = outsiders.new_link(outsider, at=AT)
    assert outsiders.usable(secret, at=AT + 29 * MINUTE)
    assert outsiders.enter(secret, at=AT + 29 * MINUTE) == outsider
    assert Outsider.objects.get().confirmed_at == AT + 29 * MINUTE
    assert outsiders.enter(secret, at=AT + 29 * MINUTE) is None
    assert outsider.case.events.filter(name="outsider.confirmed").count() == 1


@pytest.mark.parametrize("when", [30 * MINUTE, dt.timedelta(days=3)])
def test_an_old_link_opens_nothing(outsider, when):
    secret = outsiders.new_link(outsider, at=AT)
    assert not outsiders.usable(secret, at=AT + when)
    assert outsiders.enter(secret, at=AT + when) is None


def test_a_made_up_or_stored_secret_opens_nothing(outsider):
    outsiders.new_link(outsider, at=AT)
    assert outsiders.enter("verzonnen", at=AT) is None
    assert outsiders.enter(OutsiderLink.objects.get().digest, at=AT) is None


@pytest.mark.parametrize(
    ("reference", "email", "asked"),
    [(True, ADDRESS, 1), (True, "OUDER@thuis.example", 1), (True, "ander@thuis.example", 0), (False, ADDRESS, 0)],
)
def test_asking_a_new_link_says_nothing_and_mails_only_who_fits(outsider, reference, email, asked):
    assert outsiders.ask_link(outsider.case.reference if reference else "DL-2026-99999", email, at=AT) is None
    assert outsider.case.events.filter(name="outsider.link_asked").count() == asked


def test_an_invitation_is_answered_once():
    case = make_breach().case
    with changing(case, at=AT) as workflow:
        secret = outsiders.invite(workflow.case, purpose="destruction", by=make_person(), at=AT)
    assert outsiders.invitation(secret, "other", at=AT) is None
    assert outsiders.invitation(secret, "destruction", at=AT + dt.timedelta(days=14)) is None
    found = outsiders.invitation(secret, "destruction", at=AT)
    told = {"name": "breach.destruction_stated", "said": {"text": "Gewist."}, "facts": {"deleted": True}, "at": AT}
    assert outsiders.answer(found, **told) is True
    assert outsiders.answer(found, **told) is False
    assert outsiders.invitation(secret, "destruction", at=AT) is None
    assert case.events.filter(name="breach.destruction_stated").count() == 1
    assert Invitation.objects.get().digest != secret


@pytest.mark.parametrize("whose", ["person", "device"])
def test_a_draft_is_kept_sealed_for_a_day_and_for_its_owner_only(whose):
    mine = {"owner": make_person()} if whose == "person" else {"device": "a" * 64}
    theirs = {"owner": make_person()} if whose == "person" else {"device": "b" * 64}
    saved.keep("report", {"what": "Sanne"}, at=AT, **mine)
    saved.keep("report", {"what": "Sanne de Vries"}, at=AT, **mine)
    assert saved.find("report", at=AT + dt.timedelta(hours=23), **mine) == {"what": "Sanne de Vries"}
    assert saved.find("report", at=AT, **theirs) is None
    assert saved.find("other", at=AT, **mine) is None
    assert saved.find("report", at=AT + dt.timedelta(hours=24), **mine) is None
    assert b"Sanne" not in bytes(Draft.objects.get().sealed)
    assert saved.clear_old(AT + dt.timedelta(hours=25)) == 1


def test_a_draft_is_dropped_when_it_is_sent():
    saved.keep("report", {}, at=AT, device="a" * 64)
    saved.drop("report", device="a" * 64)
    assert not Draft.objects.exists()
