"""Who has to consent to what goes to another school (domain.md 4.4 and 4.5), as a table."""

import pytest

from rights.requests.models import Transfer
from rights.requests.models.transfer_rules import needed, who_consents

FROM_SECONDARY, EXCEPT = "from_secondary", "except_primary_to_secondary"
OKR = ["administrative", "results"]


def consents(sector, receiver, age, scope=FROM_SECONDARY, basis="okr", parts=OKR):
    return needed(Transfer(basis=basis, sector=receiver, parts=parts), sector=sector, age=age, scope=scope)


@pytest.mark.parametrize(
    ("sector", "receiver", "age", "default", "other_reading"),
    [
        ("po", "vo", 12, [], []),
        ("po", "po", 8, [], ["report"]),  # the brochure wants consent here, the exchange service does not (domain.md 4.4)
        ("po", "so", 8, [], ["report"]),
        ("po", "other", 8, [], ["report"]),
        ("vo", "vo", 14, ["report"], ["report"]),
        ("vo", "other", 16, ["report"], ["report"]),
        ("vo", "po", 12, ["report"], ["report"]),
        ("so", "vo", 11, [], []),
        ("so", "vo", 12, ["report"], ["report"]),
        ("so", "vo", None, ["report"], ["report"]),
        ("", "vo", 9, ["report"], ["report"]),  # a case of the whole board: nobody knows which school it leaves
    ],
)
def test_the_report_needs_consent_by_where_it_comes_from(sector, receiver, age, default, other_reading):
    assert consents(sector, receiver, age) == default
    assert consents(sector, receiver, age, EXCEPT) == other_reading


@pytest.mark.parametrize("part", ["support_file", "health", "home_situation", "other_extra", "own_work", "provided_data"])
def test_what_goes_beyond_the_report_always_needs_consent(part):
    assert consents("po", "vo", 12, parts=[*OKR, part]) == [part]
    assert consents("vo", "vo", 12, parts=[*OKR, part]) == ["report", part]
    assert consents("po", "vo", 12, basis="consent", parts=[part]) == [part]


def test_what_somebody_takes_along_is_that_persons_own_wish():
    assert consents("vo", "vo", 17, basis="art_20", parts=["own_work", "provided_data"]) == []


@pytest.mark.parametrize(("age", "who"), [(4, "parents"), (15, "parents"), (16, "pupil"), (19, "pupil"), (None, "")])
def test_from_16_the_pupil_consents(age, who):
    assert who_consents(age) == who
