"""The timeline in words: what the step calls it, what was chosen, by whom, and what was said."""

import pytest

from breaches.models import Outcome
from cases import notes, registry, tasks_of_case, timeline
from cases.models import Barred, Content, Outbox
from cases.moves import changing, move
from cases.told import LABELS, choices, told
from schools.models import Role
from tests.factories import AT, make_breach, make_people, make_person, make_school

pytestmark = pytest.mark.django_db


class House:
    def __init__(self):
        self.school = make_school()
        self.people = make_people(self.school.board, self.school)
        self.case = make_breach(self.school, by=self.people["employee"]).case

    def told(self, who="dpo"):
        self.case.refresh_from_db()
        return told(self.case, self.case.events.select_related("by").order_by("seq"), self.people[who])


@pytest.fixture
def house():
    return House()


def test_a_step_says_what_was_chosen_and_keeps_what_was_said(house):
    choice = {"outcome": "register_only", "preliminary": False, "reason": "Geen risico.", "no_advice": ""}
    result = {"register": True, "authority": False, "data_subjects": False}
    move(house.case, "assess", by=house.people["privacy_officer"], at=AT, facts={}, result=result)
    move(house.case, "decide", by=house.people["board_member"], at=AT, **choice)
    opened, assessed, decided = house.told()
    assert (opened.text, opened.actor, opened.note) == ("Incident gemeld", str(house.people["employee"]), "")
    assert (decided.text, decided.said) == (f"Besloten: {Outcome.REGISTER_ONLY.label}", {"reason": "Geen risico."})
    assert assessed.said == {}
    assert [one.seq for one in (opened, assessed, decided)] == [1, 2, 3]
    assert decided.digest == house.case.head_digest


def test_a_choice_whose_answers_belong_to_one_case_tells_no_code():
    """“Finding recorded: 3” says nothing: which step of the ladder that is, only the case knows."""
    form = registry.get("complaint").forms["record_finding"]
    assert choices(form, {"source": "3", "text": "x"}) == []


@pytest.mark.parametrize(("via", "actor"), [("public", "via het openbare loket"), ("", "Automatisch"), ("elders", "elders")])
def test_who_did_it_when_it_was_nobody_with_an_account(house, via, actor):
    with changing(house.case, at=AT) as workflow:
        timeline.record(workflow.case, "message.from_requester", at=AT, via=via, said={"text": "Dag."})
    last = house.told()[-1]
    assert (last.actor, last.text, last.note) == (actor, "Bericht van de verzoeker", "Dag.")


def test_the_function_stands_behind_the_name(house):
    anneke = make_person(Role.BOARD_MEMBER, board=house.school.board, name="Anneke Duinker", function="bestuurder")
    notes.message(house.case, to="internal", text="Gezien.", by=anneke, at=AT)
    assert house.told()[-1].actor == "Anneke Duinker, bestuurder"


def test_a_handler_and_a_task_name_the_person(house):
    officer = house.people["privacy_officer"]
    notes.assign(house.case, assignee=officer, by=officer, at=AT)
    notes.assign(house.case, assignee=None, by=officer, at=AT)
    with changing(house.case, at=AT) as workflow:
        tasks_of_case.add(workflow.case, text="Bel terug.", assignee=officer, by=officer, at=AT)
    assert [one.text for one in house.told()[1:]] == [
        f"Behandelaar gekozen: {officer}", "Geen behandelaar meer", f"Taak gegeven: {officer}",
    ]  # fmt: skip


def test_another_case_is_told_only_to_who_may_know_of_it(house):
    other = make_breach(house.school).case
    Barred.objects.create(case=other, user=house.people["principal"])
    notes.link(house.case, other=other, by=house.people["privacy_officer"], at=AT)
    assert house.told("dpo")[-1].text == f"Gekoppeld aan een andere zaak: {other.reference}"
    assert [one.name for one in house.told("principal")] == ["breach.opened"]


@pytest.mark.parametrize("how", ["row", "key"])
def test_what_was_erased_is_told_as_erased(house, how):
    notes.message(house.case, to="internal", text="Vertrouwelijk.", by=house.people["dpo"], at=AT)
    if how == "row":
        Content.objects.filter(case=house.case).delete()
    else:
        house.case.sealed_key = None
        house.case.save(update_fields=["sealed_key"])
    last = house.told()[-1]
    assert (last.said, last.note) == (None, "Wat hier stond, is gewist.")


def test_an_event_of_another_app_goes_by_the_name_that_app_gave(house):
    registry.name_events({"proof.made": "Bewijs gemaakt"})
    with changing(house.case, at=AT) as workflow:
        timeline.record(workflow.case, "proof.made", at=AT)
        timeline.record(workflow.case, "proof.unknown", at=AT)
    assert [one.text for one in house.told()[-2:]] == ["Bewijs gemaakt", "Vastgelegd"]


@pytest.mark.parametrize("name", list(LABELS))
def test_every_shared_event_has_a_name(house, name):
    with changing(house.case, at=AT) as workflow:
        timeline.record(workflow.case, name, at=AT, facts={"assignee": house.people["dpo"].pk})
    assert house.told()[-1].text.startswith(str(LABELS[name]))


def test_three_events_cost_as_many_queries_as_one(house, django_assert_num_queries):
    for n in range(3):
        notes.message(house.case, to="internal", text=f"Bericht {n}", by=house.people["dpo"], at=AT)
    events = list(house.case.events.select_related("by").order_by("seq"))
    for few in (events[-1:], events):
        with django_assert_num_queries(1):  # what was said
            told(house.case, few, house.people["dpo"])
    assert Outbox.objects.count() == 4
