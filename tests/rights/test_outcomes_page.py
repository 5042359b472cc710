"""The page on which a right is decided: first the right, then only what that right asks."""

import io
import re

import pytest
import time_machine
from pypdf import PdfReader

from cases.models import Case
from rights.requests.models import ErasureLine, Recipient, Right
from rights.requests.outcomes import OUTCOMES
from tests.cases.conftest import hidden, words
from tests.factories import AT
from tests.rights.test_outcomes_retention import browser
from tests.rights.test_outcomes_table import House

pytestmark = pytest.mark.django_db


class Sitting(House):
    """The board member at the page."""

    def __init__(self, right, **about):
        super().__init__(right, **about)
        self.client = browser(self.people["board_member"])

    def address(self, right=""):
        return f"/zaken/{self.case.reference}/doe/decide/" + (f"?recht={right}" if right else "")

    def get(self, right=""):
        return self.client.get(self.address(right))

    def send(self, right="", **typed):
        return self.client.post(self.address(right), hidden(self.get(right)) | typed)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False):
        yield


def capacity(right):
    return "parent_without_custody" if right == "noncustodial_information" else "parent_with_custody"


@pytest.mark.parametrize("right", [str(right) for right in Right])
def test_the_page_of_a_right_has_only_its_own_outcomes_and_grounds(right):
    house = Sitting(right, capacity=capacity(right))
    answer = house.get()
    assert answer.status_code == 200
    page = answer.content.decode()
    offered = re.findall(r'name="outcome" value="(\w+)"', page)
    assert offered == [str(outcome) for outcome in OUTCOMES[Right(right)]]
    assert ("Geboorteakte" in page or "geboorteakte" in page) == (right == "rectification")
    assert ("lines-pupil_file-chosen" in page) == (right == "erasure")
    if right == "noncustodial_information":
        assert "AVG" not in page.split("</h1>")[1].split("<aside")[0]


def test_with_several_rights_the_right_is_chosen_first():
    house = Sitting("access")
    house.case.askedright_records.create(right="erasure", by=None, at=AT)
    page = house.get()
    assert "?recht=erasure" in page.content.decode()
    assert "?recht=access" in page.content.decode()
    assert house.get("erasure").context["step"].label == "Besluit over wissing"
    assert house.client.get(house.address() + "?recht=portability").status_code == 200  # not asked here: choose
    assert house.client.post(house.address(), {}).status_code == 200


def test_a_rectification_ends_in_an_own_view_that_is_printed():
    house = Sitting("rectification", wording="Sam is thuis juist rustig.")
    assert "Sam is thuis juist rustig." in house.get().context["form"]["statement"].value()
    assert house.client.get(f"/zaken/{house.case.reference}/eigen-visie/").status_code == 404
    answer = house.send(outcome="statement_added", statement="Sam is thuis juist rustig.", text="Uw visie is toegevoegd.")
    assert answer.status_code == 302
    page = words(house.client.get(f"/zaken/{house.case.reference}/"))
    assert "Sam is thuis juist rustig." in page
    paper = house.client.get(f"/zaken/{house.case.reference}/eigen-visie/")
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(paper.content)).pages)
    assert "Sam is thuis juist rustig." in text
    assert house.case.reference in text


LEFT = {"left_on_day": "18", "left_on_month": "7", "left_on_year": "2025"}


def test_the_last_days_are_computed_before_anything_is_sent():
    house = Sitting("erasure")
    answer = house.send(outcome="granted", compute="1", **LEFT)
    assert answer.status_code == 200
    page = words(answer)
    assert "Moet bewaard worden tot en met donderdag 18 juli 2030." in page
    assert "hoogstens bewaard worden tot en met zondag 18 juli 2027" in page
    assert 'name="left_on_year" id="id_left_on_year" value="2025"' in answer.content.decode()
    assert Case.objects.get(pk=house.case.pk).state == "admitted"


