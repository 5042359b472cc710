"""An answer that can hold data from the file asks for a code: the mailed link proves a mailbox only (domain.md 4.2)."""

import pytest

from rights.requests.models import GatePass, SentLetter
from rights.requests.models.right import GROUNDS, Ground, Outcome, Right, tells_of_file
from tests.cases.conftest import words
from tests.factories import AT
from tests.rights.test_requests_handing_over import House, Visitor, noon  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(noon):  # noqa: F811
    return noon


@pytest.mark.parametrize("right", [right for right in Right if right != Right.CONSENT_WITHDRAWAL])
@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.OWN_VIEW_ADDED])
def test_what_is_given_kept_or_refused_after_the_gate_can_tell_of_the_file(right, outcome):
    assert tells_of_file(right, outcome, "")
    stopped = [not tells_of_file(right, outcome, ground) for ground in (Ground.NOT_IDENTIFIED, Ground.NO_AUTHORITY)]
    assert stopped == [outcome == Outcome.REFUSED] * 2  # what is given for a part is given


@pytest.mark.parametrize("outcome", list(Outcome))
def test_that_consent_ended_tells_nothing_of_the_file(outcome):
    assert not tells_of_file(Right.CONSENT_WITHDRAWAL, outcome, "")


@pytest.mark.parametrize("right", list(GROUNDS))
@pytest.mark.parametrize("outcome", [Outcome.NOTHING_HELD, Outcome.DROPPED])
def test_that_nothing_is_held_or_asked_any_more_tells_nothing(right, outcome):
    assert not tells_of_file(right, outcome, "")


def test_the_mailed_link_alone_tells_that_there_is_an_answer_and_shows_none():
    house = House(rights=["rectification"], copy_wanted=False)
    house.go("decide", right="rectification", outcome="granted", text="Het adres is nu Wolkenpad 2.")
    answer, visitor = house.send(), Visitor(house)
    page = words(visitor.get("/zaak/"))
    assert "Open ons antwoord met uw code" in page
    assert f"/zaak/brieven/{answer.pk}/" not in visitor.get("/zaak/").content.decode()
    for path in (f"/zaak/brieven/{answer.pk}/", f"/zaak/brieven/{answer.pk}/pdf/"):
        response = visitor.get(path)
        assert (response.status_code, response.headers["Location"]) == (302, "/zaak/stukken/")
    assert "Wolkenpad" not in words(visitor.get("/zaak/stukken/"))
    assert house.request.answers[0].opened_at is None


def test_with_the_code_the_letter_opens_also_where_no_file_goes_along():
    house = House(rights=["rectification"], copy_wanted=False)
    house.go("decide", right="rectification", outcome="granted", text="Het adres is nu Wolkenpad 2.")
    answer, visitor = house.send(), Visitor(house).shows_code()
    assert f"/zaak/brieven/{answer.pk}/" in visitor.get("/zaak/stukken/").content.decode()
    assert "Wolkenpad 2" in words(visitor.get(f"/zaak/brieven/{answer.pk}/"))
    assert house.request.answers[0].opened_at
    assert Visitor(house).get(f"/zaak/brieven/{answer.pk}/").status_code == 302  # for this visit only


def test_that_consent_ended_is_read_with_the_link_alone():
    house = House(covered=False, rights=["consent_withdrawal"], copy_wanted=False)
    house.go("decide", right="consent_withdrawal", outcome="granted", text="De foto is weg.")
    answer, visitor = house.send(), Visitor(house)
    assert answer.way == "electronic"
    assert "Lees ons antwoord" in words(visitor.get("/zaak/"))
    assert visitor.get(f"/zaak/brieven/{answer.pk}/").status_code == 200


def test_who_no_longer_counts_as_known_gets_it_on_paper():
    house = House()
    answer = house.answered()
    visitor = Visitor(house).shows_code()
    assert visitor.get(f"/zaak/brieven/{answer.pk}/").status_code == 200
    GatePass.objects.update(covers_address=False)
    assert visitor.get(f"/zaak/brieven/{answer.pk}/").status_code == 302
    assert "U krijgt ons antwoord op papier of aan de balie" in words(visitor.get("/zaak/"))


def test_what_is_given_in_part_asks_for_a_code_also_where_the_rest_is_refused_for_want_of_authority():
    house = House(rights=["rectification"], copy_wanted=False)
    why = {"ground": "no_authority", "text": "Het adres van Sam is nu Wolkenpad 2. Over Bram mag u dit niet vragen."}
    house.go("decide", right="rectification", outcome="partly_granted", **why)
    answer, visitor = house.send(), Visitor(house)
    for path in (f"/zaak/brieven/{answer.pk}/", f"/zaak/brieven/{answer.pk}/pdf/"):
        assert visitor.get(path).status_code == 302
    house = House(covered=False, rights=["rectification"], copy_wanted=False)
    house.go("decide", right="rectification", outcome="partly_granted", **why)
    assert house.refused(way="electronic") == "address_not_covered"


def test_a_letter_that_names_the_files_beside_it_asks_for_a_code_whatever_was_decided():
    house = House(rights=["consent_withdrawal"], copy_wanted=False)
    house.go("decide", right="consent_withdrawal", outcome="granted", text="De foto is weg.")
    house.choose()
    answer, visitor = house.send(), Visitor(house)
    assert "Dossier van Sam" in answer.letter
    assert visitor.get(f"/zaak/brieven/{answer.pk}/").status_code == 302
    assert "Dossier van Sam" not in words(visitor.get("/zaak/")) + words(visitor.get("/zaak/stukken/"))
    house = House(covered=False, rights=["consent_withdrawal"], copy_wanted=False)
    house.go("decide", right="consent_withdrawal", outcome="granted", text="De foto is weg.")
    house.choose()
    assert house.refused(way="electronic") == "address_not_covered"
    assert house.send().way == "post"


@pytest.mark.parametrize("covered", [True, False])
def test_why_a_restriction_ends_is_not_read_with_the_link_alone(covered):
    house = House(covered=covered, rights=["restriction"], copy_wanted=False)
    house.go("decide", right="restriction", outcome="granted", text="Ja.")
    answer = house.send(way="post")
    head = answer.head | {"title": "Wij gaan gegevens weer gebruiken"}
    row = SentLetter(case=house.case, sort="lifting", by=house.officer, at=AT, letter="De toetsen van Sam kloppen.", head=head)
    row.save(force_insert=True)
    visitor = Visitor(house)
    for path in (f"/zaak/brieven/{row.pk}/", f"/zaak/brieven/{row.pk}/pdf/"):
        assert visitor.get(path).status_code == 302
    page = words(visitor.get("/zaak/"))
    assert ("Open ons antwoord met uw code" in page) == covered
    assert ("op papier of aan de balie" in page) != covered
    if covered:
        visitor.shows_code()
        assert f"/zaak/brieven/{row.pk}/" in visitor.get("/zaak/stukken/").content.decode()
        assert "De toetsen van Sam kloppen." in words(visitor.get(f"/zaak/brieven/{row.pk}/"))
