"""Walks the pages that somebody is offered, link by link: each kind of page once."""

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.visitor import DESK, PHONE

AXE = Axe()
OPTIONS = {"resultTypes": ["violations"], "preload": False}  # preloading copies nodes with their styles, against our policy
MOST = 80  # pages of one person; more kinds of page than that do not exist
FILES = re.compile(r"/(pdf|json)/$|/documenten/[0-9a-f-]{36}/$|\.ics$")
ENDS = re.compile(r"^/accounts/logout/")
PUBLIC = re.compile(r"^/($|loket/|zaak/|privacy/|toegankelijkheid/|accounts/(login|password/reset)/)")
LINKS = "links => links.map(link => link.href)"
# What a page is made of, in order: axe judges tags, classes and attributes, and a list of three is as good as one of four.
PARTS = """() => {
  const part = (one) => [one.tagName, one.className.baseVal ?? one.className, one.getAttributeNames(), one.getAttribute('role'),
    !one.textContent.trim()].join(' ')
  const parts = [...document.querySelectorAll('body *')].map(part).filter((one, place, all) => one !== all[place - 1])
  return [document.documentElement.lang, ...parts].join('|')
}"""
LOOKED_AT = set()  # pages of one build, at one width: what the officer's page has, axe need not see again on the FG's


class Walk:
    """One person's way through the house. `faults` holds everything that was found.

    No page is too wide at either width; axe looks once at each width at pages that are built alike, since it takes a second.
    """

    def __init__(self, page, house, states=(), *, staff=False):
        self.page, self.house, self.states, self.staff = page, house, dict(states), staff
        self.seen, self.faults = set(), []

    def through(self, *starts):
        """From these addresses on, as far as links lead."""
        waiting = list(starts)
        while waiting and len(self.seen) < MOST:
            address = waiting.pop(0)
            make = self.make(address)
            if make not in self.seen:
                self.seen.add(make)
                waiting += self.look(address)
        return self

    def make(self, address):
        """The kind of page behind an address: one case for each state counts, and one of everything that is numbered."""
        path = urlsplit(address).path
        path = re.sub(r"DL-\d{4}-\d{5,}", lambda found: self.states.get(found.group(), "zaak"), path)
        path = re.sub(r"(?<=^/loket/)[^/]+", "school", path)
        path = re.sub(r"(?<=/verzoek/brief/)[^/]+", "voorbeeld", path)
        return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/)", "n", path)

    def look(self, address):
        """Open one page, look at it at both widths, and give the addresses of ours that it offers."""
        page = self.page
        page.set_viewport_size({"width": DESK, "height": 900})
        status = page.goto(address).status
        if status >= 400:
            self.faults.append(f"{address}: offered, and answers {status}")
            return []
        for width in (DESK, PHONE):
            self.check(address, width)
        return [link for link in map(self.ours, page.locator("a[href]").evaluate_all(LINKS)) if link]

    def check(self, address, width):
        """No sideways scroll, and nothing that axe finds."""
        self.page.set_viewport_size({"width": width, "height": 900})
        build = (width, self.page.evaluate(PARTS))
        violations = [] if build in LOOKED_AT else AXE.run(self.page, options=OPTIONS).response["violations"]
        LOOKED_AT.add(build)
        for found in violations:
            places = ", ".join(str(node["target"]) for node in found["nodes"][:3])
            self.faults.append(f"{address} at {width}: {found['id']} ({places})")
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            self.faults.append(f"{address} at {width}: {over} px too wide")

    def ours(self, link):
        """The path of a page of the house; nothing for files, the way out, what lies elsewhere, and what the stranger walks."""
        parts = urlsplit(link)
        if f"{parts.scheme}://{parts.netloc}" != self.house.url or FILES.search(parts.path) or ENDS.search(parts.path):
            return ""
        return "" if self.staff and PUBLIC.match(parts.path) else parts.path


def looks_at(page, house):
    """Judges the page as it stands now, small and large: for pages that no link leads to."""
    walk = Walk(page, house)

    def look(what):
        for width in (320, DESK, PHONE):
            walk.check(what, width)
        assert not walk.faults, "\n".join(walk.faults)

    return look
