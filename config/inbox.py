"""The inbox page of the mail catcher: a list, one mail, and /messages.json. Only the standard library."""

import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit
from zoneinfo import ZoneInfo

PAGE = 100
NAMES = {"127.0.0.1", "localhost"}
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
SHUT = "default-src 'none'; base-uri 'none'; form-action 'none'; "
OURS = SHUT + "style-src 'self'; frame-src 'self'; frame-ancestors 'none'"
# The HTML of a mail is somebody else's: no scripts, nothing fetched, an origin of its own; links open elsewhere.
THEIRS = SHUT + (
    "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober")
MONTHS += ("november", "december")
STYLE = (Path(__file__).parent / "inbox.css").read_bytes()


@dataclass(frozen=True)
class Mail:
    """What /messages.json tells of one mail."""

    id: str
    to: str
    subject: str
    date: str
    text: str
    html: str


def part(message, kind):
    """The body of this kind, as text; empty when there is none or it cannot be read."""
    body = message.get_body(preferencelist=(kind,))
    if body is None:
        return ""
    try:
        text = body.get_content()
    except (LookupError, ValueError):
        text = body.get_payload(decode=True).decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def sent_at(date):
    """The moment a mail says it was sent, in Amsterdam; empty when it says none."""
    try:
        at = parsedate_to_datetime(date)
    except ValueError:
        return ""
    at = at if at.tzinfo else at.replace(tzinfo=UTC)  # "-0000" is UTC as well (RFC 5322), and Python reads it as no zone
    return at.astimezone(AMSTERDAM).isoformat()


def in_words(moment):
    """A moment as people say it."""
    if not moment:
        return "onbekend"
    at = datetime.fromisoformat(moment)
    return f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H.%M} uur"


@lru_cache(maxsize=20_000)
def read(path):
    """A mail never changes once it is there, so it is read once."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    moment = sent_at(message["Date"] or "")
    to = ", ".join(str(address) for address in message.get_all("Delivered-To", []))
    return Mail(path.stem, to, str(message["Subject"] or ""), moment, part(message, "plain"), part(message, "html"))


def paths(folder):
    """Every mail, in the order of arrival: names begin with the moment."""
    return sorted(folder.glob("*.eml"))


def messages(folder):
    """Every mail as /messages.json gives it, oldest first."""
    return [vars(read(path)) for path in paths(folder)]


def page(title, body):
    """One page around a body that is already safe."""
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/inbox.css"></head><body><header><a href="/">Postvak van de proefopstelling</a>'
        f"</header><main><h1>{html.escape(title)}</h1>{body}</main></body></html>"
    )


def linked(text):
    """Plain text with its web addresses as links, and nothing else alive."""
    done, out = 0, []
    for found in LINK.finditer(text):
        url = html.escape(found.group())
        out += [html.escape(text[done : found.start()]), f'<a href="{url}" rel="noreferrer">{url}</a>']
        done = found.end()
    return "".join(out) + html.escape(text[done:])


def row(mail):
    subject = html.escape(mail.subject or "(geen onderwerp)")
    return (
        f'<tr><td><a href="/mail/{quote(mail.id)}">{subject}</a></td><td>{html.escape(mail.to)}</td>'
        f'<td><time datetime="{html.escape(mail.date)}">{in_words(mail.date)}</time></td></tr>'
    )


def list_page(folder, before=""):
    """The newest mails first, a hundred at a time."""
    found = [path for path in paths(folder) if not before or path.stem < before]
    shown = [read(path) for path in found[: -PAGE - 1 : -1]]
    if not shown:
        return page("Postvak", "<p>Er is nog geen post. Alles wat de proefopstelling verstuurt, komt hier binnen.</p>")
    older = f'<p><a href="/?voor={quote(shown[-1].id)}">Oudere post</a></p>' if len(found) > PAGE else ""
    rows = "".join(row(mail) for mail in shown)
    head = "<tr><th scope=col>Onderwerp</th><th scope=col>Aan</th><th scope=col>Verstuurd</th></tr>"
    return page(
        "Postvak",
        "<p>Deze post is echt verstuurd, maar niet verder gekomen dan dit postvak. Nieuwste bovenaan.</p>"
        f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>{older}",
    )


def mail_page(mail):
    """One mail: its text with links, its HTML in a frame of its own."""
    framed = ""
    if mail.html:
        framed = (
            f'<h2>Met opmaak</h2><iframe src="/mail/{quote(mail.id)}/html" title="Het bericht met opmaak" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
        )
    return page(
        mail.subject or "(geen onderwerp)",
        f"<dl><dt>Aan</dt><dd>{html.escape(mail.to)}</dd><dt>Verstuurd</dt><dd>{in_words(mail.date)}</dd></dl>"
        f"<h2>Tekst</h2><pre>{linked(mail.text) or '(geen tekst)'}</pre>{framed}"
        f'<p><a href="/mail/{quote(mail.id)}/bron">Bron van het bericht</a></p>'
        '<p><a href="/">Terug naar het postvak</a></p>',
    )


class Pages(BaseHTTPRequestHandler):
    """GET and HEAD. Under another name than this machine's (a page elsewhere that points here) it tells nothing."""

    server_version = "privacyloket"
    sys_version = ""

    def do_GET(self):
        url = urlsplit(self.path)
        if (self.headers.get("Host") or "").rsplit(":", 1)[0] not in NAMES:
            return self.answer("Onbekende naam", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        if url.path == "/":
            return self.answer(list_page(self.server.folder, parse_qs(url.query).get("voor", [""])[0]))
        if url.path == "/messages.json":
            return self.answer(json.dumps(messages(self.server.folder), ensure_ascii=False), "application/json")
        if url.path == "/inbox.css":
            return self.answer(STYLE, "text/css")
        return self.one_mail(url.path)

    do_HEAD = do_GET

    def one_mail(self, path):
        parts = path.split("/")[1:]
        known = {found.stem: found for found in paths(self.server.folder)}
        if parts[0] != "mail" or not 2 <= len(parts) <= 3 or parts[1] not in known:
            return self.answer(page("Niet gevonden", "<p>Dit bericht is er niet.</p>"), status=HTTPStatus.NOT_FOUND)
        found = known[parts[1]]
        if len(parts) == 2:
            return self.answer(mail_page(read(found)))
        if parts[2] == "html":
            return self.answer('<base target="_blank">' + read(found).html, policy=THEIRS)
        if parts[2] == "bron":
            return self.answer(found.read_bytes(), "text/plain")
        return self.answer(page("Niet gevonden", "<p>Deze pagina is er niet.</p>"), status=HTTPStatus.NOT_FOUND)

    def answer(self, body, kind="text/html", status=HTTPStatus.OK, policy=OURS):
        body = body if isinstance(body, bytes) else body.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        for name, value in (("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer")):
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *words):
        """Addresses of mails are no matter for a log."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address, folder):
        self.folder = folder
        super().__init__(address, Pages)


def serve(folder, host, port):
    """The inbox, listening; the caller runs it."""
    return Server((host, port), folder)
