"""One colour of a board becomes tokens that everybody can read, by day and by night, whatever the colour is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages import brand
from pages.brand import NIGHT, READABLE, WHITE, contrast, parse

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(brand.write)


def test_contrast_is_that_of_wcag():
    assert round(contrast(WHITE, (0, 0, 0)), 2) == 21
    assert round(contrast(WHITE, parse("#767676")), 2) == 4.54


@given(COLOURS, st.booleans())
def test_every_pair_that_is_read_together_is_readable(colour, light):
    made = {name: parse(value) for name, value in brand.palette(colour, light=light).items()}
    ground = brand.DAY if light else NIGHT
    pairs = [(made["brand"], under) for under in (*ground.values(), made["brand-tint"])]
    pairs += [(made["on-brand"], made["brand"]), (WHITE, made["brand-deep"]), (made["on-brand-soft"], made["brand-deep"])]
    assert min(contrast(*pair) for pair in pairs) >= READABLE


def test_a_colour_that_reads_already_stays_as_the_board_chose_it():
    assert brand.palette("#7a1fa2")["brand"] == "#7a1fa2"


@pytest.mark.parametrize("colour", ["#ffe600", "#ffffff", "#9ad7ff"])
def test_a_light_colour_is_made_darker_by_day(colour):
    assert brand.palette(colour)["brand"] != colour
    assert brand.palette(colour, light=False)["brand"] == colour


def test_a_letter_is_white_by_night_as_well():
    assert ":root .sheet {" in brand.letter_css("#7a1fa2")
    assert "dark" not in brand.letter_css("#7a1fa2")
    assert brand.desk_css("#7a1fa2").count(":root {") == 2
