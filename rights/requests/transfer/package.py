"""The package itself: a zip that a school opens with what it has, a manifest, and an index that people read. Pure.

AES-256 inside a zip (docs/decisions/0015). The names of the files in a zip stand in the open, so they tell nothing: what a
file is called and about stands in the manifest and the index, which are sealed like the rest.
"""

import hashlib
import json
from dataclasses import dataclass, field
from html import escape
from io import BytesIO

import pyzipper

from rights.requests.transfer.columns import dictionary_of, table

FORMAT = "privacyloket-overdracht/1"
MANIFEST, INDEX = "manifest.json", "index.html"
LONGEST = 12  # of an extension
DATA_PART = "provided_data"  # the part to which the data belong


@dataclass(frozen=True)
class File:
    """A document that goes along: what it is called here, and to which part it belongs."""

    title: str
    name: str
    content_type: str
    part: str
    content: bytes


@dataclass(frozen=True)
class About:
    """What the package tells of itself. `role` made it: a function of the school, never a person's name."""

    reference: str
    sender: dict  # {name, brin, board}
    receiver: dict  # {name, brin}
    basis: str
    basis_label: str
    parts: list  # [{part, label, consent: {who, on, way} or None}]
    made_at: str  # ISO 8601
    role: str
    labels: dict = field(default_factory=dict)  # by field of the data: what it means


def build(about, files, data, *, password):
    """The bytes of the package. `data` is {field: value} of what is kept as data, or empty."""
    members = [*(Member(number, one) for number, one in enumerate(files, 1)), *structured(about, data)]
    manifest = manifest_of(about, members)
    buffer = BytesIO()
    with pyzipper.AESZipFile(buffer, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        archive.writestr(INDEX, index_of(about, members))
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=2).encode())
        for member in members:
            archive.writestr(member.path, member.content)
    return buffer.getvalue()


class Member:
    """A file as it stands in the package, under a name that tells nothing."""

    def __init__(self, number, file):
        extension = file.name.rsplit(".", 1)[-1].lower()[:LONGEST] if "." in file.name else "bin"
        self.path = f"stukken/{number:03d}.{extension}"
        self.title, self.name, self.part = file.title, file.name, file.part
        self.content_type, self.content = file.content_type, file.content
        self.fields = dictionary_of(file.name, file.content, {})


class Data(Member):
    """What is kept as data rather than as a document."""

    def __init__(self, path, content_type, content, labels):
        self.path = self.name = path
        self.title, self.part, self.content_type, self.content = "Gegevens als data", DATA_PART, content_type, content
        self.fields = dictionary_of(path, content, labels)


def structured(about, data):
    """The data as JSON and as CSV: the same, for a system and for a spreadsheet."""
    if not data:
        return []
    plain = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return [
        Data("gegevens.json", "application/json", plain, about.labels),
        Data("gegevens.csv", "text/csv; charset=utf-8", table([data]), about.labels),
    ]


def manifest_of(about, members):
    return {
        "format": FORMAT,
        "case": about.reference,
        "sender": about.sender,
        "receiver": about.receiver,
        "basis": about.basis,
        "made_at": about.made_at,
        "made_by_role": about.role,
        "parts": [{**part, "files": [m.path for m in members if m.part == part["part"]]} for part in about.parts],
        "files": [
            {
                "path": m.path, "name": m.name, "title": m.title, "part": m.part, "media_type": m.content_type,
                "size": len(m.content), "sha256": hashlib.sha256(m.content).hexdigest(),
            }
            for m in members
        ],
        "data_dictionary": [{"path": m.path, "fields": m.fields} for m in members if m.fields],
    }  # fmt: skip


PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Inhoud van dit pakket</title>
<style>body{{font:17px/1.5 Arial,sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1d2b2f}}
td,th{{text-align:left;vertical-align:top;padding:.3em 1em .3em 0}}table{{border-collapse:collapse}}</style></head>
<body><h1>Inhoud van dit pakket</h1>
<p>Van <b>{sender}</b> aan <b>{receiver}</b>. Kenmerk {reference}. Gemaakt op {made_at} door: {role}.</p>
<p>Grondslag: {basis}. Gebruik deze gegevens alleen waarvoor ze zijn gestuurd, en bewaar het wachtwoord niet bij het pakket.</p>
{parts}
<h2>Als een bestand ontbreekt of niet opent</h2>
<p>Bel de school die het stuurde en noem het kenmerk. In <code>manifest.json</code>
staat van elk bestand een controlegetal (SHA-256).</p>
</body></html>
"""


def index_of(about, members):
    """The index that people read: no script, nothing fetched from elsewhere."""
    told = {"sender": about.sender["name"], "receiver": about.receiver["name"], "reference": about.reference}
    told |= {"made_at": about.made_at[:10], "role": about.role, "basis": about.basis_label}
    safe = {name: escape(str(value)) for name, value in told.items()}
    parts = "\n".join(section(part, [m for m in members if m.part == part["part"]]) for part in about.parts)
    return PAGE.format(**safe, parts=parts).encode()


def section(part, members):
    row = '<tr><td><a href="{0}">{0}</a></td><td>{1}</td><td>{2} bytes</td></tr>'
    rows = "".join(row.format(escape(m.path), escape(m.title), len(m.content)) for m in members)
    consent = part["consent"]
    said = f"<p>Toestemming van {escape(consent['who_label'])} op {escape(consent['on'])}.</p>" if consent else ""
    return f"<h2>{escape(part['label'])}</h2>{said}<table>{rows}</table>"
