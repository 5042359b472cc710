"""The frame around every page: its landmarks, its two languages, its menu, its errors, and how little it weighs."""

import gzip
import re
from html import unescape
from pathlib import Path

import polib
import pytest
from django.contrib.messages import get_messages
from django.contrib.staticfiles import finders
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.views.defaults import server_error

from config.urls import urlpatterns as ours
from pages.errors import bad_request, error_page
from tests.pages import gallery

CATALOGUE = "pages/locale/nl/LC_MESSAGES/django.po"


def text_of(html):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))).strip()


@pytest.fixture
def look(settings, rf, make_worker):
    """Draws a gallery page for someone who is signed in, at an address."""
    worker = make_worker()

    def draw(name, address="/galerij/", **extra):
        request = rf.get(address)
        request.user = worker
        return gallery.draw(name, request)

    return draw


@pytest.mark.parametrize("name", gallery.PAGES)
def test_every_page_has_its_landmarks(name, look):
    html = look(name)
    assert html.startswith('<!doctype html>\n<html lang="nl">')
    assert html.count("<main ") == html.count("</main>") == 1
    assert html.count("<h1") == 1
    assert '<a class="skip" href="#inhoud">Naar de inhoud</a>' in html
    assert 'role="status" id="gezegd"' in html
    assert re.search(r"<title>.+ - Privacyloket</title>", html)


@pytest.mark.parametrize("name", gallery.PAGES)
def test_no_page_has_an_id_twice(name, look):
    ids = re.findall(r'\sid="([^"]+)"', look(name))
    assert sorted({i for i in ids if ids.count(i) > 1}) == []


def test_the_menu_knows_where_one_is(look):
    assert '<a href="/zaken/" aria-current="page">Zaken</a>' in look("zaken", "/zaken/")
    inside = look("datalek", "/zaken/DL-2026-00012/")
    assert '<a href="/zaken/" aria-current="true">Zaken</a>' in inside
    assert inside.count("aria-current") == 2  # the menu and the breadcrumb


def test_the_menu_of_a_person_ends_with_signing_out_by_post(look):
    html = look("zaken")
    assert "<b>Iris van Wezel</b>, privacy officer" in html
    assert re.search(r'<form action="/accounts/logout/" method="post">\s*<input type="hidden" name="csrfmiddlewaretoken"', html)


def test_a_title_tells_that_something_is_wrong(look):
    assert "<title>Fout: Incident melden - Privacyloket</title>" in look("fout")
    assert "<title>Incident melden - Privacyloket</title>" in look("incident")


def test_htmx_neither_evaluates_nor_keeps_what_was_seen(look):
    html = look("zaken")
    for setting in ('"allowEval":false', '"includeIndicatorStyles":false', '"historyCacheSize":0', '"selfRequestsOnly":true'):
        assert setting in html
    assert "htmx" in look("zaken").split("</main>")[1]
    assert "<script src=" in look("loket")
    assert "htmx-2" not in look("loket")


def test_the_other_language_is_a_button_that_comes_back(client):
    html = client.get("/privacy/?a=1").content.decode()
    assert 'name="next" value="/privacy/?a=1"' in html
    assert '<button class="link" name="language" value="en" lang="en">In English</button>' in html
    answer = client.post("/taal/", {"language": "en", "next": "/privacy/"})
    assert answer.url == "/privacy/"
    assert "What this desk does with your data" in client.get("/privacy/").content.decode()


def test_another_site_is_never_come_back_to(client):
    answer = client.post("/taal/", {"language": "en", "next": "https://elders.example/"})
    assert "elders" not in answer.url


@pytest.mark.parametrize("address", ["/privacy/", "/toegankelijkheid/"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_of_the_foot_exist_for_everyone(address, language, client):
    client.cookies["language"] = language
    html = client.get(address).content.decode()
    assert f'<html lang="{language}">' in html
    assert "Voor medewerkers" in html if language == "nl" else "For staff" in html


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (400, "Dit konden we niet lezen"),
        (403, "Dit hoort niet bij je rol"),
        (404, "We kunnen deze pagina niet vinden"),
        (409, "Iemand anders was je net voor"),
        (413, "Dit is te groot"),
        (429, "Wacht even"),
        (500, "Er ging iets mis bij ons"),
    ],
)
def test_every_error_says_what_to_do(status, says, client):
    answer = error_page(client.get("/privacy/").wsgi_request, status)
    html = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{says}</h1>" in html
    assert "Exception" not in html
    assert len(text_of(html.split("<main")[1].split("</main>")[0])) > 80


