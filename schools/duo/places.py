"""Names of places as people write them. DUO writes them in capitals: 'S-GRAVENHAGE, BERGEN OP ZOOM, IJMUIDEN."""

import re

SMALL = frozenset(
    (
        "aan",
        "bij",
        "de",
        "den",
        "der",
        "en",
        "het",
        "in",
        "la",
        "op",
        "over",
        "te",
        "ten",
        "ter",
        "tot",
        "van",
        "voor",
        "'t",
        "'s",
        "a/d",
    )
)
PROVINCES = frozenset(("NH", "ZH", "NB", "GLD", "UT", "OV", "FR", "FRL", "GN", "LB", "DR", "ZLD", "ZL", "FL"))


def written(place):
    """The place in mixed case; one that already is stays as it is."""
    if place != place.upper():
        return place
    words = place.split(" ")
    return " ".join(word_of(word, index, len(words)) for index, word in enumerate(words))


def word_of(word, index, count):
    if index and index == count - 1 and word.strip("()") in PROVINCES:
        return word
    if index and word.lower() in SMALL:
        return word.lower()
    return "-".join(part_of(part) for part in word.split("-"))


def part_of(part):
    """One part between hyphens: IJ is one letter, and 's or 't takes no capital."""
    found = re.match(r"(['’`][ST])?(IJ)?(.*)", part)
    article, ij, rest = found.groups(default="")
    return article.lower() + ij + (rest.lower() if ij else rest.capitalize())
