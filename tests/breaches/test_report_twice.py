"""The same report pressed several times at one moment."""

import threading

import pytest
import time_machine
from django.db import connection
from django.test import Client

from cases.models import Case, IdempotencyKey
from schools.models import Role
from tests.breaches.test_report_page import ADDRESS, told
from tests.factories import AT, make_person, make_school


@pytest.mark.databases
def test_two_presses_at_the_same_moment_are_one_case(own_database):
    school = make_school()
    user = make_person(Role.EMPLOYEE, school=school)
    answers = []

    def press():
        visitor = Client()
        visitor.force_login(user)
        answers.append(visitor.post(ADDRESS, told()).url)
        connection.close()

    with time_machine.travel(AT, tick=True):
        presses = [threading.Thread(target=press) for _ in range(3)]
        for one in presses:
            one.start()
        for one in presses:
            one.join()
    assert len(answers) == 3
    assert len(set(answers)) == 1
    assert Case.objects.count() == IdempotencyKey.objects.count() == 1
