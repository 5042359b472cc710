"""The page of one case: the same skeleton for every kind, in full or only somebody's own part."""

import datetime as dt

import pytest
import time_machine
from django.db import connection

from breaches.assessment import assess
from breaches.models import Incident
from cases import confidential, documents, notes, tasks_of_case, triggers
from cases.models import Barred, Event, Look
from cases.moves import changing, move
from schools.models import Mandate, Role
from tests.cases.conftest import queries, words
from tests.factories import AT, make_board, make_breach, make_people, make_person

OFFICER, FG, BOARD, PRINCIPAL, TEACHER, ADMIN = "privacy_officer", "dpo", "board_member", "principal", "employee", "admin"
HIGH = assess({"persons": 24})


@pytest.mark.parametrize(
    ("role", "status"), [(OFFICER, 200), (FG, 200), (BOARD, 200), (PRINCIPAL, 200), (TEACHER, 200), (ADMIN, 404)]
)
def test_who_comes_in(desk, role, status):
    assert desk.get(role, desk.address()).status_code == status


def test_a_stranger_signs_in_first_and_another_board_finds_nothing(desk, client):
    answer = client.get(desk.address())
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={desk.address()}")
    others = make_people(make_board())
    assert {desk.get(person, desk.address()).status_code for person in others.values()} == {404}


def test_who_is_barred_finds_nothing_whatever_the_role(desk):
    Barred.objects.create(case=desk.case, user=desk.people[BOARD])
    assert desk.get(BOARD, desk.address()).status_code == 404


def test_the_head_says_what_where_and_who(desk):
    notes.assign(desk.case, assignee=desk.people[OFFICER], by=desk.people[OFFICER], at=AT)
    page = desk.get(OFFICER, desk.address())
    assert page.context["heading"] == Incident.WRONG_RECIPIENT.label
    told = words(page)
    assert desk.case.reference in told
    assert "De Regenmeter, Merelveen" in told
    assert f"{desk.people[OFFICER]} behandelt" in told
    assert str(page.context["state"]["help"]) in told


def test_the_clock_is_large_says_why_and_gives_the_instant(desk):
    page = desk.get(OFFICER, desk.address())
    ((purpose, clock),) = page.context["clocks"]["running"]
    assert (purpose, clock["due"], clock["unit"]) == ("authority", AT + dt.timedelta(hours=70), "hour")
    told = words(page)
    assert "2 dagen en 22 uur" in told
    assert "uiterlijk vrijdag 27 november, 8.12 uur" in told
    assert "Daar komen 72 uur bij. Elk uur telt" in told
    assert "Strikt geteld tot vrijdag 27 november 2026, 8.12 uur." in told
    assert "Wereldwijd is dat vrijdag 27 november 2026, 7.12 uur UTC." in told
    assert b'role="img" aria-label="Liniaal van 72 uur' in page.content


def test_an_overdue_clock_says_how_late_and_burns(desk):
    with time_machine.travel(AT + dt.timedelta(days=4), tick=False):
        page = desk.get(OFFICER, desk.address())
    assert 'class="clock clock-late"' in page.content.decode()
    assert "1 dag te laat" in words(page)


def decided(desk):
    move(desk.case, "assess", by=desk.people[OFFICER], at=AT, facts={}, result=HIGH)
    move(desk.case, "advise", by=desk.people[FG], at=AT, outcome="notify_and_inform", text="Meld het vandaag.")
    move(desk.case, "decide", by=desk.people[BOARD], at=AT, outcome="notify_and_inform")


def test_the_most_urgent_clock_is_large_and_the_others_small(desk):
    decided(desk)
    clocks = desk.get(OFFICER, desk.address()).context["clocks"]
    assert [(purpose, clock["small"]) for purpose, clock in clocks["running"]] == [("authority", False), ("inform", True)]
    assert clocks["past"] == []


def test_a_clock_that_was_met_is_kept_in_a_line(desk):
    decided(desk)
    move(desk.case, "record_notification", by=desk.people[OFFICER], at=AT, kind="initial", sent_at=AT)
    clocks = desk.get(OFFICER, desk.address()).context["clocks"]
    assert [purpose for purpose, _clock in clocks["running"]] == ["inform"]
    assert [(past["ended_at"], past["due"]) for past in clocks["past"]] == [(AT, AT + dt.timedelta(hours=70))]


def acts(page):
    return [(act.url.rsplit("/", 2)[1], act.allowed, act.main) for act in page.context["acts"]]


