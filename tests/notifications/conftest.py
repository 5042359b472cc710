import datetime as dt

import pytest

from tests.factories import AT, make_board, make_people, make_school
from tests.notifications.post import catching


class House:
    """One board, one school, and a person in every role: `house.dpo`, `house.principal`, …"""

    def __init__(self):
        self.board = make_board()
        self.school = make_school(self.board)
        self.people = make_people(self.board, self.school)

    def __getattr__(self, role):
        return self.people[role]


@pytest.fixture
def house(db):
    return House()


@pytest.fixture
def post():
    """A real mail server that catches everything."""
    with catching() as catcher:
        yield catcher


@pytest.fixture
def at():
    """Tuesday 24 November 2026, 10.12 in Amsterdam, and hours or minutes from there."""
    return lambda hours=0, minutes=0: AT + dt.timedelta(hours=hours, minutes=minutes)
