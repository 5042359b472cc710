"""Rows of a DUO list to records of boards and schools, by the names that DUO gave its columns over the years."""

import re
from dataclasses import dataclass, field

from schools.duo import places
from schools.duo.table import DELIMITERS, NotAList, cells, lines_of, rows_of

# Our field, and DUO's names of its column without blanks and signs, the likeliest first. One is a misprint of DUO's own.
COLUMNS = {
    "board": (
        "BEVOEGDGEZAGNUMMER", "BEVOEGDGEZAGCODE", "NUMMERBEVOEGDGEZAG", "BESTUURSNUMMER", "BESTUURNUMMER", "BEVOEGDGEZAG",
    ),
    "board_name": ("BEVOEGDGEZAGNAAM", "NAAMBEVOEGDGEZAG", "BESTUURSNAAM", "NAAMBESTUUR"),
    "kvk_number": ("KVKNUMMER", "KVK", "NUMMERKVK"),
    "brin": ("INSTELLINGSCODE", "BRINNUMMER", "BRIN", "BRINCODE", "INSTELLINGSNUMMER"),
    "location": (
        "VESTIGINGSCODE", "VESTIGINGSNUMMER", "VESTIGINSNUMMER", "VESTIGING", "BRINVESTIGINGSNUMMER", "VESTIGINGNUMMER",
    ),
    "name": (
        "VESTIGINGSNAAM", "INSTELLINGSNAAMVESTIGING", "NAAMVESTIGING", "INSTELLINGSNAAM", "NAAMINSTELLING", "SCHOOLNAAM",
    ),
    "street": ("STRAATNAAM", "STRAATNAAMVESTIGING", "STRAAT"),
    "house_number": ("HUISNUMMERTOEVOEGING", "HUISNUMMERTOEVOEGINGVESTIGING", "HUISNUMMER", "HUISNR"),
    "postcode": ("POSTCODE", "POSTCODEVESTIGING"),
    "city": ("PLAATSNAAM", "PLAATSNAAMVESTIGING", "PLAATS", "WOONPLAATS", "WOONPLAATSNAAM"),
    "municipality": ("GEMEENTENAAM", "GEMEENTENAAMVESTIGING", "GEMEENTE"),
    "phone": ("TELEFOONNUMMER", "TELEFOON", "TELEFOONNR"),
    "sort": ("SOORTPRIMAIRONDERWIJS", "SOORTPO", "POSOORT", "SOORTONDERWIJS", "ONDERWIJSSOORT"),
    "structure": ("ONDERWIJSSTRUCTUUR",),
}  # fmt: skip
TITLES = {"board": "BEVOEGD GEZAG NUMMER", "brin": "INSTELLINGSCODE", "name": "VESTIGINGSNAAM", "city": "PLAATSNAAM"}
LENGTHS = {"name": 200, "street": 170, "house_number": 20, "city": 100, "municipality": 100, "phone": 20}
WORDS = {
    "name": "naam", "street": "straatnaam", "house_number": "huisnummer", "city": "plaatsnaam",
    "municipality": "gemeentenaam", "phone": "telefoonnummer", "postcode": "postcode", "kvk_number": "KvK-nummer",
}  # fmt: skip


class BadLine(Exception):
    """This line is passed over; the text says why."""


@dataclass(frozen=True)
class BoardRecord:
    """A board as a list names it; `about` holds only what the list says."""

    number: str
    about: dict = field(compare=False)


@dataclass(frozen=True)
class SchoolRecord:
    """A school location as a list names it; `about` holds only what the list says."""

    brin: str
    location: str
    board: str = field(compare=False)
    about: dict = field(compare=False)
    board_name: str = field(default="", compare=False)

    @property
    def code(self):
        return self.brin + self.location


@dataclass(frozen=True)
class Line:
    """One line of one list: a record, or why it is none. `board` is its board number where it could be read."""

    file: str
    number: int
    record: object = None
    why: str = ""
    board: str = ""


def known_columns(row):
    """Our fields and where they stand in this head; the first of DUO's names that is there counts."""
    heads = {}
    for index, cell in enumerate(row):
        heads.setdefault(re.sub(r"[^A-Z0-9]", "", cell.upper()), index)
    found = {ours: next((heads[name] for name in names if name in heads), None) for ours, names in COLUMNS.items()}
    return {ours: index for ours, index in found.items() if index is not None}


def head_of(lines):
    """(index of the first row, delimiter, width, columns): the delimiter is the one that yields most known columns."""
    first = next(index for index, line in enumerate(lines) if line.strip())
    if re.fullmatch(r"sep=.", lines[first].strip()):  # Excel's own hint
        first += 1
    head = lines[first] if first < len(lines) else ""
    tried = [(delimiter, cells(head, delimiter)) for delimiter in DELIMITERS]
    delimiter, row = max(tried, key=lambda pair: len(known_columns(pair[1])))
    columns = known_columns(row)
    while row and not row[-1]:
        row.pop()
    return first + 1, delimiter, len(row), columns


def read(name, data):
    """All lines of one file, as records or with why they are none. Raises NotAList if it is no list of DUO's."""
    lines = lines_of(data)
    first, delimiter, width, columns = head_of(lines)
    make = maker(columns)
    for number, row, why in rows_of(lines, first, delimiter, width):
        cell = {ours: row[index] for ours, index in columns.items()} if len(row) == width else {}
        board = cell.get("board", "")
        try:
            if why:
                raise BadLine(why)
            yield Line(name, number, record=make(cell, name), board=board)
        except BadLine as bad:
            yield Line(name, number, why=str(bad), board=board)


