"""Finds a citizen service number (BSN) or pupil number (onderwijsnummer) in a text, and hides it. Pure; domain.md 4.2.

Both have nine digits and an eleven-test: the digits weighed 9, 8, 7, 6, 5, 4, 3, 2, -1 leave 0 modulo 11 for a BSN, 5 for an
onderwijsnummer. People write them in one piece or in groups: 123456782, 1234.56.782, 123 456 782.
"""

import re
from itertools import pairwise

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
REMAINDERS = frozenset({0, 5})
DIGITS = re.compile(r"\d+")
BETWEEN = re.compile(r"[ \u00a0\u202f.\-‑–]")  # one of these may stand between two groups
HIDDEN = "•••"


def passes(digits):
    """Whether these nine digits can be a BSN or an onderwijsnummer."""
    worth = [int(digit) for digit in digits]
    if len(worth) != len(WEIGHTS) or not any(worth):
        return False
    return sum(weight * digit for weight, digit in zip(WEIGHTS, worth, strict=True)) % 11 in REMAINDERS


def find(text):
    """Where such numbers stand in the text, as (start, end), from left to right and never overlapping."""
    found, groups, n = [], [match.span() for match in DIGITS.finditer(text or "")], 0
    while n < len(groups):
        end = number_from(text, groups, n)
        if end is not None:
            found.append((groups[n][0], groups[end][1]))
        n = n + 1 if end is None else end + 1
    return found


def number_from(text, groups, first):
    """The last of the groups that make a number together with the first one; None where they make none."""
    digits, last = text[slice(*groups[first])], first
    for (_start, end), (start, _end) in pairwise(groups[first:]):
        if len(digits) >= len(WEIGHTS) or not BETWEEN.fullmatch(text[end:start]):
            break
        last += 1
        digits += text[slice(*groups[last])]
    return last if passes(digits) else None


def mask(text):
    """The text with every such number hidden: nothing of it stays."""
    parts, after = [], 0
    for start, end in find(text):
        parts += [text[after:start], HIDDEN]
        after = end
    return "".join([*parts, (text or "")[after:]])
