"""The two files of a complaint that goes on outside: opened and read, the one without the other; and the commission's link."""

import datetime as dt
import io
import zipfile

import pytest
from pypdf import PdfReader

from cases import documents, notes, outsiders
from cases.models import Document
from cases.moves import changing, move
from rights.complaints.files import defence
from rights.complaints.models import Complaint, DefenceRelease
from schools.models import Role
from tests.factories import AT, make_board, make_complaint, make_people, make_request, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
PRINCIPAL, OFFICER, BOARD, DPO = Role.PRINCIPAL, Role.PRIVACY_OFFICER, Role.BOARD_MEMBER, Role.DPO
MINUTE = dt.timedelta(minutes=1)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64

INSIDE = (
    "De vader van Bram zei het ook.",
    "Intern overleg over de klager.",
    "Vertrouwelijk advies van de FG.",
    "Ik zei dat niet.",
)


@pytest.fixture
def house():
    """A complaint at the own commission with all that may and may not go out."""
    school = make_school(make_board(commission="own"))
    people = make_people(school.board, school)
    who = {"name": "Wies Dorrestein", "email": "wies@thuis.example"}
    told = {"capacity": "parent_with_custody", "wish": "Excuses.", "conduct_on": dt.date(2026, 11, 2)}
    case = make_complaint(school, complainant=who, **told).case
    go = lambda name, role, **facts: move(case, name, by=people[role], at=AT, **facts)  # noqa: E731
    go("confirm_receipt", PRINCIPAL)
    go("record_hearing", PRINCIPAL, party="complainant", text="Moeder vertelt over de foto.")
    go("record_hearing", PRINCIPAL, party="respondent", text=INSIDE[0])
    go("name_respondent", OFFICER, respondent_kind="colleague", respondent=people[Role.EMPLOYEE])
    go("ask_dpo", OFFICER, asked_by="school", question="Mag dit?")
    go("advise", DPO, text=INSIDE[2], released="De foto had niet gemogen.")
    go("decide_step", PRINCIPAL, parts={1: ("founded", "Er was geen toestemming.")})
    notes.message(case, to="internal", text=INSIDE[1], by=people[OFFICER], at=AT)
    notes.message(case, to="requester", text="Wij bellen u morgen.", by=people[OFFICER], at=AT)
    go("escalate", OFFICER, to="commission")
    with changing(case, at=AT) as workflow:
        documents.store(
            workflow.case, name="brief van moeder.txt", content=b"Geachte school", at=AT, origin=Document.Origin.PUBLIC
        )
        documents.store(workflow.case, name="intern.txt", content=b"Alleen voor ons", at=AT, by=people[OFFICER])
    return case, people


