"""What is made in one and the same moment keeps the order in which it was made."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from breaches.models import AuthorityContact
from breaches.models.steps import clock_of
from cases import keys
from cases.moves import changing
from cases.tasks_of_case import add
from rights.requests.models import RightDecision, RightsRequest
from tests.factories import AT, make_request


def test_each_key_is_later_than_the_one_before_it():
    made = [keys.in_order() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000
    assert {(key.version, key.variant) for key in made} == {(7, uuid.RFC_4122)}


def test_a_clock_that_goes_back_moves_nothing(monkeypatch):
    first = keys.in_order()
    monkeypatch.setattr(keys.time, "time_ns", lambda: 0)
    assert first < keys.in_order() < keys.in_order()


def test_threads_never_make_the_same_key():
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _n: [keys.in_order() for _ in range(200)], range(8)))
    assert all(some == sorted(some) for some in made)
    assert len({key for some in made for key in some}) == 1600


@pytest.mark.django_db
def test_of_two_decisions_in_one_moment_the_last_one_counts():
    request = make_request(rights=["access"])
    for text in "abcdefghij":
        RightDecision(case=request.case, right="access", outcome="granted", text=text, at=AT).save(force_insert=True)
    found = RightsRequest.objects.select_related("case").get(pk=request.pk)
    assert [row.text for row in found.decisions] == list("abcdefghij")
    assert found.decision_on("access").text == "j"


@pytest.mark.django_db
def test_tasks_of_one_step_stand_in_their_order():
    request = make_request()
    with changing(request.case, at=AT) as workflow:
        made = [add(workflow.case, text=text, by=None, at=AT).pk for text in "abcdefghij"]
    assert list(request.case.tasks.order_by("made_at", "pk").values_list("pk", flat=True)) == made


@pytest.mark.django_db
def test_the_rights_stand_in_the_order_of_asking():
    asked = ["rectification", "access", "erasure"]
    assert RightsRequest.objects.get(pk=make_request(rights=asked).pk).rights == asked


@pytest.mark.django_db
def test_two_questions_of_the_ap_in_one_moment_have_two_clocks():
    """What is named by a piece of a key is named by the end of it: the beginning is the time."""
    rows = [AuthorityContact(), AuthorityContact()]
    assert len({clock_of(row) for row in rows}) == 2
    kept = AuthorityContact(pk=uuid.UUID("1f3c0000-0000-4000-8000-0000000000aa"))  # from before these keys
    assert clock_of(kept) == "ap_1f3c0000"
