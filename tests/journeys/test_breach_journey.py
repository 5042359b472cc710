"""A datalek from the first phone call to a closed file: every person on the own screen, by what stands on the page."""

import datetime as dt
import json
import re
import time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from config.demo.house import PEOPLE
from tests.journeys.visitor import PHONE

pytestmark = [pytest.mark.slow]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAMES = [part for _login, name, *_more in PEOPLE for part in name.split() if len(part) > 3]
STORY = "Het groepsplan van groep 6 ging naar de oudervereniging <b>in plaats van</b> naar de intern begeleider."
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100"
    "1bb6ee560000000049454e44ae426082"
)
INFORM = "Melden bij de AP en de mensen om wie het gaat informeren"
LAST = "Kijk je antwoorden na"

# What the privacy officer answers, screen by screen; everything else stands as it was filled in from the report.
ANSWERS = {
    "Wat is er met de gegevens gebeurd?": [("Zijn er persoonsgegevens geraakt", "Ja")],
    "Hoe kwam het?": [("Wat was de oorzaak?", "Een vergissing")],
    "Welke gegevens zijn het?": [("Zijn er bijzondere gegevens bij?", "Ja"), ("Staat er een BSN bij?", "Nee")],
    "Over wie gaat het, en om hoeveel mensen?": [("Hoe makkelijk zie je om wie het gaat?", "Meteen")],
    "Waren de gegevens beschermd?": [("Waren de gegevens versleuteld?", "Nee")],
    "Bij wie kwamen de gegevens terecht?": [
        ("Bij wie kwamen de gegevens terecht?", "Enkele personen die we kennen"),
        ("Kun je ervan op aan dat zij er niets mee doen?", "Nee"),
        ("Is bevestigd dat alles gewist of terug is?", "Nee"),
        ("Heeft iemand de gegevens gezien?", "Ja"),
    ],
    "Is er misbruik gezien, en wat deden jullie al?": [("Zijn de gegevens al misbruikt?", "Nee")],
    "Wat kunnen mensen ervan merken?": [("Welke gevolgen zijn waarschijnlijk?", "Schade aan hun naam")],
}
HAPPENED = (
    "Incident gemeld",
    "Risico beoordeeld",
    "Advies gegeven: Melden bij de AP",
    f"Besloten: {INFORM}",
    "Werkblad voor de AP ingevuld",
    "Melding bij de AP vastgelegd",
    "Bericht aan de mensen gewijzigd",
    "Taak gegeven",
    "Gesloten",
)


def test_a_datalek_from_the_first_call_to_a_closed_file(visitors, live_house):
    before = len(live_house.messages())
    reference = log_an_incident(visitors("medewerker", PHONE))
    link = mails_tell_only_the_number(live_house, reference, before)
    officer = visitors("po")
    officer.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assess(officer, link)
    advise(visitors("fg"), reference)
    decide(visitors("bestuur"), reference)
    fill_in_the_worksheet(officer, reference)
    record_the_notification(officer, reference)
    write_the_letter(officer, reference)
    inform_people(officer, reference)
    give_a_task(officer, reference)
    finish_the_task(visitors("medewerker", PHONE), reference)
    evaluate_and_close(officer, reference)
    the_timeline_tells_it(officer, reference)
    the_house_is_sound(live_house)


def log_an_incident(page):
    """Two minutes on a phone."""
    page.goto("/werk/")
    page.get_by_role("main").get_by_role("link", name="Incident melden").click()
    page.get_by_label("Mail, app of brief verkeerd verstuurd").check()
    assert "Doe dit nu eerst" in page.get_by_role("main").inner_text()
    noticed = page.get_by_role("group", name="Wanneer merkte je het?")
    noticed.get_by_label("Gisteren").check()
    noticed.get_by_label("Tijd").fill("15.00")
    page.get_by_label("Vertel kort wat er gebeurde").fill(STORY)
    for box in ("Namen", "Zorg of extra hulp", "Leerlingen"):
        page.get_by_label(box).check()
    page.get_by_label("Over hoeveel mensen?").fill("24")
    page.get_by_text("Weet je meer?").click()
    page.get_by_label("Wat heb je al gedaan?").fill("De voorzitter gebeld en gevraagd de mail te wissen.")
    page.get_by_label("Bestanden").set_input_files({"name": "scherm.png", "mimeType": "image/png", "buffer": PICTURE})
    page.get_by_role("button", name="Meld het").click()
    page.get_by_role("heading", name="Dank je. Je melding is binnen.").wait_for()
    main = page.get_by_role("main").inner_text()
    assert "terug" in main.lower()  # first aid: recall the message
    return re.search(r"DL-\d{4}-\d{5,}", main).group()


