"""The mail everything else is written on: one message, one link, one sender, readable by day, by night and as text."""

import re

import css_inline
import pytest
from django.template.loader import render_to_string

from tests.pages.looking import AXE

CONTEXT = {
    "subject": "DL-2026-00012: meld dit vóór donderdag 14.20 uur bij de AP",
    "lang": "nl",
    "sender": "Privacyloket, Stichting Veldkring",
    "preview": "Nog 1 dag. De antwoorden voor het formulier staan klaar.",
    "label": "Nog te gaan voor de melding aan de AP",
    "big": "1 dag",
    "end": "uiterlijk donderdag 26 november, 14.20 uur",
    "share": 66.6,
    "lead": "Datalek DL-2026-00012 is nog niet gemeld.",
    "paragraphs": ["De bestuurder besloot om te melden.", "Het invullen kost ongeveer twintig minuten."],
    "url": "http://127.0.0.1:8000/zaken/DL-2026-00012/?a=1&b=2",
    "link": "Open DL-2026-00012",
    "more_title": "Lukt het niet op tijd?",
    "more": ["Meld dan wat je al weet."],
    "foot": "Je krijgt deze mail omdat je deze zaak behandelt.",
}


def html(**changes):
    return render_to_string("pages/mail/base.html", CONTEXT | changes)


def text(**changes):
    return render_to_string("pages/mail/base.txt", CONTEXT | changes)


def inlined(**changes):
    return css_inline.inline(html(**changes))


def test_there_is_one_link_and_it_is_the_same_in_both():
    assert re.findall(r'href="([^"]+)"', html()) == ["http://127.0.0.1:8000/zaken/DL-2026-00012/?a=1&amp;b=2"]
    assert re.findall(r"https?://\S+", text()) == [CONTEXT["url"]]


def test_both_tell_the_same():
    for key in ("label", "big", "end", "lead", "link", "more_title", "foot", "sender"):
        assert CONTEXT[key] in html()
        assert CONTEXT[key] in text()
    for paragraph in CONTEXT["paragraphs"] + CONTEXT["more"]:
        assert paragraph in html()
        assert paragraph in text()


def test_text_is_not_escaped_and_html_is():
    assert "Kinderen & ouders <3" in text(lead="Kinderen & ouders <3")
    assert "Kinderen &amp; ouders &lt;3" in html(lead="Kinderen & ouders <3")


def test_nothing_is_fetched_from_anywhere():
    assert not re.search(r"<img|<link|url\(|@import", html())


def test_styles_sit_on_the_elements_and_only_the_night_stays_apart():
    mail = inlined()
    assert 'class="button" href' in mail
    assert re.search(r'class="button"[^>]*style="[^"]*background: ?#0b5058', mail)
    assert mail.count("<style") == 1
    assert "prefers-color-scheme: dark" in mail


def test_the_ruler_shows_how_far_it_is():
    assert 'style="width:67%"' in html()
    assert "width:" not in html(share=None).split("</style>")[-1]


def test_a_mail_without_a_clock_has_no_empty_label():
    bare = html(label="", share=None)
    assert 'class="label"' not in bare
    assert text(label="").startswith("1 dag\n")


def test_the_text_has_no_heaps_of_white_lines():
    assert "\n\n\n\n" not in text()
    assert text(more=[], more_title="", url="").strip().endswith(CONTEXT["foot"])


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_mail_is_good_on_a_phone_by_day_and_by_night(scheme, browser):
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(inlined())
    assert [(v["id"], v["nodes"]) for v in AXE.run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= 320")
    context.close()
