"""Where somebody can report from: the own schools, and for who works for a board all its schools and the board itself."""

from typing import NamedTuple

from django.db.models import Q

from schools import access
from schools.models import Board, Role, School


class Place(NamedTuple):
    """A school, or a whole board. Its `code` stands in forms."""

    board: Board
    school: School | None = None

    @property
    def code(self):
        return self.school.slug if self.school else f"board:{self.board.number}"

    def __str__(self):
        return self.school.name if self.school else self.board.name


def places_of(user, today):
    """Every place this person can report from, schools by name, each board's whole last. Who only administers has none."""
    held = [m for m in access.standing(user) if m.role != Role.ADMIN]
    boards = access.boards_behind(m for m in held if m.school_id is None)
    mine = Q(board__in=boards) | Q(pk__in={m.school_id for m in held if m.school_id})
    open_ones = Q(closed_on=None) | Q(closed_on__gte=today)
    schools = School.objects.filter(mine, open_ones).select_related("board").order_by("board__name", "name", "pk")
    return [*(Place(school.board, school) for school in schools), *map(Place, boards)]
