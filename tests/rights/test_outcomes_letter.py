"""What the answer tells of these decisions: each kind of data with its last day, and the own view in its own words."""

import pytest

from rights.requests.letters import answer
from rights.requests.letters.words import Filling, of, speaking
from tests.rights.test_outcomes_table import LEFT, House

pytestmark = pytest.mark.django_db


def section(house, right, language="nl"):
    with speaking(language):
        return str(answer.section(Filling.of(house.request, of(language)), right))


LINES = [
    {"category": "pupil_file", "outcome": "erase"}, {"category": "absence", "outcome": "keep"},
    {"category": "transfer_report", "outcome": "refuse", "ground": "legal_claims", "reason": "Er loopt een zaak."},
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "erased", "until", "refused"),
    [
        ("nl", "Dit wissen wij:", "Verzuim, in- en uitschrijving: tot en met donderdag 18 juli 2030", "Dit wissen wij niet:"),
        ("en", "This we erase:", "up to and including Thursday 18 July 2030", "This we do not erase:"),
    ],
)
def test_the_answer_says_what_is_erased_and_what_is_kept_until_when(language, erased, until, refused):
    house = House("erasure")
    house.decide("erasure", "granted", {"left_on": LEFT, "lines": LINES})
    text = section(house, "erasure", language)
    assert erased in text
    assert until in text
    assert refused in text
    assert "Er loopt een zaak." in text


def test_the_own_view_stands_in_the_answer_in_its_own_words():
    house = House("rectification")
    house.decide("rectification", "statement_added", {"statement": "Thuis is Sam rustig."})
    assert "Thuis is Sam rustig." in section(house, "rectification")


def test_without_details_the_answer_stays_as_it_was():
    house = House("erasure")
    house.decide("erasure", "granted")
    assert "Dit wissen wij:" not in section(house, "erasure")
