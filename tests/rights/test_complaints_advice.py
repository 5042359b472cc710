"""The advice that the own commission files by its link stands ready as the finding: a person confirms it, once typed."""

import datetime as dt

import pytest
import time_machine

from cases.moves import move
from rights.complaints.files import releasing
from rights.complaints.models import Complaint
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_complaint, make_people, make_school

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
ADVICE = {
    "text": "Onderdeel 1 is gegrond, onderdeel 2 niet.", "proposed": "Spreek af wie foto's maakt.",
    "parts_1_outcome": "founded", "parts_1_reasons": "Er was geen toestemming.",
    "parts_2_outcome": "unfounded", "parts_2_reasons": "Er is wel teruggebeld.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def tuesday_morning():
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


class House:
    """A complaint of two parts at the own commission, whose secretary came in by the code."""

    def __init__(self, client):
        self.client, self.school = client, make_school(make_board(commission="own"))
        self.people = make_people(self.school.board, self.school)
        self.case = make_complaint(self.school).case
        self.go("divide", "privacy_officer", parts="Een foto van Bram\nNiemand belde terug")
        self.go("escalate", "privacy_officer", to="commission")
        self.case.refresh_from_db()
        texts = {"part-1": "Een foto van een leerling", "part-2": "Niemand belde terug", "about": "Twee dingen."}
        officer = self.people["privacy_officer"]
        releasing.check(self.case, texts=texts, papers=[], version=self.case.version, by=officer, at=AT)
        secret, code = releasing.share(self.case, by=officer, at=AT)
        self.door = f"/commissie/{secret}/"
        client.post(self.door, {"code": code})

    def go(self, name, role, **facts):
        return move(self.case, name, by=self.people[role], at=AT, **facts)

    @property
    def complaint(self):
        return Complaint.objects.select_related("case__board").get(pk=self.case.pk)

    def step(self, name, role="privacy_officer"):
        self.client.force_login(self.people[role])
        return f"/zaken/{self.case.reference}/doe/{name}/"


@pytest.fixture
def house(client, tuesday_morning):
    house = House(client)
    tuesday_morning.shift(MINUTE)
    return house


def test_the_commission_reads_the_parts_as_they_were_released(client, house):
    page = words(client.get(house.door))
    assert "Een foto van een leerling" in page
    assert "Bram" not in page


def test_what_was_filed_stands_ready_and_is_confirmed_as_it_is(client, house):
    assert client.post(house.door, ADVICE).status_code == 200
    assert house.complaint.findings == []
    clock = house.case.deadlines.get(purpose="reaction", ended_at=None)
    assert not house.case.deadlines.filter(purpose__in=["defence", "advice"], ended_at=None).exists()
    url = house.step("record_finding")
    assert "Het staat klaar als oordeel" in words(client.get(f"/zaken/{house.case.reference}/"))
    page = client.get(url)
    form = page.context["form"]
    for name in ("text", "proposed"):
        assert form[name].value() == ADVICE[name]
    assert (form["source"].value(), form["received_at"].value()) == ("2", AT + MINUTE)
    assert client.post(url, hidden(page) | typed(page)).status_code == 302
    complaint = house.complaint
    assert (complaint.state, complaint.filed) == ("finding", None)
    finding = complaint.findings[0]
    assert (finding.text, finding.proposed, finding.received_at) == (ADVICE["text"], ADVICE["proposed"], AT + MINUTE)
    made = {verdict.part.number: (verdict.outcome, verdict.reasons) for verdict in complaint.verdicts}
    assert made == {1: ("founded", "Er was geen toestemming."), 2: ("unfounded", "Er is wel teruggebeld.")}
    assert house.case.deadlines.get(purpose="reaction", ended_at=None).due_at == clock.due_at
    assert "Het staat klaar als oordeel" not in words(client.get(f"/zaken/{house.case.reference}/"))


def typed(page):
    """What stands in the form, as a browser sends it."""
    form, told = page.context["form"], {}
    for name in ("source", "text", "proposed"):
        told[name] = form[name].value()
    moment = form["received_at"].value().astimezone(dt.timezone(dt.timedelta(hours=1)))
    told |= {f"received_at_{name}": f"{moment:{sign}}" for name, sign in
             (("day", "%d"), ("month", "%m"), ("year", "%Y"), ("time", "%H.%M"))}  # fmt: skip
    for row in form["parts"].value():
        told |= {f"parts_{row['part']}_outcome": row["outcome"], f"parts_{row['part']}_reasons": row["reasons"]}
    return told


def test_the_measures_that_were_advised_stand_ready_in_the_reaction(client, house):
    client.post(house.door, ADVICE)
    url = house.step("record_finding")
    page = client.get(url)
    client.post(url, hidden(page) | typed(page))
    form = client.get(house.step("react", "board_member")).context["form"]
    assert form["measure"].value() == ADVICE["proposed"]


def test_whoever_records_it_may_still_put_something_right(client, house):
    client.post(house.door, ADVICE)
    url = house.step("record_finding")
    page = client.get(url)
    client.post(url, hidden(page) | typed(page) | {"text": "Zoals de commissie schreef.", "parts_2_outcome": "partly_founded"})
    assert house.complaint.findings[0].text == "Zoals de commissie schreef."
    assert {verdict.outcome for verdict in house.complaint.verdicts} == {"founded", "partly_founded"}
    assert house.case.filedadvice_records.get().text == ADVICE["text"]


def test_an_outcome_without_reasons_is_asked_for_and_nothing_is_lost(client, house):
    answer = client.post(house.door, ADVICE | {"parts_1_reasons": ""})
    assert answer.status_code == 400
    assert ADVICE["proposed"] in answer.content.decode().replace("&#x27;", "'")
    assert client.post(house.door, {"text": "Ons advies volgt dit stuk."}).status_code == 200


def test_what_was_filed_when_it_was_over_is_offered_nowhere(client, house):
    house.go("record_finding", "privacy_officer", text="Per post gekomen.")
    client.post(house.door, ADVICE)
    assert house.complaint.filed is None


def test_no_word_of_the_advice_stands_in_the_facts(client, house):
    client.post(house.door, ADVICE)
    facts = str([event.facts for event in house.case.events.all()])
    for word in ("gegrond", "toestemming", "foto"):
        assert word not in facts