def mails_tell_only_the_number(house, reference, before):
    """Privacy officer and FG hear of it at once; no mail names anybody or tells what was written. Gives the link to the case."""
    end = time.monotonic() + 90  # the demo board's own mail may still be on its way before it
    while time.monotonic() < end:
        mails = [mail for mail in house.messages()[before:] if reference in mail["subject"]]
        if {mail["to"] for mail in mails} >= {"po@demo.example", "fg@demo.example"}:
            break
        time.sleep(1)
    assert {mail["to"] for mail in mails} >= {"po@demo.example", "fg@demo.example"}
    for mail in mails:
        told = mail["subject"] + mail["text"] + mail["html"]
        assert not [name for name in [*NAMES, "groepsplan", "oudervereniging", "voorzitter"] if name in told]
        assert f"/zaken/{reference}/" in mail["text"]
    return f"/zaken/{reference}/"


def assess(page, link):
    """The guided questions; the advice moves along with the answers."""
    page.goto(link)
    facts = page.get_by_role("region", name="Feiten").inner_text()
    assert STORY in facts
    page.get_by_role("link", name="Beoordeel het risico").first.click()
    advice, heading = [], ""
    for _screen in range(12):
        heading = page.get_by_role("heading", level=1).inner_text()
        if heading == LAST:
            break
        for question, said in ANSWERS[heading]:
            answer(page, question, said)
        advice.append(page.get_by_role("complementary").inner_text())
        page.get_by_role("button", name=re.compile("Volgende vraag|Naar het overzicht")).click()
    assert heading == LAST
    assert len(advice) == len(ANSWERS)  # every screen once
    assert len(set(advice)) > 5
    assert "Schade is dan al snel ernstig" in advice[-1]
    page.get_by_label("Toelichting").fill("De ouders kennen de kinderen uit deze groep.")
    page.get_by_role("button", name="Leg deze beoordeling vast").click()
    says(page, "Risico beoordeeld.")
    assert "Ja, hoog risico" in page.get_by_role("region", name="Beoordeling").inner_text()


def answer(page, question, said):
    """Tick one answer, and wait until the advice beside it has moved."""
    box = page.get_by_role("group", name=question).get_by_label(said, exact=False).first
    if not box.is_checked():
        with page.expect_response("**/proef/"):
            box.check()
        page.locator(".htmx-request, .htmx-swapping, .htmx-settling").first.wait_for(state="detached")


def says(page, sentence):
    """The page tells what was done."""
    page.get_by_role("main").get_by_text(sentence, exact=True).first.wait_for()


def take_up(page, step, reference):
    """From "what waits for you" to the form."""
    page.goto("/werk/?alles=ja")
    page.get_by_role("listitem").filter(has_text=reference).get_by_role("link", name=step).first.click()
    page.get_by_role("heading", level=1, name=step).wait_for()


def advise(page, reference):
    take_up(page, "Geef advies", reference)
    page.get_by_role("radio", name="Melden bij de AP", exact=True).check()
    page.get_by_label("Waarom").fill("Melden bij de AP. Eerst nagaan wie de mail opende.")
    page.get_by_role("button", name="Geef advies").click()
    says(page, "Advies gegeven.")


def decide(page, reference):
    """The board deviates from the FG: first without a reason, which is refused with everything still there."""
    take_up(page, "Besluit", reference)
    page.get_by_role("radio", name=INFORM).check()
    page.get_by_role("radio", name="maatregelen achteraf").check()
    page.get_by_role("button", name="Besluit").click()
    page.get_by_text("Dit wijkt af van het advies van de FG. Schrijf waarom.").first.wait_for()
    assert page.get_by_role("radio", name=INFORM).is_checked()
    assert page.get_by_role("radio", name="maatregelen achteraf").is_checked()
    page.get_by_role("radio", name="Geen uitzondering").check()
    page.get_by_label("Reden").fill("Ouders moeten weten wat er rondging.")
    page.get_by_role("button", name="Besluit").click()
    says(page, "Besloten.")
    decided = page.get_by_role("region", name="Besluit").inner_text()
    assert "Ouders moeten weten wat er rondging." in decided


