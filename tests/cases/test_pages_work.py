"""My work and the dashboard, as every role finds them."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from breaches.assessment import assess
from cases import notes, registry, tasks_of_case
from cases.models import Case, DecreeDay
from cases.moves import changing, move
from schools.models import Role
from tests.cases.conftest import queries, words
from tests.factories import AT, make_board, make_breach, make_people, make_person, make_school

OFFICER, FG, BOARD, PRINCIPAL, TEACHER, ADMIN = "privacy_officer", "dpo", "board_member", "principal", "employee", "admin"
HIGH = assess({"persons": 24})


def waits(page):
    return [(wait["text"], wait["reference"]) for wait in page.context["waits"]]


@pytest.mark.parametrize("role", [OFFICER, FG, BOARD, PRINCIPAL, TEACHER, ADMIN])
def test_everybody_has_work_of_their_own(desk, role):
    assert desk.get(role, "/werk/").status_code == 200


def test_a_stranger_signs_in(db, client):
    for path in ("/werk/", "/dashboard/"):
        assert client.get(path)["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize(
    ("role", "menu"),
    [
        (OFFICER, ["Mijn werk", "Zaken", "Dashboard"]),
        (FG, ["Mijn werk", "Zaken", "Dashboard"]),
        (BOARD, ["Mijn werk", "Zaken", "Dashboard"]),
        (PRINCIPAL, ["Mijn werk", "Zaken"]),
        (TEACHER, ["Mijn werk"]),
        (ADMIN, ["Mijn werk"]),
    ],
)
def test_the_menu_holds_what_the_role_has(desk, role, menu):
    page = desk.get(role, "/werk/")
    reports = {str(kind.report_label) for kind in registry.all_kinds() if kind.report_url}
    assert [str(item["label"]) for item in page.context["nav"] if str(item["label"]) not in reports] == menu
    assert str(page.context["me"]["role"]) in words(page)


@pytest.mark.parametrize(
    ("role", "kept", "more"),
    [
        (TEACHER, [], []),
        (OFFICER, ["/werk/zoekplaatsen/", "/werk/informatie-bij-inzage/", "/werk/bewaartermijnen/"], []),
        (FG, ["/werk/bewaartermijnen/"], []),
        (ADMIN, ["/werk/informatie-bij-inzage/"], ["/beheer/"]),
    ],
)
def test_the_own_menu_leads_to_own_pages_and_each_opens(desk, role, kept, more):
    links = [link["url"] for link in desk.get(role, "/werk/").context["me"]["links"]]
    own = [url for url in links if url != "/werk/meldingen/"]
    assert "/werk/meldingen/" in links
    assert own == [*kept, reverse("schools:profile"), *more]
    assert {url: desk.get(role, url).status_code for url in kept} == dict.fromkeys(kept, 200)


def test_what_waits_for_me_comes_first(desk):
    officer = desk.people[OFFICER]
    with changing(desk.case, at=AT) as workflow:
        for n, day in enumerate([AT.date(), AT.date() - dt.timedelta(days=2)]):
            tasks_of_case.add(workflow.case, text=f"Taak {n}", assignee=officer, due_on=day, by=officer, at=AT)
    page = desk.get(OFFICER, "/werk/")
    assert [text for text, _reference in waits(page)][:2] == ["Taak 1", "Taak 0"]
    assert {reference for _text, reference in waits(page)} == {desk.case.reference}
    assert [wait["clock"].tone for wait in page.context["waits"]][:2] == ["late", "soon"]
    assert "2 dagen te laat" in words(page)
    assert f"/zaken/{desk.case.reference}/doe/assess/" in page.content.decode()


def test_many_things_are_folded_until_asked_for(desk):
    for _n in range(12):
        make_breach(desk.school)
    page = desk.get(OFFICER, "/werk/")
    assert (len(page.context["waits"]), page.context["waits_more"]) == (8, 5)
    assert "Toon er nog 5" in words(page)
    assert len(desk.get(OFFICER, "/werk/", alles="ja").context["waits"]) == 13


def test_what_i_handle_and_what_i_reported(desk):
    notes.assign(desk.case, assignee=desk.people[PRINCIPAL], by=desk.people[OFFICER], at=AT)
    other = make_breach(desk.school, by=desk.people[PRINCIPAL]).case
    page = desk.get(PRINCIPAL, "/werk/")
    assert [row["reference"] for row in page.context["handled"]] == [desk.case.reference]
    assert [row["reference"] for row in page.context["reported"]] == [other.reference]
    assert [row["reference"] for row in desk.get(TEACHER, "/werk/").context["reported"]] == [desk.case.reference]
    assert desk.get(FG, "/werk/").context["reported"] == []


def test_a_colleague_sees_nothing_of_what_another_reported(desk):
    colleague = make_person(Role.EMPLOYEE, school=desk.school)
    page = desk.get(colleague, "/werk/")
    assert desk.case.reference not in words(page)
    assert "Je hebt nog niets gemeld." in words(page)


@pytest.mark.parametrize(
    ("person", "taught"),
    [
        (FG, "Zodra een zaak je nodig heeft"),
        (TEACHER, "Als een collega je iets vraagt, staat het hier."),
        (None, "Je hebt nog geen rol bij een bestuur."),
    ],
)
def test_an_empty_page_teaches(desk, person, taught):
    assert taught in words(desk.get(person or make_person(), "/werk/"))


def test_the_way_to_report_stands_on_top(desk):
    page = desk.get(TEACHER, "/werk/")
    assert [kind.report_url for kind in page.context["reports"]] == [
        kind.report_url for kind in registry.all_kinds() if kind.report_url
    ]


@pytest.mark.parametrize("more", [0, 2])
def test_my_work_costs_the_same_with_one_case_and_with_three(desk, more):
    for _n in range(more):
        case = make_breach(desk.school, by=desk.people[OFFICER]).case
        notes.assign(case, assignee=desk.people[OFFICER], by=desk.people[OFFICER], at=AT)
    make_breach(desk.school, by=desk.people[OFFICER])
    notes.assign(desk.case, assignee=desk.people[OFFICER], by=desk.people[OFFICER], at=AT)
    # standing, questions to who may not see a case, tasks, mandates, what was asked, cases that wait and their clocks, handled
    # and their clocks, reported and their clocks
    assert queries(lambda: desk.get(OFFICER, "/werk/")) == 11


# The dashboard.


@pytest.mark.parametrize(
    ("role", "status"), [(OFFICER, 200), (FG, 200), (BOARD, 200), (PRINCIPAL, 403), (TEACHER, 403), (ADMIN, 403)]
)
def test_who_has_a_dashboard(desk, role, status):
    assert desk.get(role, "/dashboard/").status_code == status


def served(desk, count=3):
    """The FG of the desk serves more boards, each with one case."""
    fg = desk.people[FG]
    boards = [make_board(name=name) for name in ("Lindezijl", "Noorderkoog")[: count - 1]]
    for board in boards:
        fg.memberships.create(board=board, role=Role.DPO)
        make_breach(make_school(board=board))
    return boards


@pytest.mark.parametrize(
    ("count", "title"),
    [(1, None), (2, "Twee besturen op dinsdag 24 november"), (3, "Drie besturen op dinsdag 24 november")],
)
def test_the_title_says_which_boards_and_which_day(desk, count, title):
    served(desk, count)
    page = desk.get(FG, "/dashboard/")
    assert page.context["title"] == (title or f"{desk.board.name} op dinsdag 24 november")
    assert [view["count"] for view in page.context["views"] if "count" in view] == ([] if count == 1 else [1] * count)


def test_one_board_by_its_number_and_no_other(desk):
    first, _second = served(desk)
    page = desk.get(FG, "/dashboard/", bestuur=first.number)
    assert {burn["where"].split(",")[0] for burn in page.context["burns"]} == {"Lindezijl"}
    assert [view["label"] for view in page.context["views"] if view["current"]] == ["Lindezijl"]
    for number in (make_board().number, "onzin"):
        assert desk.get(FG, "/dashboard/", bestuur=number).status_code == 404
    assert desk.get(OFFICER, "/dashboard/", bestuur=first.number).status_code == 404


@pytest.mark.parametrize(
    ("late", "week", "asked", "sentence"),
    [
        (0, 0, False, "Geen enkele zaak is te laat, deze week loopt er geen meer af. Op jou wacht niets."),
        (1, 2, True, "Eén zaak is te laat, twee lopen deze week af. Op jou wacht één ding."),
        (2, 1, False, "Twee zaken zijn te laat, één loopt deze week af. Op jou wacht niets."),
        (14, 0, False, "14 zaken zijn te laat, deze week loopt er geen meer af. Op jou wacht niets."),
    ],
)
def test_one_sentence_says_how_it_stands(desk, late, week, asked, sentence):
    move(desk.case, "dismiss", by=desk.people[OFFICER], at=AT, reason="Niets.")
    for _n in range(late):
        make_breach(desk.school, discovered_at=AT - dt.timedelta(hours=100))
    for n in range(week):
        case = make_breach(desk.school, discovered_at=AT - dt.timedelta(hours=2 + n)).case
        if asked and n == 0:
            move(case, "ask_advice", by=desk.people[OFFICER], at=AT)
    assert desk.get(FG, "/dashboard/").context["summary"] == sentence


def test_what_burns_most_stands_on_top_and_what_stands_still_does_not_burn(desk):
    cases = [make_breach(desk.school, discovered_at=AT - dt.timedelta(hours=hours)).case for hours in (100, 60, 10, 8, 6)]
    page = desk.get(BOARD, "/dashboard/")
    assert [burn["reference"] for burn in page.context["burns"]] == [case.reference for case in cases]
    assert [burn["clock"].tone for burn in page.context["burns"]] == ["late", "soon", "near", "near", "near"]
    assert page.context["open_count"] == 6


def test_what_waits_for_each_role(desk):
    move(desk.case, "assess", by=desk.people[OFFICER], at=AT, facts={}, result=HIGH)
    assert [len(desk.get(role, "/dashboard/").context["waits"]) for role in (FG, OFFICER, BOARD)] == [1, 0, 0]
    move(desk.case, "advise", by=desk.people[FG], at=AT, outcome="notify_and_inform", text="Melden.")
    assert [len(desk.get(role, "/dashboard/").context["waits"]) for role in (FG, OFFICER, BOARD)] == [0, 0, 1]


def test_six_weeks_with_their_holidays_and_what_ends(desk):
    DecreeDay.objects.create(on=dt.date(2026, 12, 4))
    page = desk.get(FG, "/dashboard/")
    days = {day.on: day for day in page.context["days"]}
    assert (min(days), max(days), len(days)) == (dt.date(2026, 11, 23), dt.date(2027, 1, 3), 42)
    named = {day.on.isoformat(): day.holiday for day in days.values() if day.holiday}
    assert set(named) == {"2026-12-04", "2026-12-25", "2026-12-26", "2027-01-01"}
    assert str(page.context["vacation"]) == "kerstvakantie"
    assert "kerstvakantie, de klok loopt door" in words(page)
    (due,) = days[dt.date(2026, 11, 27)].dues
    assert (due.url, due.text.split()[0], due.warm) == (desk.address(), "DL-00001", True)


def test_a_quiet_dashboard_is_no_blank_page(desk):
    move(desk.case, "dismiss", by=desk.people[OFFICER], at=AT, reason="Niets.")
    told = words(desk.get(FG, "/dashboard/"))
    assert "Niets. Er loopt in geen enkele zaak een termijn." in told
    assert "Wat jouw advies, besluit of antwoord nodig heeft, staat hier." in told


def test_it_shows_nothing_of_other_boards(desk):
    foreign = make_breach(discovered_at=AT - dt.timedelta(hours=100)).case
    page = desk.get(FG, "/dashboard/")
    assert foreign.reference not in words(page)
    assert foreign.board.name not in words(page)


@pytest.mark.parametrize("more", [0, 2])
def test_the_dashboard_costs_the_same_for_one_case_and_for_three(desk, more):
    for _n in range(more):
        move(make_breach(desk.school).case, "ask_advice", by=desk.people[OFFICER], at=AT)
    move(desk.case, "ask_advice", by=desk.people[OFFICER], at=AT)
    assert len(desk.get(FG, "/dashboard/").context["waits"]) == 1 + more
    # standing, boards, counts, clocks, mandates, what was asked, cases that wait and their clocks, tasks, decree days
    assert queries(lambda: desk.get(FG, "/dashboard/")) == 10


def test_a_school_privacy_officer_sees_the_own_school_only(desk):
    officer = make_person(Role.PRIVACY_OFFICER, school=desk.school)
    elsewhere = make_breach(make_school(board=desk.board)).case
    page = desk.get(officer, "/dashboard/")
    assert (page.status_code, page.context["open_count"]) == (200, 1)
    assert elsewhere.reference not in words(page)


def test_everything_moves_on_with_the_day(desk):
    with time_machine.travel(AT + dt.timedelta(days=7), tick=False):
        browser = desk.browser(FG)
        browser.force_login(desk.people[FG])
        page = browser.get("/dashboard/")
    assert page.context["title"].endswith("dinsdag 1 december")
    assert page.context["burns"][0]["clock"].tone == "late"
    assert Case.objects.open().count() == 1


def test_the_people_of_other_boards_have_empty_desks(desk):
    for role, person in make_people(make_board()).items():
        page = desk.get(person, "/werk/")
        assert (role, waits(page), page.context["handled"], page.context["reported"]) == (role, [], [], [])
