"""What the mails say: every template, in both languages, as text and HTML, and nothing personal in any of them."""

import datetime as dt
import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from breaches.models.steps import AUTHORITY
from cases import notes, outsiders, registry, tasks_of_case
from cases.moves import changing
from notifications.envelope import header
from notifications.letters import compose
from notifications.models import Mail
from notifications.sweep import sweep
from tests.factories import AT, make_breach
from tests.house import ROOT
from tests.notifications.test_ledger import ring

pytestmark = pytest.mark.django_db

SECRETS = {
    "what_happened": "Het zorgdossier van Jip Bruinvis ging naar de ouders van Saar de Winter.",
    "reporter": {"name": "Wietske Oldenhuis", "email": "wietske@thuis.example", "phone": "06 12345678"},
    "measures_taken": "Moeder van Saar gebeld op 0612345678.",
}
WORDS = ["Jip", "Bruinvis", "Saar", "Winter", "Wietske", "Oldenhuis", "thuis.example", "12345678", "zorgdossier", "Tesselaar"]


def read(mail, at):
    """The mail as a mail program reads it: subject, text and HTML."""
    message = message_from_bytes(compose(mail, at).message().as_bytes(), policy=policy.default)
    return message, message.get_body(("plain",)).get_content(), message.get_body(("html",)).get_content()


def busy_case(house):
    """A case full of names, to which everything happens that is mailed about whatever the kind."""
    case = make_breach(house.school, at=AT, by=house.employee, **SECRETS).case
    officer, dpo = house.privacy_officer, house.dpo
    ring(AT)
    with changing(case, at=AT) as workflow:
        outsider = outsiders.add(workflow.case, email="wietske@thuis.example", at=AT)
        outsiders.add(workflow.case, email="jip@thuis.example", at=AT)
    outsiders.enter(outsiders.new_link(outsider, at=AT), at=AT)
    with changing(case, at=AT) as workflow:
        text = "Bel de moeder van Saar de Winter."
        tasks_of_case.add(workflow.case, text=text, assignee=house.principal, due_on=dt.date(2026, 12, 1), by=officer, at=AT)
    notes.assign(case, assignee=house.principal, by=officer, at=AT)
    notes.message(case, to="internal", text="Jip Bruinvis is boos.", by=dpo, at=AT)
    notes.message(case, to="requester", text="Dag Wietske", by=officer, at=AT)
    notes.from_requester(case, text="Ik ben Wietske Oldenhuis", at=AT)
    return case


@pytest.fixture
def mails(house):
    """At least one row for each template there is: written by the product where it can, else by hand."""
    case = busy_case(house)
    for hour in (0, 46, 70):
        ring(AT + dt.timedelta(hours=hour))
    about = {"board": house.board, "case": case, "created_at": AT, "try_at": AT, "urgent": False, "topic": "event"}
    about["to_user"] = house.privacy_officer
    event = case.events.order_by("seq").first()
    templates = {mailing.template for mailings in registry.get("breach").mails.values() for mailing in mailings}
    for name in sorted(templates - set(Mail.objects.values_list("template", flat=True))):
        Mail.objects.create(key=name, template=name, event=event, **about)
    for name, topic in (("unclear", "clock"), ("failed", "failure")):
        Mail.objects.create(key=name, template=f"notifications/mail/{name}", **about | {"topic": topic})
    task = case.tasks.latest("made_at")
    for passed in (False, True):
        facts = {"task": str(task.pk), "due_on": "2026-12-01", "passed": passed}
        told = about | {"topic": "task", "facts": facts, "template": "notifications/mail/task_due"}
        Mail.objects.create(key=f"task_due {passed}", **told)
    return list(Mail.objects.select_related("board", "case", "deadline", "event", "to_user", "to_outsider"))


def test_every_mail_in_both_languages(mails):
    every_template_is_here(mails)
    for mail in mails:
        for language in ("nl", "en"):
            in_language(mail, language)
            message, text, html = read(mail, AT)
            nothing_personal(mail, str(message["Subject"]), text, html)
            one_link(mail, str(message["Subject"]), text, html)
            one_language(mail, language, str(message["Subject"]), text, html)
            assert message["Message-ID"] == mail.message_id
            assert message["Auto-Submitted"] == "auto-generated"
            assert message["To"] == mail.address()


def every_template_is_here(mails):
    found = [path for app in ("notifications", "breaches") for path in (ROOT / app).glob("templates/*/mail/*.txt")]
    ours = {str(path.relative_to(ROOT)) for path in found}
    tried = {f"{name.split('/')[0]}/templates/{name}.txt" for name in {m.template for m in mails}}
    assert ours - {"breaches/templates/breaches/mail/alert_authority.txt"} == tried


def nothing_personal(mail, subject, text, html):
    """The case is full of names; of its people, and of those who wrote in it, not a word goes by mail."""
    for told in (subject, text, html):
        assert [word for word in WORDS if word in told] == [], (mail.template, told)


