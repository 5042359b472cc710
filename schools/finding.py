"""Finding a school by name, place or BRIN."""

from dataclasses import dataclass

from django.db.models import Q

from schools.folding import fold
from schools.models import School

AT_ONCE = 20
LONGEST = 100  # characters of a question
OFFICIAL = {"den haag": "s gravenhage", "den bosch": "s hertogenbosch"}  # the registers use the formal name


@dataclass(frozen=True)
class Found:
    """One page of schools, and what to tell of it. `many` tells that there are more schools here than one list shows."""

    query: str
    schools: list
    count: int
    page: int
    pages: int
    many: bool


def open_schools(today):
    return School.objects.filter(Q(closed_on=None) | Q(closed_on__gt=today)).order_by("name", "city", "pk")


def find(query, page, today):
    """The schools that hold every word asked for. Few schools are all listed without asking."""
    schools = open_schools(today)
    many = schools.count() > AT_ONCE
    words = asked(query)
    if many and not words:
        return Found(query, [], 0, 1, 1, many)
    for word in words:
        schools = schools.filter(search__contains=word)
    count = schools.count()
    pages = max(1, -(-count // AT_ONCE))
    page = min(max(page, 1), pages)
    return Found(query, list(schools[(page - 1) * AT_ONCE : page * AT_ONCE]), count, page, pages, many)


def asked(query):
    """The words of a question as they stand in the search column."""
    text = fold(query[:LONGEST])
    for spoken, formal in OFFICIAL.items():
        text = text.replace(spoken, formal)
    return text.split()
