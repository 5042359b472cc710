"""What people do in the journeys of a complaint, each on the own screen."""

import re
from io import BytesIO
from zipfile import ZipFile

from tests.journeys.rights_steps import DESK, QUICKEST, fetch, step, take, text_of

STORY = "De school zette een foto van Sam op de site terwijl ik dat niet wilde."
NEIGHBOUR = "De moeder van Bram zag het ook."


def complain(home, story):
    page = home.page
    page.goto(DESK)
    page.get_by_role("link", name="klacht").first.click()
    page.get_by_label("Foto's of filmpjes van mij of mijn kind").check()
    page.get_by_label("Vertel wat er is gebeurd").fill(story)
    page.get_by_label("Ouder of verzorger").check()
    page.get_by_label("Naam", exact=True).fill("Lotte Voorbeeld")
    page.get_by_label("E-mailadres").fill(home.email)
    page.wait_for_timeout(QUICKEST)
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_role("heading", name="Dank u. Uw klacht is binnen.").wait_for()
    home.reference = page.get_by_text(re.compile(r"^KL-\d{4}-\d{5,}$")).first.inner_text()


def hear(page, reference, side, said):
    step(page, reference, "Leg een gesprek vast")
    page.get_by_label(side, exact=True).check()
    page.get_by_label("Wat is er gezegd?").fill(said)
    take(page, reference, "Leg een gesprek vast")


def judge(page, reference, outcome, reasons):
    step(page, reference, "Besluit en antwoord")
    page.get_by_label(outcome, exact=True).check()
    page.get_by_label("Redenen").fill(reasons)
    take(page, reference, "Besluit en antwoord")


def start_with_the_board(page, reference):
    step(page, reference, "Begin een stap")
    page.get_by_label("Schoolbestuur").check()
    take(page, reference, "Begin een stap")


def go_outside(page, reference, to, *, commission=""):
    step(page, reference, "De klager gaat verder buiten de school")
    page.get_by_label(to).first.check()
    if commission:
        page.get_by_label("Welke commissie?").select_option(label=commission)
    take(page, reference, "De klager gaat verder")


def own_file(home, to, *, says, keeps):
    """What the complainant takes along: a PDF, and a zip with the text to paste. Nothing that only the school knows."""
    home.page.goto("/zaak/")
    paper = text_of(fetch(home.page, f"Voor de {to} (PDF)"))
    assert [says in paper, home.reference in paper, keeps in paper] == [True, True, False]
    zipped = ZipFile(BytesIO(fetch(home.page, f"Voor de {to}, met stukken en tekst (zip)")))
    assert {"dossier.pdf", "tekst-om-te-plakken.txt"} <= set(zipped.namelist())
    assert STORY in zipped.read("tekst-om-te-plakken.txt").decode()
    assert says in text_of(zipped.read("dossier.pdf"))


def the_defence(page, reference):
    """Read by a person, who takes the other parent out; then as PDF and as zip."""
    read_the_defence(page, reference)
    paper, zipped = text_of(fetch(page, "PDF")), ZipFile(BytesIO(fetch(page, "Zip met de stukken")))
    for told in (paper, text_of(zipped.read("dossier.pdf"))):
        pieces = ("Moeder vertelt over de foto.", "Een andere ouder zag het ook.", "Bram")
        assert [piece in told for piece in pieces] == [True, True, False]


def read_the_defence(page, reference):
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("link", name="Lees het en neem het mee").click()
    for box in page.get_by_role("main").get_by_role("textbox").all():
        box.fill(box.input_value().replace(NEIGHBOUR, "Een andere ouder zag het ook."))
    page.get_by_label("Ik heb elke tekst gelezen").check()
    page.get_by_role("button", name="Dit mag naar buiten").click()
    page.get_by_role("link", name="PDF", exact=True).wait_for()


def record_the_finding(page, reference, text):
    step(page, reference, "Leg het oordeel vast")
    page.get_by_label("Wat staat erin?").fill(text)
    take(page, reference, "Leg het oordeel vast")


def react(page, reference):
    step(page, reference, "Reageer op het oordeel")
    page.get_by_label("Het bestuur deelt het oordeel").check()
    page.get_by_label("Wat doet het bestuur ermee, en waarom?").fill("Het bestuur past de site aan.")
    take(page, reference, "Reageer op het oordeel")
