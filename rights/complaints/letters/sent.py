"""Letters as they go out: text and head together, for the row that keeps them."""

from cases.terms import local_day
from pages import words
from rights.complaints.letters import en, nl, text
from rights.complaints.models.ladder import INSIDE, Rung
from rights.letters.head import head, signature
from rights.letters.words import speaking


def answered(complaint, *, parts, by, at, language="", measure="", measure_on=None, now=None):
    """`letter` and `head` of the answer of the step it lies at; `at` is when it goes out."""
    with speaking(language or complaint.language) as shared:
        here = sentences(shared.LANGUAGE)
        title, letter = text.answer(complaint, parts, measure, measure_on, here, shared, now or at)
        return {"letter": letter, "head": above(complaint, title, Rung(complaint.here.rung), here, shared, by, at)}


def reacted(complaint, finding, *, shares, told, by, at, language="", measure="", measure_on=None, now=None):
    """The same of what the board does with a finding."""
    with speaking(language or complaint.language) as shared:
        here = sentences(shared.LANGUAGE)
        title, letter = text.reaction(complaint, finding, shares, told, measure, measure_on, here, shared, now or at)
        return {"letter": letter, "head": above(complaint, title, Rung.BOARD, here, shared, by, at)}


def sentences(language):
    return en if language == "en" else nl


def above(complaint, title, rung, here, shared, by, at):
    case = complaint.case
    place = case.school or case.board
    behalf = here.BEHALF[rung if rung in INSIDE else Rung.BOARD].format(place=place, board=case.board)
    return head(
        case, lang=shared.LANGUAGE, title=title, closing=shared.CLOSING, to=[(complaint.complainant or {}).get("name", "")],
        colophon=[
            (shared.DATE, words.day(local_day(at))), (here.COMPLAINED_ON, words.day(local_day(case.received_at))),
            (shared.OUR_NUMBER, case.reference),
        ],
        sign=[by.name, by.function] if by and says_it(by.function, place) else signature(by, behalf, str(place)),
    )  # fmt: skip


def says_it(function, place):
    """Whether somebody's function names the place already: “directeur De Regenmeter”."""
    return bool(function) and str(place) in function
