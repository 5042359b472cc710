"""The same boards and schools come out of every shape in which DUO has published its lists."""

import pytest

from schools.duo.records import BoardRecord, SchoolRecord, read
from schools.duo.table import NotAList
from tests.schools.duo_lists import (
    BOARD_HEAD,
    MAIN_HEAD,
    OEVER,
    OLD_PO_HEAD,
    PO_HEAD,
    REGENMETER,
    SNAKE_HEAD,
    SO_HEAD,
    VELDKRING,
    VO_HEAD,
    WINDROOS,
    listed,
)

SHAPES = {
    "semicolons, ANSI, as PO and VO come now": {},
    "latin-1": {"encoding": "latin-1"},
    "commas, quoted, BOM: as the boards come now": {"delimiter": ",", "quoted": True, "encoding": "utf-8-sig", "newline": "\n"},
    "commas, not quoted": {"delimiter": ",", "encoding": "utf-8"},
    "semicolons, quoted, utf-8": {"quoted": True, "encoding": "utf-8"},
    "semicolons, BOM": {"encoding": "utf-8-sig"},
    "saved by Excel as unicode text": {"delimiter": "\t", "encoding": "utf-16"},
    "line ends of an old Mac": {"newline": "\r"},
}


def records(data, name="02.-alle-schoolvestigingen-basisonderwijs.csv"):
    lines = list(read(name, data))
    assert [line.why for line in lines] == [""] * len(lines)
    return [line.record for line in lines]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_school_is_read_from_every_shape(shape):
    (school,) = records(listed(PO_HEAD, REGENMETER, **shape))
    assert school == SchoolRecord("01AB", "00", "41234", {})
    assert school.board == "41234"
    assert school.about == {
        "name": "Basisschool De Regenmeter", "street": "Écoleplein", "house_number": "3", "postcode": "3512 CD",
        "city": "Utrecht", "municipality": "Utrecht", "phone": "0300000002", "sector": "po",
    }  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_board_is_read_from_every_shape(shape):
    (board,) = records(listed(BOARD_HEAD, VELDKRING, **shape))
    assert board == BoardRecord("41234", {})
    assert board.about == {
        "name": "Stichting Veldkring", "street": "Dorpsstraat 12-A", "postcode": "3511 AB", "city": "Utrecht",
        "phone": "0300000001", "kvk_number": "90000001",
    }  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [PO_HEAD, OLD_PO_HEAD, MAIN_HEAD, SNAKE_HEAD, VO_HEAD, SO_HEAD],
    ids=["now", "old", "main", "snake", "vo", "so"],
)
def test_a_school_is_read_under_every_head(head):
    (school,) = records(listed(head, REGENMETER | {"SOORT PRIMAIR ONDERWIJS": "BO", "ONDERWIJSSTRUCTUUR": "HAVO"}))
    assert (school.code, school.about["name"], school.board) == ("01AB00", "Basisschool De Regenmeter", "41234")


@pytest.mark.parametrize("misprint", ["VESTIGINSNUMMER", "vestigingsnummer ", "Vestigings Nummer"])
def test_misprints_in_the_head_are_understood(misprint):
    data = listed(OLD_PO_HEAD, REGENMETER | {"VESTIGINGSCODE": "2"})
    (school,) = records(data.replace(b"VESTIGINGSNUMMER", misprint.encode()))
    assert school.code == "01AB02"


CODES = [
    ({"INSTELLINGSCODE": "01AB", "VESTIGINGSCODE": "01AB03"}, "01AB03"),
    ({"INSTELLINGSCODE": "01AB", "VESTIGINGSCODE": "03"}, "01AB03"),
    ({"INSTELLINGSCODE": "01AB", "VESTIGINGSCODE": "3"}, "01AB03"),
    ({"INSTELLINGSCODE": "01AB", "VESTIGINGSCODE": ""}, "01AB00"),
    ({"INSTELLINGSCODE": "01AB", "VESTIGINGSCODE": "0"}, "01AB00"),
    ({"INSTELLINGSCODE": "01ab", "VESTIGINGSCODE": "01ab00"}, "01AB00"),
    ({"INSTELLINGSCODE": "01AB02", "VESTIGINGSCODE": " "}, "01AB02"),
    ({"INSTELLINGSCODE": " ", "VESTIGINGSCODE": "01AB02"}, "01AB02"),
]


@pytest.mark.parametrize(("columns", "code"), CODES)
def test_brin_and_location_come_in_one_column_or_two(columns, code):
    (school,) = records(listed(PO_HEAD, REGENMETER | columns))
    assert school.code == code


SECTORS = [
    (PO_HEAD, {}, "02.-alle-schoolvestigingen-basisonderwijs.csv", "po"),
    (VO_HEAD, {"ONDERWIJSSTRUCTUUR": "VBO/MAVO/HAVO/VWO"}, "02.-alle-vestigingen-vo.csv", "vo"),
    (VO_HEAD, {"ONDERWIJSSTRUCTUUR": "PRO"}, "download.csv", "vo"),
    (VO_HEAD, {"ONDERWIJSSTRUCTUUR": "BRUGJAAR"}, "download.csv", "vo"),
    (VO_HEAD, {}, "download.csv", "vo"),
    (SO_HEAD, {"SOORT PRIMAIR ONDERWIJS": "SO"}, "09.-alle-vestigingen-sbo-so-en-vso.csv", "so"),
    (SO_HEAD, {"SOORT PRIMAIR ONDERWIJS": "(V)SO"}, "09.-alle-vestigingen-sbo-so-en-vso.csv", "so"),
    (SO_HEAD, {"SOORT PRIMAIR ONDERWIJS": "VSO"}, "09.-alle-vestigingen-sbo-so-en-vso.csv", "so"),
    (SO_HEAD, {"SOORT PRIMAIR ONDERWIJS": "SBO"}, "09.-alle-vestigingen-sbo-so-en-vso.csv", "po"),
    (SO_HEAD, {"SOORT PRIMAIR ONDERWIJS": "BO"}, "download.csv", "po"),
    (PO_HEAD, {}, "lijsten/vo.csv", "vo"),
    (PO_HEAD, {}, "speciaal.csv", "so"),
]


