"""What people of both schools do when a pupil goes from the one to the other, each on the own screen."""

import hashlib
import json
import re
import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
import pyzipper

from tests.journeys.rights_steps import step, take
from tests.journeys.visitor import PHONE
from tests.journeys.walk import looks_at
from tests.schools.duo_lists import BOARD_HEAD, OEVER, PO_HEAD, VO_HEAD, WINDROOS, listed

COLLEGE = WINDROOS | {
    "BEVOEGD GEZAG NUMMER": "41235", "INSTELLINGSCODE": "98ZW", "VESTIGINGSCODE": "98ZW00",
    "VESTIGINGSNAAM": "Het Bakencollege", "ONDERWIJSSTRUCTUUR": "HAVO/VWO", "TELEFOONNUMMER": "0301234567",
}  # fmt: skip
PRIMARY = COLLEGE | {"INSTELLINGSCODE": "98ZX", "VESTIGINGSCODE": "98ZX00", "VESTIGINGSNAAM": "De Vuurtoren"}
OFFICE = "inschrijving@baken.example"
PACKAGE_LINK = re.compile(r"http://\S+/overdracht/[\w-]+/")
SEVEN_ZIP = next((found for name in ("7zz", "7z") if (found := which(name))), None)


def schools_of_another_board(house, folder):
    """From the list of DUO: a secondary and a primary school, of a board that does not work with us."""
    files = {
        "besturen.csv": listed(BOARD_HEAD, OEVER),
        "vo.csv": listed(VO_HEAD, COLLEGE),
        "po.csv": listed(PO_HEAD, PRIMARY),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    done = house.manage("import_duo", *(str(folder / name) for name in files), "--apply")
    assert done.returncode == 0, done.stdout + done.stderr


# The sending school.


def plan(page, reference, school, *, basis, parts=(), portable=False):
    """By name from the list; then on what basis, and what goes."""
    step(page, reference, "Plan de overdracht")
    page.get_by_label("Ontvangende school").fill(school)
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name=school).click()
    page.get_by_label(basis).check()
    for part in parts:
        page.get_by_role("checkbox", name=part).check()
    if portable:
        page.get_by_label("De persoon gaf deze gegevens zelf").check()
    take(page, reference, "Plan de overdracht")


def record_enrolment(page, reference, sort="daar ingeschreven"):
    step(page, reference, "Leg de inschrijving daar vast")
    page.get_by_label(sort, exact=False).check()
    page.get_by_label("de ontvangende school zei het").check()
    take(page, reference, "Leg de inschrijving daar vast")


def offer_inspection(page, reference):
    step(page, reference, "Bied inzage in het rapport aan")
    take(page, reference, "Bied inzage in het rapport aan")


def record_inspection(page, reference, how):
    step(page, reference, "Leg de inzage in het rapport vast")
    page.get_by_label(how).check()
    page.get_by_label("Wie heeft het ingezien, en hoe laat?").fill("Moeder, om 15.30 uur.")
    take(page, reference, "Leg de inzage in het rapport vast")


def the_report_does_not_go_yet(page, reference):
    """Before the parents could look at it the sending is refused; what was typed stands there still."""
    step(page, reference, "Leg vast dat het rapport via OSO is verzonden")
    page.get_by_label("Welke versie van het OKR?").fill("OSO 2026.2")
    page.get_by_role("button", name="Leg vast dat het rapport via OSO is verzonden").click()
    page.get_by_role("alert").first.wait_for()
    assert "Leg eerst vast dat de ouders" in page.get_by_role("main").inner_text()
    assert page.get_by_label("Welke versie van het OKR?").input_value() == "OSO 2026.2"


def record_sent(page, reference):
    step(page, reference, "Leg vast dat het rapport via OSO is verzonden")
    page.get_by_label("Welke versie van het OKR?").fill("OSO 2026.2")
    take(page, reference, "Leg vast dat het rapport via OSO is verzonden")


def record_consent(page, reference, part):
    step(page, reference, "Leg toestemming vast")
    page.get_by_label("Waarvoor?").select_option(label=part)
    page.get_by_label("Toestemming gegeven").check()
    page.get_by_label("De ouders").check()
    page.get_by_label("Schriftelijk", exact=True).check()
    take(page, reference, "Leg toestemming vast")


def add_document(page, reference, name, content, title):
    page.goto(f"/zaken/{reference}/documenten/nieuw/")
    page.get_by_label("Bestand", exact=True).set_input_files({"name": name, "mimeType": "text/plain", "buffer": content})
    page.get_by_label("Wat is het?").fill(title)
    take(page, reference, "Voeg toe")


def choose(page, reference, part, title):
    step(page, reference, "Kies wat er in het pakket gaat")
    page.get_by_label("Welk onderdeel?").select_option(label=part)
    page.get_by_role("checkbox", name=title).check()
    take(page, reference, "Kies wat er in het pakket gaat")


