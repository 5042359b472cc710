"""The requester's page: what is asked first, answering, files, withdrawing, complaining; and nobody sees another's case."""

import datetime as dt
import io
import zipfile

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import Signer
from django.test import Client

from cases import documents, notes
from cases.models import Document
from cases.moves import move_from_outside
from notifications.sweep import sweep
from rights.requests.models import Question, State
from tests.cases.conftest import words
from tests.factories import AT, make_breach, make_school
from tests.notifications.post import catching
from tests.rights.access_house import EMAIL, PDF, AccessHouse, follow, hidden_mark

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
SCRIPT_PDF = b"%PDF-1.7\n1 0 obj\n<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def house():
    return AccessHouse()


def own(house):
    return words(house.parent.get("/zaak/"))


def send(house, part, client=None, mark=None, **told):
    return (client or house.parent).post(f"/zaak/{part}/", {"mark": mark or house.mark(), **told})


# Where it stands.


def test_five_plain_steps_with_dates_and_the_term_beside_them(house):
    text = own(house)
    for part in ("Ontvangen", "We weten wie u bent", "U krijgt ons antwoord", "uiterlijk", "24 december", "Niet tevreden?"):
        assert part in text, part
    assert house.parent.get("/zaak/").content.decode().count('class="dot"') == 5


def test_a_term_that_passed_or_waits_shows_no_ruler(house, clock):
    house.go("ask_specification", question="Welke jaren?")
    text = own(house)
    assert "De tijd voor ons antwoord wacht ook" in text or "staat de tijd voor ons antwoord stil" in text
    assert "Dat is nog" not in text


def test_a_breach_that_somebody_follows_has_none_of_this(house):
    outsider = follow(make_breach(house.school).case, "wies@thuis.example")
    client = Client()
    house.outsider = outsider
    house.enter(client)
    page = client.get("/zaak/")
    assert (page.status_code, "Niet tevreden?" in words(page)) == (200, False)
    mark = hidden_mark(page)
    for part in ("antwoord", "moment", "bestand", "intrekken"):
        answer = client.post(f"/zaak/{part}/", {"mark": mark, "text": "x", "moment": "copy_only"})
        assert (answer.status_code, answer.url) == (302, "/zaak/"), part
    assert client.get("/zaak/intrekken/").status_code == 302
    assert client.get("/zaak/afspraak/").status_code == 302


# Our question.


def test_our_question_stands_first_and_the_answer_lets_the_term_run_on(house):
    house.go("ask_specification", question="Om welke jaren gaat het?")
    text = own(house)
    assert "Beantwoord onze vraag" in text
    assert "Om welke jaren gaat het?" in text
    with time_machine.travel(AT + 2 * DAY):
        house.enter(house.parent, at=AT + 2 * DAY)
        assert send(house, "antwoord", text="Alleen dit schooljaar.").status_code == 302
    request = house.request
    (asked,) = request.questions
    asked.case = request.case
    assert (asked.answer, request.case.suspended) == ("Alleen dit schooljaar.", False)
    event = house.case.events.get(name="request.record_reply")
    assert (event.by, event.via) == (None, "public")


def test_a_question_without_own_words_asks_who_it_is():
    house = AccessHouse()
    fresh = house.request
    row = Question(case=fresh.case, sort="identity", text="", at=AT, by=house.officer)
    row.save(force_insert=True)
    assert "Wie bent u?" in own(house)


def test_an_empty_answer_says_what_to_do(house):
    house.go("ask_specification", question="Welke jaren?")
    answer = send(house, "antwoord", text="  ")
    assert answer.status_code == 400
    assert house.request.open_question is not None


def test_a_question_that_was_answered_by_telephone_keeps_the_text_as_a_message(house):
    house.go("ask_specification", question="Welke jaren?")
    mark = house.mark()
    house.go("record_reply", text="Aan de telefoon: alles.")
    answer = send(house, "antwoord", mark=mark, text="Alleen dit jaar.")
    assert answer.status_code == 409
    assert "al beantwoord" in words(answer)
    assert "Alleen dit jaar." in answer.content.decode()


def test_pressed_twice_is_one_answer(house):
    house.go("ask_specification", question="Welke jaren?")
    mark = house.mark()
    assert send(house, "antwoord", mark=mark, text="Alles.").status_code == 302
    assert send(house, "antwoord", mark=mark, text="Alles.").status_code == 302
    assert house.case.events.filter(name="request.record_reply").count() == 1


def test_whose_time_was_over_finds_the_answer_again(house, clock):
    house.go("ask_specification", question="Welke jaren?")
    mark = house.mark()
    clock.move_to(AT + 3 * HOUR)
    assert send(house, "antwoord", mark=mark, text="Alleen dit jaar.").status_code == 403
    house.enter(house.parent, at=AT + 3 * HOUR)
    assert "Alleen dit jaar." in house.parent.get("/zaak/").content.decode()


