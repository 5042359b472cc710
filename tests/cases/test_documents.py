"""Which files may come in: by what is in them, not by what they are called."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from cases import documents


def picture(kind):
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "teal").save(buffer, kind)
    return buffer.getvalue()


def office(kind):
    """The least a word processor's file holds."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"{kind}/document.xml", "<x/>")
    return buffer.getvalue()


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("brief.pdf", PDF, "application/pdf"),
        ("FOTO.JPG", picture("JPEG"), "image/jpeg"),
        ("scherm.png", picture("PNG"), "image/png"),
        ("lijst.csv", "naam;groep\nÉlise;6\n".encode(), "text/plain"),
        ("oud.txt", "café".encode("cp1252"), "text/plain"),
        ("mail.eml", b"From: a@b.example\n\nhoi", "message/rfc822"),
        ("brief.docx", office("word"), documents.BY_EXTENSION["docx"]),
    ],
)
def test_what_may_come_in(name, content, kind):
    assert documents.check(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leeg.pdf", b"", "empty"),
        ("virus.exe", b"MZ\x90\x00", "kind"),
        ("pagina.html", b"<script>alert(1)</script>", "kind"),
        ("tekening.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"),
        ("macro.docm", office("word"), "kind"),
        ("zonder", b"tekst", "kind"),
        ("nep.pdf", b"MZ\x90\x00 not a pdf", "content"),
        ("nep.png", picture("JPEG"), "content"),
        ("nep.docx", PDF, "content"),
        ("nul.txt", b"a\0b", "content"),
        ("groot.txt", b"a" * (documents.MAX_SIZE + 1), "too_large"),
    ],
)
def test_what_may_not_come_in_and_why(name, content, code):
    with pytest.raises(ValidationError) as refusal:
        documents.check(name, content)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\noor\\lijst.csv", "lijst.csv"),
        ("gnp.\u202eexe.txt", "gnp.exe.txt"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("klassenlijst 6a 😀.pdf", "klassenlijst 6a 😀.pdf"),
    ],
)
def test_a_name_is_only_a_name(name, clean):
    assert documents.clean_name(name) == clean
