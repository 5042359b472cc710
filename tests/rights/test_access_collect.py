"""Bringing everything together and looking it through: one task each to one person, and nothing leaves unseen."""

import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Document, Task
from cases.moves import Refused
from rights.requests import collecting, reviewing
from rights.requests.access_forms import CHECKS
from rights.requests.models import Found, Omission, Review, Search, SearchPlace
from schools.models import Membership, Role
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_person, make_school
from tests.rights.access_house import PDF, AccessHouse

pytestmark = pytest.mark.django_db
HOUR, WEEK = dt.timedelta(hours=1), dt.timedelta(days=7)
DUE = (AT + WEEK).date()
ALL_CLEAR = dict.fromkeys(CHECKS, "none")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def house():
    return AccessHouse()


def asked(house, person=None, place=0, text="Zoek alles over Sam."):
    """A search, asked of the employee."""
    row = collecting.places_of(house.school.board)[place]
    house.go("ask_search", place=row, person=person or house.employee, text=text, due_on=DUE)
    return Search.objects.select_related("case", "task").filter(case=house.case, place=row).latest("at")


def answered(house, *names, at=AT, **about):
    search = asked(house, **about)
    files = [(name, PDF) for name in names or ("dossier.pdf",)]
    collecting.answer(search, outcome="found", text="", files=files, by=house.employee, at=at)
    return [row for row in house.request.found if row.search_id == search.pk]


def look(house, row, outcome="whole", at=AT, **about):
    row.case = house.case
    return reviewing.review(row, outcome=outcome, by=house.officer, at=at, **about)


# The list of places.


def test_a_board_starts_with_the_usual_places_and_keeps_its_own_list(house):
    names = [place.name for place in collecting.places_of(house.school.board)]
    for part in ("Leerlingadministratie", "Leerlingvolgsysteem", "Mail", "Ondersteuningsteam", "Orthotheek", "Camera", "Verzuim",
                 "Financiële", "Leveranciers"):  # fmt: skip
        assert any(part in name for name in names), part
    SearchPlace.objects.filter(board=house.school.board).exclude(name="Camera").delete()
    assert [place.name for place in collecting.places_of(house.school.board)] == ["Camera"]


def page(client, person, path):
    client.force_login(person)
    return client.get(path)


@pytest.mark.parametrize(("role", "code"), [("privacy_officer", 200), ("principal", 403), ("employee", 403), ("dpo", 403)])
def test_who_keeps_the_list(house, client, role, code):
    assert page(client, house.people[role], "/werk/zoekplaatsen/").status_code == code


def test_the_privacy_officer_changes_adds_and_removes_places(house, client):
    board = house.school.board
    first = collecting.places_of(board)[0]
    address = f"/werk/zoekplaatsen/{first.pk}/"
    told = {"name": "Leerlingadministratie", "holds": "Adressen", "person": house.employee.email}
    assert client.post(address, told).status_code == 302  # a stranger is led to sign-in
    sent = hidden(page(client, house.officer, address))
    assert client.post(address, {**sent, **told}).status_code == 302
    assert SearchPlace.objects.get(pk=first.pk).person == house.employee
    twice = client.post(f"/werk/zoekplaatsen/nieuw/{board.number}/", {**sent, "name": "camera"})
    assert (twice.status_code, "Er is al een plek met deze naam" in words(twice)) == (400, True)
    client.post(f"/werk/zoekplaatsen/nieuw/{board.number}/", {**sent, "name": "Kluis"})
    assert SearchPlace.objects.filter(board=board, name="Kluis").exists()
    client.post(f"/werk/zoekplaatsen/{first.pk}/weg/")
    assert not SearchPlace.objects.filter(pk=first.pk).exists()


def test_nobody_keeps_the_list_of_another_board(house, client):
    other = make_board()
    place = collecting.places_of(other)[0]
    assert page(client, house.officer, f"/werk/zoekplaatsen/{place.pk}/").status_code == 404
    assert client.post(f"/werk/zoekplaatsen/{place.pk}/weg/").status_code == 404
    assert client.get(f"/werk/zoekplaatsen/nieuw/{other.number}/").status_code == 404


def test_the_administrator_keeps_it_too(house, client):
    place = collecting.places_of(house.school.board)[0]
    elsewhere = collecting.places_of(make_board())[0]
    assert page(client, house.people["admin"], f"/beheer/rights/searchplace/{place.pk}/change/").status_code == 200
    assert client.get(f"/beheer/rights/searchplace/{elsewhere.pk}/change/").status_code == 404


