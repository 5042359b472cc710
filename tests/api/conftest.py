"""One board with a school and people in every role, each with a system of their own, on a Tuesday morning."""

import pytest
import time_machine

from cases.api.throttle import PerPerson
from tests.api.callers import Caller
from tests.factories import AT, make_board, make_breach, make_people, make_person, make_school


class House:
    """A school with its people; callers by role, made when first asked for."""

    def __init__(self):
        self.school = make_school()
        self.board = self.school.board
        self.people = make_people(self.board, self.school)
        self.callers = {}

    def __getitem__(self, role):
        if role not in self.callers:
            self.callers[role] = Caller(self.people[role])
        return self.callers[role]

    def breach(self, **about):
        return make_breach(self.school, **about).case

    def elsewhere(self, place):
        """The privacy officer of another school of this board, or of another board."""
        if place == "other school":
            return Caller(make_person("privacy_officer", school=make_school(self.board)))
        return Caller(make_person("privacy_officer", board=make_board()))


@pytest.fixture(autouse=True)
def _tuesday_morning():
    PerPerson.seen.clear()
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def house(db):
    return House()
