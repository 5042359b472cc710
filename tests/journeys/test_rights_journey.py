"""What a parent asks, from the phone to what comes out: every journey ends by opening that."""

import datetime as dt

import icalendar
import pytest

from tests.journeys.own_page_steps import make_code, type_code
from tests.journeys.rights_steps import (
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
    code = make_code(officer, home.reference)
    home.page.goto("/zaak/")
    home.page.get_by_role("link", name="Open ons antwoord met uw code").click()
    type_code(home.page, code)
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
    decide(visitors("bestuur"), home.reference, "Besluit per soort gegevens", partly, text="Verzuim bewaren wij van de wet.")
    send_the_answer(officer, home.reference)
    told = read_the_letter(home, officer)
    assert ["18 juli 2030" in told, "Leerlingdossier" in told, "Verzuim" in told] == [True] * 3


def partly(page):
    """The file goes; absence has to be kept five years after leaving (founding documents 002 and 004)."""
    fill_day(page, "Wanneer is deze persoon vertrokken?", dt.date(2025, 7, 18))
    page.get_by_role("button", name="Reken de laatste dagen uit").click()
    for what, outcome in (("Leerlingdossier, onderwijskundig deel", "Nu wissen"), ("Verzuim", "Bewaren tot een dag")):
        page.get_by_role("checkbox", name=what).check()
        page.get_by_role("group", name=what).get_by_label(outcome).check()
