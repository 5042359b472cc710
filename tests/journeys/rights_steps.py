"""What people do in the journeys of requests and complaints, each on the own screen: small steps that the journeys share."""

import datetime as dt
import re
import time
import urllib.request
from email import message_from_bytes, policy
from io import BytesIO
from secrets import token_hex
from zoneinfo import ZoneInfo

from pypdf import PdfReader

from tests.journeys.visitor import PHONE

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DESK = "/loket/de-regenmeter-merelveen/"
LINK = re.compile(r"http://\S+/zaak/\S+")
QUICKEST = 3_000  # milliseconds: the form does not believe in anybody faster
CHILD, PARENT = "Sam Voorbeeld", "Lotte Voorbeeld"


class AtHome:
    """A parent with a phone, without JavaScript where a test does not ask for it, and the own mailbox."""

    def __init__(self, visitors, house, *, scripts=False):
        self.page, self.house = visitors(width=PHONE, scripts=scripts), house
        self.email, self.reference = f"ouder.{token_hex(3)}@voorbeeld.example", ""

    def mails(self):
        return [mail for mail in self.house.messages() if self.email in mail["to"]]

    def attached(self, ending, within=60):
        """The file with this ending that came along with a mail; waits for it."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            for mail in reversed(self.mails()):
                with urllib.request.urlopen(f"{self.house.inbox}/mail/{mail['id']}/bron", timeout=10) as source:
                    message = message_from_bytes(source.read(), policy=policy.default)
                for part in message.iter_attachments():
                    if part.get_filename("").endswith(ending):
                        return part.get_payload(decode=True)
            time.sleep(1)
        raise AssertionError(f"no mail with a file {ending} within {within} s")

    def confirm(self):
        """By the mailed link, which tells nothing; then the own page stands open."""
        mail = self.house.mail(self.email, within=90)
        assert self.reference in mail["subject"] + mail["text"]
        assert CHILD not in mail["subject"] + mail["text"] + mail["html"]
        self.page.goto(LINK.search(mail["text"]).group())
        self.page.get_by_role("main").get_by_role("button").first.click()
        self.page.wait_for_url("**/zaak/")
        assert self.reference in self.page.get_by_role("main").inner_text()


def following(page):
    page.locator(".buttons").get_by_role("button", name="Volgende").click()


def ask(home, situation, words, *, copy="", school="", who=PARENT):
    """At the desk of the school, question by question, until the number of the case stands there."""
    page = home.page
    page.goto(DESK)
    page.get_by_role("link", name=situation).click()
    following(page)
    page.get_by_label("Ouder met gezag").check()
    following(page)
    first, last = CHILD.split()
    page.get_by_label("Voornaam").fill(first)
    page.get_by_label("Achternaam").fill(last)
    for box, text in (("Dag", "14"), ("Maand", "2"), ("Jaar", "2017")):
        page.get_by_label(box).fill(text)
    following(page)
    if copy:
        page.get_by_label(copy).check()
    if school:
        page.get_by_label("Naar welke school?").fill(school)
    page.get_by_label("Uw vraag in uw eigen woorden").fill(words)
    following(page)
    page.get_by_label("Uw naam").fill(who)
    page.get_by_label("E-mailadres").fill(home.email)
    following(page)
    page.get_by_role("heading", name="Klopt dit zo?").wait_for()
    page.wait_for_timeout(QUICKEST)
    page.get_by_role("button", name="Verstuur mijn vraag").click()
    page.get_by_role("heading", name="Dank u. Uw vraag is ontvangen.").wait_for()
    home.reference = page.get_by_text(re.compile(r"^VZ-\d{4}-\d{5,}$")).first.inner_text()


# Staff.


def step(page, reference, name):
    """From the page of the case to the form of a step that is offered there."""
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("main").get_by_role("link", name=re.compile(rf"^\s*{name}")).first.click()
    page.get_by_role("heading", level=1).first.wait_for()


def take(page, reference, button):
    """Press the button, and come back on the page of the case."""
    page.get_by_role("main").get_by_role("button", name=button).first.click()
    page.wait_for_url(re.compile(rf"/zaken/{reference}/(#.*)?$"))


def establish_who_asks(page, reference):
    step(page, reference, "Stel vast wie het vraagt")
    page.get_by_label("Bekend op school").check()
    page.get_by_label("Hiermee staat ook vast dat het e-mailadres").check()
    take(page, reference, "Stel vast wie het vraagt")


def decide(page, reference, outcome, more=None, *, text=""):
    """About the one right that is asked; `more` fills in what that right asks besides."""
    step(page, reference, "Besluit over een recht")
    page.get_by_label(outcome).first.check()
    if more:
        more(page)
    if text:
        page.get_by_label("Leg het uit aan de verzoeker").fill(text)
    take(page, reference, "Besluit over")


def send_the_answer(page, reference, *, copy_on_paper=False):
    step(page, reference, "Verstuur het antwoord")
    page.get_by_label("Op de eigen pagina van de verzoeker").check()
    if copy_on_paper:
        page.get_by_label("De kopie gaat op papier").check()
    take(page, reference, "Verstuur het antwoord")


def fill_day(page, question, day):
    asked = page.get_by_role("group", name=question)
    for box, text in (("Dag", day.day), ("Maand", day.month), ("Jaar", day.year)):
        asked.get_by_label(box).fill(str(text))
    return asked


def fill_moment(page, question, moment):
    fill_day(page, question, moment).get_by_label("Tijd").fill(f"{moment:%H.%M}")


def now():
    return dt.datetime.now(AMSTERDAM)


# What comes out.


def fetch(page, name):
    """What a link of the page leads to, as this person gets it: the file and its name."""
    address = page.get_by_role("main").get_by_role("link", name=name).first.get_attribute("href")
    return download(page, address)


def download(page, address):
    answer = page.request.get(address)
    assert answer.status == 200, (address, answer.status, answer.text()[:3000])
    return answer.body()


def text_of(pdf):
    """The text of a PDF on one line."""
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).split())
