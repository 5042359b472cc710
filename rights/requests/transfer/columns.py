"""Data as tables: written as CSV, and described field by field (a data dictionary). Pure."""

import csv
import json
import re
from io import StringIO

DAY, NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"-?\d+([.,]\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would carry these out
MOST_ROWS = 1000  # looked at to tell what a column holds


def table(rows):
    """Rows of data as CSV with a header, as a Dutch spreadsheet opens it: semicolons, UTF-8 with its mark."""
    buffer = StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(value) for name, value in row.items()})
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def harmless(value):
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def dictionary_of(name, content, labels):
    """The fields of a file that holds data: name, type and what it means where that is known. Empty for other files."""
    extension = name.rsplit(".", 1)[-1].lower()
    if extension == "json":
        rows = [json.loads(content)]
        names = list(rows[0])
    elif extension == "csv":
        names, rows = read(content)
    else:
        return []
    return [
        {"name": one, "type": type_of([row.get(one) for row in rows]), "meaning": str(labels.get(one, ""))} for one in names
    ]


def read(content):
    """The header and the first rows of a CSV, whatever separates its columns."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = text.split("\n", 1)[0]
    sign = max(";,\t", key=first.count)
    found = csv.reader(StringIO(text), delimiter=sign)
    try:
        names = next(found, [])
        rows = [dict(zip(names, row, strict=False)) for row, _n in zip(found, range(MOST_ROWS), strict=False)]
    except csv.Error:  # a line longer than any table has
        return [], []
    return names, rows


def type_of(values):
    filled = [str(value) for value in values if value not in (None, "")]
    if filled and all(DAY.fullmatch(one) for one in filled):
        return "date"
    return "number" if filled and all(NUMBER.fullmatch(one) for one in filled) else "text"
