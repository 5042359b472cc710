"""A letter of a request on paper, with its second sheet where it has one."""

from cases.letter_text import parts_with_lists
from rights.letters import paper
from rights.requests.letters.words import of

sheet = paper.sheet


def appendix(head, text):
    """The second sheet; None without one."""
    title = of(head.get("lang", "nl")).INFORMATION_TITLE
    return {"title": title, "parts": parts_with_lists(text)} if text else None


def pdf(head, text, information=""):
    return paper.pdf(head, text, appendix(head, information))
