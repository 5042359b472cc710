"""At /zaak/, with a phone and without JavaScript: files behind a code, links that are over, and two parents of one child."""

import pytest

from tests.journeys.own_page_steps import (
    ASKED,
    ask_link,
    choose_files,
    come_in,
    have_it_found,
    later,
    leave,
    link_is_dead,
    look_through,
    make_code,
    type_code,
)
from tests.journeys.rights_steps import (
    LINK,
    AtHome,
    ask,
    decide,
    download,
    establish_who_asks,
    send_the_answer,
)
from tests.journeys.test_breach_journey import PICTURE
from tests.journeys.visitor import PHONE
from tests.journeys.walk import looks_at

pytestmark = [pytest.mark.slow]


# Files of the answer, by a code that came another way than the mail.


def test_the_files_of_an_answer_open_with_a_code_from_another_channel(visitors, live_house):
    home, officer = AtHome(visitors, live_house), visitors("po")
    ask(home, "Ik wil zien wat de school bewaart", "De plaat van het rapport.", copy="Een kopie krijgen")
    home.confirm()
    establish_who_asks(officer, home.reference)
    have_it_found(officer, visitors("medewerker", PHONE), home.reference, "rapport.png", PICTURE)
    look_through(officer, home.reference)
    decide(visitors("bestuur"), home.reference, "Toegewezen", text="De kopie gaat mee.")
    choose_files(officer, home.reference)
    send_the_answer(officer, home.reference)
    code = make_code(officer, home.reference)
    page = home.page
    page.goto("/zaak/")
    assert "bericht over" not in page.get_by_role("main").inner_text()  # of a visit, after the answer
    page.get_by_role("link", name="Open ons antwoord met uw code").click()
    type_code(page, "0000 0000" if code != "0000 0000" else "1111 1111")
    assert "Dit is niet de code." in page.get_by_role("alert").inner_text()
    type_code(page, code)
    page.get_by_text("De code klopt.").wait_for()
    address = page.get_by_role("main").get_by_role("listitem").get_by_role("link").last.get_attribute("href")
    assert download(page, address) == PICTURE
    leave(page)
    assert page.request.get(address, max_redirects=0).status == 302
    the_same_code_opens_nothing_more(home, address, code)
    code = make_code(officer, home.reference)
    later(live_house, ("rights.DownloadCode", home.reference, "case"))
    type_code(page, code)
    assert "ouder dan zeven dagen" in page.get_by_role("alert").inner_text()
    type_code(page, make_code(officer, home.reference))
    page.get_by_text("De code klopt.").wait_for()
    assert download(page, address) == PICTURE


def the_same_code_opens_nothing_more(home, address, code):
    """Whoever comes in anew proves a mailbox again, no more; the code has been spent."""
    page, before = home.page, len(home.mails())
    ask_link(page, home.reference, home.email)
    come_in(home, before)
    page.goto(address)
    assert page.url.endswith("/zaak/stukken/")
    type_code(page, code)
    assert "Deze code is al gebruikt. Bel de school voor een nieuwe." in page.get_by_role("alert").inner_text()


# Two parents of one child, each with an own case; and links that are over.

SECRET, OTHER_PARENT = "Wij liggen in scheiding, vertel dit niet verder.", "Bas Anders"


def test_two_parents_of_one_child_see_nothing_of_each_other(visitors, live_house):
    first, second, officer = AtHome(visitors, live_house), AtHome(visitors, live_house, scripts=True), visitors("po")
    ask(first, "Ik wil zien wat de school bewaart", SECRET, copy="Kijken op school")
    link = LINK.search(live_house.mail(first.email, within=90)["text"]).group()
    first.confirm()
    link_is_dead(second.page, link)  # used already, whoever has it
    ask(second, "Ik wil zien wat de school bewaart", "Alles over onze zoon.", copy="Kijken op school", who=OTHER_PARENT)
    second.confirm()
    looks_at(second.page, live_house)("the own page")
    told = second.page.get_by_role("main").inner_text()
    assert [piece in told for piece in (first.reference, "scheiding", "Lotte")] == [False] * 3
    anothers_number_brings_no_mail(visitors, first, second)
    a_link_that_is_too_old_leads_to_a_new_one(first)
    write(first, "Belt u mij liever?")
    take_back(first)
    officer.goto(f"/zaken/{first.reference}/")
    assert "Wij hebben het intussen zelf gelezen." in officer.get_by_role("main").inner_text()
    second.page.goto("/zaak/")
    told = second.page.get_by_role("main").inner_text()
    assert [piece in told for piece in ("Belt u mij", "ingetrokken", "Uw verzoek")] == [False, False, True]


def anothers_number_brings_no_mail(visitors, first, second):
    """The same page as ever, and no mail. Then with the own number, to know that mail goes."""
    page = visitors(width=PHONE, scripts=False)
    before, mails = len(first.mails()), len(second.mails())
    ask_link(page, first.reference, second.email)
    ask_link(page, second.reference, second.email)
    mail = second.house.mail(second.email, after=mails, within=90)
    assert (second.reference in mail["subject"], first.reference in mail["subject"] + mail["text"]) == (True, False)
    assert len(first.mails()) == before


def a_link_that_is_too_old_leads_to_a_new_one(home):
    """One button on the page of a dead link is enough."""
    page, before = home.page, len(home.mails())
    leave(page)
    ask_link(page, home.reference, home.email)
    old = LINK.search(home.house.mail(home.email, after=before, within=90)["text"]).group()
    later(home.house, ("cases.OutsiderLink", home.reference, "outsider__case"))
    link_is_dead(page, old)
    page.get_by_role("button", name="Mail mij een nieuwe link").click()
    page.get_by_role("heading", name=ASKED).wait_for()
    come_in(home, before + 1)


def write(home, text):
    home.page.get_by_label("Schrijf ons een bericht").fill(text)
    home.page.get_by_role("button", name="Verstuur", exact=True).click()
    assert text in home.page.get_by_role("article").last.inner_text()


def take_back(home):
    """After a page that asks whether it is meant; then it stands there, with the road back."""
    page = home.page
    page.get_by_role("link", name="Ik trek mijn verzoek in").click()
    page.get_by_label("Wilt u zeggen waarom?").fill("Wij hebben het intussen zelf gelezen.")
    page.get_by_role("button", name="Ja, ik trek het in").click()
    page.wait_for_url("**/zaak/")
    told = page.get_by_role("main").inner_text()
    assert "U trok uw verzoek in." in told or "U hebt uw verzoek ingetrokken." in told
