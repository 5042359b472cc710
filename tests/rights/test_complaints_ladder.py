"""The ladder: which way is open after which, and the clocks of each step (domain.md 1.6 and 5)."""

import datetime as dt

import pytest
import time_machine

from cases import outsiders
from cases.models import Case
from cases.moves import Refused, move
from cases.notes import link
from notifications import outbox
from notifications.models import Mail
from notifications.roster import Roster
from rights.complaints.models import LadderStep, Outcome
from rights.complaints.page.ladder import rungs
from schools.models import Role
from tests.cases.conftest import words
from tests.factories import AT, make_board, make_breach, make_complaint, make_request, make_school
from tests.rights.test_complaints_workflow import FOUNDED, HEAR, HEAR_OTHER, House

pytestmark = pytest.mark.django_db
PRINCIPAL, OFFICER, BOARD, DPO = Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO
HOUR = dt.timedelta(hours=1)


def due(clock):
    """The last day of a clock, as the calendar on the wall has it."""
    return clock.due_at.astimezone(dt.timezone(HOUR)).date()


@pytest.fixture
def house():
    return House()


def steps_of(house):
    return [(one.rung, one.commission, one.ended_as) for one in house.complaint.ladder]


# Clocks. AT is Tuesday 24 November 2026.


@pytest.mark.parametrize(
    ("step", "purpose", "day"),
    [
        ("principal", "principal", dt.date(2026, 12, 8)),
        ("board", "board", dt.date(2026, 12, 22)),
        ("supervisor", "supervisor", dt.date(2026, 12, 22)),
        ("commission", "defence", dt.date(2026, 12, 15)),
        ("authority", "authority", dt.date(2027, 2, 24)),
    ],
)
def test_each_step_has_its_own_term_from_the_start(step, purpose, day):
    complaint = make_complaint(make_school(), step=step)
    clock = complaint.case.deadlines.get(purpose=purpose)
    assert due(clock) == day
    assert complaint.case.due_at == min(c.due_at for c in complaint.case.deadlines.filter(ended_at=None))


def test_receipt_is_confirmed_in_two_working_days_unless_the_page_after_sending_did(house):
    assert due(house.clock("confirm")) == dt.date(2026, 11, 26)
    house.go("confirm_receipt", OFFICER, {"sent_at": AT})
    assert house.clock("confirm").ended_at == AT
    assert not make_complaint(house.school, via="public").case.deadlines.filter(purpose="confirm").exists()


def test_a_board_chooses_its_own_terms():
    terms = {
        "complaint_principal_days": 10,
        "complaint_board_days": 20,
        "commission_defence_days": 15,
        "commission_advice_days": 30,
    }
    house = House(make_board(**terms))
    assert due(house.clock("principal")) == dt.date(2026, 12, 4)
    house.go("start_step", OFFICER, {"step": "board"})
    assert due(house.clock("board")) == dt.date(2026, 12, 14)
    house.go("escalate", OFFICER, {"to": "commission"})
    assert due(house.clock("defence")) == dt.date(2026, 12, 9)
    house.go("record_hearing", OFFICER, {"party": "commission", "text": "Zitting."})
    assert due(house.clock("advice")) == dt.date(2026, 12, 24)


def test_a_next_step_ends_the_clock_of_the_one_before(house):
    house.go("start_step", OFFICER, {"step": "board", "handler": house.people[BOARD]})
    assert house.running() == {"confirm", "board"}
    assert steps_of(house) == [("principal", "", "passed_on"), ("board", "", "")]
    assert (house.complaint.case.assignee, house.complaint.here.handler) == (house.people[BOARD], house.people[BOARD])


def test_beginning_the_first_step_leaves_its_term_from_receipt(house):
    before = house.clock("principal").due_at
    house.go("start_step", PRINCIPAL, {"step": "principal"}, at=AT + 24 * HOUR)
    assert house.clock("principal").due_at == before
    assert len(house.complaint.ladder) == 1


