"""What the desk offers to who wants to ask something: counters, dates of today, papers, and the privacy notice."""

import io
import re

import pytest
from pypdf import PdfReader

from rights.requests.models import Right
from rights.requests.public.example_letters import EXAMPLES
from rights.requests.public.situations import ALL, COUNTERS
from schools.models import Role
from tests.cases.conftest import words
from tests.factories import make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]


@pytest.fixture
def school():
    return make_school(
        name="De Regenmeter", phone="030 000 00 01", street="Wolkenpad", house_number="1", postcode="9999 ZZ", city="Merelveen"
    )


@pytest.fixture
def desk(school):
    return f"/loket/{school.slug}/"


def pdf_text(response):
    assert response["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages)), len(pages)


def test_eight_counters_stand_on_the_desk_each_with_its_own_way_in(client, desk):
    page = client.get(desk)
    assert len(COUNTERS) == 8
    for counter in COUNTERS:
        assert f'href="{desk}verzoek/?wat={counter.code}"' in page.content.decode()
    assert "Ik wil zien wat de school bewaart" in words(page)
    assert "Schrijf het in uw eigen woorden" in words(page)


def test_the_list_of_the_form_knows_every_right():
    assert {one.right for one in ALL.values() if one.right} == set(Right.values)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        ("2026-11-24T09:00:00+01:00", "donderdag 24 december"),
        ("2026-11-26T09:00:00+01:00", "maandag 28 december"),  # 26 December is a holiday, then comes Sunday
        ("2026-11-25T23:59:00+01:00", "maandag 28 december"),  # the 25th as well
        ("2027-01-31T12:00:00+01:00", "maandag 1 maart"),  # no 31 February, and the 28th is a Sunday
    ],
)
def test_the_desk_tells_and_draws_when_there_would_be_an_answer(client, desk, tuesday_morning, today, due):
    tuesday_morning.move_to(today)
    page = client.get(desk)
    assert words(page).count(f"uiterlijk {due}") == 2
    assert "uiterlijk ons antwoord" in words(page)
    assert 'class="ruler"' in page.content.decode()


def test_good_to_know_tells_of_age_passport_and_divorce_and_no_longer_that_one_cannot_ask(client, desk):
    told = words(client.get(desk))
    for fold in (
        "Mijn kind is 16 jaar of ouder",
        "Moet ik een kopie van mijn paspoort sturen? Nee, nooit.",
        "Wij zijn gescheiden en hebben samen gezag",
        "Ik wil hulp van buiten de school",
    ):
        assert fold in told
    assert "nog niet op deze pagina" not in told


def test_the_paper_form_has_all_rights_and_asks_no_bsn(client, desk):
    told, pages = pdf_text(client.get(f"{desk}verzoek/papier/pdf/"))
    for asked in (
        "De Regenmeter", "Wolkenpad 1", "inzage", "verbeteren", "wissen", "beperken", "andere school", "meenemen", "bezwaar",
        "toestemming", "zonder gezag", "Een computer besliste", "curator of mentor", "leerling jonger dan 16", "Ontvangen op",
    ):  # fmt: skip
        assert asked in told
    assert "Schrijf nergens een burgerservicenummer (BSN) op" in told
    assert told.count("BSN") == 1
    assert pages == 2


@pytest.mark.parametrize("code", [counter.code for counter in COUNTERS])
def test_there_is_an_example_letter_of_each_to_read_to_copy_and_as_pdf(client, desk, code):
    assert f"{desk}verzoek/brief/{code}/" in client.get(f"{desk}verzoek/papier/").content.decode()
    page = words(client.get(f"{desk}verzoek/brief/{code}/"))
    told, pages = pdf_text(client.get(f"{desk}verzoek/brief/{code}/pdf/"))
    for text in (page, told):
        assert EXAMPLES[code].subject in text
        assert "Ik stuur geen kopie van een identiteitsbewijs mee" in text
        assert "Beste mensen van De Regenmeter," in text
        assert "BSN" not in text
    assert pages == 1


def test_a_letter_of_a_parent_without_custody_names_no_avg(client, desk):
    told, _pages = pdf_text(client.get(f"{desk}verzoek/brief/zonder-gezag/pdf/"))
    assert "artikel 377c" in told
    assert "AVG" not in told


def test_an_unknown_letter_is_not_there(client, desk):
    assert client.get(f"{desk}verzoek/brief/nergens/").status_code == 404


def test_the_privacy_notice_is_one_click_from_every_question(client, desk, school):
    officer = make_person(Role.DPO, board=school.board, phone="030 000 00 09")
    assert f'href="{desk}verzoek/privacy/"' in client.get(f"{desk}verzoek/").content.decode()
    told = words(client.get(f"{desk}verzoek/privacy/"))
    for part in ("AVG artikel 5, 12 en 15 tot en met 22", "één dag", "Autoriteit Persoonsgegevens"):
        assert part in told
    assert school.board.name in told
    assert officer.email in told


@pytest.mark.parametrize(
    ("field", "hint"), [("name", "name"), ("email", "email"), ("phone", "tel"), ("address", "street-address")]
)
def test_a_browser_knows_what_to_fill_in(client, desk, field, hint):
    for code, typed in {"": {"situations": "inzage"}, "wie/": {"who": "ikzelf"}, "vraag/": {"how": "look"}}.items():
        client.post(f"{desk}verzoek/{code}", typed)
    page = client.get(f"{desk}verzoek/bereiken/").content.decode()
    tag = next(tag for tag in re.findall(r"<(?:input|textarea)[^>]+>", page) if f'name="{field}"' in tag)
    assert f'autocomplete="{hint}"' in tag


def test_a_pupils_own_date_of_birth_is_filled_in_by_the_browser_in_numeric_boxes(client, desk):
    client.post(f"{desk}verzoek/", {"situations": "inzage"})
    client.post(f"{desk}verzoek/wie/", {"who": "leerling"})
    page = client.get(f"{desk}verzoek/over-wie/").content.decode()
    assert 'autocomplete="bday-year"' in page
    assert page.count('inputmode="numeric"') == 3
