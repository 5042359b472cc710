"""The road of the report to another school: before enrolment nothing, before inspection nothing, and consent where it is due."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings

from cases.moves import Refused, possible
from cases.terms import local_day
from cases.workflow import steps
from rights.requests.models import RightsRequest
from rights.requests.models.transfer_steps import TransferSteps
from schools.models import Role
from tests.factories import AT
from tests.rights.moving_on import DAY, EMAIL, ENROLLED, EXTRA, LETTER, NO, OKR, PORTABLE, SENT, YES, Moving

pytestmark = pytest.mark.django_db
OURS = [name for name in steps(RightsRequest) if name in vars(TransferSteps)]


def can(moving, role):
    return {one.step.name for one in possible(moving.request, moving.people[role]) if one.allowed} & set(OURS)


def refused(moving, name, by="privacy_officer", **facts):
    with pytest.raises(Refused) as refusal:
        moving.go(name, by, **facts)
    assert str(refusal.value.reason)
    return refusal.value.rule


REPORT_ROAD = {"offer_inspection", "record_inspection", "add_statement_of_views", "record_copy_given"}
PLANNED = {"plan_transfer", "record_enrolment"}
PACKAGE = {"choose_package", "give_receiver_address"}


@pytest.mark.parametrize(
    ("prepare", "found"),
    [
        (lambda m: None, set()),
        (lambda m: m.go("pass_gate", method="known_in_person", on=DAY), {"plan_transfer"}),
        (lambda m: m.plan(), PLANNED | REPORT_ROAD),
        (lambda m: m.enrolled(), PLANNED | REPORT_ROAD | {"record_transfer_sent"}),
        (lambda m: m.enrolled(**EXTRA), PLANNED | REPORT_ROAD | PACKAGE | {"record_transfer_sent", "record_consent"}),
        (lambda m: m.enrolled(**PORTABLE), PLANNED | PACKAGE),
    ],
)
def test_what_can_be_done_and_by_whom(prepare, found):
    moving = Moving()
    prepare(moving)
    assert can(moving, Role.PRIVACY_OFFICER) == can(moving, Role.PRINCIPAL) == found
    for role in (Role.EMPLOYEE, Role.BOARD_MEMBER, Role.DPO, Role.ADMIN):
        assert can(moving, role) == set()


@pytest.mark.parametrize(
    ("prepare", "name", "facts", "rule"),
    [
        (lambda m: None, "plan_transfer", {}, "state"),
        (lambda m: m.go("pass_gate", method="known_in_person", on=DAY), "record_enrolment", ENROLLED, "no_transfer"),
        (lambda m: m.go("pass_gate", method="known_in_person", on=DAY), "offer_inspection", {"on": DAY}, "no_report"),
        (lambda m: m.plan(), "record_consent", {"part": "report", **NO}, "no_consent_needed"),
        (lambda m: m.plan(), "choose_package", {}, "no_package"),
        (lambda m: m.plan(), "record_transfer_sent", SENT, "not_enrolled"),
        (lambda m: m.enrolled(), "record_transfer_received", {"on": DAY}, "not_sent"),
        (lambda m: m.enrolled(), "record_transfer_sent", SENT, "inspection_first"),
        (lambda m: m.plan(**PORTABLE), "record_inspection", LETTER, "no_report"),
        (lambda m: m.plan(**EXTRA), "record_consent", {"part": "report", **YES}, "no_consent_needed"),
        (lambda m: m.plan(**EXTRA), "record_consent", {"part": "own_work", **YES}, "not_in_plan"),
        (lambda m: m.plan(**EXTRA), "choose_package", {"part": "own_work", "documents": []}, "not_in_plan"),
        (lambda m: m.plan(**EXTRA), "confirm_receiver_address", {"email": EMAIL, "how": "website"}, "no_address"),
    ],
)
def test_a_refused_step_names_its_rule_and_changes_nothing(prepare, name, facts, rule):
    moving = Moving()
    prepare(moving)
    before = moving.events
    assert refused(moving, name, **facts) == rule
    assert moving.events == before


def test_a_request_that_asks_something_else_plans_no_transfer():
    moving = Moving(right="erasure")
    moving.go("pass_gate", method="known_in_person", on=DAY)
    assert refused(moving, "plan_transfer", school=moving.receiver, sector="vo", **OKR) == "no_transfer_right"


# Inspection before sending, in each of the four ways (founding document 001).


@pytest.mark.parametrize("how", ["letter", "conversation_report", "registered_date", "tick_in_sis"])
def test_after_inspection_recorded_in_this_way_the_report_may_go(how):
    moving = Moving().enrolled()
    moving.go("record_inspection", "principal", how=how, on=DAY)
    moving.go("record_transfer_sent", **SENT)
    (fact,), (sent,) = moving.request.happened("inspected"), moving.request.sendings
    assert (fact.how, sent.okr_version, sent.reason) == (how, "OSO 2026.2", "")
    moving.go("record_transfer_received", on=DAY)
    assert moving.request.happened("received")


def test_an_inspection_needs_one_of_the_four_ways():
    moving = Moving().enrolled()
    with pytest.raises(IntegrityError), transaction.atomic():
        moving.go("record_inspection", how="", on=DAY)


def test_without_inspection_only_a_reason_lets_it_go_and_the_reason_stays():
    moving = Moving().enrolled()
    moving.go("record_transfer_sent", **SENT, reason="De ouders zijn onbereikbaar verhuisd; drie brieven kwamen terug.")
    assert moving.request.sendings[0].reason.startswith("De ouders")
    event = moving.case.events.get(name="request.record_transfer_sent")
    event.content.case = moving.case
    assert "drie brieven" in event.content.said["reason"]
    assert "brieven" not in str(event.facts)


def test_an_inspection_after_the_sending_is_none_before_it():
    moving = Moving().enrolled()
    moving.go("record_inspection", **LETTER)
    moving.go("record_enrolment", **ENROLLED | {"on": DAY - dt.timedelta(days=9)})
    assert refused(moving, "record_transfer_sent", **SENT | {"sent_at": AT - dt.timedelta(days=3)}) == "inspection_first"


@pytest.mark.parametrize("reason", ["", "De nieuwe school drong aan."])
def test_nothing_leaves_before_enrolment_whatever_the_reason(reason):
    moving = Moving().plan()
    moving.go("record_inspection", **LETTER)
    assert refused(moving, "record_transfer_sent", **SENT, reason=reason) == "not_enrolled"
    moving.go("record_enrolment", **ENROLLED)
    early = SENT | {"sent_at": AT - dt.timedelta(days=1)}
    assert refused(moving, "record_transfer_sent", **early, reason=reason) == "before_enrolment"


def test_parents_have_ten_working_days_to_react_and_the_clock_ends_with_the_inspection():
    moving = Moving().enrolled()
    moving.go("offer_inspection", on=DAY)
    clock = moving.case.deadlines.get(purpose="inspection")
    assert (clock.rule, clock.count, local_day(clock.due_at)) == ("own_working_days", 10, dt.date(2026, 12, 8))
    moving.go("offer_inspection", on=DAY)
    assert moving.case.deadlines.filter(purpose="inspection", ended_at=None).count() == 1
    moving.go("record_inspection", **LETTER)
    assert not moving.case.deadlines.filter(purpose="inspection", ended_at=None).exists()


def test_the_own_view_of_parents_is_kept_word_for_word_and_so_is_the_copy():
    moving = Moving().enrolled()
    moving.go("add_statement_of_views", text="Dit beeld klopt niet.\nSam leest elke dag.", on=DAY)
    moving.go("record_copy_given", on=DAY)
    (view,), (copy,) = moving.request.happened("views"), moving.request.happened("copy")
    assert (view.text, copy.on) == ("Dit beeld klopt niet.\nSam leest elke dag.", DAY)


# Consent.


@pytest.mark.parametrize(("receiver", "born"), [("vo", "2014-09-14"), ("po", "2018-01-01")])
def test_from_primary_no_consent_is_asked_and_a_refusal_cannot_even_be_recorded(receiver, born):
    moving = Moving(sector="po", receiver=receiver, born=born).enrolled()
    moving.go("record_inspection", **LETTER)
    assert refused(moving, "record_consent", part="report", **NO) == "no_consent_needed"
    moving.go("record_transfer_sent", **SENT)


def test_the_objection_of_the_other_parent_does_not_stop_the_report_itself():
    moving = Moving().enrolled()
    moving.go("record_inspection", **LETTER)
    moving.go("record_objection", text="Ik wil dit niet.")
    moving.go("record_transfer_sent", **SENT)
    assert moving.request.sendings


def test_with_the_other_reading_po_to_po_needs_consent():
    with override_settings(OKR_CONSENT_SCOPE="except_primary_to_secondary"):
        moving = Moving(receiver="po").enrolled()
        moving.go("record_inspection", **LETTER)
        assert refused(moving, "record_transfer_sent", **SENT) == "no_consent"
        moving.go("record_consent", part="report", **YES)
        moving.go("record_transfer_sent", **SENT)


@pytest.mark.parametrize("receiver", ["vo", "other"])
def test_from_secondary_the_report_goes_with_consent_only(receiver):
    moving = Moving(sector="vo", receiver=receiver, born="2012-01-01").enrolled()
    moving.go("record_inspection", **LETTER)
    assert refused(moving, "record_transfer_sent", **SENT, reason="Toch.") == "no_consent"
    moving.go("record_consent", part="report", **NO)
    assert refused(moving, "record_transfer_sent", **SENT, reason="Toch.") == "consent_refused"
    moving.go("record_consent", part="report", **YES)
    moving.go("record_transfer_sent", **SENT)


@pytest.mark.parametrize(
    ("born", "right_one", "wrong_one"),
    [("2010-11-24", "pupil", "parents"), ("2010-11-25", "parents", "pupil")],  # 16 today, 16 tomorrow
)
def test_a_pupil_of_16_consents_and_below_it_the_parents(born, right_one, wrong_one):
    moving = Moving(sector="vo", receiver="vo", born=born)
    moving.go("pass_gate", method="known_in_person", on=DAY, authority="authorisation")
    moving.go("plan_transfer", school=moving.receiver, sector="vo", **OKR)
    assert refused(moving, "record_consent", part="report", **YES | {"who": wrong_one}) == "whose_consent"
    moving.go("record_consent", part="report", **YES | {"who": right_one})
    assert moving.request.may_go("report", AT) is True


def test_oral_consent_counts_once_it_was_confirmed_in_writing():
    moving = Moving(sector="vo").enrolled()
    assert refused(moving, "record_consent", part="report", **YES | {"way": "oral"}) == "not_confirmed"
    moving.go("record_consent", part="report", **YES | {"way": "oral"}, confirmed_on=DAY)
    assert moving.request.may_go("report", AT) is True


def test_an_extra_needs_its_own_consent_and_a_refusal_keeps_it_out():
    moving = Moving().enrolled(**EXTRA)
    assert moving.request.may_go("health", AT) is None
    moving.go("record_consent", part="health", **NO)
    assert refused(moving, "choose_package", part="health", documents=["a"]) == "consent_refused"
    moving.go("record_inspection", **LETTER)
    moving.go("record_transfer_sent", **SENT)  # the report goes all the same


def test_a_refused_transfer_sends_nothing():
    moving = Moving().enrolled()
    moving.go("record_inspection", **LETTER)
    told = {"right": "transfer_report", "outcome": "refused", "ground": "not_enrolled", "text": "Niet ingeschreven."}
    moving.go("decide", "board_member", **told)
    assert refused(moving, "record_transfer_sent", **SENT) == "transfer_refused"


# The receiving school and its address.


def test_a_school_of_another_board_or_one_in_words():
    moving = Moving().plan()
    assert moving.request.transfer.receiver_name == "Het Baken, Zilverdam"
    moving.go("plan_transfer", school_name="École du Phare", school_address="Brussel", sector="other", **OKR)
    fresh = moving.request.transfer
    assert (fresh.receiver_name, fresh.school, fresh.sector) == ("École du Phare", None, "other")
    assert len(moving.request.transfers) == 2


def test_the_address_is_checked_by_a_second_person_from_an_own_source():
    moving = Moving().plan(**EXTRA)
    moving.go("give_receiver_address", email=EMAIL, second=moving.people[Role.PRINCIPAL])
    task = moving.case.tasks.get(assignee=moving.people[Role.PRINCIPAL])
    assert refused(moving, "confirm_receiver_address", email=EMAIL, how="website") == "same_person"
    assert refused(moving, "confirm_receiver_address", "principal", email="info@baken.example", how="website") == "other_address"
    moving.go("confirm_receiver_address", "principal", email=f" {EMAIL.upper()} ", how="website")
    row = moving.request.receiver_address
    task.refresh_from_db()
    assert (row.confirmed_by, task.done_by, row.email) == (moving.people[Role.PRINCIPAL],) * 2 + (EMAIL,)
    assert refused(moving, "confirm_receiver_address", "board_member", email=EMAIL, how="list") == "no_address"


def test_the_database_too_refuses_one_person_for_both():
    moving = Moving().plan(**EXTRA)
    moving.go("give_receiver_address", email=EMAIL)
    row = moving.request.receiver_address
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(confirmed_at=AT, confirmed_by=row.by)


def test_no_event_holds_a_name_an_address_or_a_school():
    moving = Moving().packed()
    moving.go("add_statement_of_views", text="Sam leest wel.", on=DAY)
    told = str(list(moving.case.events.values_list("facts", flat=True)))
    for text in ("Sam", "Baken", "baken", "Voorbeeld", "0123", moving.receiver.brin):
        assert text not in told
