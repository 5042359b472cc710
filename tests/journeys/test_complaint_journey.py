"""A complaint, from the head of the school to the commission and the AP: each ends by opening what comes out."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.journeys.complaint_steps import (
    NEIGHBOUR,
    STORY,
    complain,
    go_outside,
    hear,
    judge,
    own_file,
    react,
    read_the_defence,
    record_the_finding,
    start_with_the_board,
    the_defence,
)
from tests.journeys.rights_steps import AtHome, fetch, text_of
from tests.journeys.visitor import PHONE
from tests.journeys.walk import looks_at

pytestmark = [pytest.mark.slow]


def test_a_complaint_goes_from_the_head_of_the_school_to_the_ap(visitors, live_house):
    home, officer, board = AtHome(visitors, live_house), visitors("po"), visitors("bestuur")
    complain(home, STORY)
    home.confirm()
    head = visitors("directeur", PHONE)
    hear(head, home.reference, "De klager", "Moeder vertelt over de foto.")
    hear(head, home.reference, "De aangeklaagde", NEIGHBOUR)
    judge(head, home.reference, "Ongegrond", "De foto stond er maar een dag.")
    start_with_the_board(officer, home.reference)
    judge(board, home.reference, "Deels gegrond", "Er was geen toestemming.")
    go_outside(officer, home.reference, "Klachtencommissie")
    own_file(home, "commissie", says=STORY, keeps=NEIGHBOUR)
    the_defence(officer, home.reference)
    record_the_finding(officer, home.reference, "De klacht is gegrond.")
    react(board, home.reference)
    go_outside(officer, home.reference, "Autoriteit Persoonsgegevens")
    own_file(home, "AP", says="Het bestuur past de site aan.", keeps=NEIGHBOUR)


# With a commission of the board's own: it gets a link and a code, and files its advice there.

ADVICE = "De klacht is gegrond. Vraag voortaan per foto toestemming."


def test_the_own_commission_opens_the_file_and_files_its_advice(visitors, live_house):
    home, officer, board = AtHome(visitors, live_house), visitors("po"), visitors("bestuur")
    complain(home, STORY)
    home.confirm()
    go_outside(officer, home.reference, "Klachtencommissie", commission="Eigen klachtencommissie")
    read_the_defence(officer, home.reference)
    link, code = share_with_the_commission(officer, home.reference)
    the_commission_files_its_advice(visitors, home.reference, link, code)
    the_link_is_spent(visitors, link)
    the_four_weeks_run(board, home.reference)
    record_the_finding(officer, home.reference, ADVICE)
    react(board, home.reference)
    go_outside(officer, home.reference, "Autoriteit Persoonsgegevens")
    own_file(home, "AP", says="Het bestuur past de site aan.", keeps=NEIGHBOUR)


def share_with_the_commission(page, reference):
    """Both stand there once; the link goes by mail, the code by telephone."""
    page.goto(f"/zaken/{reference}/verweer/")
    page.get_by_role("link", name="Deel met de eigen commissie").click()
    page.get_by_role("button", name="Maak een link en een code").click()
    page.get_by_role("heading", name="De code").wait_for()
    link, code = (one.inner_text().strip() for one in page.locator(".data").all())
    return link, code


def the_commission_files_its_advice(visitors, reference, link, code):
    """The secretary, without an account: a wrong code, the right one, the file as PDF and as zip, and the advice."""
    page = visitors(width=PHONE)
    look = looks_at(page, visitors.house)
    page.goto(link)
    look("the door of the commission")
    assert STORY not in page.get_by_role("main").inner_text()
    page.get_by_label("De code").fill("000000" if code != "000000" else "111111")
    page.get_by_role("button", name="Openen").click()
    assert "Deze code klopt niet." in page.get_by_role("alert").inner_text()
    page.get_by_label("De code").fill(code)
    page.get_by_role("button", name="Openen").click()
    page.get_by_role("heading", name="Dien uw advies in").wait_for()
    look("the file for the commission")
    zipped = ZipFile(BytesIO(fetch(page, "Zip met de stukken")))
    for told in (text_of(fetch(page, "PDF")), text_of(zipped.read("dossier.pdf"))):
        assert {STORY in told, reference in told} == {True}
    page.get_by_label("Het advies van de commissie").fill(ADVICE)
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_role("heading", name="Uw advies is binnen").wait_for()


def the_link_is_spent(visitors, link):
    page = visitors(width=PHONE, scripts=False)
    assert page.goto(link).status == 404
    assert "Vraag het bestuur om een nieuwe link" in page.get_by_role("main").inner_text()


def the_four_weeks_run(page, reference):
    """Everybody who handles it reads the advice, and by when the board reacts (WPO 14)."""
    page.goto(f"/zaken/{reference}/")
    told = page.get_by_role("main").inner_text()
    assert ADVICE in told
    assert re.search(r"Reactie van het bestuur op het oordeel\s+28 dagen", told)
