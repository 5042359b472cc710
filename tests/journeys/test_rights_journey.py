"""What a parent asks or complains about, from the phone to what comes out: every journey ends by opening that."""

import datetime as dt
import re
from io import BytesIO
from zipfile import ZipFile

import icalendar
import pytest

from tests.journeys.rights_steps import (
    DESK,
    QUICKEST,
    AtHome,
    ask,
    decide,
    establish_who_asks,
    fetch,
    fill_day,
    fill_moment,
    now,
    send_the_answer,
    step,
    take,
    tell_a_code,
    text_of,
)
from tests.journeys.visitor import PHONE

pytestmark = [pytest.mark.slow]


# (a) Inzage: the appointment at school, somebody of the school beside it, and the letter.


def test_a_parent_comes_to_look_at_the_file_and_gets_the_letter(visitors, live_house):
    home, officer = AtHome(visitors, live_house), visitors("po")
    ask(home, "Ik wil zien wat de school bewaart", "Ik wil de toetsen van groep 5 zien.", copy="Allebei")
    home.confirm()
    establish_who_asks(officer, home.reference)
    have_it_searched(officer, home.reference)
    find_nothing(visitors("medewerker", PHONE), home.reference)
    monday = propose_moments(officer, home.reference)
    pick_the_second(home)
    the_calendar_says(home, monday + dt.timedelta(hours=2))
    no_visit_without_a_colleague(officer, home.reference)
    record_the_visit(officer, home.reference)
    decide_to_give(visitors("bestuur"), home.reference)
    send_the_answer(officer, home.reference, copy_on_paper=True)
    told = read_the_letter(home, officer)
    for piece in (home.reference, "Sam Voorbeeld", "U zag het dossier op school.", "Hoe lang wij ze bewaren"):  # art. 15(1)(d)
        assert piece in told, piece


def have_it_searched(page, reference):
    step(page, reference, "Laat zoeken")
    page.get_by_role("main").get_by_role("combobox").first.select_option(label="Noor Tesselaar, leraar groep 6")
    take(page, reference, "Laat zoeken")


def find_nothing(page, reference):
    """One question on the own list; nothing of who asks."""
    page.goto("/werk/")
    page.get_by_role("listitem").filter(has_text=reference).get_by_role("link").first.click()
    assert "Lotte" not in page.get_by_role("main").inner_text()
    page.get_by_label("Nee, hier is niets").check()
    page.get_by_role("button", name="Verstuur dit antwoord").click()
    page.get_by_text("Dank je").first.wait_for()


def propose_moments(page, reference):
    step(page, reference, "Stel momenten voor om te komen kijken")
    first = (now() + dt.timedelta(days=12)).replace(hour=13, minute=0, second=0, microsecond=0)
    fill_moment(page, "Eerste moment", first)
    fill_moment(page, "Tweede moment", first + dt.timedelta(hours=2))
    page.get_by_label("In welke ruimte?").fill("kamer 3")
    page.get_by_label("Welke collega is erbij?").select_option(label="Noor Tesselaar, leraar groep 6")
    take(page, reference, "Stel momenten voor")
    return first


def pick_the_second(home):
    home.page.goto("/zaak/")
    home.page.get_by_role("group", name="Kies een moment").get_by_label("15.00 uur").check()
    home.page.get_by_role("button", name="Bevestig").click()
    assert "15.00 uur" in home.page.get_by_role("region", name="Komen kijken").inner_text()


def the_calendar_says(home, moment):
    """The appointment comes along with the mail, and stands on the own page; it tells nothing of the child."""
    mailed, shown = home.attached(".ics"), fetch(home.page, "Zet in de agenda")
    for file in (mailed, shown):
        event = next(iter(icalendar.Calendar.from_ical(file).walk("VEVENT")))
        assert event.decoded("dtstart") == moment.astimezone(dt.UTC)
        assert str(event["location"]).startswith("kamer 3, De Regenmeter")
        assert b"Sam" not in file


def no_visit_without_a_colleague(page, reference):
    """Founding document 004: somebody of the school stays there while the parent reads."""
    step(page, reference, "Leg het bezoek vast")
    fill_moment(page, "Wanneer was het bezoek?", now())
    page.get_by_label("Wat is er getoond?").fill("Het hele dossier.")
    page.get_by_label("Welke collega was erbij?").select_option(index=0)
    page.get_by_role("main").get_by_role("button", name="Leg het bezoek vast").click()
    page.get_by_role("alert").wait_for()
    assert "Welke collega was erbij?" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Wat is er getoond?").input_value() == "Het hele dossier."


def record_the_visit(page, reference):
    """The parent came by sooner than was agreed."""
    page.get_by_label("Welke collega was erbij?").select_option(label="Noor Tesselaar, leraar groep 6")
    take(page, reference, "Leg het bezoek vast")
    assert "Noor Tesselaar" in page.get_by_role("region", name="Antwoord", exact=True).inner_text()


def decide_to_give(page, reference):
    decide(page, reference, "Toegewezen", text="U zag het dossier op school. De kopie gaat mee.")


