"""Shows pages of the test client in a real browser, with the product's own headers and files, and no server at all."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

ORIGIN = "http://localhost"  # a safe origin for the browser; every request is answered here
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
SCREENS = [(width, scheme) for width in (1440, 390, 320) for scheme in ("light", "dark")]
AXE = Axe()
OPTIONS = {"resultTypes": ["violations"], "preload": False}  # preloading copies nodes with their styles, against our policy


@contextmanager
def shown(browser, response, path="/", *, scripts=True, also=None):
    """This answer on a fresh page. A breach of the content policy or an error of a script fails the test.

    `also` holds the answers to other addresses that the page asks for, by path.
    """
    wrong = []
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", java_script_enabled=scripts)
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)

    def answer(route):
        asked = urlsplit(route.request.url).path
        if asked.startswith("/static/"):
            found = finders.find(asked.removeprefix("/static/"))
            assert found, f"{asked} is asked for, and not there"
            route.fulfill(path=found, content_type=TYPES[asked.rsplit(".", 1)[1]])
        elif asked == path or asked in (also or {}):
            given = response if asked == path else also[asked]
            route.fulfill(status=given.status_code, headers=dict(given.headers), body=given.content)
        else:
            route.fulfill(status=200, body="elders")

    page.route("**/*", answer)
    page.goto(ORIGIN + path)
    page.evaluate("document.fonts.ready")
    yield page
    context.close()
    wrong = [line for line in wrong if "status of" not in line]
    assert not wrong, wrong


def check(page, width, scheme, told=""):
    """Nothing that axe finds, and no sideways scroll, at this width and by this light."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = AXE.run(page, options=OPTIONS).response["violations"]
    told = f"{told} at {width}, {scheme}"
    assert not found, "\n".join([told, *(f"{v['id']}: {n['target']} {n['failureSummary']}" for v in found for n in v["nodes"])])
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over == 0, f"{told}: {over} px too wide"
