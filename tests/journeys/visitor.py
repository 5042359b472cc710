"""Somebody with a browser: signs in once, and everything that goes wrong in the own pages is written down."""

from urllib.parse import urlsplit

PATIENCE = 60_000
PHONE, DESK = 390, 1440


class Visitors:
    """Everybody who comes by in one test."""

    def __init__(self, browser, house, keys):
        self.browser, self.house, self.keys = browser, house, keys
        self.contexts, self.wrong = [], []

    def __call__(self, login=None, width=DESK, *, scripts=True):
        """A page of this person, signed in; of a stranger without a login."""
        if login and login not in self.keys:
            self.keys[login] = self.sign_in(login)
        return self.open(width, scripts, self.keys.get(login))

    def open(self, width=DESK, scripts=True, kept=None):
        context = self.browser.new_context(
            base_url=self.house.url,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            storage_state=kept,
        )
        context.set_default_timeout(PATIENCE)
        context.on("page", self.watch)
        self.contexts.append(context)
        return context.new_page()

    def sign_in(self, login):
        """As somebody does it, on the page; gives the cookies."""
        page = self.open()
        page.goto("/accounts/login/")
        self.fill_in(page, login)
        page.wait_for_url("**/werk/")
        return page.context.storage_state()

    def fill_in(self, page, login):
        page.get_by_label("E-mailadres").fill(f"{login}@demo.example")
        page.get_by_label("Wachtwoord").fill(self.house.password)
        page.get_by_role("button", name="Inloggen", exact=True).click()

    def watch(self, page):
        """Errors of scripts, of the content policy and of files that are not there; and requests to others than the house."""
        page.on("pageerror", lambda error: self.note(page, str(error)))
        page.on("console", lambda line: self.note(page, line.text) if is_wrong(line) else None)
        page.on("request", lambda request: self.is_ours(page, request.url))

    def note(self, page, what):
        self.wrong.append(f"{urlsplit(page.url).path}: {what}")

    def is_ours(self, page, url):
        asked = urlsplit(url)
        if asked.scheme in ("http", "https") and f"{asked.scheme}://{asked.netloc}" != self.house.url:
            self.note(page, f"asks another host: {url}")

    def leave(self):
        for context in self.contexts:
            context.close()


def is_wrong(line):
    """A refusal of our own (400, 409) is an error to the console, and none to us: the tests look at those themselves."""
    return line.type == "error" and "the server responded with a status of 4" not in line.text