def test_from_the_finding_the_board_has_four_weeks(house):
    house.go("escalate", OFFICER, {"to": "commission"})
    house.go("record_finding", OFFICER, {"text": "Gegrond.", "received_at": AT})
    assert house.clock("defence").ended_at == AT
    clock = house.clock("reaction")
    assert (clock.rule, due(clock)) == ("wpo14_board_reaction", dt.date(2026, 12, 22))
    house.go("extend_reaction", BOARD, {"new_date": dt.date(2027, 1, 12), "reason": "De vergadering is op 11 januari."})
    assert due(house.clock("reaction")) == dt.date(2027, 1, 12)
    house.go("react", BOARD, {"shares": "partly", "text": "Wij nemen het advies over."})
    assert house.running() == {"confirm"}
    assert [(r.shares, r.text) for r in house.complaint.reactions] == [("partly", "Wij nemen het advies over.")]


def test_the_ap_has_three_months_and_an_answer_it_asks_for_has_a_term(house):
    house.go("escalate", OFFICER, {"to": "authority", "reference": "z2026-1"})
    assert due(house.clock("authority")) == dt.date(2027, 2, 24)
    house.go("record_progress", OFFICER, {"received_at": AT, "text": "Wij onderzoeken het."})
    assert "authority" not in house.running()
    facts = {"text": "Wat doet u eraan?", "answer_by": dt.date(2026, 12, 4), "days": 10}
    house.go("record_finding", BOARD, facts)
    assert due(house.clock("ap")) == dt.date(2026, 12, 4)
    house.go("react", BOARD, {"shares": "yes", "text": "Dit doen wij."})
    assert house.clock("ap").ended_at == AT


# The way to the court runs after an answer about a request only, by the legal form of the board.


def answered(legal_form, subject):
    house = House(make_board(legal_form=legal_form), subject=subject)
    house.go(*HEAR)
    house.go(*HEAR_OTHER)
    house.go("decide_step", PRINCIPAL, FOUNDED | {"sent_at": AT})
    return house


def test_a_private_board_the_six_weeks_run_from_receipt_of_the_answer():
    house = answered("private", "refused")
    assert "court" not in house.running()
    house.go("record_receipt", OFFICER, {"received_at": AT})
    assert (house.clock("court").rule, due(house.clock("court"))) == ("uavg35_court_petition", dt.date(2027, 1, 5))


def test_a_public_authority_from_the_day_it_was_sent():
    clock = answered("public", "refused").clock("court")
    assert (clock.rule, due(clock)) == ("awb6_objection", dt.date(2027, 1, 5))


def test_no_term_for_the_court_where_it_is_not_about_a_request():
    house = answered("public", "pictures")
    house.go("record_receipt", OFFICER, {"received_at": AT})
    assert "court" not in house.running()


def test_after_the_ap_the_way_to_the_court_stays_open_six_weeks():
    house = House(subject="refused")
    house.go("escalate", OFFICER, {"to": "authority"})
    house.go("record_finding", OFFICER, {"text": "Afgehandeld.", "received_at": AT})
    assert due(house.clock("court")) == dt.date(2027, 1, 5)


# A complaint stops nothing.


def test_a_complaint_stops_no_clock_of_what_it_is_about(house):
    breach, request = make_breach(house.school).case, make_request(house.school).case
    before = {c.pk: list(c.deadlines.values("due_at", "ended_at", "suspended")) for c in (breach, request)}
    for other in (breach, request):
        link(house.case, other=other, by=house.people[OFFICER], at=AT)
    house.go("escalate", OFFICER, {"to": "authority"})
    house.go("withdraw", OFFICER, {})
    assert {c.pk: list(c.deadlines.values("due_at", "ended_at", "suspended")) for c in (breach, request)} == before
    assert Case.objects.get(pk=request.pk).closed_at is None


def test_a_missed_answer_offers_itself_as_ground(client, house):
    request = make_request(house.school, received_at=AT - dt.timedelta(days=60), at=AT - dt.timedelta(days=60)).case
    link(house.case, other=request, by=house.people[OFFICER], at=AT)
    client.force_login(house.people[OFFICER])
    page = client.get(f"/zaken/{house.case.reference}/").content.decode()
    assert f"De termijn van {request.reference} is voorbij zonder antwoord" in page


# Which way is open.


@pytest.mark.parametrize("to", ["commission", "authority", "court"])
def test_the_complainant_may_go_straight_outside(house, to):
    assert house.go("escalate", OFFICER, {"to": to}).step == to