def test_a_place_that_went_stays_on_record_by_its_name(house):
    search = asked(house)
    SearchPlace.objects.all().delete()
    search.refresh_from_db()
    assert (search.place, search.name) == (None, "Leerlingadministratie")


# Asking.


def test_one_task_each_to_one_person_in_neutral_words(house, client):
    second = make_person(Role.EMPLOYEE, school=house.school)
    places = collecting.places_of(house.school.board)
    address = f"/zaken/{house.case.reference}/doe/ask_search/"
    shown = page(client, house.officer, address)
    text = words(shown)
    assert "Sam Voorbeeld" in text
    assert "Lotte" not in text
    told = hidden(shown) | {
        f"place_{places[0].pk}": house.employee.email, f"place_{places[2].pk}": second.email, "text": "Zoek alles over Sam.",
        "due_on_day": "1", "due_on_month": "12", "due_on_year": "2026",
    }  # fmt: skip
    assert client.post(address, told).status_code == 302
    tasks = Task.objects.filter(case=house.case, sort="question").order_by("pk")
    assert {(task.assignee, task.due_on) for task in tasks} == {(house.employee, DUE), (second, DUE)}
    assert {row.name for row in house.request.searches} == {"Leerlingadministratie", "Mail en berichten"}
    again = client.post(address, told)  # the page was sent once more: somebody changed the case since
    assert (again.status_code, tasks.count()) == (409, 2)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"text": ""}, "Wat wordt er gezocht"), ({"due_on_year": "2025"}, "voorbij"), ({"nobody": True}, "minstens één plek")],
)
def test_what_asking_needs(house, client, change, field):
    places = collecting.places_of(house.school.board)
    address = f"/zaken/{house.case.reference}/doe/ask_search/"
    told = hidden(page(client, house.officer, address)) | {
        f"place_{places[0].pk}": house.employee.email, "text": "Zoek alles over Sam.", "due_on_day": "1", "due_on_month": "12",
        "due_on_year": "2026",
    }  # fmt: skip
    if change.pop("nobody", False):
        told[f"place_{places[0].pk}"] = ""
    answer = client.post(address, told | change)
    assert (answer.status_code, field in words(answer)) == (400, True)
    assert not Task.objects.filter(case=house.case).exists()


def test_whoever_usually_looks_there_stands_ready(house, client):
    place = collecting.places_of(house.school.board)[0]
    SearchPlace.objects.filter(pk=place.pk).update(person=house.employee)
    html = page(client, house.officer, f"/zaken/{house.case.reference}/doe/ask_search/").content.decode()
    assert f'value="{house.employee.email}" selected' in html


# Answering: who sees what.


def test_the_one_who_looks_sees_only_the_own_task(house, client):
    second = make_person(Role.EMPLOYEE, school=house.school)
    mine, theirs = asked(house), asked(house, person=second, place=1, text="Zoek in het leerlingvolgsysteem.")
    text = words(page(client, house.employee, f"/zaken/{house.case.reference}/"))
    assert "Zoek alles over Sam." in text
    for hidden_part in ("Lotte", "leerlingvolgsysteem", "dossier van Sam inzien"):
        assert hidden_part not in text, hidden_part
    assert page(client, house.employee, f"/zaken/zoekvraag/{mine.pk}/").status_code == 200
    assert client.get(f"/zaken/zoekvraag/{theirs.pk}/").status_code == 403
    assert page(client, second, f"/zaken/zoekvraag/{mine.pk}/").status_code == 403
    stranger = make_person(Role.EMPLOYEE, school=house.school)
    assert page(client, stranger, f"/zaken/zoekvraag/{mine.pk}/").status_code == 404
    assert page(client, make_person(Role.DPO, board=make_board()), f"/zaken/zoekvraag/{mine.pk}/").status_code == 404


