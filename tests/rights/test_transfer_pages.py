"""The pages of a transfer: finding the school, what each form refuses, the case page, the API, and the requester's own page."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from cases import outsiders
from cases.moves import changing
from rights.requests.models import TransferFact
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_school
from tests.rights.access_house import follow
from tests.rights.moving_on import DAY, EMAIL, EXTRA, LETTER, OKR, PORTABLE, SENT, YES, Moving

pytestmark = pytest.mark.django_db


@pytest.fixture
def moving(desk):
    return Moving(school=desk.school, people=desk.people)


def step(desk, moving, name):
    return desk.address("doe", name, case=moving.case)


# Finding the school.


@pytest.mark.parametrize("query", ["baken", "Zilverdam", "het baken zilverdam"])
def test_a_school_of_another_board_is_found_by_name_or_place(desk, moving, query):
    moving.go("pass_gate", method="known_in_person", on=DAY)
    page = desk.get("privacy_officer", step(desk, moving, "plan_transfer"), q=query)
    assert f"?school={moving.receiver.code}" in page.content.decode()
    found = desk.get("privacy_officer", step(desk, moving, "plan_transfer"), q=moving.receiver.code)
    assert f"?school={moving.receiver.code}" in found.content.decode()


def test_nothing_found_says_so_and_leads_on(desk, moving):
    moving.go("pass_gate", method="known_in_person", on=DAY)
    for number in range(21):
        make_school(make_board(), name=f"School {number}")
    page = desk.get("privacy_officer", step(desk, moving, "plan_transfer"), q="bestaatniet")
    assert "Geen school gevonden" in words(page)
    assert "?school=" in page.content.decode()


def test_a_picked_school_is_planned_with_what_goes(desk, moving):
    moving.go("pass_gate", method="known_in_person", on=DAY)
    path = f"{step(desk, moving, 'plan_transfer')}?school={moving.receiver.code}"
    page = desk.get("privacy_officer", path)
    assert "Het Baken" in words(page)
    assert desk.post("privacy_officer", path, **hidden(page), basis="okr", parts=["health"]).status_code == 302
    transfer = moving.request.transfer
    assert (transfer.school, transfer.sector, transfer.parts) == (moving.receiver, "vo", [*OKR["parts"], "health"])


# What the forms refuse.


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"basis": "okr"}, "school_name"),
        ({"school": "99ZZ99", "basis": "okr"}, "school"),
        ({"school": "\x00", "basis": "okr"}, "school"),
        ({"school_name": "Elders", "basis": "okr"}, "sector"),
        ({"school_name": "Elders", "sector": "vo"}, "basis"),
        ({"school_name": "Elders", "sector": "vo", "basis": "wens"}, "basis"),
        ({"school_name": "Elders", "sector": "vo", "basis": "consent"}, "parts"),
        ({"school_name": "Elders", "sector": "vo", "basis": "consent", "parts": ["results"]}, "parts"),
        ({"school_name": "Elders", "sector": "vo", "basis": "art_20", "parts": ["health"], "portable": "on"}, "parts"),
        ({"school_name": "Elders", "sector": "vo", "basis": "art_20", "parts": ["own_work"]}, "portable"),
        ({"school_name": "Elders", "sector": "vo", "basis": "okr", "parts": ["alles"]}, "parts"),
    ],
)
def test_a_plan_that_cannot_be(desk, moving, told, field):
    moving.go("pass_gate", method="known_in_person", on=DAY)
    answer = desk.send("privacy_officer", step(desk, moving, "plan_transfer"), **told)
    assert (answer.status_code, field in answer.context["form"].errors) == (400, True)
    assert moving.request.transfer is None


def test_the_own_school_is_no_receiving_school(desk, moving):
    moving.go("pass_gate", method="known_in_person", on=DAY)
    answer = desk.send("privacy_officer", step(desk, moving, "plan_transfer"), school=moving.school.code, basis="okr")
    assert list(answer.context["form"].errors) == ["school"]


TOMORROW = {"on_day": "25", "on_month": "11", "on_year": "2026"}
TODAY = TOMORROW | {"on_day": "24"}


@pytest.mark.parametrize(
    ("name", "told", "field"),
    [
        ("record_enrolment", {**TOMORROW, "sort": "enrolled", "source": "receiver"}, "on"),
        ("record_enrolment", {**TODAY, "sort": "enrolled"}, "source"),
        ("record_inspection", TODAY, "how"),
        ("record_inspection", {**TODAY, "how": "gehoord"}, "how"),
        ("record_inspection", {**TOMORROW, "how": "letter"}, "on"),
        ("offer_inspection", TOMORROW, "on"),
        ("add_statement_of_views", TODAY, "text"),
        ("record_copy_given", {}, "on"),
        ("record_transfer_sent", {}, "okr_version"),
        ("record_consent", {**TODAY, "part": "results", "outcome": "given", "who": "parents", "way": "written"}, "part"),
        ("choose_package", {"part": "health", "documents": ["verzonnen"]}, "documents"),
        ("give_receiver_address", {"email": "geen adres"}, "email"),
    ],
)
def test_what_is_wrong_is_named_at_its_field_and_nothing_is_lost(desk, moving, name, told, field):
    moving.enrolled(**EXTRA)
    path = step(desk, moving, name)
    answer = desk.browser("privacy_officer").post(path, hidden(desk.get("privacy_officer", path)) | told)
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])


# The case page.


def test_the_case_tells_the_whole_road(desk, moving):
    moving.packed()
    moving.go("offer_inspection", on=DAY)
    moving.go("add_statement_of_views", text="Sam leest elke dag.", on=DAY)
    page = words(desk.get("privacy_officer", desk.address(case=moving.case)))
    for text in (
        "Het Baken, Zilverdam", "Gezondheid (toestemming van de ouders", "Daar ingeschreven sinds", "Reageren kan tot en met",
        "Sam leest elke dag.", "Verslag van Sam", EMAIL, "gecontroleerd door", "Zet het pakket klaar",
    ):  # fmt: skip
        assert text in page
    moving.go("record_inspection", **LETTER)
    page = words(desk.get("privacy_officer", desk.address(case=moving.case)))
    assert "een kopie van de brief aan de ouders is bewaard. Beide ouders, om 15.30 uur." in page


def test_a_request_about_something_else_shows_nothing_of_it(desk):
    moving = Moving(school=desk.school, people=desk.people, right="erasure")
    assert "Naar een andere school" not in words(desk.get("privacy_officer", desk.address(case=moving.case)))


def test_who_only_reads_gets_no_button(desk, moving):
    moving.packed()
    assert "overdragen/" not in desk.get("dpo", desk.address(case=moving.case)).content.decode()


@pytest.mark.parametrize(("who", "status"), [("privacy_officer", 200), ("dpo", 200), ("employee", 404), ("admin", 404)])
def test_the_own_view_is_printed_word_for_word(desk, moving, who, status):
    moving.enrolled()
    path = desk.address("zienswijze", case=moving.case)
    assert desk.get("privacy_officer", path).status_code == 404
    moving.go("add_statement_of_views", text="Sam leest elke dag.\nEcht.", on=DAY)
    answer = desk.get(who, path)
    assert answer.status_code == status
    if status == 200:
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
        assert "Sam leest elke dag." in text
        assert path in desk.get(who, desk.address(case=moving.case)).content.decode()


# The API.


def test_each_step_says_what_it_asks_and_takes_it(desk, moving):
    moving.go("pass_gate", method="known_in_person", on=DAY)
    base = f"/api/v1/requests/{moving.case.reference}/transitions/"
    client = desk.browser("privacy_officer")
    found = {one["name"]: one for one in client.get(base).json()}
    assert {"school", "basis", "parts", "version"} <= found["plan_transfer"]["input"]["properties"].keys()

    def post(name, **sent):
        sent |= {"version": moving.request.case.version}
        return client.post(f"{base}{name}/", sent, content_type="application/json")

    planned = post("plan_transfer", school=moving.receiver.code, basis="okr", parts=["health"])
    assert planned.status_code == 200, planned.json()
    assert post("record_transfer_sent", okr_version="1").json()["rule"] == "not_enrolled"
    assert post("record_enrolment", sort="enrolled", on="2026-11-24", source="receiver").status_code == 200
    assert post("record_inspection", how="tick_in_sis", on="2026-11-24").status_code == 200
    consent = {"part": "health", "outcome": "given", "who": "parents", "way": "written", "on": "2026-11-24"}
    assert post("record_consent", **consent).status_code == 200
    assert post("record_inspection", how="gehoord", on="2026-11-24").json()["errors"][0]["field"] == "how"
    assert post("record_transfer_sent", okr_version="2026.2").status_code == 200
    assert moving.request.sendings[0].okr_version == "2026.2"


# The second person, who checks the address.


def entered(desk, moving, second="principal", email=EMAIL):
    moving.go("give_receiver_address", email=email, second=moving.people[second])
    task = moving.case.tasks.order_by("made_at").last()
    return task, desk.address("taken", str(task.pk), case=moving.case)


def test_the_task_to_check_the_address_leads_to_where_that_is_done(desk, moving):
    """“It is done” on the page of the task would leave the address unchecked, and nobody asked to."""
    moving.enrolled(**EXTRA)
    task, page = entered(desk, moving)
    answer = desk.get("principal", page)
    assert (answer.status_code, answer["Location"]) == (302, step(desk, moving, "confirm_receiver_address"))
    moving.go("confirm_receiver_address", "principal", email=EMAIL, how="website")
    task.refresh_from_db()
    assert task.done_at


def test_a_new_address_asks_anew_and_the_task_about_the_old_one_is_over(desk, moving):
    moving.enrolled(**EXTRA)
    old, _page = entered(desk, moving)
    new, _page = entered(desk, moving, email="ander@baken.example")
    old.refresh_from_db()
    assert (bool(old.done_at), new.done_at) == (True, None)


def test_with_another_plan_nobody_checks_the_address_of_the_one_before(desk, moving):
    moving.enrolled(**EXTRA)
    task, _page = entered(desk, moving)
    moving.go("plan_transfer", school=moving.receiver, sector="vo", **EXTRA)
    task.refresh_from_db()
    assert task.done_at


def test_only_who_can_check_it_is_offered(desk, moving):
    moving.enrolled(**EXTRA)
    form = desk.get("privacy_officer", step(desk, moving, "give_receiver_address")).context["form"]
    people = moving.people
    offered = set(form.fields["second"].queryset)
    assert offered >= {people["principal"], people["board_member"]}
    assert not offered & {people["employee"], people["dpo"], people["privacy_officer"]}


# The requester's own page.


@pytest.fixture
def parent(desk, moving):
    """A browser that came in by the mailed link of the requester."""
    outsider = follow(moving.case)
    client = Client()
    client.post(f"/zaak/{outsiders.new_link(outsider, at=AT)}/")
    return client


def test_the_requester_reads_what_goes_where_and_until_when_to_react(moving, parent):
    moving.enrolled(**EXTRA)
    moving.go("offer_inspection", on=DAY)
    page = words(parent.get("/zaak/"))
    for text in (
        "Het Baken, Zilverdam", "administratieve gegevens", "Gezondheid", "U kunt reageren tot en met dinsdag 8 december",
        "U kunt dat niet tegenhouden", "We bereiden de overdracht voor. U mag eerst het rapport van de school lezen.",
    ):  # fmt: skip
        assert text in page
    assert "We zoeken alles bij elkaar" not in page


def test_where_the_address_was_not_established_nothing_is_told(moving, parent):
    moving.go("pass_gate", method="known_in_person", on=DAY, covers_address=False)
    moving.go("plan_transfer", school=moving.receiver, sector="vo", **OKR)
    page = words(parent.get("/zaak/"))
    assert "omdat we nog niet konden vaststellen" in page
    assert "Het Baken" not in page
    told = hidden(parent.get("/zaak/"))
    assert parent.post("/zaak/zienswijze/", {"mark": told["mark"], "text": "Toch."}).status_code == 409
    assert not TransferFact.objects.exists()


def test_somebody_else_who_follows_the_case_reads_nothing_of_it(moving):
    moving.enrolled()
    with changing(moving.case, at=AT) as workflow:
        outsider = outsiders.add(workflow.case, email="derde@thuis.example", at=AT)
    client = Client()
    client.post(f"/zaak/{outsiders.new_link(outsider, at=AT)}/")
    assert "Het Baken" not in words(client.get("/zaak/"))


def test_an_own_view_is_kept_once_and_the_handler_reads_it(desk, moving, parent):
    moving.enrolled()
    told = {"mark": hidden(parent.get("/zaak/"))["mark"], "text": "Sam leest elke dag.\nEcht."}
    assert [parent.post("/zaak/zienswijze/", told).status_code for _press in range(2)] == [302, 302]
    (fact,) = moving.request.happened("views")
    assert (fact.text, fact.by, fact.on) == ("Sam leest elke dag.\nEcht.", None, DAY)
    assert "Sam leest elke dag." in words(parent.get("/zaak/"))
    event = moving.case.events.get(name="request.views_written")
    assert (event.via, "leest" in str(event.facts)) == ("public", False)
    assert "de verzoeker, op de eigen pagina" in words(desk.get("privacy_officer", desk.address(case=moving.case)))


def test_after_the_report_was_sent_nobody_is_told_that_a_view_goes_along(moving, parent):
    moving.enrolled()
    moving.go("record_inspection", **LETTER)
    assert "uw tekst gaat mee" in words(parent.get("/zaak/"))
    moving.go("record_transfer_sent", **SENT)
    page = words(parent.get("/zaak/"))
    assert ("uw tekst gaat mee" in page, "de school stuurt uw tekst na" in page) == (False, True)


def test_an_empty_view_is_named_on_the_page(moving, parent):
    moving.enrolled()
    mark = hidden(parent.get("/zaak/"))["mark"]
    answer = parent.post("/zaak/zienswijze/", {"mark": mark, "text": " "})
    assert (answer.status_code, "Wat wilt u over het rapport zeggen?" in words(answer)) == (400, True)


def test_a_view_after_the_session_is_over_is_kept_for_the_next_one(moving, parent):
    moving.enrolled()
    mark = hidden(parent.get("/zaak/"))["mark"]
    stranger = Client()
    assert stranger.post("/zaak/zienswijze/", {"mark": mark, "text": "Niet kwijt."}).status_code == 403
    assert "Niet kwijt." in parent.get("/zaak/").content.decode()


@pytest.mark.parametrize("mark", ["", "verzonnen", "a:b:c"])
def test_a_forged_mark_writes_nothing(moving, parent, mark):
    moving.enrolled()
    assert parent.post("/zaak/zienswijze/", {"mark": mark, "text": "x"}).status_code == 302
    assert not TransferFact.objects.exists()


def test_where_no_report_goes_no_view_is_asked(moving, parent):
    moving.enrolled(**PORTABLE)
    assert "zienswijze" not in words(parent.get("/zaak/")).lower()


def test_consent_that_is_needed_is_not_called_a_duty(desk):
    moving = Moving(sector="vo", school=make_school(desk.board, sector="vo"), people=desk.people)
    moving.enrolled()
    moving.go("record_consent", part="report", **YES)
    outsider = follow(moving.case)
    client = Client()
    client.post(f"/zaak/{outsiders.new_link(outsider, at=AT)}/")
    page = words(client.get("/zaak/"))
    assert "U kunt dat niet tegenhouden" not in page
