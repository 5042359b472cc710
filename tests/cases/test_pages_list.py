"""All cases somebody may see: selections and filters in the address, pages by key, one handler for many."""

import datetime as dt
import re

import pytest

from cases.models import Barred, Case
from cases.moves import move
from schools.models import Role
from tests.cases.conftest import hidden, queries, words
from tests.factories import AT, make_board, make_breach, make_people, make_person, make_school

OFFICER, FG, BOARD, PRINCIPAL, TEACHER, ADMIN = "privacy_officer", "dpo", "board_member", "principal", "employee", "admin"
LATE = AT - dt.timedelta(days=4)


def shown(page):
    return [row["reference"] for row in page.context["cases"]]


@pytest.mark.parametrize(
    ("role", "status"), [(OFFICER, 200), (FG, 200), (BOARD, 200), (PRINCIPAL, 200), (TEACHER, 403), (ADMIN, 403)]
)
def test_who_has_a_list(desk, role, status):
    assert desk.get(role, "/zaken/").status_code == status


def test_a_stranger_signs_in(db, client):
    assert client.get("/zaken/")["Location"] == "/accounts/login/?next=/zaken/"
    assert client.post("/zaken/toewijzen/")["Location"] == "/accounts/login/?next=/zaken/toewijzen/"


def test_somebody_without_any_role_has_no_list(desk):
    assert desk.get(make_person(), "/zaken/").status_code == 403


def test_only_what_is_within_reach(desk):
    elsewhere, barred = make_breach(make_school(board=desk.board)).case, make_breach(desk.school).case
    foreign = make_breach().case
    Barred.objects.create(case=barred, user=desk.people[PRINCIPAL])
    assert shown(desk.get(PRINCIPAL, "/zaken/")) == [desk.case.reference]
    assert set(shown(desk.get(FG, "/zaken/"))) == {desk.case.reference, elsewhere.reference, barred.reference}
    other = make_people(foreign.board)[OFFICER]
    assert shown(desk.get(other, "/zaken/")) == [foreign.reference]


def full(desk):
    """An overdue case, one of the officer, one that is closed, and the one of the desk."""
    late = make_breach(desk.school, discovered_at=LATE, incident="lost_device").case
    mine = make_breach(desk.school, discovered_at=AT - dt.timedelta(hours=30), incident="attack").case
    mine.assignee = desk.people[OFFICER]
    mine.save(update_fields=["assignee"])
    closed = make_breach(desk.school, incident="published").case
    move(closed, "dismiss", by=desk.people[OFFICER], at=AT, reason="Niets.")
    return {"late": late, "mine": mine, "closed": closed, "fresh": desk.case}


@pytest.mark.parametrize(
    ("query", "expected", "tab"),
    [
        ({}, ["late", "mine", "fresh"], "Alle open"),
        ({"open": "true"}, ["late", "mine", "fresh"], "Alle open"),
        ({"overdue": "true"}, ["late"], "Te laat"),
        ({"assignee": "me", "open": "true"}, ["mine"], "Van mij"),
        ({"assignee": "none", "open": "true"}, ["late", "fresh"], "Zonder behandelaar"),
        ({"open": "false"}, ["closed"], "Afgesloten"),
        ({"open": ""}, ["late", "mine", "fresh", "closed"], None),
        ({"search": "laptop"}, ["late"], "Alle open"),
        ({"kind": "breach", "state": "dismissed", "open": ""}, ["closed"], None),
        ({"ordering": "-due_at"}, ["fresh", "mine", "late"], "Alle open"),
        ({"ordering": "received_at"}, ["late", "mine", "fresh"], "Alle open"),
    ],
)
def test_the_address_says_what_is_shown(desk, query, expected, tab):
    cases = full(desk)
    page = desk.get(OFFICER, "/zaken/", **query)
    assert (page.status_code, shown(page)) == (200, [cases[name].reference for name in expected])
    assert next((view["label"] for view in page.context["views"] if view["current"]), None) == tab


def test_the_selections_say_how_many(desk):
    full(desk)
    counts = {view["label"]: view["count"] for view in desk.get(OFFICER, "/zaken/").context["views"]}
    assert counts == {"Alle open": 3, "Te laat": 1, "Van mij": 1, "Zonder behandelaar": 2, "Afgesloten": None}


def test_a_row_says_all_at_a_glance(desk):
    cases = full(desk)
    row = next(r for r in desk.get(FG, "/zaken/").context["cases"] if r["reference"] == cases["late"].reference)
    assert (row["url"], row["school"], row["handler"]) == (desk.address(case=cases["late"]), "De Regenmeter", "")
    assert (row["clock"].tone, row["clock"].words, row["clock"].icon) == ("late", "1 dag te laat", "circle-alert")
    assert row["state_icon"] != ""


def test_a_closed_case_shows_when_it_ended_and_a_case_of_the_board_says_so(desk):
    full(desk)
    (row,) = desk.get(FG, "/zaken/", open="false").context["cases"]
    assert (row["clock"].tone, row["clock"].end) == ("done", "di 24 nov, 10.12")
    whole = make_breach(board=desk.board).case
    row = next(r for r in desk.get(FG, "/zaken/").context["cases"] if r["reference"] == whole.reference)
    assert row["school"] == desk.board.name


