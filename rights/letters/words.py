"""Pieces of the text of a letter, and how school and FG can be reached."""

from contextlib import contextmanager

from django.utils import translation

from rights.letters import en, nl
from schools import access
from schools.models import Role


def of(language):
    """The sentences of a language."""
    return en if language == "en" else nl


@contextmanager
def speaking(language):
    """Dates and texts in the language of the letter, whatever the writer reads."""
    with translation.override("en" if language == "en" else "nl"):
        yield of(language)


def listed(lines):
    """A list as the text of a letter holds it: a dash before each line."""
    return "\n".join(f"– {line}" for line in lines)


def block(*paragraphs):
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def reach(*ways):
    told = ", ".join(way for way in ways if way)
    return f" ({told})" if told else ""


def desk(board):
    """How the school can be reached, between brackets; empty where nothing is known."""
    return reach(board.phone, board.email)


def dpo(board, on):
    """How the FG can be reached, by name."""
    people = access.with_role(board, Role.DPO, on=on)
    return f", {people[0].name}{reach(people[0].phone, people[0].email)}" if people else desk(board)