def test_a_conflict_names_its_rule_and_loses_nothing(client):
    html = error_page(
        client.get("/privacy/").wsgi_request,
        409,
        reason="Eerst moet de FG advies geven.",
        back_url="/zaken/DL-2026-00001/",
        kept=[{"label": "Reden", "text": "Een lange <b>reden</b>\nop twee regels"}],
    ).content.decode()
    assert "<h1>Dit kan nu niet</h1>" in html
    assert "Eerst moet de FG advies geven." in html
    assert "Een lange &lt;b&gt;reden&lt;/b&gt;\nop twee regels</textarea>" in html
    assert '<a class="button" href="/zaken/DL-2026-00001/">Bekijk het opnieuw</a>' in html


def test_a_missing_page_is_found_by_the_resolver(client):
    answer = client.get("/bestaat-niet/")
    assert answer.status_code == 404
    assert "<h1>We kunnen deze pagina niet vinden</h1>" in answer.content.decode()


@pytest.mark.parametrize(("exception", "status"), [(RequestDataTooBig("x"), 413), (SuspiciousOperation("x"), 400)])
def test_too_much_is_told_apart_from_unreadable(exception, status, client):
    answer = bad_request(client.get("/privacy/").wsgi_request, exception)
    assert answer.status_code == status
    assert b"x</" not in answer.content


def test_the_page_for_our_own_faults_needs_neither_person_nor_database(rf):
    """No fixture of the database here: touching it would fail this test."""
    html = server_error(rf.get("/")).content.decode()
    assert "<h1>Er ging iets mis bij ons</h1>" in html
    assert "csrfmiddlewaretoken" not in html


def boom(request):
    raise RuntimeError("geheim")


urlpatterns = [path("stuk/", boom), *ours]


def test_a_fault_shows_that_page_and_none_of_its_words(settings):
    settings.ROOT_URLCONF = __name__
    answer = Client(raise_request_exception=False).get("/stuk/")
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons" in answer.content.decode()
    assert b"geheim" not in answer.content


def test_a_form_that_lay_too_long_says_so():
    answer = Client(enforce_csrf_checks=True).post("/taal/", {"language": "en"})
    assert answer.status_code == 403
    assert "De pagina stond te lang open" in answer.content.decode()


def test_what_just_happened_is_told_in_words_and_icon(rf, make_worker):
    html = render_to_string(
        "pages/privacy.html",
        {"messages": [type("Said", (), {"level_tag": "warning", "__str__": lambda self: "<b>Let op</b>"})()]},
    )
    assert '<p class="warning"><svg class="i"' in html
    assert "&lt;b&gt;Let op&lt;/b&gt;" in html


def test_reading_messages_empties_them(client):
    assert list(get_messages(client.get("/privacy/").wsgi_request)) == []


def linked(html):
    return re.findall(r'(?:href|src)="/static/([^"]+)"', html)


@pytest.mark.parametrize("name", ["loket", "fout"])
def test_a_first_page_weighs_less_than_a_hundred_kilobytes(name, look):
    html = look(name)
    files = [Path(finders.find(path)).read_bytes() for path in dict.fromkeys(linked(html))]
    squeezed = sum(len(body if body[:4] == b"wOF2" else gzip.compress(body)) for body in [html.encode(), *files])
    assert squeezed < 75_000
    assert sum(map(len, files)) + len(html) < 120_000


def test_everything_a_page_asks_for_is_there_and_ours(look):
    for name in gallery.PAGES:
        html = look(name)
        assert all(finders.find(path) for path in linked(html))
        assert not re.search(r'(?:src|href)="(?:https?:)?//', html)


def test_the_font_is_there_before_the_text(look):
    assert 'rel="preload" href="/static/pages/fonts/commissioner-latin.woff2" as="font" type="font/woff2" crossorigin' in look(
        "loket"
    )


def test_the_dutch_of_the_frame_is_complete():
    entries = polib.pofile(CATALOGUE)
    assert [e.msgid for e in entries if not (e.msgstr or all(e.msgstr_plural.values() or [""]))] == []
    assert [e.msgid for e in entries if e.fuzzy] == []
    for entry in entries:
        for told in [entry.msgstr, *entry.msgstr_plural.values()]:
            if told:
                assert set(re.findall(r"%\(\w+\)s|{\w*}", told)) <= set(re.findall(r"%\(\w+\)s|{\w*}", entry.msgid)), entry.msgid


def test_staff_are_called_je_and_outsiders_u():
    """A sentence never mixes the two."""
    for entry in polib.pofile(CATALOGUE):
        told = f" {entry.msgstr} "
        assert not (re.search(r"\b(u|uw)\b", told, re.I) and re.search(r"\b(je|jij|jouw)\b", told, re.I)), entry.msgstr
