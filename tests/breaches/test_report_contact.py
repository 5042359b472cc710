"""Questions of the AP with its own term as a clock, and the answer that ends it; and the pages to decide and advise on."""

import datetime as dt

import pytest
import time_machine

from breaches.assessment import assess
from breaches.models import Outcome, State
from breaches.models.steps import clock_of
from cases import documents
from cases.moves import Refused, changing, move, possible
from cases.terms import local_day
from schools.models import Mandate, Role
from tests.factories import AT, make_breach, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
HOUR = dt.timedelta(hours=1)
GRAVE = {"is_breach": True, "data_categories": ["health"], "minors": True, "recipients": "public", "persons": 24}


@pytest.fixture
def case(school):
    return make_breach(school, aware_at=AT - HOUR, aware_reason="Eerst uitgezocht.").case


def ask(case, people, text="Hoeveel ouders?", answer_by=dt.date(2026, 12, 8)):
    before = set(case.authoritycontact_records.values_list("pk", flat=True))
    about = {"sort": "question", "received_at": AT, "text": text, "answer_by": answer_by}
    days = answer_by and (answer_by - local_day(AT)).days
    move(case, "record_contact", by=people[Role.DPO], at=AT, days=days, **about)
    return case.authoritycontact_records.exclude(pk__in=before).get()


def step(case, name):
    return f"/zaken/{case.reference}/doe/{name}/"


def post(client, case, name, **sent):
    case.refresh_from_db()
    return client.post(step(case, name), {"version": case.version, "seen": case.event_count, **sent})


# Questions of the AP.


def test_a_question_with_a_term_runs_a_clock_until_it_is_answered(client, case, people):
    contact = ask(case, people)
    clock = case.deadlines.get(purpose=clock_of(contact))
    assert local_day(clock.due_at) == dt.date(2026, 12, 8)
    client.force_login(people[Role.DPO])
    page = client.get(step(case, "record_answer")).content.decode()
    assert "di 24 nov: Hoeveel ouders?" in page
    assert post(client, case, "record_answer", contact=str(contact.pk), text="Eenendertig.").status_code == 302
    clock.refresh_from_db()
    contact.refresh_from_db()
    assert clock.ended_at == contact.answered_at == AT
    assert "Beantwoord op dinsdag 24 november" in client.get(f"/zaken/{case.reference}/").content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_who_records_the_answer(case, people, role):
    ask(case, people)
    breach = move(case, "ask_advice", by=people[Role.PRIVACY_OFFICER], at=AT)
    allowed = {one.step.name for one in possible(breach, people[role]) if one.allowed}
    assert ("record_answer" in allowed) == (role in {Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO})


def test_without_an_open_question_there_is_nothing_to_answer(case, people):
    ask(case, people, answer_by=None)
    with pytest.raises(Refused) as refused:
        move(case, "record_answer", by=people[Role.DPO], at=AT, contact="x", answered_at=AT)
    assert refused.value.rule == "no_open_question"


def test_one_question_is_answered_and_the_other_still_runs(client, case, people):
    first, second = ask(case, people), ask(case, people, text="Welke lijst?", answer_by=dt.date(2026, 12, 1))
    client.force_login(people[Role.PRIVACY_OFFICER])
    post(client, case, "record_answer", contact=str(second.pk))
    running = set(case.deadlines.filter(ended_at=None).values_list("purpose", flat=True))
    assert clock_of(first) in running
    assert clock_of(second) not in running


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"contact": "nonsense"}, "contact"),
        ({"contact": ""}, "contact"),
        ({"answered_at": "2026-11-24T08:00:00+01:00"}, "answered_at"),  # before the question
        ({"answered_at": "2026-11-24T23:00:00+01:00"}, "answered_at"),  # still to come
        ({"answered_at": "2026-11-24T09:00:00"}, "answered_at"),  # without an offset
        ({"text": "nul\x00"}, "text"),
    ],
)
def test_a_wrong_answer_is_told(client, case, people, sent, field):
    contact = ask(case, people)
    client.force_login(people[Role.DPO])
    answer = post(client, case, "record_answer", **{"contact": str(contact.pk), "text": "Eenendertig."} | sent)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors


def test_a_question_of_another_case_cannot_be_answered_here(client, case, people, school):
    elsewhere = ask(make_breach(school).case, people)
    ask(case, people)
    client.force_login(people[Role.DPO])
    assert post(client, case, "record_answer", contact=str(elsewhere.pk)).status_code == 400


