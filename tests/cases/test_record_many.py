"""Facts on many cases at once stand on the same chain as facts one by one."""

import pytest

from cases import timeline
from cases.chain import faults
from cases.models import Case, Outbox
from tests.factories import AT, make_breach, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def cases():
    school = make_school()
    return [make_breach(school).case for _ in range(3)]


def test_many_facts_are_chained_each_on_its_own_case(cases):
    one, two, _three = cases
    timeline.record_many([(one, {"n": 1}), (two, {"n": 2}), (one, {"n": 3, "at": AT})], "deadline.missed", at=AT)

    told = [(e.case_id, e.seq, e.facts) for case in cases for e in case.events.filter(name="deadline.missed").order_by("seq")]
    assert told == [(one.pk, 2, {"n": 1}), (one.pk, 3, {"n": 3, "at": AT.isoformat()}), (two.pk, 2, {"n": 2})]
    assert list(faults()) == []
    assert list(Case.objects.order_by("pk").values_list("event_count", flat=True)) == [3, 2, 1]
    assert Outbox.objects.filter(event__name="deadline.missed").count() == 3


def test_many_facts_cost_as_much_as_one(cases, django_assert_num_queries):
    with django_assert_num_queries(3):
        timeline.record_many([(case, {}) for case in cases], "deadline.missed", at=AT)


def test_a_single_fact_can_follow(cases):
    timeline.record_many([(cases[0], {})], "deadline.missed", at=AT)
    timeline.record(cases[0], "case.linked", at=AT, facts={"other": cases[1].pk})
    cases[0].save(update_fields=["event_count", "head_digest"])
    assert list(faults()) == []
