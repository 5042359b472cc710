"""A parent without an account, and without JavaScript, reports a leak at the desk of the school and follows it."""

import re
from secrets import token_hex

import pytest

from tests.journeys.visitor import PHONE

pytestmark = [pytest.mark.slow]

PARENT = f"ouder.{token_hex(3)}@voorbeeld.example"
SEEN = "Ik kreeg de toetsuitslagen van een klasgenoot van mijn dochter in een open envelop mee."
BACK = "De envelop ligt hier nog, ik breng hem morgen om half negen langs."
QUICKEST = 3_000  # milliseconds: the form does not believe in anybody faster
MOVED = """
  window.moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => { window.moved += shift.value; }))
    .observe({type: "layout-shift", buffered: true});
"""
LINK = re.compile(r"http://\S+/zaak/\S+")


def test_a_parent_reports_a_leak_without_javascript(visitors, live_house):
    page = visitors(width=PHONE, scripts=False)
    reference = report(page)
    mail = live_house.mail(PARENT, within=60)
    assert reference in mail["subject"] + mail["text"]
    assert "toetsuitslagen" not in mail["subject"] + mail["text"] + mail["html"]
    link = LINK.search(mail["text"]).group()
    follow(page, link, reference)
    write_back(page)
    works_no_more(visitors, link)
    is_heard(visitors, reference)


def report(page):
    page.goto("/")
    page.get_by_role("link", name="De Regenmeter").click()
    page.get_by_role("link", name="Datalek melden").click()
    page.wait_for_timeout(QUICKEST)
    page.get_by_role("button", name="Verstuur").click()  # nothing filled in yet
    summary = page.get_by_role("alert")
    assert "Wat hebt u gezien?" in summary.inner_text()
    page.get_by_label("Ik kreeg een brief of papier dat niet voor mij was").check()
    page.get_by_label("Vertel kort wat er gebeurde").fill(SEEN)
    page.get_by_label("Gisteren").check()
    page.get_by_label("Tijd").fill("15.30")
    page.get_by_text("Weet u meer?").click()
    page.get_by_label("Cijfers en toetsen").check()
    page.get_by_label("Leerlingen").check()
    page.get_by_label("Van hoeveel mensen?").fill("1")
    page.get_by_label("E-mailadres").fill(PARENT)
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_role("heading", name="Uw melding is binnen", exact=False).wait_for()
    number = page.get_by_text(re.compile(r"^DL-\d{4}-\d{5,}$")).first.inner_text()
    assert SEEN not in page.content()
    return number


def follow(page, link, reference):
    """Looking spends nothing, for mail scanners look too: the button does."""
    page.goto(link)
    page.goto(link)
    page.get_by_role("button", name="Open mijn zaak").click()
    page.wait_for_url("**/zaak/")
    assert reference in page.get_by_role("main").inner_text()


def write_back(page):
    page.get_by_label("Schrijf ons een bericht").fill(BACK)
    page.get_by_role("button", name="Verstuur").click()
    assert BACK in page.get_by_role("article").last.inner_text()


def works_no_more(visitors, link):
    other = visitors(scripts=False)
    assert other.goto(link).status == 404
    other.get_by_role("heading", name="Deze link werkt niet meer").wait_for()


def is_heard(visitors, reference):
    """The privacy officer reads what was written, and answers on the parent's own page."""
    officer = visitors("po")
    officer.goto(f"/zaken/{reference}/")
    assert SEEN in officer.get_by_role("region", name="Feiten").inner_text()
    assert BACK in officer.get_by_role("region", name="Berichten").inner_text()


DESK = "loket/de-regenmeter-merelveen/"


@pytest.mark.parametrize("path", ["", DESK, f"{DESK}datalek/", f"{DESK}verzoek/", "accounts/login/"])
def test_a_first_page_weighs_less_than_100_kb(visitors, live_house, path):
    """Over the wire, with an empty cache: page, styles, font, scripts and pictures. And nothing moves while it comes in."""
    page, weight = visitors(width=PHONE), []
    watch = page.context.new_cdp_session(page)
    watch.send("Network.enable")
    watch.on("Network.loadingFinished", lambda came: weight.append(came["encodedDataLength"]))
    page.add_init_script(MOVED)
    page.goto(f"/{path}", wait_until="networkidle")
    assert 0 < sum(weight) < 100_000
    assert page.evaluate("window.moved") == 0
