"""What the small script adds, and that nothing is lost without it."""

from datetime import datetime, timedelta

import pytest
from django.utils import translation

from pages import words
from pages.words import AMSTERDAM
from tests.pages.gallery import TYPED, draw
from tests.pages.looking import ORIGIN, shown

TOUCHED = (
    "button, .button, select, textarea, summary, nav:not(.crumbs) a, .act, label.choice, label.chip, .pick label, "
    "input[type=text], input[type=email]"
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PAGE = """<!doctype html><html lang="nl"><title>Proef</title><script src="/static/pages/app.js" defer></script>
<link rel="stylesheet" href="/static/pages/base.css"><main><div id="gezegd" role="status"></div>
<p id="geheim">Vier woorden</p><button type="button" data-copy="geheim" hidden>Kopieer</button>
<form method="post" action="/klaar/" data-confirm="Weet je het zeker?"><button>Wis</button></form>
<form method="post" action="/traag/" id="traag"><button>Verstuur</button></form>
<details id="waarom"><summary>Waarom?</summary><p>Daarom.</p></details>
<details class="me"><summary>Ik</summary><div class="me-menu"><a href="#">Uit</a></div></details>
<a href="#" data-print>Druk af</a></main></html>"""


class Answer:
    """A page as it comes from the product, with its policy."""

    status_code = 200
    headers = {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'",
    }
    content = PAGE.encode()


@pytest.fixture
def page(browser):
    with shown(browser, Answer(), "/proef/") as page:
        yield page


def test_copying_puts_the_words_on_the_clipboard_and_says_so(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=ORIGIN)
    page.get_by_role("button", name="Kopieer").click()
    page.wait_for_selector("#gezegd p")
    assert page.inner_text("#gezegd") == "Gekopieerd"
    assert page.evaluate("navigator.clipboard.readText()") == "Vier woorden"


@pytest.mark.parametrize("sure", [True, False])
def test_what_cannot_be_undone_is_asked_about(page, sure):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept() if sure else dialog.dismiss()))
    page.get_by_role("button", name="Wis").click()
    page.wait_for_timeout(200)
    assert asked == ["Weet je het zeker?"]
    assert page.url.endswith("/klaar/" if sure else "/proef/")


def test_a_form_is_sent_once(page):
    sent = page.evaluate(
        """() => { let sent = 0; const form = document.getElementById("traag");
        document.addEventListener("submit", (event) => {
            if (!event.defaultPrevented) { sent += 1; event.preventDefault(); }
        });
        form.requestSubmit(); form.requestSubmit(); return sent; }"""
    )
    assert sent == 1
    assert page.locator("#traag button").get_attribute("aria-disabled") == "true"


def test_the_menu_closes_with_escape_and_gives_the_focus_back(page):
    page.locator("details.me summary").click()
    assert page.locator("details.me").evaluate("menu => menu.open")
    page.keyboard.press("Escape")
    assert not page.locator("details.me").evaluate("menu => menu.open")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_menu_closes_when_one_clicks_elsewhere(page):
    page.locator("details.me summary").click()
    page.locator("#geheim").click()
    assert not page.locator("details.me").evaluate("menu => menu.open")


def test_on_paper_every_fold_is_open_and_closes_again(page):
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#waarom").evaluate("fold => fold.open")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not page.locator("#waarom").evaluate("fold => fold.open")


def test_an_error_summary_has_the_focus_and_leads_to_the_field(browser, client, settings):
    settings.ROOT_URLCONF = "tests.pages.urls"
    with shown(browser, client.get("/galerij/fout/"), "/galerij/fout/") as page:
        assert page.evaluate("document.activeElement.className") == "error-summary"
        page.get_by_role("link", name="Vul het jaar in met vier cijfers").click()
        assert page.evaluate("document.activeElement.id") == "id_born_on_year"


def test_everything_is_there_without_the_script(browser, client, settings):
    settings.ROOT_URLCONF = "tests.pages.urls"
    with shown(browser, client.get("/galerij/fout/"), "/galerij/fout/", scripts=False) as page:
        for name in TYPED:
            assert page.locator(f"[name={name}]").count() > 0
        page.get_by_role("link", name="Vul het jaar in met vier cijfers").click()
        assert page.url.endswith("#id_born_on_year")


def test_a_whole_form_can_be_filled_in_by_keyboard(browser, client, settings):
    settings.ROOT_URLCONF = "tests.pages.urls"
    with shown(browser, client.get("/galerij/incident/"), "/galerij/incident/") as page:
        seen = []
        for _ in range(45):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.name || document.activeElement.textContent.trim().slice(0, 12)"))
            visible = page.evaluate(
                "getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.matches('body')"
            )
            assert visible, seen[-1]
        assert seen[0] == "Naar de inho"
        for name in (
            "what",
            "when",
            "noticed_at_day",
            "noticed_at_time",
            "story",
            "categories",
            "email",
            "school",
            "attachment",
            "honest",
        ):
            assert name in seen


@pytest.mark.parametrize("name", ["zaken", "incident", "datalek", "loket"])
def test_what_one_touches_is_large_enough(name, browser, rf, make_worker):
    """44 pixels on a phone for everything that is no link in a sentence (WCAG 2.2, 2.5.8 asks 24)."""
    request = rf.get(f"/{name}/")
    request.user = make_worker()
    answer = Answer()
    answer.content = draw(name, request).encode()
    answer.headers = {"content-type": "text/html; charset=utf-8"}
    with shown(browser, answer, f"/{name}/") as page:
        page.set_viewport_size({"width": 390, "height": 800})
        small = page.evaluate(
            """(touched) => [...document.querySelectorAll(touched)]
            .filter((e) => e.offsetParent && getComputedStyle(e).position !== "absolute")
            .map((e) => [e.textContent.trim().slice(0, 20) || e.name, Math.round(e.getBoundingClientRect().height)])
            .filter(([, height]) => height < 44)""",
            TOUCHED,
        )
        assert small == []


DUE = datetime(2026, 11, 26, 14, 20, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_clock_goes_on_in_the_words_of_the_server(browser, language):
    """Two days, one hour, under six hours, the last minute; once it is over the page as it came stays."""
    answer = Answer()
    clock = f'<p data-until="{DUE.isoformat()}">zoals het kwam</p>'
    answer.content = f'<html lang="{language}"><script src="/static/pages/app.js" defer></script>{clock}'.encode()
    with shown(browser, answer, "/proef/") as page:
        for minutes in (4 * 1440, 2 * 1440 + 241, 1440, 1439, 361, 359, 61, 60, 59, 1, 0):
            now = DUE - timedelta(minutes=minutes, seconds=20)
            assert look_again(page, now) == told(now, language)
        last = page.locator("p").inner_text()
        assert look_again(page, DUE + timedelta(hours=1)) == last


def look_again(page, now):
    """What the clock says when somebody comes back to the page at this moment."""
    page.clock.set_fixed_time(now)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    return page.locator("p").inner_text()


def told(now, language):
    with translation.override(language):
        return words.left(DUE, now, bare=True)
