"""What a mail says: its words from a template, in the language of who gets it, as text and as HTML.

`<template>.txt` holds the words: the subject on the first line, then paragraphs; the first of them is the lead, and what
follows a paragraph that starts with "# " stands under that heading. Both forms come from these words, laid out by
`pages/mail/base`.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from django.template import Context
from django.template.loader import select_template
from django.utils import translation

from cases import registry
from notifications.envelope import Envelope
from notifications.layout import lay_out
from notifications.telling import tell

GAP = re.compile(r"\n\s*\n")
HEADING = "# "


@dataclass
class Letter:
    """The words of one mail, below the clock."""

    subject: str
    lead: str
    paragraphs: list = field(default_factory=list)
    more_title: str = ""
    more: list = field(default_factory=list)


def compose(mail, at):
    """The mail as it goes to the server now."""
    with translation.override(mail.language):
        told = tell(mail, at)
        letter = read(template_names(mail), told)
        values = {**told, **vars(letter)}
        text, html = lay_out("pages/mail/base.txt", values), lay_out("pages/mail/base.html", values)
        along = attachment_of(mail)
    return Envelope(
        subject=letter.subject, text=text, html=html, to=mail.address(), message_id=mail.message_id, along=along
    )  # fmt: skip


def attachment_of(mail):
    """What the kind sends along with the mail about this event, if anything."""
    make = registry.get(mail.case.kind).mail_attachment if mail.event_id else None
    return make(mail.event, mail.template) if make else None


def template_names(mail):
    """The template of this mail. A kind may have words of its own for its clocks: `<app>/mail/alert_<purpose>`."""
    if mail.event_id is None and mail.deadline_id:
        app = registry.get(mail.case.kind).workflow._meta.app_label
        return f"{app}/mail/alert_{mail.deadline.purpose.split('_')[0]}", mail.template
    return (mail.template,)


@lru_cache(maxsize=200)
def words_template(names):
    return select_template([f"{name}.txt" for name in names]).template


def read(names, told):
    """The words of a template, taken apart."""
    text = words_template(names).render(Context(told, autoescape=False))
    subject, lead, *rest = [" ".join(part.split()) for part in GAP.split(text) if part.strip()]
    at = next((n for n, part in enumerate(rest) if part.startswith(HEADING)), len(rest))
    title = rest[at].removeprefix(HEADING) if at < len(rest) else ""
    return Letter(subject, lead, rest[:at], title, rest[at + 1 :])
