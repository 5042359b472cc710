"""A BSN or onderwijsnummer in a text is found however it is written, and nothing of it stays when it is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages import numbers
from pages.forms import Form, PlainLine, PlainText
from pages.number_form import HIDE, KEEP, WatchesNumbers

BSN, PUPIL = "123456782", "123456788"
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def remainder(digits):
    """The eleven-test as domain.md 4.2 writes it."""
    return sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11


def test_the_examples_are_what_they_are_called():
    assert (remainder(BSN), remainder("111222333"), remainder(PUPIL)) == (0, 0, 5)


@st.composite
def numbers_with(draw, wanted):
    """Nine digits that leave this remainder: eight at will, and the last one that fits."""
    first = draw(st.text("0123456789", min_size=8, max_size=8).filter(lambda text: last_of(text, wanted) is not None))
    return first + last_of(first, wanted)


def last_of(first, wanted):
    fits = (remainder(first + "0") - wanted) % 11
    return str(fits) if fits < 10 and first != "0" * 8 else None


@given(st.sampled_from([0, 5]).flatmap(numbers_with))
def test_every_bsn_and_every_pupil_number_is_found(digits):
    assert numbers.find(f"Het is {digits}, toch?") == [(7, 16)]


@given(st.text("0123456789", min_size=9, max_size=9))
def test_nine_digits_count_when_the_eleven_test_says_so(digits):
    assert bool(numbers.find(digits)) == (remainder(digits) in (0, 5) and digits != "0" * 9)


@given(st.text("0123456789", min_size=0, max_size=25).filter(lambda text: len(text) != 9))
def test_another_number_of_digits_never_counts(digits):
    assert numbers.find(digits) == []


@given(st.text(max_size=80))
def test_what_is_hidden_is_found_no_more_and_the_rest_stays(text):
    hidden = numbers.mask(f"{text} {BSN} {text}")
    assert BSN not in hidden
    assert numbers.find(numbers.mask(text)) == [] or numbers.HIDDEN in numbers.mask(text)
    if not numbers.find(text):
        assert numbers.mask(text) == text


@pytest.mark.parametrize(
    "text",
    [
        BSN, f"BSN{BSN}", "1234.56.782", "123 456 782", "1234-56-782", "123\u00a0456\u00a0782", f"groep 6 {BSN}",
        f"geboren 14-2-2017, {BSN}.", f"({BSN})", "١٢٣٤٥٦٧٨٢",
    ],
)  # fmt: skip
def test_ways_to_write_it(text):
    assert len(numbers.find(text)) == 1
    assert not any(len(part) > 3 and part.isdigit() for part in numbers.mask(text).replace("2017", "").split())


@pytest.mark.parametrize(
    "text",
    ["", None, "06 12345678", "0612345678", "NL91ABNA0417164300", "000000000", "123456789", f"1{BSN}", f"{BSN}1", "12.345"]
)
def test_what_is_something_else(text):
    assert numbers.find(text) == []


def test_two_numbers_are_both_hidden():
    assert numbers.mask(f"Sam {BSN} en Bo 1112.22.333!") == "Sam ••• en Bo •••!"


class Letter(WatchesNumbers, Form):
    name = PlainLine(label="Naam", required=False)
    phone = PlainLine(label="Telefoon", required=False)
    text = PlainText(label="Brief")


def test_a_form_asks_once_and_does_what_is_chosen():
    asked = Letter({"text": f"Mijn BSN is {BSN}"})
    assert list(asked.errors) == ["numbers"]
    assert "“Brief”" in asked.errors["numbers"][0]
    assert BSN not in asked.errors["numbers"][0]
    assert asked["numbers"].kind == "choices"
    hidden = Letter({"text": f"Mijn BSN is {BSN}", "numbers": HIDE})
    assert hidden.is_valid()
    assert hidden.cleaned_data == {"name": "", "phone": "", "text": "Mijn BSN is •••"}
    kept = Letter({"text": f"Ordernummer {BSN}", "numbers": KEEP})
    assert kept.is_valid()
    assert kept.cleaned_data["text"] == f"Ordernummer {BSN}"


def test_a_form_without_a_number_asks_nothing_and_a_telephone_number_is_none():
    form = Letter({"text": "Goedemiddag", "phone": BSN})
    assert form.is_valid()
    assert form["numbers"].kind == "hidden"
    assert "numbers" not in form.cleaned_data


def test_a_line_is_watched_as_well():
    assert not Letter({"text": "Hoi", "name": f"Sam {BSN}"}).is_valid()


def test_a_text_full_of_digits_is_read_to_its_end():
    assert numbers.find("1.2-3 " * 4000 + f"x{BSN}")[-1] == (24_001, 24_010)