def maker(columns):
    """What makes the records of a list with these columns: one of schools, or one of boards."""
    if "brin" in columns or "location" in columns:
        needed, make = ("board", "name", "city"), school
    elif "board_name" in columns:
        needed, make = ("board",), board
    elif not columns:
        raise NotAList("er zijn geen kolommen van een DUO-lijst in te vinden")
    else:
        raise NotAList("de kolom INSTELLINGSCODE (scholen) of BEVOEGD GEZAG NAAM (besturen) ontbreekt")
    for column in needed:
        if column not in columns:
            raise NotAList(f"de kolom {TITLES[column]} ontbreekt")
    return make


def board(cell, file):
    about = {"name": cell["board_name"]} | said(cell, "postcode", "city", "phone")
    if not about["name"]:
        raise BadLine("de naam van het bevoegd gezag ontbreekt")
    if cell.get("street"):
        about["street"] = " ".join(filter(None, (cell["street"], cell.get("house_number"))))
    if cell.get("kvk_number"):
        about["kvk_number"] = cell["kvk_number"].zfill(8)  # spreadsheets drop the first zero
        if not re.fullmatch(r"\d{8}", about["kvk_number"]):
            raise BadLine(f"KvK-nummer ‘{shown(cell['kvk_number'])}’ klopt niet")
    return BoardRecord(board_number(cell), checked(about))


def school(cell, file):
    brin, location = code_of(cell)
    number = board_number(cell)
    about = said(cell, "name", "street", "house_number", "postcode", "city", "municipality", "phone")
    for needed in ("name", "city"):
        if needed not in about:
            raise BadLine(f"de {WORDS[needed]} ontbreekt")
    sector = sector_of(cell, file)
    if sector:
        about["sector"] = sector
    return SchoolRecord(brin, location, number, checked(about), cell.get("board_name", ""))


def said(cell, *names):
    """What the list says: an empty cell says nothing."""
    return {name: cell[name] for name in names if cell.get(name)}


def checked(about):
    """The same with places and postcodes written as people do. Refuses what does not fit."""
    for name, longest in LENGTHS.items():
        if len(about.get(name, "")) > longest:
            raise BadLine(f"{WORDS[name]} is te lang ({len(about[name])} tekens)")
    if "postcode" in about:
        found = re.fullmatch(r"([1-9]\d{3}) ?([A-Z]{2})", about["postcode"].upper())
        if not found:
            raise BadLine(f"postcode ‘{shown(about['postcode'])}’ klopt niet")
        about["postcode"] = " ".join(found.groups())
    for name in ("city", "municipality"):
        if name in about:
            about[name] = places.written(about[name])
    return about


def board_number(cell):
    if not cell["board"]:
        raise BadLine("het nummer van het bevoegd gezag ontbreekt")
    if not re.fullmatch(r"[0-9]{1,10}", cell["board"]):
        raise BadLine(f"bevoegd gezag nummer ‘{shown(cell['board'])}’ klopt niet")
    return cell["board"]


def code_of(cell):
    """BRIN and location code, from one column or two: "01AB" and "00", "01AB" and "01AB00", or "01AB00" alone."""
    brin, location = cell.get("brin", "").upper(), cell.get("location", "").upper()
    if not brin and len(location) == 6:
        brin, location = location[:4], location[4:]
    if len(brin) == 6:
        brin, location = brin[:4], location or brin[4:]
    if not brin:
        raise BadLine("de instellingscode (BRIN) ontbreekt")
    if not re.fullmatch(r"[0-9]{2}[A-Z]{2}", brin):
        raise BadLine(f"instellingscode ‘{shown(brin)}’ is geen BRIN")
    if len(location) == 6:
        if location[:4] != brin:
            raise BadLine(f"vestigingscode {shown(location)} hoort niet bij instelling {brin}")
        location = location[4:]
    location = location.zfill(2)
    if not re.fullmatch(r"[0-9A-Z]{2}", location):
        raise BadLine(f"vestigingscode ‘{shown(location)}’ klopt niet")
    return brin, location


def sector_of(cell, file):
    """po, vo or so, by what the line says of itself, else by the name of the file; empty when neither tells.

    Special primary education (SBO) falls under the WPO, so it is primary; SO and VSO fall under the WEC.
    """
    words = set(re.findall(r"[A-Z]+", (cell.get("sort") or cell.get("structure") or "").upper()))
    if words:
        if words & {"BO", "BAO", "SBO", "BASISONDERWIJS"}:
            return "po"
        return "so" if words & {"SO", "VSO", "SOVSO", "V", "WEC", "SPECIAAL"} else "vo"
    if "structure" in cell:
        return "vo"
    name = set(re.findall(r"[a-z]+", file.lower().rsplit("/", 1)[-1]))
    if name & {"so", "vso", "speciaal"}:
        return "so"
    if name & {"vo", "voortgezet"}:
        return "vo"
    return "po" if name & {"po", "bo", "basisonderwijs", "primair"} else ""


def shown(text):
    """A cell as a message may repeat it."""
    return text if len(text) <= 20 else text[:20] + "…"
