"""Sending the answer: with the files that are named over the API, never quietly before the decision, and led to what mends it."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from cases import documents
from cases.moves import Refused, changing
from rights.requests.models import Release
from tests.api.callers import Caller
from tests.factories import AT
from tests.rights.moving_on import PORTABLE, Moving
from tests.rights.test_requests_handing_over import House

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
LATER = AT + HOUR


def api(house, name, **facts):
    version = house.request.case.version
    url = f"requests/{house.case.reference}/transitions/{name}/"
    return Caller(house.officer).post(url, {"version": version, **facts})


# Files, over the API.


def test_files_are_named_with_the_answer_over_the_api():
    house = House()
    house.decide()
    refused = api(house, "send_answer")
    assert (refused.status_code, refused.json()["rule"]) == (409, "copy_missing")
    sent = api(house, "send_answer", documents=[str(house.document.pk)])
    assert sent.status_code == 200, sent.json()
    assert sent.json()["answers"][0]["documents"] == [str(house.document.pk)]
    assert [row.document_id for row in house.request.answers[-1].releases.all()] == [house.document.pk]
    assert "Dossier van Sam" in house.request.answers[-1].letter


def test_naming_files_takes_the_place_of_what_was_chosen_on_the_page():
    house = House()
    first = house.document
    house.decide()
    house.choose()
    house.document = second_document(house)
    assert api(house, "send_answer", documents=[str(house.document.pk)]).status_code == 200
    assert list(Release.objects.values_list("document", flat=True)) == [house.document.pk] != [first.pk]


def second_document(house):
    with changing(house.case, at=AT) as workflow:
        return documents.store(workflow.case, name="b.txt", title="Rapport", content=b"Tweede.", by=house.officer, at=AT)


def test_without_names_what_was_chosen_on_the_page_goes():
    house = House()
    house.decide()
    house.choose()
    assert api(house, "send_answer").json()["answers"][0]["documents"] == [str(house.document.pk)]


def test_an_empty_list_says_that_nothing_goes_along():
    house = House(copy_wanted=False)
    house.decide()
    house.choose()
    assert api(house, "send_answer", documents=[]).json()["answers"][0]["documents"] == []
    assert not Release.objects.exists()


@pytest.mark.parametrize("document", ["nergens", "00000000-0000-4000-8000-000000000000"])
def test_a_file_that_is_not_there_is_no_file(document):
    house = House()
    house.decide()
    answer = api(house, "send_answer", documents=[document])
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "documents")


def test_a_file_of_another_case_is_no_file():
    house, other = House(), House()
    house.decide()
    answer = api(house, "send_answer", documents=[str(other.document.pk)])
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "documents")


def test_no_file_goes_along_with_a_refusal_before_it_is_known_who_asks():
    house = House()
    house.decide("refused", ground="not_identified", text="Wij weten niet wie u bent.")
    house.case.gatepass_records.all().delete()
    answer = api(house, "send_answer", documents=[str(house.document.pk)])
    assert (answer.status_code, answer.json()["rule"]) == (409, "gate")


# Before the decision.


def test_an_answer_from_before_the_decision_needs_a_reason_that_is_kept():
    house = House(copy_wanted=False)
    house.decide(at=LATER)
    with pytest.raises(Refused) as refusal:
        house.send(at=LATER + HOUR, sent_at=AT)
    assert (refusal.value.rule, refusal.value.field) == ("before_the_decision", "recorded_later")
    row = house.send(at=LATER + HOUR, sent_at=AT, recorded_later="Het bestuur besloot op papier; het is een dag later ingevoerd.")
    assert (row.sent_at, row.recorded_later) == (AT, "Het bestuur besloot op papier; het is een dag later ingevoerd.")
    page = browser(house).get(reverse("cases:case", args=[house.case.reference])).content.decode()
    assert "Later vastgelegd omdat" in page
    assert "Het bestuur besloot op papier" in page


def test_an_answer_in_the_minute_of_the_decision_is_not_before_it():
    house = House(copy_wanted=False)
    house.decide(at=LATER + dt.timedelta(seconds=40))
    row = house.send(at=LATER + HOUR, sent_at=LATER, recorded_later="Niet nodig.")
    assert row.recorded_later == ""


def test_over_the_api_the_field_is_named():
    house = House(copy_wanted=False)
    house.decide(at=AT + HOUR)
    answer = api(house, "send_answer", sent_at=AT.isoformat())
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "recorded_later")


# On the page.


def browser(house):
    client = Client()
    client.force_login(house.officer)
    return client


def send_page(house, **typed):
    told = {"version": house.request.case.version, "seen": house.request.case.event_count, "way": "electronic", **typed}
    return browser(house).post(reverse("cases:step", args=[house.case.reference, "send_answer"]), told)


def test_a_missing_copy_is_said_at_the_tick_that_mends_it():
    house = House()
    house.decide()
    page = send_page(house)
    text = page.content.decode()
    assert page.status_code == 409
    assert '<a href="#id_copy_on_paper">' in text
    assert text.count("Kies op de pagina van de brief") >= 2  # in the summary, and at the field
    assert "Dit kan nu niet" not in text


def test_the_reason_is_asked_only_when_it_is_needed():
    house = House(copy_wanted=False)
    house.decide()
    url = reverse("cases:step", args=[house.case.reference, "send_answer"])
    assert "recorded_later" not in browser(house).get(url).content.decode()


def test_a_page_that_comes_back_asks_nothing_that_is_not_needed():
    house = House()
    house.decide()
    assert 'name="late_reason"' not in send_page(house).content.decode()


# Data to take along (art. 20): without the file nothing goes, whatever the way.


def portable(outcome="granted", **about):
    house = House(rights=["portability"], **about)
    house.go("decide", right="portability", outcome=outcome, **WHY.get(outcome, {}))
    return house


WHY = {"refused": {"ground": "not_portable", "text": "Nee."}, "partly_granted": {"ground": "rights_of_others", "text": "Deels."}}


@pytest.mark.parametrize("outcome", ["granted", "partly_granted"])
@pytest.mark.parametrize("way", ["electronic", "post", "counter"])
def test_data_to_take_along_go_as_a_file_or_nothing_goes(outcome, way):
    house = portable(outcome)
    with pytest.raises(Refused) as refusal:
        house.send(way=way)
    assert (refusal.value.rule, refusal.value.field) == ("file_missing", "documents")
    house.choose()
    assert [row.document for row in house.send(way=way).releases.all()] == [house.document]


def test_a_refusal_to_give_data_along_needs_no_file():
    assert portable("refused").send().way == "electronic"


def test_a_missing_file_is_said_where_it_can_be_chosen_and_that_sends_it():
    house = portable()
    page = send_page(house)
    text = page.content.decode()
    assert page.status_code == 409
    assert f'name="documents" value="{house.document.pk}"' in text
    assert text.count("Kies het bestand dat meegaat") == 2  # in the summary, and at the field
    assert "Met hun id" not in text
    assert send_page(house, documents=[str(house.document.pk)]).status_code == 302
    assert [row.document for row in house.request.answers[-1].releases.all()] == [house.document]


def test_what_was_chosen_already_is_not_asked_again():
    house = portable()
    house.choose()
    url = reverse("cases:step", args=[house.case.reference, "send_answer"])
    assert 'name="documents"' not in browser(house).get(url).content.decode()


def test_what_goes_to_another_school_directly_needs_no_file_of_the_answer():
    moving = Moving(right="portability").granted(**PORTABLE)
    moving.go("send_answer", "board_member", way="post")
    assert moving.request.state == "answered"


# A letter by post to somebody whose address nobody knows.

NO_ADDRESS = "Er is geen postadres bekend"
ASKER = {"name": "Lotte Voorbeeld", "email": "lotte@voorbeeld.example"}
PAPER = {"channel": "paper", "copy_wanted": False}


def pages(house):
    """The pages on which the answer is seen before it goes."""
    reference = house.case.reference
    return [reverse("cases:step", args=[reference, "send_answer"]), reverse("requests:answer", args=[reference])]


def shown(house, url, role="privacy_officer"):
    client = Client()
    client.force_login(house.people[role])
    return client.get(url).content.decode()


def test_a_letter_by_post_without_an_address_is_pointed_out_and_leads_to_where_it_is_filled_in():
    house = House(requester=ASKER, **PAPER)
    house.decide()
    for url in (*pages(house), reverse("requests:confirmation", args=[house.case.reference, "receipt"])):
        text = shown(house, url)
        assert text.count(NO_ADDRESS) == 1, url
        assert f'href="{reverse("requests:correct", args=[house.case.reference])}#id_address"' in text
    form = shown(house, reverse("requests:correct", args=[house.case.reference]))
    assert 'id="id_address"' in form


def test_with_an_address_there_is_nothing_to_point_out():
    house = House(requester=ASKER | {"address": "Wolkenpad 2\n1234 AB Zilverdam"}, **PAPER)
    house.decide()
    assert not any(NO_ADDRESS in shown(house, url) for url in pages(house))


def test_by_the_own_page_no_address_is_needed_but_the_choice_of_post_says_there_is_none():
    house = House(requester=ASKER, copy_wanted=False)
    house.decide()
    step, letter = (shown(house, url) for url in pages(house))
    assert step.count(NO_ADDRESS) == 1  # at the choice itself
    assert NO_ADDRESS not in letter


@pytest.mark.parametrize("way", ["post", "counter"])
def test_no_address_stops_nothing(way):
    house = House(requester=ASKER, **PAPER)
    house.decide()
    assert house.send(way=way).way == way


def test_who_may_not_fill_it_in_is_told_who_does():
    house = House(requester=ASKER, **PAPER)
    house.decide()
    text = shown(house, pages(house)[1], "board_member")
    assert "De privacy officer of de directeur vult het in" in text
    assert "#id_address" not in text