def test_erasure_is_decided_line_by_line_with_its_recipients():
    house = Sitting("erasure")
    typed = {
        "outcome": "granted", "text": "De absentie moeten wij van de wet bewaren.", **LEFT,
        "lines-absence-chosen": "on", "lines-absence-outcome": "keep",
        "lines-pupil_file-chosen": "on", "lines-pupil_file-outcome": "erase",
        "lines-camera-outcome": "erase",  # not ticked: not decided about
        "suppliers": ["Leerlingvolg BV"], "recipients-1-name": "DUO", "recipients-1-kind": "duo",
    }  # fmt: skip
    assert house.send(**typed).status_code == 302
    row = house.request.decision_on("erasure")
    assert (row.outcome, row.ground) == ("partly_granted", "legal_duty")
    assert set(ErasureLine.objects.values_list("code", "outcome")) == {("absence", "keep"), ("pupil_file", "erase")}
    assert {one.name for one in Recipient.objects.all()} == {"Leerlingvolg BV", "DUO"}
    page = words(house.client.get(f"/zaken/{house.case.reference}/"))
    assert "Tot en met donderdag 18 juli 2030. Daarna komt er vanzelf een taak om het te wissen." in page
    assert "Verzuim, in- en uitschrijving" in page


def test_a_line_that_is_not_ticked_shows_no_mistake():
    house = Sitting("erasure")
    typed = {"outcome": "granted", **LEFT, "lines-absence-chosen": "on", "lines-absence-outcome": "keep"}
    answer = house.send(**typed)  # without the explanation
    assert answer.status_code == 400
    assert not [row.key for row in answer.context["form"].rows["lines"] if row.errors]


WRONG = [
    ({"outcome": "granted", **LEFT}, "Vink de gegevens aan waarover je beslist."),
    ({"outcome": "granted", **LEFT, "lines-absence-chosen": "on", "lines-absence-outcome": "erase"}, "De wet zegt dat dit"),
    ({"outcome": "granted", **LEFT, "lines-absence-chosen": "on"}, "Verzuim, in- en uitschrijving: "),
    ({"outcome": "granted", **LEFT, "lines-pupil_file-chosen": "on", "lines-pupil_file-outcome": "keep",
      "lines-pupil_file-kept_until": "2027-12-31", "lines-pupil_file-ground": "still_needed", "lines-pupil_file-reason": "x"},
     "na de laatste dag"),
    ({"outcome": "granted", "left_on_day": "18", "left_on_month": "7", "left_on_year": "2027"}, "moet nog komen"),
    ({"outcome": "granted", "recipients-1-name": "DUO"}, "Wat is het?"),
    ({"outcome": "refused", "text": "Nee."}, "grond"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), WRONG, ids=[said[:12] for _typed, said in WRONG])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(typed, said):
    house = Sitting("erasure")
    answer = house.send(**{"text": "Zo besluiten wij.", **typed})
    assert answer.status_code == 400
    page = words(answer)
    assert said in page.split("Wat besluit je?")[0]
    assert "Zo besluiten wij." in page or typed.get("text", "") in page
    assert Case.objects.get(pk=house.case.pk).state == "admitted"


def test_a_page_that_is_stale_is_refused_and_keeps_what_was_typed():
    house = Sitting("objection")
    told = {"outcome": "granted", "use": "Namen in de hal", "weighing": "Kan zonder.", "text": "Het stopt."}
    typed = hidden(house.get()) | told
    other = browser(house.people["board_member"])
    assert other.post(house.address(), typed).status_code == 302
    answer = house.client.post(house.address("objection"), typed)
    assert answer.status_code == 409
    assert "Namen in de hal" in answer.content.decode()


@pytest.mark.parametrize(("who", "status"), [("employee", 404), ("principal", 403), ("dpo", 403), ("admin", 404)])
def test_who_does_not_decide_gets_no_page(who, status):
    house = House("erasure")
    client = browser(house.people[who])
    address = f"/zaken/{house.case.reference}/doe/decide/"
    assert client.get(address).status_code == status
    assert client.post(address, {"outcome": "granted"}).status_code == status