def text_of(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def enter(client, case):
    secret = outsiders.new_link(case.outsiders.get(), at=AT)
    client.post(f"/zaak/{secret}/")


# The complainant's own.


@pytest.mark.parametrize(
    ("to", "name"), [("authority", "de Autoriteit Persoonsgegevens"), ("commission", "de klachtencommissie")]
)
def test_the_complainants_file_holds_what_that_person_may_see(client, house, to, name):
    case, _people = house
    enter(client, case)
    answer = client.get(f"/zaak/dossier/{to}/pdf/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    text = text_of(answer.content)
    for piece in (
        name, case.reference, "De school gaf ons adres aan een fotograaf.", "De school bevestigde de ontvangst.",
        "Wij bellen u morgen.", "Er was geen toestemming.", "Inhoud", "Stukken", "01-brief_van_moeder.txt",
    ):  # fmt: skip
        assert piece in text, piece
    for secret in (*INSIDE, "intern.txt", "De foto had niet gemogen."):
        assert secret not in text


def test_its_zip_has_the_pdf_a_text_to_paste_and_the_own_papers(client, house):
    case, _people = house
    enter(client, case)
    zipped = zipfile.ZipFile(io.BytesIO(client.get("/zaak/dossier/authority/zip/").content))
    assert sorted(zipped.namelist()) == ["dossier.pdf", "stukken/01-brief_van_moeder.txt", "tekst-om-te-plakken.txt"]
    text = zipped.read("tekst-om-te-plakken.txt").decode()
    assert "Ik diende mijn klacht op dinsdag 24 november 2026 in bij de school" in text
    assert "Bewijs van mijn contact met de school zit in het dossier." in text
    assert "Excuses." in text
    assert zipped.read("stukken/01-brief_van_moeder.txt") == b"Geachte school"
    assert case.events.filter(name="complaint.file_made", via="public").count() == 1


def test_the_own_file_is_for_who_came_in_only(client, house):
    assert client.get("/zaak/dossier/authority/pdf/").status_code == 302
    enter(client, house[0])
    assert client.get("/zaak/dossier/court/pdf/").status_code == 404
    assert client.get("/zaak/dossier/authority/docx/").status_code == 404


def test_only_the_own_cases_beside_it_stand_in_the_own_file(client, house):
    case, people = house
    own, others = (
        make_request(case.school, received_at=AT - dt.timedelta(days=60), at=AT - dt.timedelta(days=60)).case for _ in "12"
    )
    for one in (own, others):
        notes.link(case, other=one, by=people[OFFICER], at=AT)
    with changing(own, at=AT) as workflow:
        outsider = outsiders.add(workflow.case, email="wies@thuis.example", at=AT)
    outsiders.enter(outsiders.new_link(outsider, at=AT), at=AT)
    enter(client, case)
    text = text_of(client.get("/zaak/dossier/authority/pdf/").content)
    assert own.reference in text
    assert "Dat was er niet." in text
    assert others.reference not in text


# The board's defence.


def test_no_other_complaint_stands_in_the_defence(house):
    """It may be about somebody who reads along, or of somebody else."""
    case, people = house
    request, other = make_request(case.school).case, make_complaint(case.school).case
    for one in (request, other):
        notes.link(case, other=one, by=people[OFFICER], at=AT)
    assert [row.label for row in defence.linked(case)] == [request.reference]


def read(client, case, **changes):
    """Read the defence, take out what is changed, and let it go."""
    form = client.get(f"/zaken/{case.reference}/verweer/").context["form"]
    told = {name: field.initial for name, field in form.fields.items() if name not in ("papers", "checked")}
    for name, text in changes.items():
        key = next(key for key in told if key.startswith(name))
        told[key] = text
    version = Complaint.objects.select_related("case").get(pk=case.pk).case.version
    offered = form.fields["papers"].choices if "papers" in form.fields else ()
    papers = [value for value, label in offered if label.startswith("brief")]
    return client.post(
        f"/zaken/{case.reference}/verweer/", told | {"checked": "on", "version": version, "seen": 1, "papers": papers}
    )


def test_nothing_goes_out_before_a_person_read_it(client, house):
    case, people = house
    client.force_login(people[OFFICER])
    assert client.get(f"/zaken/{case.reference}/verweer/pdf/").status_code == 409
    answer = client.post(f"/zaken/{case.reference}/verweer/", {"version": case.version, "seen": 1})
    assert (answer.status_code, DefenceRelease.objects.count()) == (400, 0)


def test_the_defence_holds_both_sides_as_somebody_left_them(client, house):
    case, people = house
    client.force_login(people[OFFICER])
    form = client.get(f"/zaken/{case.reference}/verweer/").context["form"]
    key = next(one.key for one, text in form.of if text == INSIDE[0])
    assert read(client, case, **{key: "Een andere ouder zei het ook."}).status_code == 302
    text = text_of(client.get(f"/zaken/{case.reference}/verweer/pdf/").content)
    for piece in (
        "Verweer van het bestuur", "Inhoud", "Feiten met data", "Ontvankelijkheid", "maandag 2 november 2026",
        "Moeder vertelt over de foto.", "Een andere ouder zei het ook.", "Er was geen toestemming.", "Wij bellen u morgen.",
        "De foto had niet gemogen.", "Nagekeken op gegevens van anderen door",
    ):  # fmt: skip
        assert piece in text, piece
    for secret in INSIDE[:3]:
        assert secret not in text
    zipped = zipfile.ZipFile(io.BytesIO(client.get(f"/zaken/{case.reference}/verweer/zip/").content))
    assert sorted(zipped.namelist()) == ["dossier.pdf", "stukken/01-brief_van_moeder.txt"]
    event = case.events.get(name="complaint.file_checked")
    assert (event.by, event.facts["changed"]) == (people[OFFICER], 1)


def test_pages_are_numbered_and_the_index_names_each_part(client, house):
    case, people = house
    client.force_login(people[OFFICER])
    read(client, case)
    reader = PdfReader(io.BytesIO(client.get(f"/zaken/{case.reference}/verweer/pdf/").content))
    last = reader.pages[-1].extract_text()
    assert f"{len(reader.pages)} / {len(reader.pages)}" in last
    assert "1. Ontvankelijkheid" in reader.pages[0].extract_text()


def test_after_a_change_it_is_read_again(client, house):
    case, people = house
    client.force_login(people[OFFICER])
    read(client, case)
    move(case, "send_defence", by=people[OFFICER], at=AT)
    assert client.get(f"/zaken/{case.reference}/verweer/pdf/").status_code == 409


@pytest.mark.parametrize(("role", "status"), [(OFFICER, 200), (BOARD, 200), (PRINCIPAL, 403), (DPO, 403), (Role.EMPLOYEE, 404)])
def test_who_makes_the_defence(client, house, role, status):
    client.force_login(house[1][role])
    assert client.get(f"/zaken/{house[0].reference}/verweer/").status_code == status
    assert client.get(f"/zaken/{house[0].reference}/commissie/").status_code == status


def test_a_paper_kept_to_the_handler_is_offered_to_nobody_else(client, house):
    case, people = house
    with changing(case, at=AT) as workflow:
        told = {"origin": Document.Origin.PUBLIC, "handlers_only": True}
        documents.store(workflow.case, name="geheim.txt", content=b"x", at=AT, **told)
    for role, offered in ((OFFICER, True), (BOARD, False)):
        client.force_login(people[role])
        page = client.get(f"/zaken/{case.reference}/verweer/").content.decode()
        assert ("geheim.txt" in page) is offered


# The link of the own commission.


@pytest.fixture
def shared(client, house):
    """The link and the code, as the handler sees them once; and a visitor who is nobody."""
    case, people = house
    client.force_login(people[OFFICER])
    read(client, case)
    page = client.post(f"/zaken/{case.reference}/commissie/")
    client.logout()
    return case, "/commissie/" + page.context["url"].partition("/commissie/")[2], page.context["code"]


def test_link_and_code_open_the_file_and_the_commission_files_its_advice(client, house, shared, tuesday_morning):
    case, url, code = shared
    assert client.get(url).status_code == 200
    assert client.get(f"{url}pdf/").status_code == 404
    assert client.post(url, {"code": code}).status_code == 302
    assert case.reference in client.get(url).content.decode()
    assert "Moeder vertelt over de foto." in text_of(client.get(f"{url}pdf/").content)
    assert zipfile.ZipFile(io.BytesIO(client.get(f"{url}zip/").content)).namelist()
    assert client.post(url, {"text": ""}).status_code == 400
    tuesday_morning.shift(MINUTE)
    assert client.post(url, {"text": "De klacht is gegrond."}).status_code == 200
    assert client.get(url).status_code == 404
    event = case.events.get(name="complaint.advice_filed")
    assert (event.via, event.by) == ("public", None)
    clock = case.deadlines.get(purpose="reaction", ended_at=None)
    assert (clock.rule, clock.started_at) == ("wpo14_board_reaction", AT + MINUTE)
    move(case, "record_finding", by=house[1][OFFICER], at=AT + 2 * MINUTE, text="Gegrond.", received_at=AT + MINUTE)
    assert case.deadlines.get(purpose="reaction", ended_at=None).started_at == AT + MINUTE


def test_the_code_works_once(client, shared):
    _case, url, code = shared
    client.post(url, {"code": code})
    client.cookies.clear()
    assert client.post(url, {"code": code}).status_code == 404
    assert client.get(url).status_code == 404


def test_five_wrong_codes_end_the_link_and_stand_on_the_timeline(client, shared):
    case, url, code = shared
    wrong = "000000" if code != "000000" else "111111"
    assert [client.post(url, {"code": wrong}).status_code for _ in range(5)] == [400, 400, 400, 400, 404]
    assert client.post(url, {"code": code}).status_code == 404
    assert [event.facts["wrong"] for event in case.events.filter(name="complaint.code_wrong")] == [1, 2, 3, 4, 5]


def test_a_link_that_is_too_old_opens_nothing(client, shared, tuesday_morning):
    _case, url, code = shared
    tuesday_morning.shift(outsiders.INVITATION_LIVES)
    assert client.get(url).status_code == 404
    assert client.post(url, {"code": code}).status_code == 404


def test_inside_lasts_two_hours(client, shared, tuesday_morning):
    _case, url, code = shared
    client.post(url, {"code": code})
    tuesday_morning.shift(dt.timedelta(hours=2, minutes=1))
    assert client.get(url).status_code == 404


def test_neither_link_nor_code_is_kept(shared):
    case, url, code = shared
    secret = url.split("/")[2]
    told = str([(event.name, event.facts) for event in case.events.all()])
    assert secret not in told
    assert code not in told.replace(case.reference, "")


def test_no_link_where_it_lies_with_the_lkc(client):
    school = make_school()
    people = make_people(school.board, school)
    case = make_complaint(school).case
    move(case, "escalate", by=people[OFFICER], at=AT, to="commission")
    client.force_login(people[OFFICER])
    read(client, case)
    assert client.post(f"/zaken/{case.reference}/commissie/").status_code == 409


def test_the_text_for_the_ap_says_what_the_ap_asks_as_far_as_it_is_known(client, tuesday_morning):
    school = make_school()
    people, who = make_people(school.board, school), {"name": "Wies", "email": "wies@thuis.example"}
    long_ago = AT - dt.timedelta(days=30)
    case = make_complaint(school, complainant=who, received_at=long_ago, at=long_ago).case
    move(case, "confirm_receipt", by=people[OFFICER], at=AT, sent_at=AT - dt.timedelta(days=29))
    enter(client, case)

    def text():
        zipped = zipfile.ZipFile(io.BytesIO(client.get("/zaak/dossier/authority/zip/").content))
        return zipped.read("tekst-om-te-plakken.txt").decode(), text_of(zipped.read("dossier.pdf"))

    paste, pdf = text()
    assert "Meer dan vier weken na mijn klacht heb ik nog geen antwoord van de school." in paste
    assert "Er loopt hierover geen zaak bij de rechter." in paste
    assert "Ik weet dat de AP mijn naam aan de school kan noemen." in paste
    assert "maandag 26 oktober 2026" in pdf.partition("Contact met de school")[2]
    move(case, "escalate", by=people[OFFICER], at=AT, to="court")
    assert "Er loopt hierover geen zaak" not in text()[0]


def test_what_a_commission_found_stands_in_the_defence_for_the_next_one(client, house):
    case, people = house
    move(case, "record_finding", by=people[OFFICER], at=AT, text="De commissie vindt het gegrond.", proposed="Vraag het vooraf.")
    client.force_login(people[OFFICER])
    read(client, case)
    text = text_of(client.get(f"/zaken/{case.reference}/verweer/pdf/").content)
    for piece in ("Oordeel van buiten", "De commissie vindt het gegrond.", "Vraag het vooraf."):
        assert piece in text
