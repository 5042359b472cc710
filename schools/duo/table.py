"""Bytes of a list to its rows, each with the number of its first line. Knows nothing of schools."""

import csv
import re

# What people save or download by mistake, known by its first bytes.
NOT_A_LIST = (
    (b"%PDF", "dit is een PDF-bestand"),
    (b"PK\x03\x04", "dit is een Excel- of zipbestand"),
    (b"\xd0\xcf\x11\xe0", "dit is een oud Excel-bestand"),
    (b"{", "dit is een JSON-bestand"),
    (b"[", "dit is een JSON-bestand"),
    (b"<", "dit is een webpagina"),
)
DELIMITERS = ";,\t|"
LONGEST_RECORD = 50  # lines; more than any address: a quote that is still open then was never meant to open
UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")


class NotAList(Exception):
    """This file as a whole cannot be read as a list."""


def decode(data):
    """The text of a file: UTF-8 (with or without BOM), UTF-16 with BOM, else what Windows calls ANSI."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data.decode("utf-8", errors="replace").lstrip("\ufeff")
    start = data.lstrip()[:8]
    for mark, what in NOT_A_LIST:
        if start.startswith(mark):
            raise NotAList(f"{what}; bewaar de lijst als CSV")
    if data[:4096].count(0) * 100 > len(data[:4096]):
        raise NotAList("dit is geen tekstbestand; bewaar de lijst als CSV")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def lines_of(data):
    """The physical lines of a file, whatever ends them."""
    text = decode(data)
    if not text.strip():
        raise NotAList("het bestand is leeg")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def cells(line, delimiter):
    """The cells of one record, blanks and line breaks inside a cell made one space."""
    try:
        row = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a cell longer than csv takes
        row = line.split(delimiter)
    return [" ".join(cell.split()) for cell in row]


def left_open(record, delimiter):
    """Whether a quoted cell is still open at the end. Only a quote at the very start of a cell opens one."""
    if record.count('"') % 2 == 0:
        return False
    start = rf"(?<![^{re.escape(delimiter)}])"
    rest = re.sub(rf'{start}"(?:[^"]|"")*"', "", record)
    return re.search(rf'{start}"', rest) is not None


def record_at(lines, index, delimiter, width):
    """The record that starts here and how many lines it takes. A quote nobody closes takes one line, and no cells."""
    record = lines[index]
    if not left_open(record, delimiter):
        return cells(record, delimiter), 1
    for taken in range(2, min(LONGEST_RECORD, len(lines) - index) + 1):
        line = lines[index + taken - 1]
        if line.count(delimiter) >= width - 1:  # a whole record of its own, so no part of a cell
            break
        record += "\n" + line
        if not left_open(record, delimiter):
            row = cells(record, delimiter)
            return (row, taken) if len(row) == width else (None, 1)
    return None, 1


def rows_of(lines, first, delimiter, width):
    """(line number, cells, why not) of each record after the head; blank lines are passed over."""
    index = first
    while index < len(lines):
        row, taken = record_at(lines, index, delimiter, width)
        number, index = index + 1, index + taken
        if row is None:
            yield number, [], "een aanhalingsteken wordt niet gesloten"
        elif any(row):
            yield number, row, fault_of(row, width)


def fault_of(row, width):
    """Why this row cannot be trusted, or an empty text. Empty cells too many at the end are no fault."""
    while len(row) > width and not row[-1]:
        row.pop()
    if len(row) != width:
        return f"{len(row)} cellen in plaats van {width}"
    if UNREADABLE.search("".join(row)):
        return "er staat een teken in dat niet te lezen is"
    return ""