def upload(name="dossier.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def test_what_is_found_comes_with_the_answer_and_stays_with_the_handler(house, client):
    search = asked(house)
    task = f"/zaken/{house.case.reference}/taken/{search.task_id}/"
    address = page(client, house.employee, task).url  # the task leads to its own page
    sent = hidden(client.get(address))
    answer = client.post(address, sent | {"outcome": "found", "files": [upload(), upload("mail.pdf")], "text": "Uit de kast."})
    assert answer.status_code == 302
    search.refresh_from_db()
    search.task.refresh_from_db()
    assert (search.outcome, search.answered_by, search.task.done_by) == ("found", house.employee, house.employee)
    documents = Document.objects.filter(case=house.case)
    assert {document.handlers_only for document in documents} == {True}
    one = documents.first()
    for role, code in (("employee", 200), ("privacy_officer", 200), ("principal", 403), ("board_member", 403)):
        assert page(client, house.people[role], f"/zaken/{house.case.reference}/documenten/{one.pk}/").status_code == code, role
    client.force_login(house.employee)
    assert client.post(address, sent | {"outcome": "nothing"}).status_code == 302  # pressed twice: it is there already
    assert Search.objects.get(pk=search.pk).outcome == "found"


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({}, "Heb je iets gevonden?"),
        ({"outcome": "found"}, "Voeg toe wat je vond"),
        ({"outcome": "found", "files": [("a.exe", b"MZ\x90\x00")]}, "a.exe"),
        ({"outcome": "nothing", "files": [("a.pdf", PDF)]}, "je hebt wel iets gevonden"),
    ],
)
def test_what_an_answer_needs(house, client, told, problem):
    search = asked(house)
    files = [SimpleUploadedFile(name, content) for name, content in told.pop("files", [])]
    client.force_login(house.employee)
    answer = client.post(f"/zaken/zoekvraag/{search.pk}/", told | {"files": files, "text": ""})
    assert (answer.status_code, problem.lower() in words(answer).lower()) == (400, True)
    assert (Search.objects.get(pk=search.pk).outcome, Document.objects.filter(case=house.case).count()) == ("", 0)


def test_nothing_found_is_an_answer(house):
    search = asked(house)
    collecting.answer(search, outcome="nothing", text="", files=[], by=house.employee, at=AT)
    (row,) = house.request.searches
    assert (row.outcome, row.answered_at) == ("nothing", AT)
    with pytest.raises(Refused):
        collecting.answer(search, outcome="found", text="Toch.", files=[], by=house.employee, at=AT)


def test_which_places_were_searched_stands_on_the_case(house, client):
    answered(house)
    asked(house, place=1)
    text = words(page(client, house.officer, f"/zaken/{house.case.reference}/"))
    for part in ("Gezocht en gevonden", "Leerlingadministratie", "Leerlingvolgsysteem", "Nog niet bekeken", "uiterlijk dinsdag"):
        assert part in text, part


# Looking through.


def test_a_document_that_goes_along_whole_is_open_to_who_handles(house):
    (row,) = answered(house)
    look(house, row)
    assert Document.objects.get(pk=row.document_id).handlers_only is False
    assert list(reviewing.released(house.request)) == [row.document]


def test_of_unreadable_parts_only_the_new_file_goes_along(house):
    (row,) = answered(house)
    look(house, row, "parts", ground="rights_of_others", words="De naam van een ander kind.", file=("zwart.pdf", PDF))
    first = Review.objects.get(found=row)
    look(house, row, "parts", at=AT + HOUR, ground="rights_of_others", words="Twee namen.", file=("zwarter.pdf", PDF))
    (last,) = Review.objects.exclude(pk=first.pk)
    kept = dict(Document.objects.values_list("pk", "handlers_only"))
    assert kept == {row.document_id: True, first.replacement_id: True, last.replacement_id: False}
    assert [one.pk for one in reviewing.released(house.request)] == [last.replacement_id]


def test_what_is_left_out_keeps_its_ground_and_its_words(house):
    (row,) = answered(house)
    look(house, row, "left_out", ground="uavg_41", words="Een verslag van Veilig Thuis.")
    (omission,) = house.request.omissions
    omission.case = house.case
    assert (omission.ground, omission.words) == ("uavg_41", "Een verslag van Veilig Thuis.")
    assert list(reviewing.released(house.request)) == []
    look(house, row, at=AT + HOUR)  # on second thoughts it goes along: the omission no longer counts, and is kept
    assert (house.request.omissions, Omission.objects.count()) == ([], 1)


def test_a_note_that_was_never_a_document_is_listed_as_well(house):
    house.go("record_omission", ground="personal_notes", words="Geheugensteuntjes van de leraar.")
    assert [row.ground for row in house.request.omissions] == ["personal_notes"]


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({}, "Wat gebeurt er met dit document"),
        ({"outcome": "parts", "ground": "rights_of_others", "words": "Namen."}, "Voeg het ene bestand toe"),
        ({"outcome": "left_out", "words": "Namen."}, "Kies de grond"),
        ({"outcome": "left_out", "ground": "uavg_41"}, "Schrijf op wat wordt weggelaten"),
    ],
)
def test_what_looking_through_needs(house, client, told, problem):
    (row,) = answered(house)
    client.force_login(house.officer)
    answer = client.post(f"/zaken/{house.case.reference}/gevonden/{row.pk}/", told)
    assert (answer.status_code, problem in words(answer)) == (400, True)
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("role", "code"), [("privacy_officer", 302), ("principal", 403), ("dpo", 403), ("board_member", 403), ("employee", 403)]
)
def test_only_who_handles_and_may_open_it_judges_it(house, client, role, code):
    (row,) = answered(house)
    client.force_login(house.people[role])
    answer = client.post(f"/zaken/{house.case.reference}/gevonden/{row.pk}/", {"outcome": "whole"})
    assert (answer.status_code, Review.objects.exists()) == (code, code == 302)


