"""The demo board shows every stage, with clocks near and past their end, and stands on real timelines."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from breaches.models import State
from cases import chain
from cases.models import Case, Outbox
from config.demo.build import build
from schools.models import Membership, Role, School, User
from tests.factories import AT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def board():
    return build(AT)


def test_there_is_a_board_with_four_schools_and_people_in_every_role(board):
    assert School.objects.filter(board=board).count() == 4
    assert set(School.objects.values_list("sector", flat=True)) == {"po", "vo"}
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role)
    named = {f"{login}@demo.example" for login in ("medewerker", "directeur", "po", "bestuur", "fg", "beheer")}
    assert named <= set(User.objects.values_list("email", flat=True))


def test_there_are_about_thirty_cases_in_the_stages_of_a_breach(board):
    assert 28 <= Case.objects.filter(kind="breach").count() <= 34
    shown = set(Case.objects.values_list("state", flat=True))
    assert shown >= {State.REPORTED, State.ASSESSED, State.ADVISED, State.DECIDED, State.CLOSED, State.DISMISSED}


def test_there_is_a_complaint_at_each_place_of_the_ladder(board):
    """Told by the kind itself (`Kind.demo`): the board names no kind."""
    shown = set(Case.objects.filter(kind="complaint").values_list("state", flat=True))
    assert shown == {"received", "handling", "decided", "outside", "finding"}


def test_clocks_are_near_and_past_their_end(board):
    assert Case.objects.overdue(AT).count() >= 1
    assert Case.objects.open().filter(due_at__gt=AT, due_at__lt=AT + dt.timedelta(hours=24)).count() >= 2


def test_its_timelines_are_whole_and_old_news_is_not_mailed(board):
    assert list(chain.faults()) == []
    assert not Outbox.objects.filter(event__at__lt=AT - dt.timedelta(hours=24)).exists()


def test_it_is_not_loaded_where_people_are(board):
    with pytest.raises(CommandError):
        call_command("demo")