def test_the_question_is_mailed_without_its_words(house):
    with catching():
        sweep(lambda: AT)
    house.go("ask_specification", at=AT + MINUTE, question="Om welke jaren gaat het?")
    with catching() as post:
        sweep(lambda: AT + HOUR)
    (mail,) = [mail for mail in post.mails if mail["To"] == EMAIL]
    assert "heeft een vraag aan u" in str(mail["Subject"])
    assert "welke jaren" not in mail.as_string()


# Files.


def attach(house, *files, text="", **more):
    return send(house, "bestand", files=[SimpleUploadedFile(name, content) for name, content in files], text=text, **more)


def test_files_stay_with_the_handler_and_are_named_on_the_own_page(house, client):
    assert "Stuur nooit een paspoort" in own(house)
    assert attach(house, ("machtiging.pdf", PDF), text="De machtiging.").status_code == 302
    (document,) = Document.objects.filter(case=house.case)
    assert (document.origin, document.handlers_only, document.by) == ("public", True, None)
    assert "machtiging.pdf" in own(house)
    assert "De machtiging." in own(house)
    for role, code in (("privacy_officer", 200), ("principal", 403), ("board_member", 403), ("employee", 404)):
        client.force_login(house.people[role])
        assert client.get(f"/zaken/{house.case.reference}/documenten/{document.pk}/").status_code == code, role


def test_whoever_handles_hears_of_files_and_a_copy_of_a_passport_can_be_erased(house, client):
    with catching():
        sweep(lambda: AT)
    attach(house, ("paspoort.pdf", PDF))
    with catching() as post:
        sweep(lambda: AT + HOUR)
    assert any("bestanden toegevoegd" in subject for subject in post.subjects)
    (document,) = Document.objects.filter(case=house.case)
    client.force_login(house.officer)
    assert client.post(f"/zaken/{house.case.reference}/documenten/{document.pk}/wissen/").status_code == 302
    assert not documents.path_of(document).exists()
    assert "Door de school gewist" in own(house)


