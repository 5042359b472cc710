"""The public complaint: asked of nobody is custody, what comes of it, the way from one's own request."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases import outsiders
from cases.models import Case, Document, Outsider
from cases.moves import move
from notifications import outbox
from notifications.models import Mail
from notifications.roster import Roster
from rights.complaints.models import Complaint
from rights.complaints.models.state import State
from rights.requests.outside_page import complain_url
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_complaint, make_people, make_request, make_school
from tests.rights.access_house import AccessHouse, hidden_mark
from tests.rights.test_access_outside import SCRIPT_PDF, bomb

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
STORY = "De leraar zette een foto van mijn kind op internet."
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def school():
    school = make_school(name="De Regenmeter")
    school.people = make_people(school.board, school)
    return school


@pytest.fixture
def address(school):
    return f"/loket/{school.slug}/klacht/"


def told(**changes):
    answers = {
        "subject": "pictures", "about": STORY, "respondent_kind": "school", "capacity": "parent_with_custody",
        "name": "Wies Dorrestein", "email": "wies@thuis.example",
    }  # fmt: skip
    return {name: value for name, value in (answers | changes).items() if value is not None}


@pytest.fixture
def send(client, address, tuesday_morning):
    """Open the page, think for a minute, send it."""

    def sending(path=address, **changes):
        along = hidden(client.get(path))
        tuesday_morning.shift(MINUTE)
        return client.post(address, along | told(**changes))

    return sending


def only():
    return Complaint.objects.select_related("case").get()


def wrong(response):
    return {name: [error.code for error in found] for name, found in response.context["form"].errors.as_data().items()}


def test_a_sent_form_is_a_case_with_a_running_clock_at_once(send, school):
    assert send().status_code == 302
    complaint, sent = only(), AT + MINUTE
    case = complaint.case
    assert (case.school, case.subject, case.received_at, case.state) == (school, "pictures", sent, "received")
    assert (complaint.about, complaint.channel, complaint.capacity) == (STORY, "web", "parent_with_custody")
    assert {c.purpose for c in case.deadlines.filter(ended_at=None)} == {"principal"}
    assert case.due_at == case.deadlines.get().due_at
    assert case.assignee == school.people["principal"]
    event = case.events.get(seq=1)
    assert (event.name, event.via, event.by) == ("complaint.opened", "public", None)
    assert Outsider.objects.get().confirmed_at is None


@pytest.mark.parametrize("capacity", ["parent_with_custody", "pupil", "former_pupil", "employee", "representative", "other"])
def test_nobody_is_asked_for_custody(client, address, send, capacity):
    assert "gezag" not in words(client.get(address))
    assert send(capacity=capacity).status_code == 302


@pytest.mark.parametrize(
    ("about", "step", "barred"),
    [
        ("school", "principal", None),
        ("colleague", "principal", None),
        ("principal", "board", "principal"),
        ("board_member", "supervisor", "board_member"),
        ("privacy_officer", "principal", "privacy_officer"),
        ("dpo", "principal", "dpo"),
    ],
)
def test_whom_it_is_about_decides_where_it_starts_and_who_sees_nothing(send, school, about, step, barred):
    send(respondent_kind=about, respondent_name="Degene met de bril")
    complaint = only()
    assert complaint.step == step
    hidden_from = [one.user for one in complaint.case.barred.all()]
    assert hidden_from == ([school.people[barred]] if barred else [])
    for role, person in school.people.items():
        if role not in ("employee", "admin"):
            assert Case.objects.visible_to(person).exists() is (role != barred)


@pytest.mark.parametrize(
    ("step", "about", "starts"),
    [
        ("", "school", "principal"),
        ("board", "school", "board"),
        ("conversation", "school", "conversation"),
        ("board", "board_member", "supervisor"),
    ],
)
def test_where_it_starts_may_be_chosen(send, step, about, starts):
    send(step=step, respondent_kind=about)
    assert only().step == starts


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"subject": None}, "subject", "required"),
        ({"about": " "}, "about", "required"),
        ({"name": ""}, "name", "required"),
        ({"email": "geen adres"}, "email", "invalid"),
        ({"email": ""}, "email", "reach"),
        ({"capacity": "koning"}, "capacity", "invalid_choice"),
        ({"step": "court"}, "step", "invalid_choice"),
        ({"conduct_on_day": "1", "conduct_on_month": "1", "conduct_on_year": "2030"}, "conduct_on", "future"),
        ({"conduct_on_day": "31", "conduct_on_month": "2", "conduct_on_year": "2026"}, "conduct_on", "date"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(send, changes, field, code):
    answer = send(**changes)
    assert (answer.status_code, wrong(answer)) == (400, {field: [code]})
    if "about" not in changes:
        assert STORY in answer.content.decode()
    assert not Complaint.objects.exists()


def test_a_telephone_number_is_enough(send):
    assert send(email="", phone="06 0000 0000").status_code == 302
    assert not Outsider.objects.exists()


def test_sent_twice_it_is_one_complaint(client, address, tuesday_morning):
    along = hidden(client.get(address))
    tuesday_morning.shift(MINUTE)
    first, second = (client.post(address, along | told()) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert Complaint.objects.count() == 1


def test_files_are_for_the_handler_only(client, address, tuesday_morning):
    along = hidden(client.get(address))
    tuesday_morning.shift(MINUTE)
    client.post(address, along | told() | {"files": SimpleUploadedFile("brief.txt", b"Geachte ouder")})
    document = Document.objects.get()
    assert (document.origin, document.handlers_only) == ("public", True)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("scan.pdf", b"%PDF-1.7\n" + b"0" * (30 * 1024 * 1024), "te groot"),
        ("bom.docx", bomb(), "veel te groot als het geopend wordt"),
    ],
    ids=["a scan of 30 MB", "a zip bomb"],
)
def test_a_file_that_may_not_come_in_says_why_and_loses_nothing(client, address, tuesday_morning, name, content, problem):
    along = hidden(client.get(address))
    tuesday_morning.shift(MINUTE)
    answer = client.post(address, along | told() | {"files": SimpleUploadedFile(name, content)})
    assert (answer.status_code, problem in words(answer), STORY in answer.content.decode()) == (400, True, True)
    assert (Complaint.objects.count(), Document.objects.count()) == (0, 0)


def test_a_pdf_with_a_script_only_leaves_as_a_download_that_runs_nothing(client, address, school, tuesday_morning):
    along = hidden(client.get(address))
    tuesday_morning.shift(MINUTE)
    client.post(address, along | told() | {"files": SimpleUploadedFile("met-script.pdf", SCRIPT_PDF)})
    client.force_login(school.people["privacy_officer"])
    answer = client.get(f"/zaken/{only().case.reference}/documenten/{Document.objects.get().pk}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_page_after_it_tells_number_what_happens_and_the_last_day(client, send):
    answer = client.get(send().url)
    text = words(answer)
    assert only().case.reference in text
    assert "dinsdag 8 december" in text
    assert "De directeur zoekt het uit en hoort beide kanten." in text
    assert "Waarom dinsdag 8 december?" in text
    assert "De termijn telt vanaf dinsdag 24 november 2026." in text
    assert "w•••@thuis.example" in text
    assert STORY not in text
    assert "Wies" not in text
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_form_tells_where_one_may_go(client, address):
    text = words(client.get(address))
    for sentence in (
        "Antwoordt binnen 14 dagen.",
        "U mag meteen naar de klachtencommissie of de AP: dan dient u de klacht daar zelf in.",
        "Ga daarheen binnen een jaar nadat het gebeurde.",
    ):
        assert sentence in text


def test_the_desk_has_a_door_with_the_last_day_of_an_answer(client, school):
    text = words(client.get(f"/loket/{school.slug}/"))
    assert "Een klacht De directeur antwoordt binnen 14 dagen. uiterlijk dinsdag 8 december" in text


# From one's own request.


@pytest.mark.parametrize(("days", "subject"), [(60, "no_answer"), (3, None)])
def test_from_a_request_the_form_stands_ready_and_the_two_are_linked(client, send, school, days, subject):
    long_ago = AT - dt.timedelta(days=days)
    request = make_request(school, received_at=long_ago, at=long_ago).case
    url = complain_url(request)
    page = client.get(url)
    assert page.context["form"]["subject"].value() == subject
    assert request.reference in page.content.decode()
    assert page.context["form"]["capacity"].value() == "parent_with_custody"
    send(url)
    complaint = only()
    assert [one.other_id for one in complaint.case.links.all()] == [request.pk]
    assert request.events.filter(name="case.linked").count() == 1
    assert complaint.is_on_a_request


def test_after_an_answer_the_complaint_is_about_that_answer(client):
    house = AccessHouse(rights=["rectification"], capacity="employee", copy_wanted=False)
    assert client.get(complain_url(house.case)).context["form"]["subject"].value() is None
    house.go("decide", right="rectification", outcome="refused", ground="data_are_correct", text="Het klopt.")
    house.go("send_answer", way="post")
    form = client.get(complain_url(house.case)).context["form"]
    assert (form["subject"].value(), form["capacity"].value()) == ("refused", "employee")


def test_a_value_that_we_did_not_sign_links_nothing(client, send, school, address):
    request, elsewhere = make_request(school).case, make_request().case
    for value in (request.reference, "onzin", complain_url(elsewhere).partition("over=")[2]):
        page = client.get(address, {"over": value})
        assert page.status_code == 200
        assert "Uw klacht gaat over" not in page.content.decode()
        assert page.context["linked"] is None
    send(about_case=f"{request.reference}:vals")
    assert not only().case.links.exists()


# The page of the complainant.


def test_the_complainant_follows_it_and_reads_what_came_of_it(client, school):
    case = make_complaint(school, complainant={"name": "Wies", "email": "wies@thuis.example"}).case
    secret = outsiders.new_link(case.outsiders.get(), at=AT)
    client.post(f"/zaak/{secret}/")
    text = words(client.get("/zaak/"))
    assert "U krijgt uiterlijk dinsdag 8 december" in text
    move(case, "record_hearing", by=school.people["principal"], at=AT, party="respondent", text="De leraar was boos op Wies.")
    parts = {1: ("founded", "Er was geen toestemming.")}
    move(case, "decide_step", by=school.people["principal"], at=AT, parts=parts, not_heard="Wilde niet.")
    text = words(client.get("/zaak/"))
    assert "Onderdeel 1: Gegrond" in text
    assert "U beslist of u verdergaat" in text
    assert "Er was geen toestemming." in text
    for inside in ("De leraar was boos", "Wilde niet"):
        assert inside not in text


def test_the_complainant_asks_the_fg_and_the_fg_is_told(client, school):
    case = make_complaint(school, complainant={"name": "Wies", "email": "wies@thuis.example"}).case
    client.post(f"/zaak/{outsiders.new_link(case.outsiders.get(), at=AT)}/")
    mark = {"mark": hidden_mark(client.get("/zaak/"))}
    assert client.post("/zaak/fg-vraag/", mark | {"text": "Mag de school dit?"}).status_code == 302
    client.post("/zaak/fg-vraag/", mark | {"text": "  "})
    event = case.events.get(name="complaint.ask_dpo")
    assert (event.via, event.by, event.facts["asked_by"]) == ("public", None, "complainant")
    assert "Uw vraag is" in words(client.get("/zaak/"))
    sum(outbox.read(AT, Roster(AT)))
    assert Mail.objects.filter(event=event).get().to_user == school.people["dpo"]
    client.force_login(school.people["dpo"])
    assert "Geef advies" in words(client.get("/werk/"))


def test_nobody_asks_the_fg_without_coming_in(client, school):
    assert client.post("/zaak/fg-vraag/", {"text": "Mag dit?"}).status_code == 302


def test_the_complainant_takes_it_back_after_being_asked_once_more(client, school):
    case = make_complaint(school, complainant={"name": "Wies", "email": "wies@thuis.example"}).case
    client.post(f"/zaak/{outsiders.new_link(case.outsiders.get(), at=AT)}/")
    page = client.get("/zaak/")
    assert "/zaak/klacht-intrekken/" in page.content.decode()
    asked = client.get("/zaak/klacht-intrekken/")
    assert "Uw klacht intrekken?" in words(asked)
    assert Complaint.objects.get(pk=case.pk).state == State.RECEIVED
    answer = client.post("/zaak/klacht-intrekken/", {"mark": hidden_mark(asked), "text": "Het is opgelost."}, follow=True)
    assert "U hebt uw klacht ingetrokken." in words(answer)
    event = case.events.get(name="complaint.withdraw")
    assert (Complaint.objects.get(pk=case.pk).state, event.via, event.by) == (State.WITHDRAWN, "public", None)
    assert client.get("/zaak/klacht-intrekken/").status_code == 302
    assert client.get("/zaak/intrekken/").status_code == 302  # that one is for requests


def test_a_correction_from_an_old_page_is_refused_and_what_was_typed_stands_there_still(client, school):
    case = make_complaint(school, complainant={"name": "Wies"}).case
    client.force_login(school.people["privacy_officer"])
    url = f"/zaken/{case.reference}/klacht/"
    page = client.get(url)
    entered = {name: value or "" for name, value in page.context["form"].initial.items()}
    form = hidden(page) | entered | {"about": "De foto stond op de website."}
    assert client.post(url, form).status_code == 302
    again = client.post(url, form | {"about": "De foto stond in de krant."})
    assert (again.status_code, "De foto stond in de krant." in words(again)) == (409, True)
    assert Complaint.objects.get(pk=case.pk).about == "De foto stond op de website."


def test_a_question_to_the_fg_that_does_not_go_out_says_why_and_is_not_lost(client, school):
    case = make_complaint(school, complainant={"name": "Wies", "email": "wies@thuis.example"}).case
    client.post(f"/zaak/{outsiders.new_link(case.outsiders.get(), at=AT)}/")
    mark = {"mark": hidden_mark(client.get("/zaak/"))}
    long = client.post("/zaak/fg-vraag/", mark | {"text": "Waarom? " * 700})
    assert (long.status_code, "te lang voor de FG" in words(long), "Waarom? Waarom?" in words(long)) == (400, True, True)
    answers = [client.post("/zaak/fg-vraag/", mark | {"text": f"Vraag {n}?"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Vraag 5?" in words(answers[-1])
    assert case.events.filter(name="complaint.ask_dpo").count() == 5


def test_a_complaint_about_the_fg_does_not_offer_to_ask_that_one(client, school):
    about = {"complainant": {"name": "Wies", "email": "wies@thuis.example"}, "respondent_kind": "dpo"}
    case = make_complaint(school, **about).case
    client.post(f"/zaak/{outsiders.new_link(case.outsiders.get(), at=AT)}/")
    page = client.get("/zaak/")
    assert (page.status_code, "fg-vraag" in page.content.decode()) == (200, False)
