"""No BSN and no copy of an identity document slips into a request: at the desk of the staff, in a step, in a message."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Document
from cases.page_forms import WriteBack
from rights.requests.models import RightsRequest
from tests.cases.conftest import hidden
from tests.factories import AT, make_breach, make_request, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
BSN = "123456782"


@pytest.fixture
def school():
    return make_school(name="De Regenmeter")


@pytest.fixture
def officer(client, people):
    client.force_login(people["privacy_officer"])
    return client


def entered(client, **changes):
    """Enter a paper request; the choices come from the page itself."""
    page = client.get("/werk/verzoek/")
    form = page.context["form"]
    told = {
        "place": next(value for value, _label in form.fields["place"].choices if value), "channel": "paper",
        "received_at": (AT - dt.timedelta(days=1)).isoformat(), "name": "Lotte Voorbeeld", "wording": "Graag inzage.",
        "rights": ["access"], "capacity": "parent_with_custody", "subject_name": "Sam Voorbeeld", "once": form["once"].value(),
    }  # fmt: skip
    return client.post("/werk/verzoek/", hidden(page) | told | changes)


def wrong(response):
    return {name: [error.code for error in found.as_data()] for name, found in response.context["form"].errors.items()}


def test_a_bsn_on_the_paper_letter_is_pointed_out_and_masked(officer):
    asked = entered(officer, wording=f"Sam heeft BSN {BSN}.")
    assert (asked.status_code, wrong(asked)) == (400, {"numbers": ["number"]})
    assert not RightsRequest.objects.exists()
    assert entered(officer, wording=f"Sam heeft BSN {BSN}.", numbers="hide").status_code == 302
    assert RightsRequest.objects.get().wording == "Sam heeft BSN •••."


def test_a_copy_of_an_identity_document_is_refused_with_the_reason(officer):
    scan = SimpleUploadedFile("paspoort.txt", b"scan")
    asked = entered(officer, files=scan, identity_document="on")
    assert (asked.status_code, wrong(asked)) == (400, {"files": ["identity_document"]})
    assert "vernietig de kopie" in asked.content.decode()
    assert not RightsRequest.objects.exists()
    assert entered(officer, files=SimpleUploadedFile("brief.txt", b"brief")).status_code == 302
    assert Document.objects.count() == 1


def page_of(client, address, **typed):
    page = client.get(address)
    return client.post(address, hidden(page) | typed)


def test_a_file_added_to_a_request_later_is_asked_about_too_and_one_of_a_breach_is_not(officer, school):
    address = f"/zaken/{make_request(school).case.reference}/documenten/nieuw/"
    asked = page_of(officer, address, file=SimpleUploadedFile("id.txt", b"scan"), identity_document="on")
    assert (asked.status_code, wrong(asked)) == (400, {"file": ["identity_document"]})
    assert page_of(officer, address, file=SimpleUploadedFile("b.txt", b"b")).status_code == 302
    breach = officer.get(f"/zaken/{make_breach(school).case.reference}/documenten/nieuw/")
    assert "identity_document" not in breach.context["form"].fields


@pytest.mark.parametrize(
    ("path", "field", "more"),
    [
        ("doe/ask_specification/", "question", {}),
        ("doe/record_objection/", "text", {}),
        ("bericht/", "text", {"to": "internal"}),
        ("taken/nieuw/", "text", {"sort": "measure"}),
    ],
)
def test_in_every_free_text_of_a_request_it_is_pointed_out(officer, people, school, path, field, more):
    request = make_request(school)
    if "taken" in path:
        more = {**more, "assignee": people["principal"].email}
    address = f"/zaken/{request.case.reference}/{path}"
    asked = page_of(officer, address, **{field: f"Nummer {BSN}", **more})
    assert asked.status_code == 400
    assert "numbers" in wrong(asked)
    assert page_of(officer, address, **{field: f"Nummer {BSN}", "numbers": "hide", **more}).status_code == 302


def test_who_follows_the_case_from_outside_is_told_as_well():
    assert list(WriteBack({"text": f"Mijn BSN is {BSN}"}).errors) == ["numbers"]
