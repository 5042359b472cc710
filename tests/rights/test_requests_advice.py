"""The FG is asked about a request and advises: dated, signed, read before it is decided, and nothing waits for it."""

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Event
from cases.moves import move
from notifications.sweep import sweep
from rights.requests.models import RequestAdvice
from tests.api.callers import Caller
from tests.cases.conftest import words
from tests.factories import AT
from tests.rights.test_outcomes_table import House

pytestmark = pytest.mark.django_db

QUESTION, ADVICE = "Mag dit verslag mee?", "Maak de namen van klasgenoten onleesbaar."


@pytest.fixture
def house():
    house = House("access")
    move(house.case, "ask_advice", by=house.people["privacy_officer"], at=AT, question=QUESTION)
    return house


def browser(house, role):
    client = Client()
    client.force_login(house.people[role])
    return client


def texts(house, role):
    return [line["text"] for line in browser(house, role).get("/werk/").context["waits"]]


def advise(house, text=ADVICE):
    move(house.case, "advise", by=house.people["dpo"], at=AT, text=text)


def test_the_question_waits_on_the_page_of_the_fg_until_it_is_answered(house):
    assert texts(house, "dpo") == ["Gevraagd: Geef advies"]
    advise(house)
    assert texts(house, "dpo") == []


def test_the_advice_stands_in_the_case_with_who_and_when(house):
    advise(house)
    advise(house, "Zo kan het.")
    row = RequestAdvice.objects.order_by("at", "pk").last()
    assert (row.by, row.at, row.text) == (house.people["dpo"], AT, "Zo kan het.")
    page = browser(house, "board_member").get(reverse("cases:case", args=[house.case.reference]))
    assert "Advies van de FG" in words(page)
    assert ADVICE in words(page)
    assert words(page).index("Zo kan het.") < words(page).index(ADVICE)


def test_question_and_advice_are_sealed_and_nothing_of_them_is_a_fact(house):
    advise(house)
    facts = str(list(Event.objects.filter(case=house.case).values_list("facts", flat=True)))
    assert QUESTION not in facts
    assert ADVICE not in facts


def test_both_hear_of_it_by_a_mail_that_says_nothing(house, mailoutbox):
    advise(house)
    sweep(lambda: AT)
    found = {mail.subject: mail for mail in mailoutbox}
    asked, given = f"{house.case.reference}: jouw advies is gevraagd", f"{house.case.reference}: de FG heeft advies gegeven"
    assert found[asked].to == [house.people["dpo"].email]
    assert house.people["privacy_officer"].email in found[given].to
    assert not any(QUESTION in mail.body or ADVICE in mail.body for mail in mailoutbox)


def test_nothing_waits_for_the_advice(house):
    assert house.decide("access", "granted").outcome == "granted"


def test_the_api_tells_it_and_takes_it(house):
    version = house.request.case.version
    sent = Caller(house.people["dpo"]).post(
        f"requests/{house.case.reference}/transitions/advise/", {"version": version, "text": ADVICE}
    )  # fmt: skip
    assert sent.status_code == 200, sent.json()
    assert [(row["text"], row["by"]) for row in sent.json()["advices"]] == [(ADVICE, str(house.people["dpo"]))]
    refused = Caller(house.people["privacy_officer"]).post(
        f"requests/{house.case.reference}/transitions/advise/", {"version": version + 1, "text": ADVICE}
    )  # fmt: skip
    assert refused.status_code == 403
