"""A mail as bytes. Django's own way to them takes three quarters of the time of a sweep of thousands; this is its result
for the shapes we send: a text and an HTML, both UTF-8, in an encoding that every mail server passes on unchanged; and at
most one file that goes along.
"""

import binascii
from email.utils import formatdate
from functools import lru_cache

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address

CRLF = b"\r\n"


class Envelope(EmailMultiAlternatives):
    """A message that Django's backends send, ready as it is."""

    def __init__(self, *, subject, text, html, to, message_id, along=None):
        headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
        super().__init__(subject, text, to=[to], headers=headers, alternatives=[(html, "text/html")])
        self.along = along  # cases.registry.Attachment

    def message(self):
        return Ready(self)


class Ready:
    """What a backend asks of a message."""

    def __init__(self, envelope):
        self.envelope = envelope

    def as_bytes(self, linesep="\r\n"):
        """Headers, then the two parts. Quoted-printable has no line over 76 characters and never holds the boundary."""
        mail = self.envelope
        boundary = f"=_{mail.extra_headers['Message-ID'][1:33]}"
        head = {
            "Subject": header(" ".join(mail.subject.split())),
            "From": address(mail.from_email),
            "To": address(mail.to[0]),
            "Date": formatdate(),
            **mail.extra_headers,
            "MIME-Version": "1.0",
        }
        lines = [f"{name}: {value}".encode("ascii") for name, value in head.items()]
        if mail.along:
            lines += [f'Content-Type: multipart/mixed; boundary="{boundary}m"'.encode(), b"", f"--{boundary}m".encode()]
        lines.append(f'Content-Type: multipart/alternative; boundary="{boundary}"'.encode())
        for kind, content in (("plain", mail.body), ("html", mail.alternatives[0].content)):
            lines += [b"", f"--{boundary}".encode(), f'Content-Type: text/{kind}; charset="utf-8"'.encode()]
            lines += [b"Content-Transfer-Encoding: quoted-printable", b"", quoted(content)]
        lines += [f"--{boundary}--".encode(), b""]
        if mail.along:
            lines += [f"--{boundary}m".encode(), *file_lines(mail.along), f"--{boundary}m--".encode(), b""]
        return CRLF.join(lines)


def file_lines(file):
    """A file as a part of a mail. Its name is one of ours: plain letters."""
    content = binascii.b2a_base64(file.content, newline=False)
    lines = [content[n : n + 76] for n in range(0, len(content), 76)]
    return [
        f'Content-Type: {file.content_type}; charset="utf-8"; name="{file.name}"'.encode(),
        f'Content-Disposition: attachment; filename="{file.name}"'.encode(),
        b"Content-Transfer-Encoding: base64", b"", *lines,
    ]  # fmt: skip


def header(text):
    """Text in a header: as it is when it is plain, else in encoded words of at most 75 characters (RFC 2047)."""
    if text.isascii():
        return text
    pieces = (text[n : n + 11].encode() for n in range(0, len(text), 11))
    return "\r\n ".join(f"=?utf-8?b?{binascii.b2a_base64(piece, newline=False).decode()}?=" for piece in pieces)


def quoted(text):
    """Text as quoted-printable, with the line ends of mail."""
    return binascii.b2a_qp("\r\n".join(text.splitlines()).encode(), istext=True)


@lru_cache(maxsize=1000)
def address(text):
    return sanitize_address(text, settings.DEFAULT_CHARSET)
