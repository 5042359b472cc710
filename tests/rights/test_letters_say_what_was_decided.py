"""What somebody filled in at a decision stands in the letter; and the law that decides what may be decided at all."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from cases.moves import Refused, move
from rights.people import Capacity
from rights.requests.letters import answer, en, nl, sent
from rights.requests.models import Omission, RightsRequest, SentLetter
from tests.cases.conftest import words
from tests.factories import AT
from tests.rights.moving_on import EXTRA, PORTABLE, Moving
from tests.rights.test_outcomes_letter import section
from tests.rights.test_outcomes_table import ASIDE, INFORMED, LEFT, MEDIA, OBJECTED, House
from tests.rights.test_requests_letters import OF_THE_AVG, TONGUES, whole

pytestmark = pytest.mark.django_db

LATER = AT + dt.timedelta(hours=1)
TELLS = [
    ("restriction", "granted", ASIDE, ["Het gaat om: De toetsen van groep 5", "sinds vrijdag 20 november 2026",
                                       "wij zoeken uit of de gegevens kloppen (AVG artikel 18 lid 1 onder a)"]),
    ("objection", "granted", OBJECTED, ["Het gaat om dit gebruik: Uitslagen op het scherm in de hal"]),
    ("consent_withdrawal", "granted", MEDIA, [
        "Het gaat om: Foto's van Sam", "– de website: uiterlijk op donderdag 26 november 2026",
        "– sociale media (Instagram): uiterlijk op donderdag 26 november 2026",
        "– de klassenlijst: weggehaald op dinsdag 24 november 2026", "– Prikbord in de hal: uiterlijk op dinsdag 1 december 2026",
    ]),
    ("noncustodial_information", "granted", INFORMED, ["Dit is de informatie:", "De rapporten en hoe het met Sam gaat."]),
    ("access", "granted", {"received_by": "Het Baken\nLeerlingvolg BV\n"}, ["– Het Baken\n– Leerlingvolg BV"]),
]  # fmt: skip


@pytest.mark.parametrize(("right", "outcome", "details", "said"), TELLS, ids=[row[0] for row in TELLS])
def test_what_was_filled_in_stands_in_the_letter(right, outcome, details, said):
    house = House(right, capacity="parent_without_custody" if right == "noncustodial_information" else "parent_with_custody")
    house.decide(right, outcome, details)
    text = section(house, right)
    assert [line for line in said if line not in text] == []
    assert "[" not in text
    assert "{" not in section(house, right, "en")


def test_a_person_who_looked_again_stands_in_the_letter():
    house = House("automated_decision")
    told = {"about": "Plaatsing in een niveaugroep", "reviewed_on": "2026-11-23", "result": "Groep 2 blijft."}
    house.decide("automated_decision", "granted", told | {"reviewer": house.people["principal"].email})
    text = section(house, "automated_decision")
    assert "Het gaat om dit besluit: Plaatsing in een niveaugroep" in text
    assert "Op maandag 23 november 2026 is er opnieuw naar gekeken. De uitkomst: Groep 2 blijft." in text


@pytest.mark.parametrize(("right", "told"), [("rectification", True), ("restriction", True), ("objection", False)])
@pytest.mark.parametrize("language", TONGUES)
def test_after_a_change_the_letter_says_that_others_hear_of_it(right, told, language):
    house = House(right)
    house.decide(right, "granted")
    assert (TONGUES[language].TELLS_OTHERS in section(house, right, language)) is told
    house.decide(right, "dropped", at=LATER)
    assert TONGUES[language].TELLS_OTHERS not in section(house, right, language)


def test_nothing_is_said_to_be_done_that_is_only_decided():
    house = House("rectification")
    house.decide("rectification", "granted", {"old_value": "Sem", "new_value": "Sam"})
    text = section(house, "rectification")
    assert "Wij verbeteren de gegevens van Sam Voorbeeld zoals u vroeg." in text
    assert "Dit stond er: Sem\nDit komt er te staan: Sam" in text


def test_each_kind_of_data_has_its_own_ground_and_its_source():
    house = House("erasure")
    kept = {"category": "absence", "outcome": "keep"}
    claim = {"category": "transfer_report", "outcome": "refuse", "ground": "legal_claims", "reason": "Er loopt een zaak."}
    house.decide("erasure", "granted", {"left_on": LEFT, "lines": [{"category": "pupil_file", "outcome": "erase"}, kept, claim]})
    text = section(house, "erasure")
    assert "Verzuim, in- en uitschrijving: tot en met donderdag 18 juli 2030. De reden: de wet zegt dat de school deze" in text
    assert "(AVG artikel 17 lid 3 onder b)." in text
    assert "de gegevens zijn nodig voor een juridische zaak (AVG artikel 17 lid 3 onder e). Er loopt een zaak." in text
    assert "Waarom niet alles?" not in text  # there is no one ground for all of them


def test_a_part_that_is_refused_has_a_reason_for_that_part():
    house = House("objection")
    house.decide("objection", "partly_granted", OBJECTED, ground="compelling_grounds")
    assert "Waarom niet alles? Dit is de reden: onze redenen" in section(house, "objection")


def test_who_leaves_something_out_does_not_write_that_everything_may_be_seen():
    house = House("access")
    row = Omission(case=house.case, ground="rights_of_others", words="Namen van klasgenoten", at=AT)
    row.save(force_insert=True)
    house.decide("access", "granted")
    text = section(house, "access")
    assert "maar niet alles" in text
    assert "alle gegevens" not in text


# To another school.


def test_the_letter_about_a_report_names_the_school_and_that_it_is_seen_first():
    house = Moving().granted(**EXTRA)
    text = answer.draft(house.request)
    assert "De andere school is: Het Baken, Zilverdam." in text
    assert nl.REPORT_FIRST in text


def test_data_that_go_to_a_school_directly_are_not_said_to_be_handed_to_whoever_asks():
    house = Moving(right="portability").granted(**PORTABLE)
    text = answer.draft(house.request)
    assert "Wij geven de gegevens van Sam Voorbeeld door aan Het Baken, Zilverdam, in een bestand" in text
    assert "U kunt het zelf meenemen" not in text


# A parent without custody, where the installation lets that parent look.


@pytest.mark.parametrize("language", TONGUES)
def test_a_parent_without_custody_who_may_look_gets_no_copy_and_nothing_of_the_avg(settings, language):
    settings.NONCUSTODIAL_PARENT = "access"
    house = House("access", capacity=Capacity.PARENT_WITHOUT_CUSTODY, copy_wanted=False, language=language)
    house.decide("access", "granted")
    letter = whole(house.request)
    here = TONGUES[language]
    assert here.COME_AND_LOOK_ONLY in letter["letter"]
    assert not OF_THE_AVG.search(letter["letter"])
    assert letter["information"] == ""
    assert "1:377c" in letter["letter"]
    assert "onderwijsgeschillen.nl" in letter["letter"]


def test_an_authorisation_of_the_child_brings_the_avg_back(settings):
    settings.NONCUSTODIAL_PARENT = "access"
    house = House("access", capacity=Capacity.PARENT_WITHOUT_CUSTODY, copy_wanted=False)
    house.case.gatepass_records.update(authority="authorisation")
    house.decide("access", "granted")
    assert "UAVG artikel 35" in whole(house.request)["letter"]


# What the law lets nobody decide.


def test_the_privacy_of_others_is_no_reason_to_refuse_everything():
    house = House("access")
    form = house.form("access", "refused", ground="rights_of_others")
    assert not form.is_valid()
    assert [error.code for error in form.errors.as_data()["ground"]] == ["only_in_part"]
    assert house.form("access", "partly_granted", ground="rights_of_others").is_valid()


def test_what_the_other_parent_holds_against_it_weighs_on():
    house = House("rectification")
    officer = house.people["privacy_officer"]
    move(house.case, "record_objection", by=officer, at=AT, text="Ik wil dit niet.")
    weigh = {"by": house.people["board_member"], "reason": "De ouders zijn het oneens."}
    move(house.case, "weigh_objection", at=AT, goes_on=False, **weigh)
    with pytest.raises(Refused) as refusal:
        house.decide("rectification", "granted")
    assert refusal.value.rule == "objection_stands"
    house.decide("rectification", "refused", ground="no_authority")
    move(house.case, "record_objection", by=officer, at=LATER, text="Wij zijn het eens geworden.")
    move(house.case, "weigh_objection", at=LATER, goes_on=True, **weigh)
    assert house.decide("rectification", "granted", at=LATER).outcome == "granted"


def test_taking_consent_back_is_never_held_up_by_the_other_parent():
    house = House("consent_withdrawal")
    move(house.case, "record_objection", by=house.people["privacy_officer"], at=AT, text="Ik wil dit niet.")
    weigh = {"by": house.people["board_member"], "reason": "Toch."}
    move(house.case, "weigh_objection", at=AT, goes_on=False, **weigh)
    assert house.decide("consent_withdrawal", "granted").outcome == "granted"


# The end of a restriction.


def officer_of(house):
    client = Client()
    client.force_login(house.people["privacy_officer"])
    return client


def test_the_end_of_a_restriction_is_told_by_letter_before_the_data_are_used_again():
    house = House("restriction")
    house.decide("restriction", "granted", ASIDE)
    client, url = officer_of(house), reverse("requests:confirmation", args=[house.case.reference, "lifting"])
    case_page = reverse("cases:case", args=[house.case.reference])
    assert client.get(url).status_code == 404  # nothing was announced
    lifts_on = AT.date() + dt.timedelta(days=7)
    move(house.case, "announce_lifting", by=house.people["board_member"], at=LATER, lifts_on=lifts_on, reason="Het klopt.")
    assert url in client.get(case_page).content.decode()
    assert "Dat stopt op dinsdag 1 december 2026." in words(client.get(url))
    assert client.post(url, {}).status_code == 302
    row = SentLetter.objects.get()
    assert (row.sort, row.head["title"]) == ("lifting", "Wij gaan gegevens weer gebruiken")
    assert "De reden: Het klopt." in row.letter
    assert "UAVG artikel 35" in row.letter
    assert url not in client.get(case_page).content.decode()


def test_the_same_letter_in_english():
    house = House("restriction", language="en")
    house.decide("restriction", "granted", ASIDE)
    facts = {"lifts_on": AT.date() + dt.timedelta(days=7), "reason": "They are correct."}
    move(house.case, "announce_lifting", by=house.people["board_member"], at=LATER, **facts)
    found = RightsRequest.objects.select_related("case__board", "case__school").get(pk=house.case.pk)
    letter = sent.confirmed(found, "lifting", by=None, at=LATER)
    assert letter["head"]["title"] == en.LIFTING_TITLE_OTHER
    assert "That ends on Tuesday 1 December 2026." in letter["letter"]


def test_how_to_reach_the_school_stands_behind_call_or_mail():
    house = House("access")
    type(house.school.board).objects.filter(pk=house.school.board_id).update(phone="000 123", email="p@veldkring.example")
    house.decide("access", "granted")
    letter = whole(house.request)["letter"]
    assert "Bel of mail ons gerust (000 123, p@veldkring.example), dan kijken wij er samen naar." in letter