def read_the_letter(home, officer):
    """On the own page, with the code that the school told by telephone; and as the PDF that can be kept."""
    code = tell_a_code(officer, home.reference)
    home.page.goto("/zaak/")
    home.page.get_by_role("link", name="Open ons antwoord met uw code").click()
    home.page.get_by_label("De code van acht cijfers").fill(code)
    home.page.get_by_role("button", name="Open ons antwoord").click()
    home.page.get_by_role("link", name="Lees ons antwoord").click()
    return text_of(fetch(home.page, "Download de brief"))


# (b) Rectificatie: the opinion of the teacher stays, and the parent's own view is added.


def test_a_parent_does_not_share_an_opinion_and_the_own_view_is_added(visitors, live_house):
    home, officer = AtHome(visitors, live_house), visitors("po")
    view = "Thuis is Sam juist rustig. Wij zien het anders."
    ask(home, "Er staat iets in dat niet klopt", view)
    home.confirm()
    establish_who_asks(officer, home.reference)
    decide(visitors("bestuur"), home.reference, "Het oordeel blijft")
    officer.goto(f"/zaken/{home.reference}/")
    paper = text_of(fetch(officer, "De eigen zienswijze voor het dossier afdrukken"))
    assert {view in paper, home.reference in paper} == {True}
    send_the_answer(officer, home.reference)
    assert view in read_the_letter(home, officer)


# (c) Wissing: a part goes, and a part is kept until a day that stands in the letter.


def test_a_part_is_erased_and_the_letter_says_until_when_the_rest_is_kept(visitors, live_house):
    home, officer = AtHome(visitors, live_house), visitors("po")
    ask(home, "Ik wil gegevens laten wissen", "Sam ging in de zomer van 2025 van school.")
    home.confirm()
    establish_who_asks(officer, home.reference)
    decide(visitors("bestuur"), home.reference, "Per soort gegevens beslissen", partly, text="Verzuim bewaren wij van de wet.")
    send_the_answer(officer, home.reference)
    told = read_the_letter(home, officer)
    assert {"18 juli 2030" in told, "Leerlingdossier" in told, "Verzuim" in told} == {True}


def partly(page):
    """The file goes; absence has to be kept five years after leaving (founding documents 002 and 004)."""
    fill_day(page, "Wanneer is deze persoon vertrokken?", dt.date(2025, 7, 18))
    page.get_by_role("button", name="Reken de laatste dagen uit").click()
    for what, outcome in (("Leerlingdossier, onderwijskundig deel", "Nu wissen"), ("Verzuim", "Bewaren tot een dag")):
        page.get_by_role("checkbox", name=what).check()
        page.get_by_role("group", name=what).get_by_label(outcome).check()


# (d) Klacht: from the head of the school to the board, the commission and the AP.

STORY = "De school zette een foto van Sam op de site terwijl ik dat niet wilde."
NEIGHBOUR = "De moeder van Bram zag het ook."


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


def go_outside(page, reference, to):
    step(page, reference, "De klager gaat verder buiten de school")
    page.get_by_label(to).first.check()
    take(page, reference, "De klager gaat verder")


def own_file(home, to, *, says, keeps):
    """What the complainant takes along: a PDF, and a zip with the text to paste. Nothing that only the school knows."""
    home.page.goto("/zaak/")
    paper = text_of(fetch(home.page, f"Voor de {to} (PDF)"))
    assert {says in paper, home.reference in paper, keeps in paper} == {True, False}
    zipped = ZipFile(BytesIO(fetch(home.page, f"Voor de {to}, met stukken en tekst (zip)")))
    assert {"dossier.pdf", "tekst-om-te-plakken.txt"} <= set(zipped.namelist())
    assert STORY in zipped.read("tekst-om-te-plakken.txt").decode()
    assert says in text_of(zipped.read("dossier.pdf"))


def the_defence(page, reference):
    """Read by a person, who takes the other parent out; then as PDF and as zip."""
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("link", name="Lees het en neem het mee").click()
    for box in page.get_by_role("main").get_by_role("textbox").all():
        box.fill(box.input_value().replace(NEIGHBOUR, "Een andere ouder zag het ook."))
    page.get_by_label("Ik heb elke tekst gelezen").check()
    page.get_by_role("button", name="Dit mag naar buiten").click()
    page.get_by_role("link", name="PDF", exact=True).wait_for()
    paper, zipped = text_of(fetch(page, "PDF")), ZipFile(BytesIO(fetch(page, "Zip met de stukken")))
    for told in (paper, text_of(zipped.read("dossier.pdf"))):
        assert {"Moeder vertelt over de foto." in told, "Een andere ouder zag het ook." in told, "Bram" in told} == {True, False}


def record_the_finding(page, reference, text):
    step(page, reference, "Leg het oordeel vast")
    page.get_by_label("Wat staat erin?").fill(text)
    take(page, reference, "Leg het oordeel vast")


def react(page, reference):
    step(page, reference, "Reageer op het oordeel")
    page.get_by_label("Het bestuur deelt het oordeel").check()
    page.get_by_label("Wat doet het bestuur ermee, en waarom?").fill("Het bestuur past de site aan.")
    take(page, reference, "Reageer op het oordeel")
