"""A bad line is named with its own number, and costs no other line."""

import pytest

from schools.duo.records import read
from tests.schools.duo_lists import BOARD_HEAD, OEVER, PO_HEAD, REGENMETER, VELDKRING, WINDROOS, listed

BAD_SCHOOLS = [
    ({"BEVOEGD GEZAG NUMMER": ""}, "het nummer van het bevoegd gezag ontbreekt"),
    ({"BEVOEGD GEZAG NUMMER": "vier"}, "bevoegd gezag nummer ‘vier’ klopt niet"),
    ({"INSTELLINGSCODE": "", "VESTIGINGSCODE": ""}, "de instellingscode (BRIN) ontbreekt"),
    ({"INSTELLINGSCODE": "1ABC"}, "instellingscode ‘1ABC’ is geen BRIN"),
    ({"VESTIGINGSCODE": "02CD00"}, "vestigingscode 02CD00 hoort niet bij instelling 01AB"),
    ({"VESTIGINGSCODE": "0-1"}, "vestigingscode ‘0-1’ klopt niet"),
    ({"VESTIGINGSNAAM": "  "}, "de naam ontbreekt"),
    ({"VESTIGINGSNAAM": "x" * 201}, "naam is te lang (201 tekens)"),
    ({"PLAATSNAAM": ""}, "de plaatsnaam ontbreekt"),
    ({"POSTCODE": "0300000002"}, "postcode ‘0300000002’ klopt niet"),
    ({"TELEFOONNUMMER": "030 - 000 00 02 / 000 00 03"}, "telefoonnummer is te lang (27 tekens)"),
    ({"STRAATNAAM": "Dorps\x00straat"}, "er staat een teken in dat niet te lezen is"),
]
BAD_BOARDS = [
    ({"BEVOEGD GEZAG NAAM": ""}, "de naam van het bevoegd gezag ontbreekt"),
    ({"BEVOEGD GEZAG NUMMER": " "}, "het nummer van het bevoegd gezag ontbreekt"),
    ({"KVK-NUMMER": "geen"}, "KvK-nummer ‘geen’ klopt niet"),
    ({"STRAATNAAM": "s" * 171}, "straatnaam is te lang (176 tekens)"),
]


def told(data):
    return [(line.number, line.why or line.record.about["name"]) for line in read("x.csv", data)]


@pytest.mark.parametrize(("columns", "why"), BAD_SCHOOLS)
def test_a_bad_school_is_named_and_the_rest_is_read(columns, why):
    data = listed(PO_HEAD, WINDROOS, REGENMETER | columns, REGENMETER)
    assert told(data) == [(2, "Basisschool De Windroos"), (3, why), (4, "Basisschool De Regenmeter")]


@pytest.mark.parametrize(("columns", "why"), BAD_BOARDS)
def test_a_bad_board_is_named_and_the_rest_is_read(columns, why):
    data = listed(BOARD_HEAD, VELDKRING | columns, OEVER)
    assert told(data) == [(2, why), (3, "Stichting De Oever")]


def test_a_line_with_cells_too_many_or_too_few_is_bad():
    good = listed(PO_HEAD, REGENMETER)
    width = len(PO_HEAD)
    data = (
        good + b"Utrecht;41234;02CD\r\n" + b";".join([b"x"] * (width + 1)) + b"\r\n" + listed(PO_HEAD, WINDROOS).split(b"\r\n")[1]
    )
    assert told(data) == [
        (2, "Basisschool De Regenmeter"),
        (3, f"3 cellen in plaats van {width}"),
        (4, f"{width + 1} cellen in plaats van {width}"),
        (5, "Basisschool De Windroos"),
    ]


def test_empty_cells_too_many_are_no_fault():
    data = listed(PO_HEAD, REGENMETER).replace(b"www.regenmeter.example", b"www.regenmeter.example", 1).rstrip() + b";;;\r\n"
    assert told(data) == [(2, "Basisschool De Regenmeter")]


def test_lines_are_counted_through_cells_of_several_lines():
    data = listed(
        PO_HEAD,
        REGENMETER | {"VESTIGINGSNAAM": "Basisschool\nDe Regenmeter\nUtrecht"},
        WINDROOS | {"INSTELLINGSCODE": "kapot"},
        WINDROOS,
        newline="\n",
    )
    assert told(data) == [
        (2, "Basisschool De Regenmeter Utrecht"),
        (5, "instellingscode ‘KAPOT’ is geen BRIN"),
        (6, "Basisschool De Windroos"),
    ]


def test_a_quote_that_nobody_closes_costs_one_line():
    good = listed(PO_HEAD, WINDROOS, REGENMETER)
    data = good.replace(b"Basisschool De Windroos", b'"De Windroos')
    assert told(data) == [(2, "een aanhalingsteken wordt niet gesloten"), (3, "Basisschool De Regenmeter")]


def test_two_quotes_that_nobody_closes_cost_two_lines():
    rows = [WINDROOS | {"VESTIGINGSCODE": str(n)} for n in range(4)]
    lines = listed(PO_HEAD, *rows).split(b"\r\n")
    lines[1] = lines[1].replace(b"Basisschool De", b'"De')
    lines[3] = lines[3].replace(b"Basisschool De", b'"De')
    assert [number for number, why in told(b"\r\n".join(lines)) if "aanhalingsteken" in why] == [2, 4]


def test_quotes_inside_a_name_are_part_of_it():
    (first, second) = told(listed(PO_HEAD, REGENMETER | {"VESTIGINGSNAAM": 'De "Meter"'}, WINDROOS, quoted=True))
    assert (first, second[1]) == ((2, 'De "Meter"'), "Basisschool De Windroos")
    data = listed(PO_HEAD, REGENMETER, WINDROOS).replace(b"De Regenmeter", b'De 3" Meter')
    assert [name for _number, name in told(data)] == ['Basisschool De 3" Meter', "Basisschool De Windroos"]


def test_a_name_that_utf_8_cannot_hold_is_bad_in_a_file_that_says_it_is_utf_8():
    data = listed(PO_HEAD, REGENMETER, WINDROOS, encoding="utf-8-sig").replace("É".encode(), b"\xc9", 1)
    assert told(data) == [(2, "er staat een teken in dat niet te lezen is"), (3, "Basisschool De Windroos")]