# Deciding and advising with everything at hand.


def judged(case, people, at=AT):
    move(
        case, "assess", by=people[Role.PRIVACY_OFFICER], at=at, facts=GRAVE, result=assess(GRAVE), note="Kinderen kennen elkaar."
    )


def test_who_decides_sees_the_assessment_and_the_advice(client, case, people):
    judged(case, people)
    move(case, "advise", by=people[Role.DPO], at=AT, outcome=Outcome.NOTIFY_AND_INFORM, text="Informeer alle ouders.")
    client.force_login(people[Role.BOARD_MEMBER])
    page = client.get(step(case, "decide")).content.decode()
    assert "Ja, hoog risico" in page
    assert "Informeer alle ouders." in page
    assert "Wanneer heb je het gevraagd" not in page


@pytest.mark.parametrize("is_assessed", [False, True])
def test_what_is_missing_is_said_before_deciding(client, case, people, is_assessed):
    if is_assessed:
        judged(case, people)
    client.force_login(people[Role.BOARD_MEMBER])
    page = client.get(step(case, "decide")).content.decode()
    assert "Er is nog geen advies van de FG." in page
    assert "Wanneer heb je het gevraagd" in page
    assert ("Het risico is nog niet beoordeeld." in page) is not is_assessed


def test_before_days_off_the_page_says_who_can_decide(client, case, people, school):
    deputy = make_person(Role.PRINCIPAL, school=school, name="Els Wartena", function="waarnemer", phone="000 000 00 00")
    Mandate.objects.create(board=school.board, power=Mandate.Power.DECIDE_BREACH, holder=people[Role.BOARD_MEMBER], deputy=deputy)
    client.force_login(people[Role.BOARD_MEMBER])
    assert "Wie kan beslissen" not in client.get(step(case, "decide")).content.decode()
    with time_machine.travel(dt.datetime(2026, 11, 27, 10, 0, tzinfo=dt.UTC), tick=False):  # Friday
        client.force_login(people[Role.BOARD_MEMBER])
        page = client.get(step(case, "decide")).content.decode()
    assert "Wie kan beslissen van zaterdag 28 november tot en met zondag 29 november?" in page
    assert "Els Wartena" in page


def test_an_exception_without_a_notice_is_no_exception(client, case, people):
    judged(case, people)
    client.force_login(people[Role.BOARD_MEMBER])
    sent = {"outcome": "register_only", "exception_34_3": "mitigated", "reason": "Alles is gewist.", "no_advice": "Gevraagd."}
    assert post(client, case, "decide", **sent).status_code == 302
    assert case.decision_records.get().exception_34_3 == ""


def test_the_fg_sees_what_is_asked_and_what_there_is(client, case, people):
    move(case, "ask_advice", by=people[Role.PRIVACY_OFFICER], at=AT, question="Zijn ouders betrouwbare ontvangers?")
    client.force_login(people[Role.DPO])
    page = client.get(step(case, "advise")).content.decode()
    assert "Zijn ouders betrouwbare ontvangers?" in page
    assert "Het risico is nog niet beoordeeld." in page
    judged(case, people)
    page = client.get(step(case, "advise")).content.decode()
    assert "Ja, hoog risico" in page
    assert "Kinderen kennen elkaar." in page
    assert "Het overzicht van groep 6" in page


def test_filing_more_than_72_hours_after_the_discovery_warns_on_the_form(client, case, people):
    preliminary = {"outcome": Outcome.NOTIFY_AUTHORITY, "preliminary": True, "no_advice": "Gevraagd."}
    move(case, "decide", by=people[Role.BOARD_MEMBER], at=AT, **preliminary)
    client.force_login(people[Role.PRIVACY_OFFICER])
    warning = "Het is meer dan 72 uur na de ontdekking."
    assert warning not in client.get(step(case, "record_notification")).content.decode()
    with time_machine.travel(AT + 71 * HOUR, tick=False):  # 73 hours after the discovery, 72 after the awareness
        client.force_login(people[Role.PRIVACY_OFFICER])
        assert warning in client.get(step(case, "record_notification")).content.decode()
        sent = {"kind": "initial", "complete": "on", "sent_at": (AT + 70.5 * HOUR).isoformat(), "number": "AP-1"}
        assert post(client, case, "record_notification", **sent).status_code == 302
    assert case.notification_records.get().late is False
    case.refresh_from_db()
    assert case.state == State.REPORTED


