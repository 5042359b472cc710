"""Staff enter a request that came in on paper, by telephone or at the desk; any employee passes one on in a minute."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Case, Document
from cases.terms import local_day
from rights.requests.models import RightsRequest
from tests.cases.conftest import hidden, words
from tests.factories import make_request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
URL = "/werk/verzoek/"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
FRIDAY = {"received_at_day": "20", "received_at_month": "11", "received_at_year": "2026", "received_at_time": "9.00"}
BORN = {"birth_date_day": "14", "birth_date_month": "2", "birth_date_year": "2017"}


@pytest.fixture
def officer(client, people):
    client.force_login(people["privacy_officer"])
    return people["privacy_officer"]


def letter(school, /, **changes):
    """What a privacy officer fills in for a letter that came in on Friday."""
    told = {
        "once": "a" * 32, "place": school.slug, "channel": "paper", **FRIDAY, "rights": ["access"], "copy_wanted": "on",
        "wording": "Ik wil het dossier zien.", "name": "Lotte Voorbeeld", "capacity": "parent_with_custody",
        "subject_name": "Sam Voorbeeld", **BORN,
    }  # fmt: skip
    return {name: value for name, value in (told | changes).items() if value is not None}


def errors(response):
    return {name: [error.code for error in found] for name, found in response.context["form"].errors.as_data().items()}


@pytest.mark.parametrize(
    ("role", "status", "sorts"),
    [
        ("employee", 200, False), ("principal", 200, True), ("privacy_officer", 200, True), ("board_member", 200, True),
        ("dpo", 200, False), ("admin", 403, None),
    ],
)  # fmt: skip
def test_who_enters_and_who_passes_on(client, people, role, status, sorts):
    client.force_login(people[role])
    page = client.get(URL)
    assert page.status_code == status
    if status == 200:
        assert ('name="rights"' in page.content.decode()) == sorts


def test_a_letter_becomes_a_request_from_the_day_it_came_in(client, school, officer):
    answer = client.post(URL, letter(school, files=SimpleUploadedFile("brief.png", PNG)))
    request = RightsRequest.objects.select_related("case").get()
    assert answer.url == f"/zaken/{request.case.reference}/"
    assert (local_day(request.case.received_at), local_day(request.case.due_at)) == (dt.date(2026, 11, 20), dt.date(2026, 12, 21))
    assert (request.requester, request.channel, request.copy_wanted) == ({"name": "Lotte Voorbeeld"}, "paper", True)
    assert request.data_subject == {"name": "Sam Voorbeeld", "birth_date": "2017-02-14"}
    assert (request.case.subject, Document.objects.count(), request.case.outsiders.count()) == ("access_copy", 1, 0)


def test_a_mail_lets_its_writer_follow_the_case_and_a_letter_does_not(client, school, officer):
    client.post(URL, letter(school, channel="email", email="ouder@thuis.example"))
    client.post(URL, letter(school, channel="paper", email="ouder@thuis.example", once="b" * 32))
    assert [case.outsiders.count() for case in Case.objects.order_by("pk")] == [1, 0]


def test_an_employee_passes_a_request_on_and_the_officer_sorts_it(client, school, people):
    client.force_login(people["employee"])
    heard = {"name": "Moeder van Sam", "wording": "Ze vroeg bij het hek om alles."}
    said = {"once": "c" * 32, "channel": "in_person", **FRIDAY, **heard}
    answer = client.post(URL, said, follow=True)
    request = RightsRequest.objects.select_related("case").get()
    assert (request.rights, request.case.subject, local_day(request.case.due_at)) == ([], "", dt.date(2026, 12, 21))
    told = words(answer)
    assert "Ze vroeg bij het hek om alles." in told
    assert "In behandeling" not in told
    client.force_login(people["privacy_officer"])
    page = client.get(f"/zaken/{request.case.reference}/")
    assert "Nog niemand heeft vastgelegd om welk recht het gaat" in words(page)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"rights": None}, {"rights": ["required"]}),
        ({"wording": ""}, {"wording": ["required"]}),
        ({"capacity": ""}, {"capacity": ["required"]}),
        ({"received_at_year": "2027"}, {"received_at": ["future"]}),
        ({"received_at_year": "2006"}, {"received_at": ["too_early"]}),
        ({"birth_date_year": "2027"}, {"birth_date": ["future"]}),
        ({"birth_date_year": "1817"}, {"birth_date": ["years"]}),
        ({"subject_name": ""}, {"subject_name": ["required"]}),
        ({"rights": ["erasure"]}, {"copy_wanted": ["no_access"]}),
        ({"channel": "web"}, {"channel": ["invalid_choice"]}),
        ({"email": "geen adres"}, {"email": ["invalid"]}),
    ],
)
def test_wrong_input_is_named_and_everything_typed_stands_there_still(client, school, officer, changes, wrong):
    answer = client.post(URL, letter(school, **changes))
    assert (answer.status_code, errors(answer)) == (400, wrong)
    assert not RightsRequest.objects.exists()
    if "name" not in changes:
        assert 'value="Lotte Voorbeeld"' in answer.content.decode()


def test_the_same_page_sent_twice_is_one_request_and_another_letter_says_so(client, school, officer):
    first = client.post(URL, letter(school))
    again = client.post(URL, letter(school))
    other = client.post(URL, letter(school, name="Bram Voorbeeld"))
    assert (first.url, other.status_code) == (again.url, 409)
    assert RightsRequest.objects.count() == 1


def test_what_was_typed_is_kept_and_stands_there_again(client, school, officer):
    page = client.get(URL)
    client.post(URL, hidden(page) | letter(school, once=None), headers={"HX-Request": "true"})
    assert "Ik wil het dossier zien." in client.get(URL).content.decode()


def test_correcting_the_day_of_receipt_moves_the_term_and_keeps_what_it_said(client, school, officer):
    request = make_request(school)
    url = f"/zaken/{request.case.reference}/verzoek/"
    page = client.get(url)
    reached = {"phone": "000 000 00 00", "email": "ouder@thuis.example"}
    form = hidden(page) | letter(school, wording="Ik wil het dossier en de mails zien.", **reached)
    answer = client.post(url, form)
    assert answer.status_code == 302, errors(answer)
    fresh = RightsRequest.objects.select_related("case").get()
    assert (local_day(fresh.case.due_at), fresh.wording) == (dt.date(2026, 12, 21), "Ik wil het dossier en de mails zien.")
    event = fresh.case.events.get(name="request.corrected")
    assert {"received_at", "wording"} <= set(event.facts["fields"])
    assert "Ik wil graag het dossier van Sam inzien" in words(client.get(f"/zaken/{fresh.case.reference}/"))


def test_a_correction_from_an_old_page_is_refused_with_what_was_typed(client, school, officer):
    request = make_request(school)
    url = f"/zaken/{request.case.reference}/verzoek/"
    form = hidden(client.get(url)) | letter(school, wording="Anders.")
    client.post(url, form)
    again = client.post(url, form | {"wording": "Nog anders."})
    assert (again.status_code, "Nog anders." in again.content.decode()) == (409, True)


@pytest.mark.parametrize(("role", "status"), [("dpo", 403), ("board_member", 403), ("principal", 200), ("employee", 404)])
def test_who_corrects(client, school, people, role, status):
    request = make_request(school)
    client.force_login(people[role])
    assert client.get(f"/zaken/{request.case.reference}/verzoek/").status_code == status