def fill_in_the_worksheet(page, reference):
    """Fill in, copy, and take along as PDF and as data."""
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("link", name="Werkblad voor de AP").click()
    page.get_by_role("link", name="Vul antwoorden in of wijzig ze").click()
    field = page.get_by_role("main").get_by_role("textbox").first
    key, text = field.get_attribute("name"), "Ingevuld door de proef: =1+1"
    field.fill(text)
    page.get_by_role("button", name="Bewaren").click()
    says(page, "Het werkblad is bewaard.")
    copy = page.locator(f'[data-copy="antwoord-{key}"]')
    copy.click()
    says(page, "Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == text
    paper = pages_of(taken(page, "PDF", f"werkblad-{reference}.pdf"))
    assert {reference in paper, text in paper} == {True}
    data = json.loads(taken(page, "Gegevens (JSON)", f"melding-{reference}.json"))
    assert data["notification"]["internal_reference"] == reference
    assert "EDPB" in data["template"]


def taken(page, link, name):
    """What a download holds."""
    with page.expect_download() as waiting:
        page.get_by_role("main").get_by_role("link", name=link).click()
    download = waiting.value
    assert download.suggested_filename == name
    return download.path().read_bytes()


def pages_of(pdf):
    """The text of a PDF on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def fill_moment(page, question):
    """This very minute, in the four boxes."""
    now, asked = dt.datetime.now(AMSTERDAM), page.get_by_role("group", name=question)
    for box, text in (("Dag", now.day), ("Maand", now.month), ("Jaar", now.year), ("Tijd", f"{now:%H.%M}")):
        asked.get_by_label(box).fill(str(text))


def record_the_notification(page, reference):
    take_up(page, "Leg vast dat er gemeld is", reference)
    page.get_by_label("eerste melding").check()
    page.get_by_label("Het was compleet").check()
    fill_moment(page, "Wanneer is het verstuurd?")
    page.get_by_label("Nummer van de AP").fill("AP-0012345")
    page.get_by_role("button", name="Leg vast dat er gemeld is").click()
    page.get_by_role("region", name="Melding bij de AP").get_by_text("AP-0012345").wait_for()


def write_the_letter(page, reference):
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("link", name="Bericht aan de mensen").click()
    field = page.get_by_label("De tekst van de brief")
    text = re.sub(r"\[[^]]*\]", "Het groepsplan met extra hulp is aan de verkeerde mensen gemaild.", field.input_value())
    field.fill(text)
    page.get_by_role("button", name="Bewaren").click()
    says(page, "De brief is bewaard.")
    paper = pages_of(taken(page, "PDF", f"brief-{reference}.pdf"))
    pieces = ("De Regenmeter", "Het groepsplan met extra hulp", "[")
    assert [piece in paper for piece in pieces] == [True, True, False]
    assert "Het groepsplan met extra hulp" in page.get_by_role("article").inner_text()


def inform_people(page, reference):
    take_up(page, "Leg vast dat mensen geïnformeerd zijn", reference)
    fill_moment(page, "Wanneer zijn zij geïnformeerd?")
    page.get_by_label("Hoe?").select_option(label="brief")
    page.get_by_label("Hoeveel mensen?").fill("46")
    page.get_by_label("Wie?").fill("Alle ouders met gezag, ieder op het eigen adres.")
    page.get_by_role("button", name="Leg vast dat mensen geïnformeerd zijn").click()
    page.get_by_role("region", name="Mensen informeren").get_by_text("46").wait_for()


def give_a_task(page, reference):
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("link", name="Geef een taak").click()
    page.get_by_label("Wat moet er gebeuren?").fill("Maak een groepslijst in de mail")
    page.get_by_label("Wie doet het?").select_option(label="Noor Tesselaar, leraar groep 6")
    page.get_by_role("button", name="Geef deze taak").click()
    page.get_by_role("region", name="Taken").get_by_text("Maak een groepslijst in de mail").wait_for()


def finish_the_task(page, reference):
    page.goto("/werk/")
    page.get_by_role("listitem").filter(has_text=reference).get_by_role("link", name="Maak een groepslijst").click()
    page.get_by_label("Wat heb je gedaan of gevonden?").fill("De lijst staat in het adresboek.")
    page.get_by_role("button", name="Het is gedaan").click()
    page.wait_for_url(lambda url: "/taken/" not in url)


def evaluate_and_close(page, reference):
    page.goto(f"/zaken/{reference}/doe/evaluate/")
    page.get_by_label("Wat hebben we geleerd?").fill("Mail over zorg gaat voortaan alleen naar groepslijsten.")
    page.get_by_role("button", name="Kijk terug").click()
    page.wait_for_url(f"**/zaken/{reference}/")
    page.get_by_role("link", name="Sluit deze zaak").first.click()
    page.get_by_role("button", name="Sluit deze zaak").click()
    page.wait_for_url(f"**/zaken/{reference}/")
    assert "Gesloten" in page.get_by_role("main").inner_text()


def the_timeline_tells_it(page, reference):
    page.goto(f"/zaken/{reference}/?tijdlijn=alles")
    told = page.get_by_role("region", name="Tijdlijn").inner_text()
    assert [one for one in HAPPENED if one not in told] == []
    assert "De keten klopt" in told


def the_house_is_sound(house):
    """No fault in any chain, no clock that differs, nothing that a second sweep would send again."""
    assert last_line(house.manage("check_timeline"))["faults"] == 0
    assert last_line(house.manage("recompute_deadlines"))["different"] == 0
    last_line(house.manage("send_alerts"))
    again = last_line(house.manage("send_alerts"))
    assert (again["due"], again["sent"], again["failed"]) == (0, 0, 0)


def last_line(done):
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])
