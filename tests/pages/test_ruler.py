"""The geometry of the ruler, against the mockups and against what must always hold."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages import ruler
from pages.words import AMSTERDAM


def at(day, hour=0, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=AMSTERDAM)


AWARE, DUE, NOW = at(23, 14, 20), at(26, 14, 20), at(24, 10, 12)
RECEIVED, ANSWER = at(5, 20, 14), datetime(2026, 12, 7, 23, 59, 59, tzinfo=AMSTERDAM)


def places(path):
    return [float(x) for x in re.findall(r"M([\d.]+) ", path)]


def number(text):
    return float(text.removesuffix("%"))


def test_seventy_two_hours_as_in_the_mockup():
    drawn = ruler.hour_ruler(AWARE, DUE, NOW)
    assert drawn.units == 72
    assert places(drawn.ticks) == list(range(73))
    assert places(drawn.long) == [0, 9.6667, 33.6667, 57.6667, 72]
    assert drawn.gone == drawn.now == "27.59%"
    assert drawn.free == []
    assert [(label.x, label.text) for label in drawn.above] == [("27.59%", "nu"), ("100%", "do 14.20 uur")]
    assert [(label.x, label.text) for label in drawn.below] == [
        ("0%", "ma"),
        ("13.43%", "di"),
        ("46.76%", "wo"),
        ("80.09%", "do"),
    ]
    assert drawn.title == (
        "Liniaal van 72 uur, van maandag 23 november, 14.20 uur tot donderdag 26 november, 14.20 uur. Er zijn 19 uur voorbij."
    )


def test_a_month_as_in_the_mockup():
    drawn = ruler.day_ruler(RECEIVED, ANSWER, NOW)
    assert drawn.units == 32
    assert drawn.now == "59.38%"
    assert drawn.free == [("6.25%", "6.25%"), ("28.12%", "6.25%"), ("50%", "6.25%"), ("71.88%", "6.25%"), ("93.75%", "6.25%")]
    assert [label.text for label in drawn.above] == ["vandaag", "7 december"]
    assert [label.text for label in drawn.below] == ["5 november"]
    assert drawn.title == "Liniaal van donderdag 5 november tot en met maandag 7 december. Vandaag is het dinsdag 24 november."


def test_weeks_begin_with_a_longer_tick():
    drawn = ruler.day_ruler(RECEIVED, ANSWER, NOW)
    assert places(drawn.long) == [0, 32, 4, 11, 18, 25, 32]


def test_a_weekend_in_a_term_of_hours_is_shaded():
    drawn = ruler.hour_ruler(at(20, 12), at(23, 12), at(20, 13))
    assert drawn.free == [("16.67%", "33.33%"), ("50%", "33.33%")]


@pytest.mark.parametrize(
    ("start", "due", "units", "night"),
    [
        (at(24, 12, month=10), datetime(2026, 10, 27, 11, tzinfo=AMSTERDAM), 72, 37),
        (datetime(2027, 3, 27, 12, tzinfo=AMSTERDAM), datetime(2027, 3, 30, 13, tzinfo=AMSTERDAM), 72, 35),
    ],
)
def test_a_night_with_another_clock_is_an_hour_longer_or_shorter(start, due, units, night):
    drawn = ruler.hour_ruler(start, due, start)
    assert drawn.units == units
    assert night in places(drawn.long)


def test_a_term_that_has_passed_is_full_and_has_no_now():
    for drawn in (ruler.hour_ruler(AWARE, DUE, at(29)), ruler.day_ruler(RECEIVED, ANSWER, at(9, month=12))):
        assert drawn.gone == "100%"
        assert drawn.now == ""
        assert "De hele termijn is voorbij." in drawn.title


def test_the_last_day_itself_still_has_a_now():
    assert ruler.day_ruler(RECEIVED, ANSWER, ANSWER).now == "100%"


def test_a_term_that_has_not_begun_stands_at_its_start():
    assert ruler.hour_ruler(AWARE, DUE, at(20)).now == "0%"


def test_years_are_drawn_in_weeks_with_long_months():
    drawn = ruler.day_ruler(at(24), datetime(2029, 11, 24, 23, 59, 59, tzinfo=AMSTERDAM), NOW)
    assert len(places(drawn.ticks)) < 160
    assert drawn.free == []
    assert drawn.above[-1].text == "24 november 2029"


def test_near_the_end_the_last_day_moves_below():
    drawn = ruler.day_ruler(RECEIVED, ANSWER, at(2, month=12))
    assert [label.text for label in drawn.above] == ["vandaag"]
    assert [label.text for label in drawn.below] == ["7 december", "5 november"]


def test_own_words_at_the_ends():
    drawn = ruler.day_ruler(
        NOW, ANSWER, NOW, label="u dient in", start_text="vandaag", end_text="klaar", foot_text="ons antwoord"
    )
    assert [label.text for label in drawn.above] == ["u dient in", "klaar"]
    assert [label.text for label in drawn.below] == ["ons antwoord", "vandaag"]


TERMS = st.tuples(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)), st.integers(1, 240), st.floats(-0.2, 1.2, allow_nan=False)
)
CHARACTER = 2.5  # percent of 300 pixels: bold letters of 15 pixels, measured


def spans(labels):
    """Where each label lies, in percent, when the ruler is 300 pixels wide."""
    for label in labels:
        wide = CHARACTER * len(label.text)
        x = number(label.x)
        start = {"start": x, "middle": x - wide / 2, "end": x - wide}[label.anchor]
        yield start, start + wide


def apart(labels):
    lying = sorted(spans(labels))
    return all(end <= start + 0.01 for (_s, end), (start, _e) in pairwise(lying))


@given(TERMS)
def test_words_never_run_into_each_other(term):
    naive, length, share = term
    start = naive.replace(tzinfo=AMSTERDAM)
    for drawn in (
        ruler.hour_ruler(start, start + timedelta(hours=length), start + timedelta(hours=length * share)),
        ruler.day_ruler(start, start + timedelta(days=length), start + timedelta(days=length * share)),
    ):
        assert apart(drawn.above)
        assert apart(drawn.below)


@given(TERMS)
def test_everything_lies_on_the_ruler(term):
    naive, length, share = term
    start = naive.replace(tzinfo=AMSTERDAM)
    drawn = ruler.hour_ruler(start, start + timedelta(hours=length), start + timedelta(hours=length * share))
    assert 0 <= number(drawn.gone) <= 100
    assert all(0 <= place <= drawn.units for place in places(drawn.ticks))
    assert all(number(x) >= -0.01 and number(x) + number(width) <= 100.02 for x, width in drawn.free)


@pytest.mark.parametrize(("part", "text"), [(0, "0%"), (100, "100%"), (27.5926, "27.59%"), (12.5, "12.5%"), (10, "10%")])
def test_percentages_are_written_as_svg_wants_them(part, text):
    assert ruler.percent(part) == text


def test_a_scale_has_long_ticks_at_its_ends_and_at_every_step():
    assert ruler.scale(4, step_long=2, height=10, short=3) == "M1 10v-3M3 10v-3M0 10v-10M2 10v-10M4 10v-10"


def strip_days(**dues):
    first = date(2026, 12, 21)
    days = [first + timedelta(days=n) for n in range(14)]
    return [
        ruler.Day(
            on,
            tuple(dues.get(f"d{on.day}", ())),
            {25: "Eerste kerstdag", 26: "Tweede kerstdag", 1: "Nieuwjaarsdag"}.get(on.day, ""),
            "Kerstvakantie",
        )
        for on in days
    ]


def test_the_strip_cuts_days_into_weeks_and_tells_them_in_order():
    first, second = ruler.weeks(
        strip_days(d24=[ruler.Due("VZ-00041 antwoord", "/a/")], d21=[ruler.Due("DL-00002 melden", "/b/", warm=True)]),
        date(2026, 12, 22),
    )
    assert (first.title, second.title) == ("21 tot 27 dec", "28 dec tot 3 jan")
    assert [(item["day"], item["text"], item["url"]) for item in first.items] == [
        ("ma 21", "DL-00002 melden", "/b/"),
        ("do 24", "VZ-00041 antwoord", "/a/"),
        ("vr 25", "Eerste kerstdag", ""),
        ("za 26", "Tweede kerstdag", ""),
    ]
    assert [day["warm"] for day in first.days] == [True] + [False] * 6
    assert [day["today"] for day in first.days] == [False, True] + [False] * 5
    assert [day["free"] for day in first.days] == [False] * 5 + [True, True]
    assert all(day["vacation"] for day in first.days)
    assert (first.days[0]["x"], first.days[6]["middle"]) == ("0%", "92.86%")


def test_a_full_week_shows_some_and_counts_the_rest_but_every_holiday():
    (first, _second) = ruler.weeks(strip_days(d23=[ruler.Due(f"zaak {n}", "/z/") for n in range(7)]), date(2026, 12, 21), limit=4)
    assert [item["text"] for item in first.items] == [
        "zaak 0",
        "zaak 1",
        "zaak 2",
        "zaak 3",
        "Eerste kerstdag",
        "Tweede kerstdag",
    ]
    assert first.more == 3
    assert first.days[2]["dues"] == 7


def test_in_a_full_week_what_has_passed_makes_room_for_what_comes():
    monday, today = [ruler.Due("voorbij", "/v/")] * 3, [ruler.Due("nu", "/n/"), ruler.Due("straks", "/s/")]
    (first, _second) = ruler.weeks(strip_days(d21=monday, d23=today), date(2026, 12, 23), limit=2)
    assert [item["text"] for item in first.items if item["url"]] == ["nu", "straks"]
    assert first.more == 3