def test_who_serves_several_boards_sees_which_board(desk):
    fg, other = desk.people[FG], make_breach().case
    make_people(other.board)
    fg.memberships.create(board=other.board, role=Role.DPO)
    rows = desk.get(fg, "/zaken/").context["cases"]
    assert {row["school"] for row in rows} == {f"{desk.board.name}, De Regenmeter", f"{other.board.name}, {other.school.name}"}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"state": "PAUSED"}, 400),
        ({"school": "onzin"}, 400),
        ({"assignee": "onzin"}, 400),
        ({"open": "misschien"}, 400),
        ({"ordering": "subject"}, 400),
        ({"cursor": "onzin"}, 400),
        ({"search": "x" * 200}, 400),
        ({"search": "'; DROP TABLE cases_case; --"}, 200),
        ({"search": "<script>"}, 200),
        ({"onbekend": "ja"}, 200),
    ],
)
def test_an_address_that_cannot_be(desk, query, status):
    page = desk.get(OFFICER, "/zaken/", **query)
    assert page.status_code == status
    assert b"<script>alert" not in page.content


def test_an_empty_list_teaches(desk):
    assert "Er past geen zaak bij wat je zoekt" in words(desk.get(OFFICER, "/zaken/", search="bestaat niet"))
    fresh = make_people(make_board())[OFFICER]
    assert "Hier zijn geen zaken." in words(desk.get(fresh, "/zaken/"))


def test_pages_go_there_and_back_and_keep_the_filters(desk):
    for n in range(60):
        make_breach(desk.school, discovered_at=AT - dt.timedelta(hours=3 + n // 3))
    first = desk.get(OFFICER, "/zaken/", state="reported")
    seen, page = shown(first), first
    while page.context["pager"]["next"]:
        assert "state=reported" in page.context["pager"]["next"]
        page = desk.browser(OFFICER).get("/zaken/" + page.context["pager"]["next"])
        seen += shown(page)
    assert (len(seen), len(set(seen)), first.context["pager"]["previous"]) == (61, 61, "")
    while page.context["pager"]["previous"]:
        page = desk.browser(OFFICER).get("/zaken/" + page.context["pager"]["previous"])
    assert shown(page) == shown(first)


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_for_one_case_and_for_three(desk, more):
    for _n in range(more):
        case = make_breach(make_school(board=desk.board)).case
        case.assignee = make_person(Role.PRIVACY_OFFICER, board=desk.board)
        case.save(update_fields=["assignee"])
    assert queries(lambda: desk.get(OFFICER, "/zaken/")) == 6  # standing, counts, rows, clocks, schools, handlers


# One handler for many.


def test_the_ticked_cases_get_a_handler(desk):
    cases, boss = full(desk), desk.people[BOARD]
    page = desk.get(OFFICER, "/zaken/", state="reported")
    assert page.content.decode().count('type="checkbox" name="case"') == 3
    ticked = [cases[name].reference for name in ("late", "mine")]
    answer = desk.post(OFFICER, "/zaken/toewijzen/", **hidden(page), case=ticked, to=boss.pk)
    assert (answer.status_code, answer["Location"]) == (302, "/zaken/?state=reported")
    assert set(Case.objects.filter(assignee=boss).values_list("reference", flat=True)) == set(ticked)
    assert f"2 zaken zijn nu van {boss}." in words(desk.get(OFFICER, "/zaken/"))
    assert cases["fresh"].events.filter(name="case.assigned").count() == 0


def test_the_fg_ticks_nothing_and_gives_nothing(desk):
    page = desk.get(FG, "/zaken/")
    assert b'type="checkbox"' not in page.content
    desk.post(FG, "/zaken/toewijzen/", case=[desk.case.reference], to=desk.people[OFFICER].pk)
    assert Case.objects.get(pk=desk.case.pk).assignee is None


def test_out_of_reach_closed_and_unfit_are_left_alone(desk):
    cases = full(desk)
    foreign = make_breach().case
    elsewhere = make_breach(make_school(board=desk.board)).case
    ticked = [c.reference for c in (foreign, elsewhere, cases["closed"], cases["fresh"])]
    desk.post(OFFICER, "/zaken/toewijzen/", case=ticked, to=desk.people[PRINCIPAL].pk)  # a principal of one school
    assert set(Case.objects.filter(assignee=desk.people[PRINCIPAL])) == {cases["fresh"]}


@pytest.mark.parametrize("to", ["", "0", "onzin", "99999999999999999999", "-1"])
def test_nobody_chosen_changes_nothing_and_says_what_to_do(desk, to):
    answer = desk.post(OFFICER, "/zaken/toewijzen/", case=[desk.case.reference], to=to)
    assert answer.status_code == 302
    assert "Vink de zaken aan en kies een collega." in words(desk.get(OFFICER, "/zaken/"))


def test_never_to_another_board_and_never_too_many_at_once(desk):
    stranger = make_people(make_board())[OFFICER]
    desk.post(OFFICER, "/zaken/toewijzen/", case=[desk.case.reference], to=stranger.pk)
    assert Case.objects.get(pk=desk.case.pk).assignee is None
    for case in (["DL-2026-00001"] * 101, ["DL-2026-00001\x00"]):  # no database looks for that byte
        assert desk.post(OFFICER, "/zaken/toewijzen/", case=case, to=1).status_code == 400


@pytest.mark.parametrize("back", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
def test_the_way_back_stays_in_the_house(desk, back):
    answer = desk.post(OFFICER, "/zaken/toewijzen/", case=[desk.case.reference], to=desk.people[OFFICER].pk, back=back)
    assert answer["Location"] == "/zaken/"
    assert desk.get(OFFICER, "/zaken/toewijzen/")["Location"] == "/zaken/"


def test_no_address_of_ours_holds_an_e_mail_address(desk):
    full(desk)
    page = desk.get(OFFICER, "/zaken/").content.decode()
    assert not [link for link in re.findall(r'(?:href|value|action)="([^"]*)"', page) if "@" in link]
