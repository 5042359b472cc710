"""Files of a case: checked by content, sealed on disk in chunks under a random name, served only as a download."""

import re
import unicodedata
import zipfile
from io import BytesIO

import puremagic
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import timeline, vault
from cases.models import Document

MAX_SIZE = 20 * 1024 * 1024
TOGETHER = 5 * MAX_SIZE  # in one request
UNPACKED = 20 * MAX_SIZE  # what an office file may say that it becomes: more is a bomb
CHUNK = 1024 * 1024
SEALED_CHUNK = CHUNK + 28  # nonce and tag

# What may come in, by the type of its content; the extensions that may go with it.
ALLOWED = {
    "application/pdf": {"pdf"},
    "image/jpeg": {"jpg", "jpeg"},
    "image/png": {"png"},
    "image/gif": {"gif"},
    "image/webp": {"webp"},
    "text/plain": {"txt", "csv", "log", "md"},
    "message/rfc822": {"eml"},
    "application/vnd.ms-outlook": {"msg"},
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {"docx"},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {"xlsx"},
    "application/vnd.oasis.opendocument.text": {"odt"},
    "application/vnd.oasis.opendocument.spreadsheet": {"ods"},
}
PACKED = {"docx", "xlsx", "odt", "ods"}
BY_EXTENSION = {extension: kind for kind, extensions in ALLOWED.items() for extension in extensions}


def folder():
    return settings.DATA_DIR / "documents"


def path_of(document):
    return folder() / document.pk.hex


def check(name, content):
    """The type of a file, by what is in it. ValidationError with what to do where it may not come in."""
    if not content:
        raise ValidationError(_("This file is empty."), code="empty")
    if len(content) > MAX_SIZE:
        limit = MAX_SIZE // 1024 // 1024
        raise ValidationError(_("This file is too large. At most %(limit)s MB.") % {"limit": limit}, code="too_large")
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    expected = BY_EXTENSION.get(extension)
    if expected is None:
        raise ValidationError(_("Files of this kind cannot be added. Use PDF, a picture, text or an office file."), code="kind")
    if not _fits(expected, extension, content):
        raise ValidationError(_("What is in this file does not fit its name. Save it again and choose it anew."), code="content")
    if extension in PACKED and unpacked(content) > UNPACKED:
        raise ValidationError(_("This file becomes far too large when it is opened. Save it anew as a PDF."), code="bomb")
    return expected


def unpacked(content):
    """How large a packed file says that it becomes. Nothing is unpacked for it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return UNPACKED + 1


def _fits(expected, extension, content):
    if extension in {"txt", "csv", "log", "md", "eml"}:
        return _is_text(content)
    try:
        found = {match.extension.lstrip(".").lower() for match in puremagic.magic_string(content)}
    except puremagic.PureError:
        return False
    return bool(found & ALLOWED[expected])


def _is_text(content):
    if b"\0" in content:
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
            return True
        except UnicodeDecodeError:
            continue
    return False


def clean_name(name):
    """A file name that is only a name: no folders, no control or direction characters, not too long."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, extension = name.rpartition(".")
    return f"{stem[:120]}{dot}{extension[:10]}" if dot else name[:130]


def store(
    case, *, name, content, title="", by=None, at, origin=Document.Origin.UPLOADED, handlers_only=False, via="", content_type=""
):  # fmt: skip
    """Check and keep a file in a case that the caller holds locked (`moves.changing`); it goes on the timeline.

    `content_type` is for what was made here and needs no check: it may be of a kind, or a size, that nobody may send in.

    The sealed file is written before the row: a crash in between leaves an unreadable orphan, never a row without file.
    """
    name = clean_name(name)
    content_type = content_type or check(name, content)
    document = Document(
        case=case, title=title or name, name=name, content_type=content_type, size=len(content),
        origin=origin, handlers_only=handlers_only, at=at, by=by,
    )  # fmt: skip
    _write(document, content)
    document.save(force_insert=True)
    facts = {"document": str(document.pk), "size": document.size, "type": content_type, "origin": origin}
    if handlers_only:  # its name may tell what leaked: whoever may not open it does not read that either
        facts["handlers_only"] = True
    timeline.record(case, "document.added", at=at, by=by, via=via, facts=facts, said={"title": document.title})
    return document


def _write(document, content):
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    key, path = document.case.data_key(), path_of(document)
    with path.open("xb") as file:
        for number, start in enumerate(range(0, len(content), CHUNK)):
            file.write(vault.seal(key, content[start : start + CHUNK], _place(document, number, start, len(content))))


def _place(document, number, start, size):
    """Each chunk is bound to its file, its order and whether it is the last: none can be moved, left out or cut off."""
    last = start + CHUNK >= size
    return f"document.{document.pk}.{number}.{'last' if last else 'more'}".encode()


def read(document):
    """The plain chunks of a file, in order. `vault.CannotUnseal` where it was tampered with."""
    key = document.case.data_key()
    with path_of(document).open("rb") as file:
        for number, start in enumerate(range(0, document.size, CHUNK)):
            yield vault.unseal(key, file.read(SEALED_CHUNK), _place(document, number, start, document.size))


def content(document):
    buffer = BytesIO()
    buffer.writelines(read(document))
    return buffer.getvalue()


def erase(case, document, *, by, at):
    """Erase a file; the row stays to say that it was there. The caller holds the case locked."""
    path_of(document).unlink(missing_ok=True)
    document.erased_at = at
    document.save(update_fields=["erased_at"])
    timeline.record(case, "document.erased", at=at, by=by, facts={"document": str(document.pk)})


def header_name(name):
    """The name as it may stand in a Content-Disposition header of old clients: plain letters only."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", name) or "bestand"