@pytest.mark.parametrize("first", ["own", "regional"])
def test_after_an_own_commission_the_lkc_is_closed(first):
    house = House(make_board(commission=first))
    house.go("escalate", OFFICER, {"to": "commission"})
    house.go("record_finding", OFFICER, {"text": "Ongegrond."})
    house.go("react", BOARD, {"shares": "yes", "text": "Eens."})
    with pytest.raises(Refused) as refusal:
        house.go("escalate", OFFICER, {"to": "commission", "commission": "lkc"})
    assert (refusal.value.rule, "LKC" in str(refusal.value.reason)) == ("lkc_closed", True)
    assert house.go("escalate", OFFICER, {"to": "authority"}).step == "authority"


@pytest.mark.parametrize(
    ("first", "then", "rule"),
    [
        ({"to": "commission"}, {"to": "commission"}, "same_matter_twice"),
        ({"to": "commission"}, {"to": "commission", "commission": "own"}, "same_matter_twice"),
        ({"to": "authority"}, {"to": "authority"}, "same_matter_twice"),
        ({"to": "court"}, {"to": "court"}, "same_matter_twice"),
    ],
)
def test_the_same_matter_goes_nowhere_twice(house, first, then, rule):
    house.go("escalate", OFFICER, first)
    with pytest.raises(Refused) as refusal:
        house.go("escalate", OFFICER, then)
    assert refusal.value.rule == rule


def test_commission_and_ap_may_run_beside_each_other(house):
    house.go("escalate", OFFICER, {"to": "authority"})
    house.go("escalate", OFFICER, {"to": "commission"})
    assert {"authority", "defence"} <= house.running()
    house.go("record_finding", OFFICER, {"text": "Gegrond.", "source": "3"})
    assert [one.rung for one in house.complaint.open_outside] == ["authority"]
    house.go("react", BOARD, {"shares": "yes", "text": "Eens."})
    with pytest.raises(Refused) as refusal:
        house.go("close", OFFICER)
    assert refusal.value.rule == "still_outside"


@pytest.mark.parametrize(("step", "rule"), [("principal", "step_done"), ("board", None), ("conversation", None)])
def test_a_step_that_answered_is_not_done_twice(house, step, rule):
    house.go("decide_step", PRINCIPAL, {"parts": {1: (Outcome.SOLVED, "")}})
    if rule is None:
        assert house.go("start_step", OFFICER, {"step": step}).step == step
        return
    with pytest.raises(Refused) as refusal:
        house.go("start_step", OFFICER, {"step": step})
    assert refusal.value.rule == rule


def test_a_complaint_about_the_whole_board_has_no_principal():
    school = make_school()
    complaint = make_complaint(board=school.board)
    assert complaint.step == "board"


def test_a_complaint_that_was_filed_outside_first_starts_there():
    complaint = make_complaint(make_school(), step="commission")
    assert (complaint.state, complaint.here.commission) == ("outside", "lkc")


def test_reopened_it_can_go_on_to_the_commission(house):
    house.go("withdraw", OFFICER)
    house.go("reopen", OFFICER, {"reason": "Toch niet opgelost."})
    assert house.go("escalate", OFFICER, {"to": "commission"}).state == "outside"


# The year of the LKC is shown and never blocks.


@pytest.mark.parametrize(
    ("conduct_on", "told"),
    [
        (dt.date(2026, 5, 10), "neemt het in behandeling tot en met maandag 10 mei 2027"),
        (dt.date(2024, 5, 10), "eindigde op zaterdag 10 mei 2025"),
    ],
)
def test_the_year_of_the_lkc_is_shown_and_never_blocks(client, conduct_on, told):
    house = House(conduct_on=conduct_on)
    client.force_login(house.people[OFFICER])
    assert told in client.get(f"/zaken/{house.case.reference}/").content.decode()
    assert house.go("escalate", OFFICER, {"to": "commission"}).state == "outside"


# The FG.


def test_the_fg_can_be_asked_at_any_step_and_is_told(house):
    for n, name in enumerate(("received", "outside")):
        if n:
            house.go("escalate", OFFICER, {"to": "commission"})
        house.go("ask_dpo", OFFICER, {"asked_by": "complainant", "question": f"Mag dit? {name}"})
    house.go("advise", DPO, {"text": "Nee, dit mag niet.", "released": "Dit mag niet."})
    advice = house.complaint.advices[0]
    assert (advice.text, advice.released, advice.by) == ("Nee, dit mag niet.", "Dit mag niet.", house.people[DPO])