def test_a_document_of_another_case_is_not_judged_here(house, client):
    other = AccessHouse(house.school, house.people)
    (row,) = answered(other)
    assert page(client, house.officer, f"/zaken/{house.case.reference}/gevonden/{row.pk}/").status_code == 404


# Deciding.

GRANTED = {"right": "access", "outcome": "granted", "text": "U krijgt alles."}


@pytest.mark.parametrize("outcome", ["granted", "partly_granted"])
def test_nothing_that_was_found_leaves_before_somebody_looked_at_it(house, outcome):
    facts = GRANTED | {"outcome": outcome, "ground": "rights_of_others" if outcome != "granted" else ""}
    first, second = answered(house, "a.pdf", "b.pdf")
    look(house, first)
    with pytest.raises(Refused) as refusal:
        house.go("decide", **facts)
    assert refusal.value.rule == "review_open"
    look(house, second, "left_out", ground="uavg_41", words="Een verslag.")
    with pytest.raises(Refused) as refusal:
        house.go("decide", **facts)  # the list has not been answered
    assert "lijst" in str(refusal.value.reason) or "list" in str(refusal.value.reason)
    house.go("check_review", answers=ALL_CLEAR, note="")
    house.go("decide", **facts)
    assert house.request.decision_on("access").outcome == outcome


def test_what_is_found_later_asks_for_the_list_anew(house):
    (row,) = answered(house)
    look(house, row)
    house.go("check_review", answers=ALL_CLEAR)
    (late,) = answered(house, "later.pdf", place=1, at=AT + HOUR)
    look(house, late, at=AT + HOUR)
    with pytest.raises(Refused) as refusal:
        house.go("decide", at=AT + HOUR, **GRANTED)
    assert refusal.value.rule == "review_open"
    house.go("check_review", at=AT + HOUR, answers=ALL_CLEAR)
    house.go("decide", at=AT + HOUR, **GRANTED)


@pytest.mark.parametrize("outcome", ["refused", "nothing_held", "dropped"])
def test_what_gives_nothing_out_waits_for_no_review(house, outcome):
    answered(house)
    house.go("decide", right="access", outcome=outcome, ground="excessive", text="Nee.")


def test_a_small_case_without_searches_is_decided_at_once(house):
    house.go("decide", **GRANTED)


def test_the_list_asks_all_that_must_not_be_overlooked_and_stays_off_the_plain_timeline(house, client):
    (row,) = answered(house)
    look(house, row)
    address = f"/zaken/{house.case.reference}/doe/check_review/"
    shown = page(client, house.officer, address)
    for part in ("andere ouder", "andere leerlingen", "geheim adres", "Veilig Thuis", "meldcode", "vertrouwenspersoon", "gevaar",
                 "geheugensteuntjes"):  # fmt: skip
        assert part in words(shown), part
    told = hidden(shown) | ALL_CLEAR | {"protected_address": "handled"}
    without = {name: value for name, value in told.items() if name != "danger"}
    assert client.post(address, without).status_code == 400
    assert client.post(address, told).status_code == 302
    event = house.case.events.get(name="request.check_review")
    assert "protected_address" not in str(event.facts)
    check = house.request.review_check
    check.case = house.case
    assert check.answers["protected_address"] == "handled"
    assert "Zat erbij" in words(page(client, house.officer, f"/zaken/{house.case.reference}/"))


def test_who_left_the_board_is_not_asked(house, client):
    Membership.objects.filter(user=house.employee).update(until_on=AT.date() - WEEK)
    html = page(client, house.officer, f"/zaken/{house.case.reference}/doe/ask_search/").content.decode()
    assert house.employee.email not in html


def test_a_request_of_another_right_has_no_search(house):
    other = AccessHouse(make_school(), rights=["erasure"], copy_wanted=False)
    with pytest.raises(Refused) as refusal:
        other.go("ask_search", place=collecting.places_of(other.school.board)[0], person=other.employee, text="Zoek.", due_on=DUE)
    assert refusal.value.rule == "no_access"
    assert not Found.objects.exists()
