"""Complaints of the demo board. Invented; nothing in it is real."""


def tell(board, schools, people, now):
    """Let them happen."""
