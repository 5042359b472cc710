"""Two at the same moment: exactly one wins, the other hears why."""

import threading

import pytest
import time_machine
from django.db import connection
from django.test import Client

from cases.moves import Refused, move
from rights.requests.models import RightsRequest, VisitChoice
from tests.factories import AT, make_people, make_school
from tests.rights.access_house import MONDAY, AccessHouse, hidden_mark

pytestmark = [pytest.mark.databases, pytest.mark.slow]


def at_once(*jobs):
    """Run these at the same moment; each gives what it found. Every thread has a connection of its own."""
    found, ready = [None] * len(jobs), threading.Barrier(len(jobs))

    def run(number, job):
        ready.wait()
        try:
            found[number] = job()
        except Refused as refused:
            found[number] = refused.rule
        finally:
            connection.close()

    with time_machine.travel(AT, tick=True):
        threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    return found


def press(house, slot, client=None):
    client = client or house.parent
    mark = hidden_mark(client.get("/zaak/"))
    return lambda: client.post("/zaak/moment/", {"mark": mark, "moment": slot}).status_code


def live():
    return VisitChoice.objects.filter(ended_at=None, choice="slot")


def test_two_devices_pick_different_moments_and_one_counts(own_database):
    with time_machine.travel(AT, tick=True):
        house = AccessHouse()
        slots = list(house.plan().values())
        tablet = house.enter(Client())
        jobs = press(house, slots[0]), press(house, slots[1], tablet)
    assert sorted(at_once(*jobs)) == [302, 409]
    assert live().count() == 1


def test_two_parents_pick_the_same_moment_of_the_same_colleague_and_one_gets_it(own_database):
    with time_machine.travel(AT, tick=True):
        school = make_school()
        people = make_people(school.board, school)
        houses = [AccessHouse(school, people), AccessHouse(school, people)]
        jobs = [press(house, house.plan(MONDAY)[MONDAY]) for house in houses]
    assert sorted(at_once(*jobs)) == [302, 409]
    assert live().count() == 1


def test_picked_while_the_school_takes_it_back(own_database):
    """Whoever is first: either the pick stands for a moment and is called off, or it was refused. Never a pick of nothing."""
    with time_machine.travel(AT, tick=True):
        house = AccessHouse()
        slot = house.plan()[MONDAY]
        pick = press(house, slot)

    def take_back():
        move(house.case, "withdraw_visit", by=house.officer, at=AT)
        return "taken back"

    picked, taken = at_once(pick, take_back)
    assert (picked in (302, 409), taken) == (True, "taken back")
    assert live().count() == 0
    assert RightsRequest.objects.get(pk=house.case.pk).visit_plan is None
    events = set(house.case.events.values_list("name", flat=True))
    assert ("request.visit_cancelled" in events) == ("request.pick_visit" in events)
