"""The components one by one: what they say in each state, and that nothing in them needs an open policy."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.template import TemplateSyntaxError, engines
from django.template.loader import render_to_string

import pages
from pages.clock import face
from pages.icons import DRAWN, icon
from tests.pages.gallery import ACTS, CLOCKS, NOW, WHY, at, cases, day_ends

FOLDER = Path(pages.__file__).parent
TEMPLATES = sorted((FOLDER / "templates").rglob("*.html"))


def draw(text, **context):
    return engines["django"].from_string("{% load pages %}" + text).render(context)


def include(name, **context):
    return render_to_string(f"pages/_{name}.html", context)


def text_of(html):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))).strip()


def clock(n, **changes):
    return text_of(include("clock", now=NOW, clock=CLOCKS[n] | changes))


def test_a_clock_that_runs():
    told = text_of(
        include(
            "clock",
            now=NOW,
            clock={"label": "Nog te gaan", "start": at(23, 14, 20), "due": at(26, 14, 20), "unit": "hour", "explanation": WHY},
        )
    )
    assert told.startswith("Nog te gaan 2 dagen en 4 uur uiterlijk donderdag 26 november, 14.20 uur")
    assert "Waarom deze datum?" in told
    assert told.endswith("Later melden moet ook nog, dan met de reden erbij.")


def test_a_clock_that_is_late():
    html = include("clock", now=NOW, clock=CLOCKS[0])
    assert "clock-late" in html
    assert text_of(html).startswith(
        "Te laat bij de AP 2 dagen te laat de termijn liep af op zaterdag 21 november, 14.20 uur Melden moet nog steeds."
    )


def test_a_clock_in_its_last_day_is_warm_and_not_red():
    html = include("clock", now=NOW, clock=CLOCKS[5])
    assert "clock-soon" in html
    assert "clock-late" not in html
    assert "vandaag de laatste dag" in html


def test_a_clock_that_stands_still_tells_both_dates():
    assert clock(3).startswith(
        "Ons antwoord, stil Staat stil sinds maandag 16 november "
        "Gaat de klok nu verder, dan is de laatste dag dinsdag 15 december. Zonder de pauze was het maandag 7 december."
    )


def test_a_clock_that_was_met_tells_when():
    assert clock(4) == (
        "De melding aan de AP Gemeld dinsdag 24 november, 11.03 uur "
        "Het moest uiterlijk donderdag 26 november, 14.20 uur klaar zijn."
    )


def test_a_case_without_a_term_says_why():
    html = include("clock", now=NOW, clock={"label": "Antwoord", "explanation": WHY[:1]})
    assert text_of(html).startswith("Antwoord Geen einddatum Waarom geen datum?")
    assert "<svg" not in html


def test_the_why_is_folded_unless_asked():
    assert "<details>" in include("clock", now=NOW, clock=CLOCKS[2])
    assert "<details open>" in include("clock", now=NOW, clock=CLOCKS[2] | {"why_open": True})


def test_acts_have_one_full_button_and_refusals_name_their_rule():
    html = include("acts", acts=ACTS)
    assert html.count('class="button act-main"') == 1
    assert html.count('aria-disabled="true"') == 3
    for n, act in enumerate([act for act in ACTS if not act["allowed"]], 1):
        assert f'aria-describedby="regel{n}"' in html
        assert f'<small id="regel{n}">{act["reason"]}</small>' in html
    assert text_of(html).startswith("Wat je nu kunt doen Meld het bij de AP")


@pytest.mark.parametrize("acts", [[], None, [{"label": "Sluit", "allowed": False, "reason": "Nog niet."}]])
def test_nothing_to_do_is_said(acts):
    assert "Er is hier nu niets voor jou te doen." in text_of(include("acts", acts=acts))


def test_acts_may_be_objects():
    class Act:
        allowed, main, url, label, hint, icon = True, True, "#", "Doe het", "", ""

    assert "act-main" in include("acts", acts=[Act()])


def test_a_list_of_cases_is_a_table_that_says_so_in_every_layout():
    html = include(
        "cases", cases=cases(), caption="Open zaken", pick="case", sort={"url": "?x", "label": "Draai om", "ascending": True}
    )
    assert html.count('role="row"') == 8
    assert html.count('type="checkbox"') == 7
    assert 'aria-label="Kies DL-2026-00011"' in html
    assert 'aria-sort="ascending"' in html
    told = text_of(html)
    assert "Laptop gestolen uit auto DL-2026-00013 hele bestuur" in told
    assert "nog niemand" in told
    assert "staat stil tot er antwoord is" in told


def test_a_list_without_boxes_and_order_has_none():
    html = include("cases", cases=cases(), caption="Zaken")
    assert "checkbox" not in html
    assert "aria-sort" not in html


def test_colour_never_speaks_alone():
    """Each clock in a list has an icon and words beside its colour."""
    html = include("cases", cases=cases(), caption="Zaken")
    for cell in re.findall(r'<td role="cell" class="left.*?</td>', html, re.DOTALL):
        assert cell.index('<svg class="i"') < cell.index("</b>")
        assert text_of(cell)


def test_facts_keep_what_people_wrote():
    html = include(
        "facts", facts=[{"label": "Wat", "value": "regel <b>1</b>\nregel 2", "typed": True}, {"label": "Wie", "list": ["a", "b"]}]
    )
    assert '<dd class="typed">regel &lt;b&gt;1&lt;/b&gt;\nregel 2</dd>' in html
    assert "<p>a</p><p>b</p>" in html


def test_a_chain_that_does_not_hold_is_told():
    told = text_of(include("timeline", events=[], chain={"ok": False, "count": 3}))
    assert "De keten klopt niet" in told


def test_steps_say_where_one_is():
    html = include("steps", steps=[{"title": "A", "state": "done"}, {"title": "B", "state": "here"}, {"title": "C"}])
    assert html.count('aria-current="step"') == 1
    assert html.count('class="todo"') == 1
    assert '<span class="unseen">gedaan</span>' in html


def test_a_document_that_cannot_be_opened_says_why():
    html = include("docs", docs=[{"title": "Bewijs", "why": "Wordt nog gecontroleerd."}])
    assert "<a" not in html
    assert "Wordt nog gecontroleerd." in html


@pytest.mark.parametrize(
    ("pager", "says"),
    [
        ({}, ""),
        ({"text": "1 tot 9"}, "1 tot 9"),
        ({"next": "?n"}, "Volgende"),
        ({"previous": "?p", "next": "?n"}, "Vorige Volgende"),
    ],
)
def test_browsing_shows_only_the_ways_there_are(pager, says):
    assert text_of(include("pager", pager=pager)) == says


def test_an_empty_list_teaches():
    told = text_of(
        include("empty", empty={"title": "Nog geen datalekken.", "text": "Zo meld je er een.", "url": "#", "label": "Meld"})
    )
    assert told == "Nog geen datalekken. Zo meld je er een. Meld"


def test_banners_are_there_only_when_needed():
    assert include("banners", banners=[]).strip() == ""
    html = include("banners", banners=[{"text": "De planner staat stil.", "level": "late", "url": "/x/", "link": "Lees wat nu"}])
    assert "banner-late" in html
    assert text_of(html) == "De planner staat stil. Lees wat nu"


def test_a_selection_of_nothing_shows_its_nought():
    html = include("views", views=[{"url": "#", "label": "Te laat", "count": 0}, {"url": "#", "label": "Alles", "count": None}])
    assert text_of(html) == "Te laat 0 Alles"


@pytest.mark.parametrize(
    ("score", "place", "anchor", "level"),
    [(0, "0%", "start", "laag"), (1.99, "39.8%", "middle", "laag"), (2, "40%", "middle", "matig"), (3, "60%", "middle", "hoog"),
     (3.25, "65%", "middle", "hoog"), (4, "80%", "middle", "zeer hoog"), (5, "100%", "end", "zeer hoog"),
     (6.5, "100%", "end", "zeer hoog")],
)  # fmt: skip
def test_the_scale_of_severity(score, place, anchor, level):
    html = draw("{% gauge score %}", score=score)
    assert f'x="{place}" y="14" text-anchor="{anchor}"' in html
    assert re.findall(r'class="strong" x="[^"]+" y="66"[^>]*>([^<]+)', html) == [level]


def test_a_severity_that_is_not_known_is_said_so():
    html = draw("{% gauge None %}")
    assert "nog niet bekend" in html
    assert "needle" not in html


@pytest.mark.parametrize(
    ("done", "total", "share"), [(0, 9, "0%"), (5, 9, "55.56%"), (9, 9, "100%"), (12, 9, "100%"), (0, 0, "0%")]
)
def test_progress(done, total, share):
    html = draw("{% progress done total %}", done=done, total=total)
    assert f'width="{share}" height="4"' in html


def test_the_small_ruler_is_hidden_from_readers_because_the_words_stand_beside_it():
    html = draw("{% mini_ruler face %}", face=face(NOW + timedelta(hours=18), NOW, start=NOW - timedelta(hours=54)))
    assert 'class="ruler-mini warm" aria-hidden="true"' in html
    assert 'width="75%" height="4"' in html


def test_the_large_ruler_has_words_for_who_cannot_see_it():
    html = draw("{% clock_ruler start due now 'day' %}", start=at(5), due=day_ends(7, 12), now=NOW)
    assert 'role="img" aria-label="Liniaal van donderdag 5 november tot en met maandag 7 december.' in html


def test_filters_tell_time_against_the_moment_of_the_page():
    told = draw(
        "{{ due|day:now }} / {{ due|full_day }} / {{ due|moment:now }} / "
        "{{ due|short_moment }} / {{ due|short_due }} / {% left due now %}",
        due=at(26, 14, 20),
        now=NOW,
    )
    assert told == (
        "donderdag 26 november / donderdag 26 november 2026 / donderdag 26 november, 14.20 uur"
        " / do 26 nov, 14.20 / do 26 nov, 14.20 / nog 2 dagen en 4 uur"
    )


def test_an_icon_is_one_piece_and_hidden_from_readers():
    assert icon("clock").startswith('<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><circle')
    assert icon("") == ""
    assert len(DRAWN) > 70


def test_an_icon_that_is_not_drawn_is_an_error_and_no_gap():
    with pytest.raises(KeyError):
        icon("eenhoorn")


def test_every_icon_that_our_templates_name_is_drawn():
    for path in TEMPLATES:
        named = re.findall(r'{% icon "([^"]+)"', path.read_text()) + re.findall(
            r'{% icon [^%]*\|default:"([a-z-]+)"', path.read_text()
        )
        assert set(named) <= set(DRAWN), path


@pytest.mark.parametrize(
    "path", [p for p in TEMPLATES if "mail" not in p.parts], ids=lambda p: str(p.relative_to(FOLDER / "templates"))
)
def test_no_template_needs_an_open_policy(path):
    html = path.read_text()
    assert not re.search(r"\sstyle=", html)
    assert not re.search(r"\son[a-z]+=", html)
    assert "javascript:" not in html
    for attributes, inside in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
        assert "src=" in attributes or "application/json" in attributes, inside
    assert not re.search(r"https?://(?!www\.w3\.org)", html)


@pytest.mark.parametrize("path", sorted((FOLDER / "templates" / "pages").glob("_*.html")), ids=lambda p: p.stem)
def test_every_component_tells_what_it_needs(path):
    assert re.search(r"{% comment %}.+?{% endcomment %}|{#.+?#}", path.read_text(), re.DOTALL)


def test_a_broken_template_is_loud():
    with pytest.raises(TemplateSyntaxError):
        draw("{% ruler_of_nothing %}")
