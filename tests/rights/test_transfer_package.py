"""The package itself: what a school finds when it opens the zip, and what somebody without the code finds."""

import csv
import hashlib
import json
from io import BytesIO, StringIO

import pytest
import pyzipper

from rights.requests.transfer.columns import dictionary_of, harmless, read, table
from rights.requests.transfer.contents import read_contents
from rights.requests.transfer.package import About, File, build
from tests.factories import AT
from tests.rights.moving_on import DAY, EXTRA, NO, OKR, PORTABLE, YES, Moving

CODE = "12345678901234567890"
PARTS = [{"part": "own_work", "label": "Eigen werk", "consent": None}]
ABOUT = {
    "reference": "VZ-2026-00001", "sender": {"name": "De Regenmeter", "brin": "01AA00", "board": "Veldkring"},
    "receiver": {"name": "Het Baken", "brin": "02BB00"}, "basis": "art_20", "basis_label": "De eigen gegevens meenemen",
    "parts": PARTS, "made_at": "2026-11-24T10:12:00+01:00", "role": "privacy officer", "labels": {"pupil_name": "naam"},
}  # fmt: skip
LETTER = File("Portfolio van Sam", "portfolio-sam.PDF", "application/pdf", "own_work", b"%PDF-1.7 Sam")
MARKS = File("Cijfers", "cijfers.csv", "text/csv", "own_work", b"vak;cijfer;datum\r\nRekenen;8,5;2026-10-01\r\n")


def made(files=(LETTER, MARKS), data=None, **about):
    return build(About(**ABOUT | about), list(files), data or {}, password=CODE)


def opened(content, code=CODE):
    """Everything in the zip, by path."""
    with pyzipper.AESZipFile(BytesIO(content)) as archive:
        archive.setpassword(code.encode())
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_digest_size_and_name_in_the_manifest_is_that_of_the_file():
    found = opened(made())
    manifest = json.loads(found["manifest.json"])
    assert {one["path"] for one in manifest["files"]} == found.keys() - {"manifest.json", "index.html"}
    for one in manifest["files"]:
        content = found[one["path"]]
        assert (one["sha256"], one["size"]) == (hashlib.sha256(content).hexdigest(), len(content))
    assert found["stukken/001.pdf"] == b"%PDF-1.7 Sam"
    first = manifest["files"][0]
    assert (first["name"], first["title"], first["media_type"]) == ("portfolio-sam.PDF", "Portfolio van Sam", "application/pdf")


def test_the_manifest_says_who_sends_what_to_whom_when_and_in_what_role():
    manifest = json.loads(opened(made())["manifest.json"])
    assert {name: manifest[name] for name in ("format", "case", "sender", "receiver", "basis", "made_at", "made_by_role")} == {
        "format": "privacyloket-overdracht/1", "case": "VZ-2026-00001", "sender": ABOUT["sender"],
        "receiver": ABOUT["receiver"], "basis": "art_20", "made_at": ABOUT["made_at"], "made_by_role": "privacy officer",
    }  # fmt: skip
    assert manifest["parts"][0]["files"] == ["stukken/001.pdf", "stukken/002.csv"]


def test_the_data_dictionary_describes_each_column_of_what_is_data():
    manifest = json.loads(opened(made(data={"pupil_name": "Sam", "pupil_birth_date": "2014-09-14"}))["manifest.json"])
    described = {one["path"]: one["fields"] for one in manifest["data_dictionary"]}
    assert [(f["name"], f["type"]) for f in described["stukken/002.csv"]] == [
        ("vak", "text"), ("cijfer", "number"), ("datum", "date"),
    ]  # fmt: skip
    assert described["gegevens.json"] == described["gegevens.csv"]
    assert described["gegevens.json"][0] == {"name": "pupil_name", "type": "text", "meaning": "naam"}


def test_data_are_the_same_for_a_system_and_for_a_spreadsheet():
    found = opened(made(files=(), data={"pupil_name": "Zoë de Wit", "pupil_group": "8a"}))
    rows = list(csv.DictReader(StringIO(found["gegevens.csv"].decode("utf-8-sig")), delimiter=";"))
    assert [json.loads(found["gegevens.json"])] == rows