@pytest.mark.parametrize(("head", "columns", "file", "sector"), SECTORS)
def test_the_sector_is_told_by_the_line_else_by_the_name_of_the_file(head, columns, file, sector):
    (school,) = records(listed(head, REGENMETER | columns), file)
    assert school.about["sector"] == sector


def test_a_sector_that_nothing_tells_is_not_guessed():
    (school,) = records(listed(PO_HEAD, REGENMETER), "download.csv")
    assert "sector" not in school.about


def test_places_are_written_as_people_do():
    places = ["'S-GRAVENHAGE", "BERGEN OP ZOOM", "IJMUIDEN", "HOORN NH", "DEN BURG", "CAPELLE AAN DEN IJSSEL", "Sint Jan"]
    rows = [REGENMETER | {"VESTIGINGSCODE": str(number), "PLAATSNAAM": place} for number, place in enumerate(places)]
    assert [school.about["city"] for school in records(listed(PO_HEAD, *rows))] == [
        "'s-Gravenhage", "Bergen op Zoom", "IJmuiden", "Hoorn NH", "Den Burg", "Capelle aan den IJssel", "Sint Jan",
    ]  # fmt: skip


def test_an_empty_cell_says_nothing():
    (school,) = records(listed(PO_HEAD, WINDROOS))
    assert "phone" not in school.about


def test_a_column_that_is_not_there_says_nothing():
    (school,) = records(b"BEVOEGD GEZAG NUMMER;BRIN;VESTIGINGSNAAM;PLAATSNAAM\r\n41234;01AB;De Kei;ELST\r\n", "x.csv")
    assert (school.code, school.about) == ("01AB00", {"name": "De Kei", "city": "Elst"})


def test_the_number_of_the_chamber_of_commerce_gets_its_zero_back():
    (board,) = records(listed(BOARD_HEAD, VELDKRING | {"KVK-NUMMER": "1234567"}))
    assert board.about["kvk_number"] == "01234567"


def test_excels_hint_and_blank_lines_are_passed_over():
    data = b"\r\nsep=;\r\n" + listed(BOARD_HEAD, VELDKRING, OEVER) + b"\r\n;;;\r\n" + b" \r\n"
    assert [(line.number, line.record.number) for line in read("x.csv", data)] == [(4, "41234"), (5, "41235")]


WRONG_KINDS = [
    (b"%PDF-1.7\n%\xe2\xe3", "dit is een PDF-bestand; bewaar de lijst als CSV"),
    (b"PK\x03\x04\x14\x00", "dit is een Excel- of zipbestand; bewaar de lijst als CSV"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "dit is een oud Excel-bestand; bewaar de lijst als CSV"),
    (b"<!doctype html><title>Niet gevonden</title>", "dit is een webpagina; bewaar de lijst als CSV"),
    (b'{"results": []}', "dit is een JSON-bestand; bewaar de lijst als CSV"),
    (b"\x7fELF\x02\x01\x01\x00\x00", "dit is geen tekstbestand; bewaar de lijst als CSV"),
    (b"", "het bestand is leeg"),
    (b"\xef\xbb\xbf \r\n\r\n", "het bestand is leeg"),
    (b"Beste mensen,\nhierbij de lijst.\n", "er zijn geen kolommen van een DUO-lijst in te vinden"),
    (b"STRAATNAAM;POSTCODE\nA;1234 AB\n", "de kolom INSTELLINGSCODE (scholen) of BEVOEGD GEZAG NAAM (besturen) ontbreekt"),
    (b"INSTELLINGSCODE;VESTIGINGSNAAM;PLAATSNAAM\n01AB;X;Y\n", "de kolom BEVOEGD GEZAG NUMMER ontbreekt"),
    (b"INSTELLINGSCODE;BEVOEGD GEZAG NUMMER;PLAATSNAAM\n01AB;1;Y\n", "de kolom VESTIGINGSNAAM ontbreekt"),
    (b"INSTELLINGSCODE;BEVOEGD GEZAG NUMMER;VESTIGINGSNAAM\n01AB;1;Y\n", "de kolom PLAATSNAAM ontbreekt"),
    (b"BEVOEGD GEZAG NAAM;PLAATSNAAM\nX;Y\n", "de kolom BEVOEGD GEZAG NUMMER ontbreekt"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), WRONG_KINDS)
def test_what_is_no_list_is_refused_as_a_whole(data, why):
    with pytest.raises(NotAList) as refused:
        list(read("x.csv", data))
    assert str(refused.value) == why


def test_a_list_with_a_head_only_is_a_list_of_nothing():
    assert list(read("x.csv", listed(PO_HEAD))) == []