def one_link(mail, subject, text, html):
    """One link, to the case (or to whom it did not reach); the subject begins with the reference."""
    links = re.findall(r"https?://[^\s\"<]+", text)
    assert len(links) == 1, (mail.template, text)
    assert links[0] in html
    assert html.count("<a ") == 1
    if mail.case_id:
        assert subject.startswith(mail.case.reference + ": ")
    if mail.to_user_id:
        failed = mail.case_id is None or mail.template.endswith("/failed")
        assert links[0].endswith("/werk/meldingen/" if failed else f"/zaken/{mail.case.reference}/")


def one_language(mail, language, subject, text, html):
    """No words that give away the other one, and nothing that a template left open."""
    other = {"nl": r"\b(the|and|you|with|open the)\b", "en": r"\b(de|het|een|je|omdat|uiterlijk)\b"}[language]
    assert re.findall(other, f"{subject} {text}", re.IGNORECASE) == [], (mail.template, text)
    assert f'<html lang="{language}">' in html
    assert "{" not in text
    assert "None" not in text + html


def in_language(mail, language):
    for person in (mail.to_user, mail.to_outsider):
        if person:
            person.language = language


@pytest.fixture
def alert(house):
    """The alert with 24 hours left."""
    make_breach(house.school, at=AT)
    ring(AT)
    ring(AT + dt.timedelta(hours=46))
    rows = Mail.objects.select_related("board", "case", "deadline", "event", "to_user", "to_outsider")
    return rows.get(moment="24h", to_user=house.privacy_officer)


def test_an_alert_says_what_is_left_and_until_when(alert):
    message, text, html = read(alert, AT + dt.timedelta(hours=46, seconds=40))
    assert message["Subject"] == "DL-2026-00001: besluit en meld bij de AP voor vrijdag 27 november, 8.12 uur"
    assert text.splitlines()[:2] == ["Melden bij de AP: 1 dag", "uiterlijk vrijdag 27 november, 8.12 uur"]
    assert ">1 dag</h1>" in html
    assert "width: 67%" in html or "width:67%" in html
    assert "Je krijgt deze mail omdat je deze zaak behandelt." in text


def test_styles_are_on_the_elements_and_dark_mode_stays(alert):
    _message, _text, html = read(alert, AT)
    assert 'class="button"' in html
    assert re.search(r'<a class="button"[^>]*style="[^"]*background: ?#0b5058', html)
    assert html.count("prefers-color-scheme: dark") == 1
    assert not re.search(r"<(img|script|link)\b", html)


def test_text_and_html_are_plain_ascii_on_the_wire(alert):
    """Every mail server passes it on unchanged: no long lines, no eight-bit text, CRLF throughout."""
    sent = compose(alert, AT).message().as_bytes()
    assert sent.isascii()
    assert b"\n" not in sent.replace(b"\r\n", b"")
    assert max(len(line) for line in sent.split(b"\r\n")) <= 120


def test_a_board_with_markup_in_its_name_is_told_as_text(alert):
    alert.board.name = 'Stichting <b>"Kees & Co"</b>'
    _message, text, html = read(alert, AT)
    assert 'Privacyloket, Stichting <b>"Kees & Co"</b>' in text
    assert "Stichting &lt;b&gt;&quot;Kees &amp; Co&quot;&lt;/b&gt;" in html


@pytest.mark.parametrize("text", ["plain", "voor vrijdag", "vóór één € 😀 " * 12, "a" * 300, "é" * 300, ""])
def test_a_subject_survives_its_encoding(text):
    raw = b"Subject: " + header(text).encode("ascii") + b"\r\n\r\n"
    assert str(message_from_bytes(raw, policy=policy.default)["Subject"]).strip() == text.strip()
    if not text.isascii():
        assert max(len(line) for line in raw.split(b"\r\n")) <= 78 + 9


def test_own_words_of_a_kind_go_before_the_general_ones(alert):
    general = Path(ROOT / "notifications/templates/notifications/mail/alert.txt").read_text()
    own = Path(ROOT / "breaches/templates/breaches/mail/alert_authority.txt").read_text()
    assert "decide and notify the AP" in own
    assert "decide and notify the AP" not in general
    assert alert.deadline.purpose == AUTHORITY
    alert.deadline.purpose = "inform"
    message, _text, _html = read(alert, AT + dt.timedelta(hours=46))
    assert ": de mensen om wie het gaat informeren, uiterlijk vrijdag 27 november" in message["Subject"]


def test_a_late_alert_says_so(house):
    make_breach(house.school, at=AT)
    ring(AT)
    late = AT + dt.timedelta(hours=77)
    sweep(lambda: late)
    rows = Mail.objects.select_related("board", "case", "deadline", "event", "to_user", "to_outsider")
    message, text, _html = read(rows.get(moment="late-1", to_user=house.board_member), late)
    assert message["Subject"] == "DL-2026-00001: de 72 uur zijn voorbij, besluit en meld nu"
    assert text.splitlines()[:2] == ["Melden bij de AP: 7 uur te laat", "afgelopen op vrijdag 27 november, 8.12 uur"]
    assert "omdat een termijn is verstreken" in text