def test_without_the_code_nobody_reads_a_word_and_the_names_of_files_tell_nothing():
    content = made()
    with pyzipper.AESZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["index.html", "manifest.json", "stukken/001.pdf", "stukken/002.csv"]
        assert all(one.flag_bits & 1 and one.wz_aes_strength == 3 for one in archive.infolist())  # 3 is AES-256
    for word in (b"Sam", b"portfolio", b"Regenmeter", b"Rekenen"):
        assert word not in content
    for wrong in ("", "12345678901234567891", "1234 5678 9012 3456 7890"):
        with pytest.raises(RuntimeError):
            opened(content, wrong)


def test_the_index_is_dutch_and_holds_no_script_and_nothing_from_elsewhere():
    evil = File("<script>alert(1)</script>", "a.txt", "text/plain", "own_work", b"a")
    page = opened(made(files=[evil]))["index.html"].decode()
    assert 'lang="nl"' in page
    assert "Inhoud van dit pakket" in page
    assert "&lt;script&gt;" in page
    for part in ("<script", "http:", "https:", "src="):
        assert part not in page


@pytest.mark.parametrize("name", ["zonder", "a.b/../../c", "x." + "y" * 300, "..", "nul.txt"])
def test_no_name_of_a_file_leads_out_of_the_package(name):
    found = opened(made(files=[File("t", name, "text/plain", "own_work", b"a")]))
    for path in found:
        assert not path.startswith("/")
        assert ".." not in path
        assert len(path) < 40


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_value_is_a_formula_in_a_spreadsheet(value):
    assert harmless(value) == f"'{value}"
    assert f"'{value}" in table([{"a": value}]).decode("utf-8-sig")


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"a,b\n1,2\n", ["a", "b"]),
        (b"a\tb\n1\t2\n", ["a", "b"]),
        ("één;twee\n".encode("cp1252"), ["één", "twee"]),
        (b"", []),
        (b"\xef\xbb\xbfa;b\n1\n", ["a", "b"]),
    ],
)
def test_any_table_is_read(content, names):
    assert read(content)[0] == names
    assert [field["name"] for field in dictionary_of("x.csv", content, {})] == names


def test_other_files_have_no_dictionary():
    assert dictionary_of("brief.pdf", b"%PDF", {}) == dictionary_of("x", b"", {}) == []


# From a case.


@pytest.mark.django_db
def test_the_package_holds_what_was_chosen_and_says_who_consented():
    moving = Moving().packed()
    about, files, data = read_contents(moving.request, role="privacy_officer", at=AT)
    assert ([file.title for file in files], data) == (["Verslag van Sam"], {})
    assert about.parts == [
        {
            "part": "health", "label": "Gezondheid",
            "consent": {"who": "parents", "who_label": "de ouders", "way": "written", "on": DAY.isoformat()},
        }
    ]  # fmt: skip
    assert (about.receiver, about.role) == ({"name": "Het Baken, Zilverdam", "brin": moving.receiver.code}, "privacy officer")


@pytest.mark.django_db
def test_the_report_itself_never_goes_in_a_package():
    moving = Moving().enrolled(**EXTRA)
    with pytest.raises(Exception, match="plan"):
        moving.go("choose_package", part="results", documents=[str(moving.document().pk)])


@pytest.mark.django_db
def test_taking_along_by_art_20_holds_what_was_given_as_data():
    moving = Moving(right="portability").packed(**PORTABLE)
    about, _files, data = read_contents(moving.request, role="principal", at=AT)
    assert data["pupil_birth_date"] == "2014-09-14"
    assert [part["part"] for part in about.parts] == ["own_work", "provided_data"]
    assert about.parts[0]["consent"] is None


@pytest.mark.django_db
def test_a_part_for_which_consent_was_refused_stays_here_with_its_documents():
    moving = Moving().packed(basis="okr", parts=[*OKR["parts"], "health", "support_file"])
    moving.go("record_consent", part="support_file", **YES)
    moving.go("choose_package", part="support_file", documents=[str(moving.document("Zorgdossier").pk)])
    assert len(read_contents(moving.request, role="principal", at=AT)[1]) == 2
    moving.go("record_consent", part="health", **NO)
    _about, files, _data = read_contents(moving.request, role="principal", at=AT)
    assert [file.title for file in files] == ["Zorgdossier"]


@pytest.mark.django_db
def test_a_document_that_was_erased_meanwhile_does_not_go():
    moving = Moving().packed()
    moving.case.documents.update(erased_at=AT)
    assert read_contents(moving.request, role="principal", at=AT)[1] == []
