"""What a requester does at /zaak/, and what the school does for it: links, codes and files."""

import re

from playwright.sync_api import expect

from tests.journeys.rights_steps import LINK, step, take

ASKED = "Kijk in uw mail"


def ask_link(page, reference, email):
    """At the door, by number and address. The answer is the same whether they fit or not."""
    page.goto("/zaak/")
    page.get_by_label("Nummer van uw zaak").fill(reference)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_role("button", name="Mail mij een link").click()
    page.get_by_role("heading", name=ASKED).wait_for()


def leave(page):
    page.get_by_role("button", name="Afsluiten").click()
    page.get_by_role("heading", name="U hebt uw zaak verlaten").wait_for()


def come_in(home, before):
    """By the next mail with a link beyond the first `before`; gives the link."""
    link = LINK.search(home.house.mail(home.email, after=before, within=90)["text"]).group()
    home.page.goto(link)
    home.page.get_by_role("button", name="Open mijn zaak").click()
    home.page.wait_for_url("**/zaak/")
    return link


def link_is_dead(page, link):
    """Used or too old: says why, and leads on with one button."""
    assert page.goto(link).status == 404
    page.get_by_role("heading", name="Deze link werkt niet meer").wait_for()
    expect(page.get_by_role("button", name="Mail mij een nieuwe link")).to_be_visible()


def later(house, *rows):
    """As if weeks went by for these rows: what ends, has ended yesterday."""
    lines = ["import datetime as dt", "from django.utils import timezone", "from django.apps import apps"]
    for model, reference, path in rows:
        found = f"apps.get_model({model!r}).objects.filter(**{{{path + '__reference'!r}: {reference!r}}})"
        lines.append(f"assert {found}.update(expires_at=timezone.now() - dt.timedelta(days=1))")
    done = house.manage("shell", "-c", "; ".join(lines))
    assert done.returncode == 0, done.stdout + done.stderr


# What the school does.


def have_it_found(page, colleague, reference, name, content):
    """One colleague is asked, and adds a file."""
    step(page, reference, "Laat zoeken")
    page.get_by_role("main").get_by_role("combobox").first.select_option(label="Noor Tesselaar, leraar groep 6")
    take(page, reference, "Laat zoeken")
    colleague.goto("/werk/")
    colleague.get_by_role("listitem").filter(has_text=reference).get_by_role("link").first.click()
    colleague.get_by_label("Ja, ik voeg het hier toe").check()
    colleague.get_by_label("Bestanden").set_input_files({"name": name, "mimeType": "image/png", "buffer": content})
    colleague.get_by_role("button", name="Verstuur dit antwoord").click()
    colleague.get_by_text("Dank je").first.wait_for()


def look_through(page, reference):
    """A person reads what was found, and answers the list of what must not be overlooked."""
    page.goto(f"/zaken/{reference}/")
    page.get_by_role("link", name=re.compile("^bekijk")).first.click()
    page.get_by_label("Het gaat helemaal mee").check()
    page.get_by_role("button", name="Bewaar dit").click()
    page.wait_for_url(re.compile(rf"/zaken/{reference}/"))
    step(page, reference, "Beantwoord de controlelijst")
    for box in page.get_by_label("Zit er niet bij").all():
        box.check()
    take(page, reference, "Beantwoord de controlelijst")


def choose_files(page, reference):
    page.goto(f"/zaken/{reference}/antwoord/")
    page.get_by_role("button", name="Bewaar deze keuze").click()
    page.get_by_text("Dit gaat bij het antwoord").first.wait_for()


def make_code(page, reference):
    """Told by telephone; stands there once."""
    page.goto(f"/zaken/{reference}/code/")
    page.get_by_label("Per telefoon").check()
    page.get_by_role("button", name="Maak de code").click()
    return page.locator(".download-code").inner_text()


def type_code(page, code):
    page.get_by_label("De code van acht cijfers").fill(code)
    page.get_by_role("button", name="Open ons antwoord").click()