def bomb():
    """A word processor's file that says it becomes ten gigabytes; nobody opens it to find out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<x/>")
    content = bytearray(buffer.getvalue())
    at = content.rindex(b"PK\x01\x02")  # the size of the last entry in the list of contents
    content[at + 24 : at + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("scan.pdf", b"%PDF-1.7\n" + b"0" * (30 * 1024 * 1024), "te groot"),
        ("bom.docx", bomb(), "veel te groot als het geopend wordt"),
        ("virus.exe", b"MZ\x90\x00", "virus.exe"),
        ("leeg.pdf", b"", "leeg"),
        ("nep.pdf", b"MZ\x90\x00", "nep.pdf"),
    ],
)
def test_a_file_that_may_not_come_in_says_why_and_keeps_the_text(house, name, content, problem):
    answer = attach(house, (name, content), text="Dit is de scan van de brief.")
    assert answer.status_code == 400
    assert problem in words(answer)
    assert "Dit is de scan van de brief." in answer.content.decode()
    assert not Document.objects.filter(case=house.case).exists()


def test_a_pdf_with_a_script_only_leaves_as_a_download_that_runs_nothing(house, client):
    attach(house, ("met-script.pdf", SCRIPT_PDF))
    (document,) = Document.objects.filter(case=house.case)
    client.force_login(house.officer)
    answer = client.get(f"/zaken/{house.case.reference}/documenten/{document.pk}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert SCRIPT_PDF[:40] not in documents.path_of(document).read_bytes()


def test_without_a_file_the_page_says_so(house):
    answer = attach(house, text="Hierbij.")
    assert (answer.status_code, "Hierbij." in answer.content.decode()) == (400, True)


def test_files_of_somebody_else_who_follows_the_same_case_stay_that_persons(house):
    attach(house, ("machtiging.pdf", PDF))
    mother = house.outsider
    house.outsider = follow(house.case, "vader@thuis.example")
    father = house.enter(Client())
    assert "machtiging.pdf" not in words(father.get("/zaak/"))
    house.outsider = mother


def test_a_closed_case_takes_no_files(house):
    mark = house.mark()
    house.go("withdraw")
    answer = attach(house, ("machtiging.pdf", PDF), mark=mark)
    assert answer.status_code == 409
    assert not Document.objects.filter(case=house.case).exists()


def test_too_many_files_in_an_hour_wait(house):
    mark = house.mark()
    for _ in range(20):
        assert attach(house, ("a.pdf", PDF), mark=mark).status_code == 302
    assert attach(house, ("a.pdf", PDF), mark=mark).status_code == 429


# Withdrawing.


def test_withdrawing_asks_first_and_ends_the_term(house):
    page = house.parent.get("/zaak/intrekken/")
    assert "Uw vraag intrekken?" in words(page)
    answer = house.parent.post("/zaak/intrekken/", {"mark": hidden_mark(page), "text": "Het is opgelost."})
    assert answer.status_code == 302
    case = house.request.case
    assert (case.state, case.closed_at, case.due_at) == (State.WITHDRAWN, AT, None)
    event = house.case.events.get(name="request.withdraw")
    assert (event.by, event.via) == (None, "public")
    text = own(house)
    assert "U mag het altijd opnieuw vragen" in text or "U hebt uw verzoek ingetrokken" in text
    assert "Ik trek mijn verzoek in" not in text
    again = house.parent.post("/zaak/intrekken/", {"mark": hidden_mark(page)})
    assert again.status_code == 409
    assert house.parent.get("/zaak/intrekken/").status_code == 302


def test_an_answered_request_cannot_be_withdrawn(house):
    house.go("decide", right="access", outcome="granted", text="U krijgt alles.")
    house.go("send_answer", way="post")
    assert "Ik trek mijn verzoek in" not in own(house)


# Calls.


@pytest.mark.parametrize(("shown", "there"), [(True, True), (False, False)])
def test_what_was_agreed_by_telephone_is_shown_only_where_somebody_ticked_it(house, client, shown, there):
    told = {"spoken_at": AT, "who": "De moeder", "text": "Ze was boos.", "agreed": "De mails horen erbij."}
    house.go("record_call", shown=shown, **told)
    text = own(house)
    assert ("De mails horen erbij." in text) == there
    assert "boos" not in text
    client.force_login(house.officer)
    staff = words(client.get(f"/zaken/{house.case.reference}/"))
    for part in ("De moeder", "Ze was boos.", "De mails horen erbij.", str(house.officer)):
        assert part in staff, part


# Complaining.


def test_the_way_to_a_complaint_knows_which_request_it_is_about(house):
    html = house.parent.get("/zaak/").content.decode()
    address = html.split("/klacht/?over=")[1].split('"')[0]
    assert Signer(salt="rights.about").unsign(address.replace("&amp;", "&")) == house.case.reference
    assert f"/loket/{house.school.slug}/klacht/" in html


def test_information_under_bw_1_377c_names_no_supervisor_of_the_avg():
    house = AccessHouse(rights=["noncustodial_information"], capacity="parent_without_custody", copy_wanted=False)
    assert "Autoriteit Persoonsgegevens" not in own(house)
    assert "Autoriteit Persoonsgegevens" in own(AccessHouse())


# Whose case.


def test_two_parents_each_have_an_own_case_and_never_see_each_others():
    school = make_school(name="De Regenmeter")
    mother = AccessHouse(school)
    father = AccessHouse(
        school, mother.people, requester={"name": "Bram Voorbeeld", "email": "vader@thuis.example"}, wording="Ik ook."
    )
    father.outsider.email = "vader@thuis.example"
    notes.message(mother.case, to="requester", text="Alleen voor moeder.", by=mother.officer, at=AT)
    notes.from_requester(mother.case, text="Van moeder.", at=AT, outsider=mother.outsider)
    attach(mother, ("van-moeder.pdf", PDF))
    mother.go("record_call", spoken_at=AT, who="Moeder", text="Gebeld.", agreed="Afspraak met moeder.", shown=True)
    mother.plan(place="kamer moeder")
    text = own(father)
    for part in ("moeder", "Moeder", mother.case.reference):
        assert part not in text, part
    assert father.case.reference in text
    for part in ("antwoord", "moment", "bestand", "intrekken"):
        answer = father.parent.post(f"/zaak/{part}/", {"mark": mother.mark(), "text": "x", "moment": "copy_only"})
        assert answer.status_code == 403, part
    assert (mother.request.state, mother.request.visit_choice) == (State.ADMITTED, None)


@pytest.mark.parametrize("part", ["antwoord", "moment", "bestand", "intrekken"])
def test_a_stranger_changes_nothing(house, part):
    house.plan()
    before = house.case.events.count()
    for mark in ("", "vals", house.mark()):
        answer = Client().post(f"/zaak/{part}/", {"mark": mark, "text": "x", "moment": "copy_only"})
        assert answer.status_code in (302, 403)
    assert house.case.events.count() == before


@pytest.mark.parametrize(
    ("part", "code"), [("antwoord", 405), ("moment", 405), ("bestand", 405), ("intrekken", 302), ("afspraak", 302)]
)
def test_looking_does_nothing(house, part, code):
    assert Client().get(f"/zaak/{part}/").status_code == code


def test_nothing_of_the_page_is_kept_by_a_browser(house):
    for path in ("/zaak/", "/zaak/intrekken/"):
        assert "no-store" in house.parent.get(path)["Cache-Control"]


def test_a_step_from_outside_needs_the_own_case(house):
    move_from_outside(house.case, "withdraw", outsider=house.outsider, at=AT)
    assert house.request.state == State.WITHDRAWN
