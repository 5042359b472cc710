"""The filled-in worksheet of one breach, and what a person adds to it. In Dutch, whoever looks: the AP's form is."""

import datetime as dt
from dataclasses import dataclass

from django.utils import translation

from breaches.worksheet import answers
from breaches.worksheet.questions import QUESTIONS, SECTIONS
from cases import timeline
from cases.moves import changing, check_version

LONGEST = 20_000
HOURS = dt.timedelta(hours=72)


@dataclass(frozen=True)
class Answer:
    """One question with its answer: a person's own (`own`), else what the case says. `missing`: required and not known."""

    key: str
    number: str
    label: str
    help: str
    text: str
    known: str  # what the case says, also where a person wrote something else
    own: bool
    missing: bool


def sheet(breach, at=None):
    """The whole worksheet: [(section, [Answer, …]), …], in the order of the form. `at` tells whether it would be late."""
    wanted = {"reasons_for_delay"} if is_late(breach, at) else set()
    with translation.override("nl"):
        return [(section, [_answer(breach, question, wanted) for question in section.questions]) for section in SECTIONS]


def is_late(breach, at):
    """More than 72 hours after the discovery, and not notified yet: then the form asks why."""
    return bool(at and not breach.initial_notification and at > breach.discovered_at + HOURS)


def _answer(breach, question, wanted):
    known = getattr(answers, question.fill)(breach) or "" if question.fill else ""
    own = (breach.worksheet or {}).get(question.key, "")
    text = own or known
    return Answer(
        question.key, question.number, question.label, question.help,
        text, known, bool(own), (question.required or question.key in wanted) and not text,
    )  # fmt: skip


def missing(filled):
    """The answers that are required and not known, in order."""
    return [answer for _, entries in filled for answer in entries if answer.missing]


def save(case, given, *, by, at, version):
    """Keep what a person filled in; an answer equal to what the case says is not kept, so that it follows the case."""
    with changing(case, at=at) as breach:
        check_version(breach, version)
        own = {
            answer.key: text
            for _, entries in sheet(breach)
            for answer in entries
            if (text := given.get(answer.key, "").replace("\r\n", "\n").strip()) and text != answer.known.strip()
        }
        changed = sorted(key for key in QUESTIONS if own.get(key) != (breach.worksheet or {}).get(key))
        if changed:
            breach.worksheet = own
            breach.save(update_fields=["worksheet"])
            breach.case.version += 1
            timeline.record(breach.case, "breach.worksheet_saved", at=at, by=by, facts={"fields": changed})
        return breach
