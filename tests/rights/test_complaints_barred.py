"""Who it is about sees nothing of a complaint, on no page and no address, but the defence asked; and takes no part in it."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases import notes
from cases.models import Barred, Case, Look
from cases.moves import Refused, move
from notifications import outbox
from notifications.models import Mail
from notifications.roster import Roster
from rights.complaints.models import Complaint, Defence
from schools.models import Mandate, Role
from tests.factories import AT, make_complaint, make_people, make_person, make_request, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
PRINCIPAL, OFFICER, BOARD, DPO = Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO


@pytest.fixture
def house():
    school = make_school()
    return school, make_people(school.board, school)


def about(house, role, **more):
    school, people = house
    return make_complaint(school, respondent=people[role], **more).case


def pages_of(case):
    """Every address of a case, for people and for systems."""
    ref = case.reference
    steps = ["start_step", "decide_step", "record_hearing", "withdraw", "ask_defence", "advise"]
    api = [
        f"/api/v1/complaints/{ref}/{part}"
        for part in ("", "transitions/", "timeline/", "deadlines/", "documents/", "messages/")
    ]
    own = [
        "",
        "behandelaar/",
        "taken/nieuw/",
        "koppelen/",
        "bericht/",
        "documenten/nieuw/",
        "inzage-log/",
        "vertrouwelijk/",
        "klacht/",
    ]
    return (
        [f"/zaken/{ref}/{part}" for part in own] + [f"/zaken/{ref}/doe/{s}/" for s in steps] + api + [f"/api/v1/cases/{ref}/"]
    )


@pytest.mark.parametrize("role", [PRINCIPAL, OFFICER, BOARD, DPO])
def test_the_person_complained_of_finds_none_of_its_addresses(client, house, role):
    case = about(house, role)
    client.force_login(house[1][role])
    assert {client.get(address).status_code for address in pages_of(case)} == {404}
    assert {client.post(address).status_code for address in pages_of(case)} <= {404, 405}
    assert not Look.objects.exists()


@pytest.mark.parametrize("role", [PRINCIPAL, OFFICER, BOARD, DPO])
def test_nor_any_list_search_or_count(client, house, role):
    case = about(house, role)
    client.force_login(house[1][role])
    for address in (
        "/zaken/",
        "/zaken/?kind=complaint",
        "/werk/",
        "/dashboard/",
        "/api/v1/cases/",
        "/api/v1/complaints/",
    ):
        answer = client.get(address)
        assert case.reference not in answer.content.decode(), address
        if address.startswith("/api/"):
            assert answer.json()["results"] == []


@pytest.mark.parametrize("role", [PRINCIPAL, OFFICER, BOARD, DPO])
def test_nor_takes_any_step_also_with_a_mandate(house, role):
    school, people = house
    case = about(house, role)
    if role != DPO:
        Mandate.objects.create(board=school.board, power="decide_complaint", holder=people[role])
    for name in ("start_step", "decide_step", "record_hearing", "withdraw", "advise", "react"):
        with pytest.raises(PermissionDenied):
            move(case, name, by=people[role], at=AT)


@pytest.mark.parametrize("role", [PRINCIPAL, OFFICER, BOARD, DPO])
def test_nor_hears_of_it_by_mail(house, role):
    case = about(house, role)
    sum(outbox.read(AT, Roster(AT)))
    told = set(Mail.objects.filter(case=case).values_list("to_user", flat=True))
    assert told
    assert house[1][role].pk not in told


def test_nor_can_be_made_handler_or_get_a_task(client, house):
    people = house[1]
    case = about(house, PRINCIPAL)
    client.force_login(people[OFFICER])
    for address, field in (("behandelaar/", "assignee"), ("taken/nieuw/", "assignee"), ("doe/start_step/", "handler")):
        form = client.get(f"/zaken/{case.reference}/{address}").context["form"]
        assert people[PRINCIPAL] not in form.fields[field].queryset
    answer = client.post(
        f"/zaken/{case.reference}/taken/nieuw/", {"text": "Bel", "sort": "measure", "assignee": people[PRINCIPAL].email}
    )
    assert answer.status_code == 400


def test_an_employee_complained_of_who_held_a_task_holds_it_no_more(house):
    school, people = house
    case = make_complaint(school).case
    worker = people[Role.EMPLOYEE]
    parts = {"parts": {1: ("solved", "")}, "measure": "Bel de ouders", "measure_by": worker}
    move(case, "decide_step", by=people[PRINCIPAL], at=AT, **parts)
    move(case, "name_respondent", by=people[OFFICER], at=AT, respondent_kind="colleague", respondent=worker)
    assert case.tasks.get().assignee is None
    assert not Case.objects.visible_to(worker).exists()


# Without a name: everybody in that office.


@pytest.mark.parametrize(
    ("kind", "role", "step"),
    [
        ("principal", PRINCIPAL, "board"),
        ("board_member", BOARD, "supervisor"),
        ("privacy_officer", OFFICER, "principal"),
        ("dpo", DPO, "principal"),
    ],
)
def test_until_a_name_is_known_everybody_in_that_office_is_barred(house, kind, role, step):
    school, people = house
    second = make_person(role, board=school.board)
    complaint = make_complaint(school, respondent_kind=kind)
    assert set(complaint.case.barred.values_list("user", flat=True)) == {people[role].pk, second.pk}
    assert complaint.step == step
    by = people[BOARD if role != BOARD else OFFICER]
    move(complaint.case, "name_respondent", by=by, at=AT, respondent_kind=kind, respondent=second)
    assert set(complaint.case.barred.values_list("user", flat=True)) == {second.pk}


@pytest.mark.parametrize(
    ("role", "kind", "step"),
    [
        (Role.EMPLOYEE, "colleague", "principal"),
        (PRINCIPAL, "principal", "board"),
        (BOARD, "board_member", "supervisor"),
        (OFFICER, "privacy_officer", "principal"),
        (DPO, "dpo", "principal"),
    ],
)
def test_a_named_person_decides_where_it_starts(house, role, kind, step):
    complaint = Complaint.objects.get(pk=about(house, role).pk)
    assert (complaint.respondent_kind, complaint.step, complaint.entry) == (kind, step, step)


def test_naming_the_principal_moves_it_to_the_board_at_once_and_takes_it_away_from_that_one(house):
    school, people = house
    case = make_complaint(school).case
    assert case.assignee == people[PRINCIPAL]
    move(case, "name_respondent", by=people[OFFICER], at=AT, respondent_kind="principal", respondent=people[PRINCIPAL])
    complaint = Complaint.objects.get(pk=case.pk)
    assert (complaint.step, complaint.case.assignee) == ("board", None)
    assert set(case.deadlines.filter(ended_at=None).values_list("purpose", flat=True)) == {"board", "confirm"}


@pytest.mark.parametrize(
    ("role", "step", "rule"), [(PRINCIPAL, "principal", "about_principal"), (BOARD, "board", "about_board_member")]
)
def test_it_never_goes_to_who_it_is_about(house, role, step, rule):
    case = about(house, role)
    with pytest.raises(Refused) as refusal:
        move(case, "start_step", by=house[1][OFFICER], at=AT, step=step)
    assert refusal.value.rule == rule


# The defence asked: one page, nothing else.

QUOTED = "U sprak op het plein over ons gezin."


@pytest.fixture
def asked(house):
    case = about(house, PRINCIPAL, about="De directeur vertelde over onze scheiding.", complainant={"name": "Wies Dorrestein"})
    move(case, "ask_defence", by=house[1][BOARD], at=AT, quoted=QUOTED, question="Wat is er gezegd?")
    return case, Defence.objects.get()


def page_of(defence):
    return reverse("complaints:defence", args=[defence.pk])


def test_the_defence_page_shows_the_question_and_the_quote_and_nothing_else(client, house, asked):
    case, defence = asked
    client.force_login(house[1][PRINCIPAL])
    work = client.get("/werk/").content.decode()
    assert page_of(defence) in work
    assert case.reference not in work
    page = client.get(page_of(defence)).content.decode()
    assert QUOTED in page
    assert "Wat is er gezegd?" in page
    for secret in ("scheiding", "Wies", "Dorrestein", case.reference):
        assert secret not in page
    assert {client.get(address).status_code for address in pages_of(case)} == {404}


def test_the_defence_page_is_there_for_that_person_only(client, house, asked):
    for role in (BOARD, OFFICER, DPO, Role.EMPLOYEE, Role.ADMIN):
        client.force_login(house[1][role])
        assert client.get(page_of(asked[1])).status_code == 404
    client.logout()
    assert client.get(page_of(asked[1])).status_code == 302


def test_a_defence_is_given_once_and_stands_in_the_case(client, house, asked):
    case, defence = asked
    client.force_login(house[1][PRINCIPAL])
    assert client.post(page_of(defence), {"answer": ""}).status_code == 400
    assert client.post(page_of(defence), {"answer": "Ik noemde geen namen.", "assisted_by": "Een collega"}).status_code == 302
    assert client.post(page_of(defence), {"answer": "Toch anders."}).status_code == 409
    client.force_login(house[1][BOARD])
    page = client.get(f"/zaken/{case.reference}/").content.decode()
    assert "Ik noemde geen namen." in page
    assert "Toch anders." not in page
    assert case.events.filter(name="complaint.defence_given").count() == 1


def test_the_mail_that_asks_leads_to_that_page_and_tells_nothing(house, asked):
    case, defence = asked
    sum(outbox.read(AT, Roster(AT)))
    mail = Mail.objects.get(case=case, to_user=house[1][PRINCIPAL])
    assert mail.template == "rights/complaints/mail/defence_asked"
    text = json.dumps(mail.event.facts)
    assert QUOTED not in text
    assert str(defence.pk) in text


def test_a_defence_asks_for_a_name(house):
    case = make_complaint(house[0], respondent_kind="principal").case
    with pytest.raises(Refused) as refusal:
        move(case, "ask_defence", by=house[1][BOARD], at=AT, quoted="x", question="y")
    assert refusal.value.rule == "nobody_named"


def test_nothing_is_asked_any_more_when_it_turns_out_to_be_about_another(client, house, asked):
    case, defence = asked
    other = make_person(PRINCIPAL, school=house[0])
    move(case, "name_respondent", by=house[1][OFFICER], at=AT, respondent_kind="principal", respondent=other)
    client.force_login(house[1][PRINCIPAL])
    assert client.get(page_of(defence)).status_code == 404
    assert not Barred.objects.filter(user=house[1][PRINCIPAL]).exists()


# A request beside it, which that person handles: nothing on its timeline tells that the complaint is there.


@pytest.mark.parametrize(("role", "told"), [(PRINCIPAL, 0), (BOARD, 1)])
def test_a_case_beside_it_does_not_tell_that_there_is_a_complaint(client, house, role, told):
    school, people = house
    request, case = make_request(school).case, about(house, PRINCIPAL)
    notes.link(request, other=case, by=people[OFFICER], at=AT)
    client.force_login(people[role])
    page = client.get(f"/zaken/{request.reference}/?tijdlijn=alles").content.decode()
    assert (page.count("Gekoppeld aan een andere zaak"), page.count(case.reference) > 0) == (told, bool(told))
    lines = client.get(f"/api/v1/requests/{request.reference}/timeline/").json()
    assert [line["name"] for line in lines].count("case.linked") == told
