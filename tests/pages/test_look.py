"""Every component, on the pages it was made for, in a browser: by day and by night, from a small phone to a desk."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.pages.gallery import PAGES
from tests.pages.looking import SCREENS, check, shown

ADDRESS = {"zaken": "/zaken/", "datalek": "/zaken/DL-2026-00012/", "dashboard": "/dashboard/"}
SHOTS = os.environ.get("SHOTS")  # a folder to keep pictures in, for whoever wants to look

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def gallery(client, settings, make_worker):
    settings.ROOT_URLCONF = "tests.pages.urls"
    client.force_login(make_worker())
    return client


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_good_on_every_screen(name, gallery, browser):
    path = ADDRESS.get(name, f"/galerij/{name}/")
    with shown(browser, gallery.get(path), path) as page:
        for width, scheme in SCREENS:
            check(page, width, scheme, name)
            if SHOTS and (width, scheme) != (320, "dark"):
                page.screenshot(path=Path(SHOTS) / f"{name}-{width}-{scheme}.png", full_page=True)


def test_nothing_moves_when_the_font_arrives(gallery, browser):
    """The page is laid out with the font kept back, and again with it: every block stays within a line of its place."""
    answer = gallery.get("/galerij/loket/")
    tops = "[...document.querySelectorAll('h1, h2, section, footer')].map((block) => block.getBoundingClientRect().top)"
    with shown(browser, answer, "/galerij/loket/") as page:
        page.set_viewport_size({"width": 390, "height": 800})
        page.wait_for_function("document.fonts.check('16px Commissioner')")
        after = page.evaluate(tops)
        page.evaluate("document.documentElement.style.setProperty('--sans', '\"Until Commissioner\"')")
        before = page.evaluate(tops)
    assert max(abs(a - b) for a, b in zip(after, before, strict=True)) <= 29


def test_a_letter_and_a_case_print_on_white_paper_without_what_can_only_be_clicked(gallery, browser):
    for path, hidden, kept in (
        ("/galerij/brief/", ".top, .foot, .back, .buttons", ".sheet"),
        ("/zaken/DL-2026-00012/", ".top, .foot, .index, .act-main", ".clock"),
    ):
        with shown(browser, gallery.get(path), path) as page:
            page.emulate_media(media="print", color_scheme="dark")
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
            assert not page.evaluate(f"[...document.querySelectorAll('{hidden}')].some((part) => part.offsetParent)")
            assert page.locator(kept).first.is_visible()
            pdf = page.pdf(prefer_css_page_size=True)
        assert pdf.startswith(b"%PDF")
        if "brief" in path:
            assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_at_twice_the_size_nothing_is_lost(gallery, browser):
    """200 % zoom of a small laptop is a page of 640 pixels; 400 % of a desk is 320, and is checked above."""
    for path in ADDRESS.values():
        with shown(browser, gallery.get(path), path) as page:
            check(page, 640, "light", path)
