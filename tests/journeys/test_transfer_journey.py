"""A pupil goes to another school: what the parent asks, what both schools do, and the package that comes out, opened."""

import pytest

from tests.journeys.rights_steps import AtHome, ask, decide, establish_who_asks, fetch, send_the_answer, step, text_of
from tests.journeys.transfer_steps import (
    OFFICE,
    add_document,
    check_address,
    choose,
    days_later,
    give_address,
    hand_over,
    mailed_link,
    offer_inspection,
    open_package,
    opens_in_7zip,
    plan,
    receive,
    record_consent,
    record_enrolment,
    record_inspection,
    record_sent,
    schools_of_another_board,
    task_of,
    the_report_does_not_go_yet,
)
from tests.journeys.visitor import PHONE

pytestmark = [pytest.mark.slow]

VIEW = "Thuis leest Sam elke dag. Dat mag erbij staan."
ALLERGY = "Sam is allergisch voor noten."
STORY = "Verslag van het zorgteam van 12 oktober."


def mails_to_the_receiver(house):
    return len([mail for mail in house.messages() if OFFICE in mail["to"]])


@pytest.fixture(scope="session")
def other_schools(live_house, tmp_path_factory):
    schools_of_another_board(live_house, tmp_path_factory.mktemp("duo"))


def test_from_primary_to_secondary(visitors, live_house, other_schools, tmp_path):
    """The report by OSO after the parents looked at it; what they consented to in a package of our own."""
    home, officer, head = AtHome(visitors, live_house), visitors("po"), visitors("directeur", PHONE)
    ask(home, "Mijn kind gaat naar een andere school", "Ik wil het rapport eerst lezen.", school="Het Bakencollege")
    home.confirm()
    establish_who_asks(officer, home.reference)
    plan(officer, home.reference, "Het Bakencollege", basis="Het onderwijskundig rapport", parts=["Dossier van het zorgteam"])
    record_enrolment(officer, home.reference, "Daar aangemeld voor het komende schooljaar")
    offer_inspection(officer, home.reference)
    the_report_does_not_go_yet(officer, home.reference)
    parent_adds_own_view(home)
    record_inspection(officer, home.reference, "Er is een verslag van het gesprek gemaakt")
    record_sent(officer, home.reference)
    decide(visitors("bestuur"), home.reference, "Toegewezen", text="Het rapport ging naar Het Bakencollege.")
    record_consent(officer, home.reference, "Dossier van het zorgteam")
    add_document(officer, home.reference, "zorgteam.txt", STORY.encode(), "Verslag zorgteam")
    choose(officer, home.reference, "Dossier van het zorgteam", "Verslag zorgteam")
    give_address(officer, home.reference, "Joost Abbing, directeur De Regenmeter")
    check_address(head, home.reference)
    before = mails_to_the_receiver(live_house)
    code = hand_over(officer, home.reference)
    content = receive(visitors, mailed_link(live_house, before), code)
    manifest, files = open_package(content, code)
    assert manifest["receiver"] == {"name": "Het Bakencollege, Bergen op Zoom", "brin": "98ZW00"}
    assert [part["part"] for part in manifest["parts"]] == ["support_file"]
    assert manifest["parts"][0]["consent"]["who"] == "parents"
    assert STORY.encode() in files.values()
    assert "Verslag zorgteam" in files["index.html"].decode()
    opens_in_7zip(content, code, files, tmp_path)
    the_paper_holds_the_view(officer, home.reference)
    send_the_answer(officer, home.reference)
    both_know_that_it_came(home, officer)


def parent_adds_own_view(home):
    page = home.page
    page.goto("/zaak/")
    assert "Het Bakencollege" in page.get_by_role("main").inner_text()
    page.get_by_label("Wat wilt u over het rapport zeggen?").fill(VIEW)
    page.get_by_role("button", name="Verstuur mijn zienswijze").click()
    assert VIEW in page.get_by_role("main").inner_text()


def the_paper_holds_the_view(page, reference):
    page.goto(f"/zaken/{reference}/")
    paper = text_of(fetch(page, "Druk de zienswijze af"))
    assert {VIEW in paper, reference in paper} == {True}


def both_know_that_it_came(home, officer):
    officer.goto(f"/zaken/{home.reference}/")
    told = officer.get_by_role("region", name="Naar een andere school").inner_text()
    for piece in ("Verslag van het gesprek", "Moeder, om 15.30 uur.", "J. Dekker, Administratie", "OSO 2026.2"):
        assert piece.lower() in told.lower(), piece
    home.page.goto("/zaak/")
    assert "De nieuwe school heeft het" in home.page.get_by_role("main").inner_text()


def test_from_primary_to_primary_and_the_receiving_school_never_confirms(visitors, live_house, other_schools):
    """No consent for the report, and none for it to be refused; somebody is asked to call, and hands the package over anew."""
    home, officer, head = AtHome(visitors, live_house), visitors("po"), visitors("directeur", PHONE)
    ask(home, "Mijn kind gaat naar een andere school", "Wij verhuizen.", school="De Vuurtoren")
    home.confirm()
    establish_who_asks(officer, home.reference)
    plan(officer, home.reference, "De Vuurtoren", basis="Het onderwijskundig rapport", parts=["Gezondheid"])
    the_parent_cannot_stop_the_report(home)
    record_enrolment(officer, home.reference)
    no_consent_for_the_report(officer, home.reference)
    record_inspection(officer, home.reference, "Een kopie van de brief aan de ouders is bewaard")
    record_sent(officer, home.reference)
    decide(visitors("bestuur"), home.reference, "Toegewezen", text="Het rapport ging naar De Vuurtoren.")
    record_consent(officer, home.reference, "Gezondheid")
    add_document(officer, home.reference, "allergie.txt", ALLERGY.encode(), "Allergieën")
    choose(officer, home.reference, "Gezondheid", "Allergieën")
    give_address(officer, home.reference, "Joost Abbing, directeur De Regenmeter")
    check_address(head, home.reference)
    before = mails_to_the_receiver(live_house)
    hand_over(officer, home.reference)
    first = mailed_link(live_house, before)
    days_later(live_house, 8, 15)
    task_of(officer, home.reference, "zet het pakket opnieuw klaar")
    was_asked_to_call(officer, home.reference)
    code = hand_over(officer, home.reference)
    is_dead(visitors, first)
    content = receive(visitors, mailed_link(live_house, before + 1), code, looked_at=True)
    manifest, files = open_package(content, code)
    assert manifest["receiver"]["brin"] == "98ZX00"
    assert ALLERGY.encode() in files.values()


def the_parent_cannot_stop_the_report(home):
    home.page.goto("/zaak/")
    assert "U kunt dat niet tegenhouden." in home.page.get_by_role("main").inner_text()


def no_consent_for_the_report(page, reference):
    """Only what goes beyond it can be consented to."""
    step(page, reference, "Leg toestemming vast")
    assert page.get_by_label("Waarvoor?").locator("option").all_inner_texts() == ["Gezondheid"]


def was_asked_to_call(page, reference):
    """After five working days, before the link was over."""
    page.goto(f"/zaken/{reference}/")
    assert "na vijf werkdagen niet bevestigd" in page.get_by_role("main").inner_text()


def is_dead(visitors, link):
    page = visitors(width=PHONE, scripts=False)
    assert page.goto(link).status == 404
    assert "Zij kan meteen een nieuwe maken." in page.get_by_role("main").inner_text()