def test_what_can_be_done_comes_first_and_what_cannot_names_its_rule(desk):
    decided(desk)
    page = desk.get(OFFICER, desk.address())
    assert acts(page)[0] == ("record_notification", True, True)
    assert [act for act in acts(page) if not act[1]] == [("close", False, False)]
    assert [act.reason for act in page.context["acts"] if not act.allowed] == ["Doe eerst dit: Kijk terug."]
    assert f'href="{desk.address("doe", "record_notification")}"' in page.content.decode()


def test_a_guard_names_what_to_do_first(desk):
    """In the last state before closing: notify first, then inform, then finish what is open."""
    decided(desk)
    move(desk.case, "evaluate", by=desk.people[OFFICER], at=AT, text="Les.")
    close = next(act for act in desk.get(OFFICER, desk.address()).context["acts"] if act.url.endswith("/close/"))
    assert (close.allowed, "AP" in str(close.reason)) == (False, True)


@pytest.mark.parametrize(
    ("role", "first", "others"),
    [(OFFICER, "assess", {"dismiss", "merge", "ask_advice"}), (FG, None, {"advise", "record_contact"}), (PRINCIPAL, None, set())],
)
def test_each_role_is_shown_its_own_acts(desk, role, first, others):
    found = acts(desk.get(role, desk.address()))
    assert next((name for name, _allowed, main in found if main), None) == first
    assert others <= {name for name, allowed, _main in found if allowed}
    assert "decide" not in {name for name, *_more in found}


def test_what_was_asked_of_the_fg_is_the_first_button_of_the_fg(desk):
    move(desk.case, "ask_advice", by=desk.people[OFFICER], at=AT, question="Wat vind jij?")
    assert acts(desk.get(FG, desk.address()))[0] == ("advise", True, True)


def test_dangerous_acts_come_last(desk):
    allowed = [name for name, can, _main in acts(desk.get(OFFICER, desk.address())) if can]
    assert allowed[-2:] == ["dismiss", "merge"]


# Who can decide when the office is closed.

FRIDAY, WEDNESDAY = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC), dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
CHRISTMAS_EVE = dt.datetime(2026, 12, 24, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("at", "days"),
    [(WEDNESDAY, None), (FRIDAY, ("zaterdag 28 november", "zondag 29 november")), (CHRISTMAS_EVE, ("vrijdag 25", "zondag 27"))],
)
def test_before_days_off_the_page_shows_who_can_decide(desk, at, days):
    deputy = make_person(Role.PRINCIPAL, school=desk.school, name="Klaas Veenstra", phone="06 00 00 00 00")
    Mandate.objects.create(board=desk.board, power="decide_breach", holder=desk.people[PRINCIPAL], deputy=deputy)
    with time_machine.travel(at, tick=False):
        page = desk.get(OFFICER, desk.address())
    shown = page.context["deciding"]
    assert (shown is not None) == (days is not None)
    if days:
        assert {str(person) for person in shown["people"]} == {str(desk.people[p]) for p in (BOARD, PRINCIPAL)} | {
            "Klaas Veenstra"
        }
        assert all(day in words(page) for day in days)
        assert "Klaas Veenstra : 06 00 00 00 00" in words(page)


def test_once_decided_nobody_is_called_in_the_weekend(desk):
    decided(desk)
    with time_machine.travel(FRIDAY, tick=False):
        assert desk.get(OFFICER, desk.address()).context["deciding"] is None


def test_a_board_without_a_decider_is_told_so(desk):
    desk.people[BOARD].memberships.all().delete()
    with time_machine.travel(FRIDAY, tick=False):
        assert "Niemand. Vraag de beheerder" in words(desk.get(OFFICER, desk.address()))


# What is in it.


def filled(desk):
    officer, at = desk.people[OFFICER], AT
    with changing(desk.case, at=at) as workflow:
        tasks_of_case.add(
            workflow.case, text="Bel de ouders.", assignee=desk.people[TEACHER], due_on=at.date(), by=officer, at=at
        )
        done = tasks_of_case.add(workflow.case, text="Haal de mail terug.", assignee=officer, by=officer, at=at)
        tasks_of_case.finish(workflow.case, done, answer="Gelukt.", by=officer, at=at)
        documents.store(workflow.case, name="lijst.csv", title="De lijst", content=b"a;b", by=officer, at=at, handlers_only=True)
        documents.store(workflow.case, name="mail.txt", title="De mail", content=b"Beste", by=officer, at=at)
    for n in range(4):
        notes.message(desk.case, to="internal", text=f"Bericht {n}.", by=officer, at=at)
    other = make_breach(desk.school).case
    notes.link(desk.case, other=other, by=officer, at=at)
    return other


