"""The doors of a complaint, tried by somebody who should not get through, or who comes too late."""

import datetime as dt

import pytest
from django.test import Client

from cases import notes, outsiders
from cases.moves import move
from rights.complaints import corrections
from rights.complaints.files import releasing
from rights.complaints.models import Complaint
from tests.factories import AT, make_board, make_complaint, make_people, make_school
from tests.rights.access_house import follow, hidden_mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def school():
    school = make_school(make_board(commission="own"), name="De Regenmeter")
    school.people = make_people(school.board, school)
    return school


def enter(outsider):
    client = Client()
    client.post(f"/zaak/{outsiders.new_link(outsider, at=AT)}/")
    return client


def shared(school):
    """A complaint at the own commission, whose secretary came in by the link and the code."""
    officer = school.people["privacy_officer"]
    case = make_complaint(school).case
    move(case, "escalate", by=officer, at=AT, to="commission")
    case.refresh_from_db()
    releasing.check(case, texts={}, papers=[], version=case.version, by=officer, at=AT)
    secret, code = releasing.share(case, by=officer, at=AT)
    secretary = Client()
    assert secretary.post(f"/commissie/{secret}/", {"code": code}).status_code == 302
    return case, secretary, f"/commissie/{secret}/"


@pytest.mark.parametrize("ended", [["withdraw"], ["record_finding", "react"]])
def test_an_advice_that_comes_when_it_is_over_is_kept_and_starts_no_term(school, ended):
    case, secretary, address = shared(school)
    facts = {"withdraw": {}, "record_finding": {"text": "Gegrond."}, "react": {"shares": "yes", "text": "Wij doen het."}}
    for name in ended:
        move(case, name, by=school.people["board_member" if name == "react" else "privacy_officer"], at=AT, **facts[name])
    assert secretary.post(address, {"text": "Ons advies."}).status_code == 200
    assert case.events.filter(name="complaint.advice_filed").exists()
    assert not case.deadlines.filter(purpose="reaction", ended_at=None).exists()


def test_a_question_to_the_fg_goes_into_no_other_complaint(school):
    mine, other = (follow(make_complaint(school).case, f"{name}@thuis.example") for name in ("een", "twee"))
    page = enter(mine)
    mark = hidden_mark(page.get("/zaak/"))
    switched = enter(other)  # the same browser, come in for the other case in another tab
    asked = switched.post("/zaak/fg-vraag/", {"text": "Over mijn eigen kind.", "mark": mark})
    assert asked.status_code == 403
    assert not other.case.events.filter(name="complaint.ask_dpo").exists()
    asked = page.post("/zaak/fg-vraag/", {"text": "Over mijn eigen kind.", "mark": mark})
    assert asked.status_code == 302
    assert mine.case.events.filter(name="complaint.ask_dpo").count() == 1
    assert 'name="mark"' in page.get("/zaak/").content.decode().split("fg-vraag", 1)[1]


def test_whoever_is_barred_from_a_linked_complaint_hears_nothing_of_it_by_the_api(school, client):
    principal, officer = school.people["principal"], school.people["privacy_officer"]
    one, hidden = make_complaint(school).case, make_complaint(school, respondent=principal).case
    notes.link(one, other=hidden, by=officer, at=AT)
    client.force_login(principal)
    assert hidden.reference not in client.get(f"/api/v1/complaints/{one.reference}/").content.decode()
    client.force_login(officer)
    assert hidden.reference in client.get(f"/api/v1/complaints/{one.reference}/").content.decode()


def test_the_mailbox_that_turned_out_wrong_reads_no_more_of_the_complaint(school):
    case = make_complaint(school, complainant={"name": "Wies", "email": "fout@thuis.example"}).case
    outsider = case.outsiders.get()
    wrong = enter(outsider)
    assert wrong.get("/zaak/dossier/authority/pdf/").status_code == 200
    told = {"complainant": {"email": "goed@thuis.example"}}
    version = Complaint.objects.get(pk=case.pk).case.version
    corrections.correct(case, by=school.people["privacy_officer"], at=AT, version=version, **told)
    assert wrong.get("/zaak/dossier/authority/pdf/").status_code == 302
    assert "goed@thuis.example" in [one.email for one in case.outsiders.all()]
