"""A letter on paper: for the page and as PDF, from its head and its text alone, so that an old letter looks as it was sent."""

import base64

from cases import paper
from cases.letter_text import parts_with_lists
from schools import house_style


def sheet(head, text, board):
    """For `pages/_letter.html`. The picture only while the board still has it: a page fetches it from its address."""
    same = head.get("logo_digest") and head["logo_digest"] == board.logo_digest
    return {**head, "logo": house_style.logo(board) if same else None, "parts": parts_with_lists(text)}


def pdf(head, text, appendix=None):
    data = {
        **{name: head.get(name, "") for name in ("lang", "title", "sub", "closing", "colour")},
        **{name: head.get(name, []) for name in ("sender", "to", "colophon", "sign")},
        "board": head.get("brand", ""),
        "foot": " · ".join([head.get("brand", ""), *(line["value"] for line in head.get("colophon", [])[-1:])]),
        "picture": list(base64.b64decode(head.get("picture", ""))),
        "parts": parts_with_lists(text),
        "appendix": appendix or {},
    }
    return paper.pdf("letter", data)
