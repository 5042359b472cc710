"""A parent with a phone, without an account and without JavaScript, asks to see the file; axe looks at every page of the way."""

import re
from io import BytesIO
from secrets import token_hex

import pytest
from pypdf import PdfReader

from tests.journeys.visitor import PHONE
from tests.journeys.walk import Walk

pytestmark = [pytest.mark.slow]

PARENT = f"ouder.{token_hex(3)}@voorbeeld.example"
WORDS = "Ik wil alles zien over de toetsen. Het nummer van Sam is 1234.56.782."
QUICKEST = 3_000  # milliseconds: the form does not believe in anybody faster
LINK = re.compile(r"http://\S+/zaak/\S+")
DESK = "/loket/de-regenmeter-merelveen/"


ANSWERS = {
    "": {"situations": "andere-school"},
    "wie/": {"who": "ouder-zonder-gezag"},
    "zonder-gezag/": {"road": "custody"},
    "over-wie/": {
        "first_name": "Sam", "last_name": "Voorbeeld", "birth_date_day": "1", "birth_date_month": "2", "birth_date_year": "2009",
    },
    "toestemming/": {"agrees": "no"},
    "vraag/": {"receiving_school": "Het Kompas", "wording": "Graag het rapport lezen."},
    "bereiken/": {"name": "Lotte", "email": "a@voorbeeld.example"},
}  # fmt: skip


def test_a_parent_asks_for_access_without_javascript(visitors, live_house):
    page = visitors(width=PHONE, scripts=False)
    page.goto(DESK)
    page.get_by_role("link", name="Ik wil zien wat de school bewaart").click()
    tell(page)
    reference = send(page)
    mail = live_house.mail(PARENT, within=60)
    assert reference in mail["subject"] + mail["text"]
    assert "toetsen" not in mail["subject"] + mail["text"] + mail["html"]
    follow(page, LINK.search(mail["text"]).group(), reference)
    is_seen_at_school(visitors, reference)


def following(page):
    page.locator(".buttons").get_by_role("button", name="Volgende").click()


def tell(page):
    """Every question, with a mistake on the way, and once back."""
    following(page)
    page.get_by_role("heading", name="Wie bent u?").wait_for()
    following(page)  # nothing chosen
    assert "Kies wie u bent" in page.get_by_role("alert").inner_text()
    page.get_by_label("Ouder met gezag").check()
    following(page)
    page.get_by_label("Voornaam").fill("Sam")
    page.get_by_role("button", name="Terug").click()
    page.get_by_role("heading", name="Wie bent u?").wait_for()
    following(page)
    assert page.get_by_label("Voornaam").input_value() == "Sam"
    page.get_by_label("Achternaam").fill("Voorbeeld")
    for box, text in (("Dag", "14"), ("Maand", "2"), ("Jaar", "2017")):
        page.get_by_label(box).fill(text)
    page.get_by_label("Jaar").press("Enter")  # goes on, not back
    page.get_by_role("heading", name="Vertel wat u wilt").wait_for()
    page.get_by_label("Allebei").check()
    page.get_by_label("Uw vraag in uw eigen woorden").fill(WORDS)
    following(page)
    page.get_by_label("Verberg het nummer").check()
    following(page)
    page.get_by_label("Uw naam").fill("Lotte Voorbeeld")
    page.get_by_label("E-mailadres").fill(PARENT)
    following(page)


def send(page):
    main = page.get_by_role("main")
    page.get_by_role("heading", name="Klopt dit zo?").wait_for()
    assert "Het nummer van Sam is •••." in main.inner_text()
    page.get_by_role("link", name="Wijzig U bent").click()
    following(page)
    page.get_by_role("heading", name="Klopt dit zo?").wait_for()
    page.wait_for_timeout(QUICKEST)
    page.get_by_role("button", name="Verstuur mijn vraag").click()
    page.get_by_role("heading", name="Dank u. Uw vraag is ontvangen.").wait_for()
    assert "toetsen" not in page.content()
    return page.get_by_text(re.compile(r"^VZ-\d{4}-\d{5,}$")).first.inner_text()


def follow(page, link, reference):
    page.goto(link)
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url("**/zaak/")
    assert reference in page.get_by_role("main").inner_text()


def is_seen_at_school(visitors, reference):
    officer = visitors("po")
    officer.goto(f"/zaken/{reference}/")
    facts = officer.get_by_role("region", name="Feiten").inner_text()
    assert "Ik wil alles zien over de toetsen. Het nummer van Sam is •••." in facts
    assert "Sam Voorbeeld" in facts


def test_every_question_is_good_on_every_screen(visitors, live_house):
    """As wrong as it can be left, and filled in: axe finds nothing and nothing is too wide."""
    page = visitors(width=PHONE)
    walk, ask = Walk(page, live_house), f"{DESK}verzoek/"
    for code, told in ANSWERS.items():
        page.goto(ask + code)
        following(page)
        for width in (PHONE, 320, 1440):
            walk.check(ask + code, width)
        page.request.post(live_house.url + ask + code, form=told)
    page.goto(f"{ask}controleren/")
    assert "Het Kompas" in page.get_by_role("main").inner_text()
    walk.check(f"{ask}controleren/", PHONE)
    assert not walk.faults, "\n".join(walk.faults)


def test_the_paper_form_can_be_printed(visitors, live_house):
    page = visitors()
    page.goto(DESK)
    page.get_by_role("link", name="Druk een formulier af").click()
    paper = page.request.get(live_house.url + page.get_by_role("link", name="Druk het formulier af").get_attribute("href"))
    text = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(paper.body())).pages)
    assert "Een vraag over persoonsgegevens" in text