def give_address(page, reference, second):
    step(page, reference, "Vul het adres van de ontvangende school in")
    page.get_by_label("E-mailadres van de ontvangende school").fill(OFFICE)
    page.get_by_label("Wie controleert het?").select_option(label=second)
    take(page, reference, "Vul het adres")


def check_address(page, reference):
    """The second person, from the own list of tasks, looks it up elsewhere."""
    task_of(page, reference, "Controleer het adres")
    page.get_by_label("Het adres zoals je het vond").fill(OFFICE)
    page.get_by_label("Op de eigen website van de school").check()
    take(page, reference, "Controleer het adres")


def hand_over(page, reference):
    """Makes the package; gives the code, which is told by telephone."""
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("main").get_by_role("link", name="Zet het pakket klaar").first.click()
    page.get_by_role("button", name="Maak het pakket en mail de link").click()
    page.get_by_role("heading", name="Het pakket staat klaar").wait_for()
    return page.locator(".code-told").inner_text()


# The receiving school.


def mailed_link(house, before, within=90):
    """The link in the mail to the receiving school; the mail names nobody."""
    mail = house.mail(OFFICE, after=before, within=within)
    assert "Voorbeeld" not in mail["subject"] + mail["text"] + mail["html"]
    return PACKAGE_LINK.search(mail["text"]).group()


def receive(visitors, link, code, *, looked_at=False):
    """Without an account: a wrong code first, then the right one; fetches the package and confirms it. Gives the package.

    Looked at, with JavaScript, axe judges each of these pages.
    """
    page = visitors(width=PHONE, scripts=looked_at)
    look = looks_at(page, visitors.house) if looked_at else lambda _what: None
    page.goto(link)
    look("the door")
    page.get_by_label("code").fill("0000 0000 0000 0000 0000")
    page.get_by_role("button", name="Openen").click()
    assert "Dit is niet de code" in page.get_by_role("alert").inner_text()
    page.get_by_label("code").fill(code)
    page.get_by_role("button", name="Openen").click()
    page.get_by_role("heading", name="Haal het pakket op").wait_for()
    look("the package")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download het pakket").click()
    content = Path(coming.value.path()).read_bytes()
    page.get_by_label("naam").fill("J. Dekker")
    page.get_by_label("functie").fill("Administratie")
    page.get_by_role("button", name="Ontvangst bevestigen").click()
    page.get_by_role("heading", name="Dank u: de ontvangst is bevestigd").wait_for()
    look("the thanks")
    return content


def open_package(content, code):
    """With the code as password: the index, the manifest and every file, each with the digest that the manifest tells."""
    with pyzipper.AESZipFile(BytesIO(content)) as archive:
        assert {member.flag_bits & 1 for member in archive.infolist()} == {1}
        with pytest.raises(RuntimeError):
            archive.read("manifest.json")
        archive.setpassword("".join(code.split()).encode())
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files["manifest.json"])
    assert {one["path"] for one in manifest["files"]} == set(files) - {"manifest.json", "index.html"}
    for one in manifest["files"]:
        assert one["sha256"] == hashlib.sha256(files[one["path"]]).hexdigest()
        assert one["size"] == len(files[one["path"]])
    return manifest, files


def opens_in_7zip(content, code, files, folder):
    """What the receiving school has: the program reads what is in it as we do, and nothing with another code."""
    package, out = folder / "pakket.zip", folder / "uit"
    package.write_bytes(content)
    told = {"capture_output": True, "text": True, "timeout": 60}
    assert subprocess.run([SEVEN_ZIP, "t", "-p0000", str(package)], **told).returncode != 0
    password = "".join(code.split())
    done = subprocess.run([SEVEN_ZIP, "x", f"-p{password}", f"-o{out}", str(package)], **told)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "AES-256" in subprocess.run([SEVEN_ZIP, "l", "-slt", str(package)], **told).stdout
    assert {str(one.relative_to(out)): one.read_bytes() for one in out.rglob("*") if one.is_file()} == files


def days_later(house, *days):
    """The rounds of so many days later, in which receiving schools that do not confirm are chased; the house stays in today."""
    code = (
        "import datetime as dt; from django.utils import timezone; from rights.requests.transfer import chasing;"
        f"[chasing.bring(timezone.now() + dt.timedelta(days=n)) for n in {days}]"
    )
    done = house.manage("shell", "-c", code)
    assert done.returncode == 0, done.stdout + done.stderr


def task_of(page, reference, says):
    """Finds it on the own list, and follows it to the case."""
    page.goto("/werk/")
    page.get_by_role("listitem").filter(has_text=reference).filter(has_text=says).get_by_role("link").first.click()
    page.wait_for_url(re.compile(rf"/zaken/{reference}/"))
