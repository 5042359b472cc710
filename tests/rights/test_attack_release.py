"""What leaves with an answer, tried by somebody who wants more than the gate and the review allow."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from cases import documents
from cases.moves import Refused, changing, move
from rights.requests import collecting, releasing, reviewing
from rights.requests.correcting import correct
from rights.requests.models import RightsRequest
from tests.factories import AT, make_people, make_request, make_school
from tests.rights.access_house import AccessHouse
from tests.rights.test_requests_handing_over import House

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def tuesday_morning():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


class Searched(AccessHouse):
    """A search brought one document; it was looked through as a whole and chosen to go along."""

    def __init__(self):
        super().__init__()
        place = collecting.places_of(self.school.board)[0]
        self.go("ask_search", place=place, person=self.employee, text="Kijk.", due_on=None)
        file = ("dossier.txt", b"Sam en Bram lezen graag.")
        collecting.answer(self.request.searches[0], outcome="found", text="", files=[file], by=self.employee, at=AT)
        self.look("whole")
        self.choose()

    def look(self, outcome, **more):
        reviewing.review(self.request.found[0], outcome=outcome, by=self.officer, at=AT, **more)

    def choose(self):
        released = list(reviewing.released(self.request))
        releasing.choose(self.case, released, by=self.officer, at=AT, version=self.request.case.version)

    def chosen(self):
        return [one.document_id for one in self.request.releases_chosen]


def test_what_is_left_out_after_all_no_longer_goes_along():
    house = Searched()
    assert len(house.chosen()) == 1
    house.look("left_out", ground="rights_of_others", words="Gegevens van Bram.")
    assert house.chosen() == []


def test_the_whole_no_longer_goes_along_once_parts_of_it_are_unreadable():
    house = Searched()
    house.look("parts", ground="rights_of_others", words="Gegevens van Bram.", file=("zwart.txt", b"Sam leest graag."))
    assert house.chosen() == []
    house.choose()
    first = house.chosen()
    house.look("parts", ground="rights_of_others", words="Nog een naam.", file=("zwarter.txt", b"Leest graag."))
    assert house.chosen() == []
    assert len(first) == 1


def test_whoever_looks_again_and_finds_the_same_leaves_it_chosen():
    house = Searched()
    house.look("whole")
    assert len(house.chosen()) == 1
