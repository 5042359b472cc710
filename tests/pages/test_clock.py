"""How urgent a clock looks: red is only for what has passed."""

from datetime import datetime, timedelta

import pytest

from pages.clock import ICONS, face, passed
from pages.icons import DRAWN
from pages.words import AMSTERDAM

NOW = datetime(2026, 11, 24, 10, 12, tzinfo=AMSTERDAM)
DAY_TERM = datetime(2026, 11, 24, 23, 59, 59, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("due", "tone", "icon", "css", "words"),
    [
        (NOW + timedelta(days=10), "", "clock", "", "nog 10 dagen"),
        (NOW + timedelta(hours=73), "", "clock", "", "nog 3 dagen en 1 uur"),
        (NOW + timedelta(hours=72), "near", "hourglass", "warm", "nog 3 dagen"),
        (NOW + timedelta(hours=25), "near", "hourglass", "warm", "nog 1 dag en 1 uur"),
        (NOW + timedelta(hours=24), "soon", "flame", "warm", "nog 1 dag"),
        (NOW + timedelta(minutes=1), "soon", "flame", "warm", "nog 1 minuut"),
        (NOW, "soon", "flame", "warm", "nog minder dan een minuut"),
        (NOW - timedelta(minutes=1), "late", "circle-alert", "late", "1 minuut te laat"),
        (DAY_TERM, "soon", "flame", "warm", "vandaag de laatste dag"),
        (DAY_TERM - timedelta(days=1), "late", "circle-alert", "late", "1 dag te laat"),
    ],
)
def test_a_running_clock(due, tone, icon, css, words):
    shown = face(due, NOW)
    assert (shown.tone, shown.icon, shown.css, shown.words) == (tone, icon, css, words)


def test_a_clock_that_stands_still_never_burns():
    shown = face(NOW - timedelta(days=9), NOW, suspended=True)
    assert (shown.words, shown.tone, shown.css, shown.icon) == ("staat stil", "still", "still", "pause")
    assert shown.end == "tot er antwoord is"


def test_a_clock_that_was_met_never_burns():
    shown = face(NOW - timedelta(days=9), NOW, ended_at=NOW - timedelta(days=10))
    assert (shown.words, shown.end, shown.tone, shown.share) == ("gedaan", "za 14 nov, 10.12", "done", 1.0)


def test_a_case_without_a_clock_says_so():
    assert face(None, NOW).words == "geen termijn"


def test_the_end_is_told_with_its_hour_only_when_the_term_has_hours():
    assert face(NOW + timedelta(days=10), NOW).end == "vr 4 dec, 10.12"
    assert face(DAY_TERM, NOW).end == "di 24 nov"


@pytest.mark.parametrize(
    ("start", "due", "share"),
    [(-18, 54, 0.25), (-72, 0, 1.0), (-90, -18, 1.0), (5, 77, 0.0), (0, 0, 0.5)],
)
def test_the_part_that_is_behind_us(start, due, share):
    assert passed(NOW + timedelta(hours=start), NOW + timedelta(hours=due), NOW) == share


def test_without_a_start_half_is_shown():
    assert passed(None, NOW, NOW) == 0.5


def test_a_late_clock_is_full():
    assert face(NOW - timedelta(hours=1), NOW, start=NOW - timedelta(hours=2)).share == 1.0


def test_every_icon_of_a_clock_is_drawn():
    assert set(ICONS.values()) | {"minus"} <= set(DRAWN)