def test_the_receipt_of_the_ap_is_chosen_from_the_documents_of_the_case(client, case, people, school):
    with changing(case, at=AT) as workflow:
        receipt = documents.store(workflow.case, name="ontvangst.txt", content=b"Ontvangen door de AP.", at=AT)
    with changing(make_breach(school).case, at=AT) as workflow:
        elsewhere = documents.store(workflow.case, name="elders.txt", content=b"Iets anders.", at=AT)
    preliminary = {"outcome": Outcome.NOTIFY_AUTHORITY, "preliminary": True, "no_advice": "Gevraagd."}
    move(case, "decide", by=people[Role.BOARD_MEMBER], at=AT, **preliminary)
    client.force_login(people[Role.PRIVACY_OFFICER])
    page = client.get(step(case, "record_notification")).content.decode()
    assert "ontvangst.txt" in page
    assert "elders.txt" not in page
    sent = {"kind": "initial", "complete": "on", "sent_at": AT.isoformat(), "number": "AP-1"}
    assert post(client, case, "record_notification", **sent, receipt=str(elsewhere.pk)).status_code == 400
    assert post(client, case, "record_notification", **sent, receipt=str(receipt.pk)).status_code == 302
    assert case.notification_records.get().receipt == receipt
    assert f"/documenten/{receipt.pk}/" in client.get(f"/zaken/{case.reference}/").content.decode()


def test_what_a_decision_asks_for_is_not_called_optional(client, case, people):
    judged(case, people)
    client.force_login(people[Role.BOARD_MEMBER])
    assert "niet verplicht" not in client.get(step(case, "decide")).content.decode()


@pytest.mark.parametrize(("role", "who"), [(Role.PRIVACY_OFFICER, "board"), (Role.DPO, "dpo")])
def test_who_files_stands_ready(client, case, people, role, who):
    preliminary = {"outcome": Outcome.NOTIFY_AUTHORITY, "preliminary": True, "no_advice": "Gevraagd."}
    move(case, "decide", by=people[Role.BOARD_MEMBER], at=AT, **preliminary)
    client.force_login(people[role])
    form = client.get(step(case, "record_notification")).context["form"]
    assert (form["filed_by"].value(), form["kind"].value()) == (who, "initial")


def test_a_term_of_the_ap_is_explained_as_the_aps_own(client, case, people):
    ask(case, people)
    client.force_login(people[Role.DPO])
    page = client.get(f"/zaken/{case.reference}/").content.decode()
    assert "De AP gaf deze termijn zelf, op dinsdag 24 november 2026: antwoord uiterlijk dinsdag 8 december 2026." in page
    assert "De school heeft" not in page


def test_without_an_assessment_preliminary_stands_ready(client, case, people):
    client.force_login(people[Role.BOARD_MEMBER])
    assert client.get(step(case, "decide")).context["form"]["preliminary"].value() is True
    judged(case, people)
    assert client.get(step(case, "decide")).context["form"]["preliminary"].value() is False


def test_the_case_to_merge_into_is_chosen_from_the_open_ones(client, case, people, school):
    other, elsewhere = make_breach(school).case, make_breach().case
    client.force_login(people[Role.PRIVACY_OFFICER])
    page = client.get(step(case, "merge")).content.decode()
    assert f'<option value="{other.reference}">{other.reference}, Mail of appje naar de verkeerde persoon, De Regenmeter' in page
    assert elsewhere.reference not in page
    assert post(client, case, "merge", into=other.reference).status_code == 302


def test_a_file_for_the_handler_only_is_no_receipt_to_choose(client, case, people):
    with changing(case, at=AT) as workflow:
        documents.store(workflow.case, name="lek.txt", content=b"Namen", at=AT, handlers_only=True)
    preliminary = {"outcome": Outcome.NOTIFY_AUTHORITY, "preliminary": True, "no_advice": "Gevraagd."}
    move(case, "decide", by=people[Role.BOARD_MEMBER], at=AT, **preliminary)
    client.force_login(people[Role.BOARD_MEMBER])
    assert "lek.txt" not in client.get(step(case, "record_notification")).content.decode()