def test_every_step_is_kept_with_start_end_handler_and_outcome(house):
    move(house.case, "start_step", by=house.people[OFFICER], at=AT, step="principal", handler=house.people[PRINCIPAL])
    house.go("decide_step", PRINCIPAL, {"parts": {1: (Outcome.SOLVED, "")}}, at=AT + HOUR)
    row = LadderStep.objects.get()
    assert (row.started_at, row.ended_at, row.ended_as) == (AT - 2 * HOUR, AT + HOUR, "answered")
    assert row.handler == house.people[PRINCIPAL]


def test_the_page_shows_the_ladder_from_below_also_where_a_step_was_passed_by():
    shown = rungs(make_complaint(make_school(), step="commission"), AT)
    assert [one["state"] for one in shown] == ["todo", "todo", "todo", "here", "todo", "todo"]
    assert [one["title"].split()[0].lower() for one in shown] == [
        "gesprek", "directie", "schoolbestuur", "landelijke", "autoriteit", "rechter",
    ]  # fmt: skip


@time_machine.travel(AT, tick=False)
def test_a_reaction_that_takes_longer_is_told_to_the_complainant_with_the_reason(client):
    house = House(complainant={"name": "Wies", "email": "wies@thuis.example"})
    outsider = house.case.outsiders.get()
    client.post(f"/zaak/{outsiders.new_link(outsider, at=AT)}/")
    house.go("escalate", OFFICER, {"to": "commission"})
    house.go("record_finding", OFFICER, {"text": "Gegrond."})
    assert "duurt langer" not in words(client.get("/zaak/"))
    told = {"new_date": dt.date(2027, 1, 12), "reason": "De vergadering is op 11 januari."}
    house.go("extend_reaction", BOARD, told)
    page = words(client.get("/zaak/"))
    assert "U krijgt die uiterlijk dinsdag 12 januari" in page
    assert told["reason"] in page
    sum(outbox.read(AT, Roster(AT)))
    mail = Mail.objects.get(case=house.case, template="rights/complaints/mail/reaction_later")
    assert mail.to_outsider_id == outsider.pk
    house.go("react", BOARD, {"shares": "yes", "text": "Eens."})
    assert told["reason"] not in words(client.get("/zaak/"))


def test_a_missed_answer_is_told_only_to_who_may_know_of_that_request(client, house):
    long_ago = AT - dt.timedelta(days=60)
    elsewhere = make_school(house.school.board)
    request = make_request(elsewhere, received_at=long_ago, at=long_ago).case
    link(house.case, other=request, by=house.people[OFFICER], at=AT)
    for role, seen in ((OFFICER, True), (PRINCIPAL, False)):
        client.force_login(house.people[role])
        assert (request.reference in client.get(f"/zaken/{house.case.reference}/").content.decode()) is seen


# What the internal supervisor decides.


@pytest.mark.parametrize(("role", "may"), [(OFFICER, True), (PRINCIPAL, False)])
def test_nobody_below_the_board_member_records_what_the_supervisor_decides(role, may):
    house = House(respondent_kind="board_member")
    outcome = {"parts": {1: (Outcome.SOLVED, "")}}
    if may:
        assert house.go("decide_step", role, outcome).state == "decided"
        return
    with pytest.raises(Refused) as refusal:
        house.go("decide_step", role, outcome)
    assert refusal.value.rule == "not_your_step"


@time_machine.travel(AT, tick=False)
def test_the_complainant_reads_that_no_second_commission_takes_it(client):
    house = House(make_board(commission="own"), complainant={"name": "Wies", "email": "wies@thuis.example"})
    client.post(f"/zaak/{outsiders.new_link(house.case.outsiders.get(), at=AT)}/")
    for name, role, facts in (
        ("escalate", OFFICER, {"to": "commission"}), ("record_finding", OFFICER, {"text": "Ongegrond."}),
    ):  # fmt: skip
        assert "/zaak/dossier/commission/pdf/" in client.get("/zaak/").content.decode()  # also while it lies there
        house.go(name, role, facts)
    house.go("react", BOARD, {"shares": "yes", "text": "Eens."})
    page = client.get("/zaak/")
    assert "/zaak/dossier/commission/" not in page.content.decode()
    assert "/zaak/dossier/authority/pdf/" in page.content.decode()
    assert "De LKC is geen beroep en neemt haar niet in behandeling." in words(page)
    assert "U mag verdergaan: naar de Autoriteit Persoonsgegevens of naar de rechter." in words(page)