def test_the_parts_of_a_case(desk):
    other = filled(desk)
    page = desk.get(OFFICER, desk.address())
    context = page.context
    assert [(task["title"], task["done"], bool(task["url"])) for task in context["tasks"]] == [
        ("Bel de ouders.", False, True), ("Haal de mail terug.", True, False),
    ]  # fmt: skip
    assert context["tasks"][1]["note"].endswith("gedaan op dinsdag 24 november, Gelukt.")
    assert {doc["title"]: bool(doc["url"]) for doc in context["docs"]} == {"De lijst": True, "De mail": True}
    assert [letter["text"] for letter in context["letters"]] == ["Bericht 1.", "Bericht 2.", "Bericht 3."]
    assert "Lees alle 4 berichten" in words(page)
    assert [link["reference"] for link in context["links"]] == [other.reference]
    assert [item["id"] for item in context["index"]][-5:] == ["taken", "berichten", "documenten", "tijdlijn", "koppelingen"]


def test_all_messages_and_the_whole_timeline_on_request(desk):
    filled(desk)
    few, every = desk.get(OFFICER, desk.address()), desk.get(OFFICER, desk.address(), berichten="alles", tijdlijn="alles")
    assert (len(few.context["events"]), len(few.context["letters"])) == (11, 3)
    for n in range(5):
        notes.message(desk.case, to="internal", text=f"Nog {n}.", by=desk.people[FG], at=AT)
    few, every = desk.get(OFFICER, desk.address()), desk.get(OFFICER, desk.address(), berichten="alles", tijdlijn="alles")
    assert (len(few.context["events"]), len(every.context["events"])) == (12, 16)
    assert (len(few.context["letters"]), len(every.context["letters"])) == (3, 9)
    assert "Toon alle 16" in words(few)
    assert "Toon alle" not in words(every)


def test_a_file_kept_to_the_handler_hides_even_its_title(desk):
    filled(desk)
    docs = desk.get(PRINCIPAL, desk.address()).context["docs"]
    assert {(doc["title"], doc["url"] != "", doc["why"]) for doc in docs} == {
        ("Document", False, "Alleen voor de behandelaar."), ("De mail", True, ""),
    }  # fmt: skip


def test_a_link_to_a_case_out_of_reach_is_not_shown(desk):
    other = filled(desk)
    Barred.objects.create(case=other, user=desk.people[PRINCIPAL])
    page = desk.get(PRINCIPAL, desk.address())
    assert page.context["links"] == []
    assert other.reference not in words(page)


@pytest.mark.databases
def test_the_chain_is_checked_at_each_look(desk):
    assert "De keten klopt: alle 1 gebeurtenissen zijn gecontroleerd." in words(desk.get(FG, desk.address()))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing may wait while a table changes
    triggers.drop(connection)
    Event.objects.filter(case=desk.case).update(via="elders")
    page = desk.get(FG, desk.address())
    assert page.context["chain"]["ok"] is False
    assert "De keten klopt niet" in words(page)


def test_html_and_strange_signs_stay_what_was_typed(desk):
    nasty = '<script>alert("x")</script> =1+1 🙂 \u202eomgekeerd'
    notes.message(desk.case, to="internal", text=nasty, by=desk.people[FG], at=AT)
    page = desk.get(OFFICER, desk.address())
    assert b"<script>alert" not in page.content
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; =1+1 🙂 \u202eomgekeerd" in page.content.decode()


def test_a_closed_case_is_calm(desk):
    move(desk.case, "dismiss", by=desk.people[OFFICER], at=AT, reason="Niets.")
    page = desk.get(OFFICER, desk.address())
    assert page.context["clocks"]["running"] == []
    assert "Deze zaak is gesloten" in words(page)
    assert "Geef een taak" not in words(page)


# Somebody's own part.


def test_a_reporter_sees_state_and_own_words_but_no_assessment_advice_or_timeline(desk):
    decided(desk)
    filled(desk)
    notes.message(desk.case, to="internal", text="Ik heb de ontvanger gebeld.", by=desk.people[TEACHER], at=AT)
    page = desk.get(TEACHER, desk.address())
    told = words(page)
    assert "cases/own.html" in [template.name for template in page.templates]
    assert ("Bel de ouders." in told, "Ik heb de ontvanger gebeld." in told) == (True, True)
    for hidden in ("Meld het vandaag.", "Haal de mail terug.", "Bericht 3.", "De mail", "Tijdlijn", "Besloten:", "doe/"):
        assert hidden not in told
    assert "/doe/" not in page.content.decode()


def test_what_is_written_to_who_reported_it_is_read_by_that_person_and_by_no_holder_of_a_task(desk):
    helper = make_person(Role.EMPLOYEE, school=desk.school)
    with changing(desk.case, at=AT) as workflow:
        tasks_of_case.add(workflow.case, text="Wis de map.", assignee=helper, by=desk.people[OFFICER], at=AT)
    notes.message(desk.case, to="requester", text="Dank, we bellen je.", by=desk.people[OFFICER], at=AT)
    assert "Dank, we bellen je." in words(desk.get(TEACHER, desk.address()))
    assert "Dank, we bellen je." not in words(desk.get(helper, desk.address()))


def test_who_holds_a_task_sees_the_task_and_not_what_another_reported(desk):
    helper = make_person(Role.EMPLOYEE, school=desk.school)
    with changing(desk.case, at=AT) as workflow:
        tasks_of_case.add(workflow.case, text="Wis de map.", assignee=helper, by=desk.people[OFFICER], at=AT)
    page = desk.get(helper, desk.address())
    assert (page.status_code, page.context["reported"], page.context["own_template"]) == (200, False, "")
    assert "Wis de map." in words(page)
    assert "Het overzicht van groep 6" not in words(page)


# Looks.


def test_each_look_is_kept_and_a_refused_one_is_not(desk):
    for role in (OFFICER, TEACHER, FG):
        desk.get(role, desk.address())
    desk.get(ADMIN, desk.address())
    assert list(Look.objects.order_by("pk").values_list("user", "at")) == [
        (desk.people[role].pk, AT) for role in (OFFICER, TEACHER, FG)
    ]


@pytest.mark.parametrize(
    ("role", "status"), [(OFFICER, 200), (FG, 200), (BOARD, 403), (PRINCIPAL, 403), (TEACHER, 403), (ADMIN, 404)]
)
def test_who_sees_who_looked(desk, role, status):
    desk.get(TEACHER, desk.address())
    page = desk.get(role, desk.address("inzage-log"))
    assert page.status_code == status
    if status == 200:
        assert [(look.user, look.at) for look in page.context["rows"]] == [(desk.people[TEACHER], AT)]
        assert "1 keer bekeken" in words(page)


def test_many_looks_come_in_pages(desk):
    Look.objects.bulk_create(Look(case=desk.case, user=desk.people[FG], at=AT) for _n in range(230))
    first, last = desk.get(FG, desk.address("inzage-log")), desk.get(FG, desk.address("inzage-log"), pagina="3")
    assert (len(first.context["rows"]), first.context["pager"]["previous"], first.context["pager"]["next"]) == (
        100,
        "",
        "?pagina=2",
    )
    assert (len(last.context["rows"]), last.context["pager"]["next"]) == (30, "")


@pytest.mark.parametrize("more", [1, 3])
def test_a_case_costs_the_same_with_much_in_it(desk, more):
    officer = desk.people[OFFICER]
    with changing(desk.case, at=AT) as workflow:
        for n in range(more):
            tasks_of_case.add(workflow.case, text=f"Taak {n}", assignee=officer, by=officer, at=AT)
            documents.store(workflow.case, name=f"{n}.txt", content=b"x", by=officer, at=AT)
    for n in range(more):
        notes.message(desk.case, to="internal", text=f"Bericht {n}", by=officer, at=AT)
        confidential.add(desk.case, text=f"Aantekening {n}", by=desk.people[FG], at=AT)
    assert queries(lambda: desk.get(FG, desk.address())) == 20


@pytest.mark.django_db
@pytest.mark.databases
@pytest.mark.parametrize("path", ["/zaken/DL-2026-00001%00/", "/zaken/%00/bericht/", "/zaken/%00/brief/", "/?q=%00"])
def test_a_byte_that_no_database_looks_for_finds_nothing(client, path):
    client.force_login(make_person("privacy_officer", board=make_breach().case.board))
    assert client.get(path).status_code in (200, 400, 404)
