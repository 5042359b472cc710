"""Every address of the product, as every role, another school, another board, somebody without a role and a stranger.

An address without a row fails the run. Statuses of a GET, in the order of `PEOPLE`.
"""

import datetime as dt
import re

import pytest
from django.urls import get_resolver
from PIL import Image
from rest_framework.reverse import reverse  # noqa: F401  (loads the API's converters)

from breaches import assessment
from breaches.models import SchoolPart
from cases import confidential, documents, tasks_of_case
from cases.models import Barred, Case
from cases.moves import changing, move
from rights.complaints.files import releasing
from rights.requests import collecting
from rights.requests.letters import sent
from rights.requests.models import Found, Question, Recipient, SearchPlace, VisitChoice
from rights.requests.retention_table import rules_of
from schools import house_style
from schools.models import Role
from tests.factories import AT, make_board, make_breach, make_complaint, make_people, make_person, make_request, make_school

pytestmark = pytest.mark.django_db

PEOPLE = (
    "employee", "principal", "privacy_officer", "board_member", "dpo", "admin",  # of the case's board; two at its school
    "elsewhere",  # principal of another school of the same board
    "outside",  # FG of another board
    "nobody",  # signed in, without any role
    "stranger",  # not signed in
)  # fmt: skip

EVERYBODY = "200 200 200 200 200 200 200 200 200 200"
NOBODY = "404 404 404 404 404 404 404 404 404 404"  # without the secret in the address
THE_DOOR = "302 302 302 302 302 302 302 302 302 302"  # without a session of the own case
SENT_ONLY = "405 405 405 405 405 405 405 405 405 405"
STAFF = "200 200 200 200 200 200 200 200 200 302"
# A case of the school: its principal, and who serves the whole board.
CASE = "404 200 200 200 200 404 404 404 404 302"
API_CASE = "404 200 200 200 200 404 404 404 404 401"
API_LIST = "200 200 200 200 200 200 200 200 200 401"
API_POST = "405 405 405 405 405 405 405 405 405 401"
READS = "403 200 200 200 200 403 200 200 403 302"  # whoever works with cases, each of the own board
OFFICERS = "403 403 200 403 403 403 403 403 403 302"  # the privacy officer of the whole board
HANDLERS = "404 200 200 200 403 404 404 404 404 302"  # the FG gives no tasks and chooses no handler

MATRIX = {
    "": EVERYBODY,
    "privacy/": EVERYBODY,
    "toegankelijkheid/": EVERYBODY,
    "huisstijl/<str:number>/<str:colour>/<slug:part>.css": EVERYBODY,
    "huisstijl/<str:number>/<str:digest>.png": EVERYBODY,
    "taal/": "302 302 302 302 302 302 302 302 302 302",
    "loket/<slug:slug>/": EVERYBODY,
    "loket/<slug:slug>/datalek/": EVERYBODY,
    "loket/<slug:slug>/verzoek/": EVERYBODY,
    "loket/<slug:slug>/verzoek/<slug:code>/": "302 302 302 302 302 302 302 302 302 302",  # to the first question
    "loket/<slug:slug>/verzoek/privacy/": EVERYBODY,
    "loket/<slug:slug>/verzoek/papier/": EVERYBODY,
    "loket/<slug:slug>/verzoek/papier/pdf/": EVERYBODY,
    "loket/<slug:slug>/verzoek/brief/<slug:situation>/": EVERYBODY,
    "loket/<slug:slug>/verzoek/brief/<slug:situation>/pdf/": EVERYBODY,
    "loket/<slug:slug>/verzoek/ontvangen/<str:receipt>/": NOBODY,
    "loket/<slug:slug>/datalek/medewerker/": EVERYBODY,
    "loket/<slug:slug>/datalek/ontvangen/<str:receipt>/": NOBODY,
    "loket/<slug:slug>/datalek/medewerker/ontvangen/<str:receipt>/": NOBODY,
    "loket/<slug:slug>/klacht/": EVERYBODY,
    "loket/<slug:slug>/klacht/ontvangen/<str:receipt>/": NOBODY,
    "loket/verwerker/<str:secret>/": NOBODY,
    "loket/verwerker/ontvangen/<str:receipt>/": NOBODY,
    "verklaring/<str:secret>/": NOBODY,
    "overdracht/<str:secret>/": NOBODY,
    "overdracht/<str:secret>/pakket/": SENT_ONLY,
    "overdracht/<str:secret>/bevestigen/": SENT_ONLY,
    "zaak/zienswijze/": SENT_ONLY,
    "zaak/": EVERYBODY,
    "zaak/link/": EVERYBODY,
    "zaak/bericht/": SENT_ONLY,
    "zaak/antwoord/": SENT_ONLY,
    "zaak/moment/": SENT_ONLY,
    "zaak/bestand/": SENT_ONLY,
    "zaak/intrekken/": THE_DOOR,
    "zaak/klacht-intrekken/": THE_DOOR,
    "zaak/klachtbrieven/<uuid:pk>/": THE_DOOR,
    "zaak/klachtbrieven/<uuid:pk>/pdf/": THE_DOOR,
    "zaak/afspraak/": THE_DOOR,
    "zaak/verlaten/": SENT_ONLY,
    "zaak/tot-ziens/": EVERYBODY,
    "zaak/<str:secret>/": NOBODY,
    "healthz": EVERYBODY,
    "readyz": "503 503 503 503 503 503 503 503 503 503",  # no scheduler runs in a test
    "api/schema/": EVERYBODY,
    "api/docs/": EVERYBODY,
    "api/v1/": API_LIST,
    "api/v1/cases/": API_LIST,
    "api/v1/cases/<reference:reference>/": API_CASE,
    "api/v1/deadlines/preview/": API_POST,
    "api/v1/breaches/assess/": API_POST,
    "api/v1/breaches/": API_LIST,
    "api/v1/breaches/<reference:reference>/": API_CASE,
    "api/v1/breaches/<reference:reference>/transitions/": API_CASE,
    "api/v1/breaches/<reference:reference>/transitions/<str:name>/": API_POST,
    "api/v1/breaches/<reference:reference>/timeline/": API_CASE,
    "api/v1/breaches/<reference:reference>/deadlines/": API_CASE,
    "api/v1/breaches/<reference:reference>/documents/": API_CASE,
    "api/v1/breaches/<reference:reference>/documents/<uuid:document>/": API_CASE,
    "api/v1/breaches/<reference:reference>/messages/": API_CASE,
    "api/v1/requests/": API_LIST,
    "api/v1/requests/<reference:reference>/": API_CASE,
    "api/v1/requests/<reference:reference>/transitions/": API_CASE,
    "api/v1/requests/<reference:reference>/transitions/<str:name>/": API_POST,
    "api/v1/requests/<reference:reference>/timeline/": API_CASE,
    "api/v1/requests/<reference:reference>/deadlines/": API_CASE,
    "api/v1/requests/<reference:reference>/documents/": API_CASE,
    "api/v1/requests/<reference:reference>/documents/<uuid:document>/": API_CASE,
    "api/v1/requests/<reference:reference>/messages/": API_CASE,
    "api/v1/complaints/": API_LIST,
    "api/v1/complaints/<reference:reference>/": API_CASE,
    "api/v1/complaints/<reference:reference>/transitions/": API_CASE,
    "api/v1/complaints/<reference:reference>/transitions/<str:name>/": API_POST,
    "api/v1/complaints/<reference:reference>/timeline/": API_CASE,
    "api/v1/complaints/<reference:reference>/deadlines/": API_CASE,
    "api/v1/complaints/<reference:reference>/documents/": API_CASE,
    "api/v1/complaints/<reference:reference>/documents/<uuid:document>/": API_CASE,
    "api/v1/complaints/<reference:reference>/messages/": API_CASE,
    "api/": "404 404 404 404 404 404 404 404 404 401",
    "werk/": STAFF,
    "werk/ik/": STAFF,
    "werk/meldingen/": STAFF,
    "werk/meldingen/<int:pk>/opnieuw/": SENT_ONLY,
    "werk/melden/": "200 200 200 200 200 403 200 200 403 302",
    "werk/klacht/": "200 200 200 200 200 403 200 200 403 302",
    "werk/verweer/<uuid:pk>/": "404 404 404 404 404 404 404 404 404 302",  # for the person complained of, who sees nothing else
    "werk/verzoek/": "200 200 200 200 200 403 200 200 403 302",
    "dashboard/": "403 403 200 200 200 403 403 200 403 302",
    "zaken/": "403 200 200 200 200 403 200 200 403 302",
    "zaken/toewijzen/": "302 302 302 302 302 302 302 302 302 302",
    "zaken/<str:reference>/": CASE,
    "zaken/<str:reference>/doe/<slug:name>/": "404 403 200 403 403 404 404 404 404 302",
    "zaken/<str:reference>/taken/nieuw/": HANDLERS,
    "zaken/<str:reference>/taken/<uuid:pk>/": HANDLERS,
    "zaken/<str:reference>/behandelaar/": HANDLERS,
    "zaken/<str:reference>/koppelen/": HANDLERS,
    "zaken/<str:reference>/bericht/": CASE,
    "zaken/<str:reference>/documenten/nieuw/": CASE,
    "zaken/<str:reference>/documenten/<uuid:pk>/": CASE,
    "zaken/<str:reference>/documenten/<uuid:pk>/wissen/": "404 404 404 404 403 404 404 404 404 302",  # kept for all: it stays
    "zaken/<str:reference>/inzage-log/": "404 403 200 403 200 404 404 404 404 302",
    "zaken/<str:reference>/vertrouwelijk/": "404 403 403 403 200 404 404 404 404 302",
    "zaken/<str:reference>/vertrouwelijk/<uuid:pk>/wissen/": "404 403 403 403 200 404 404 404 404 302",
    "zaken/<str:reference>/gemeld/": CASE,
    "zaken/<str:reference>/vernietiging/": HANDLERS,
    "zaken/<str:reference>/overdragen/": HANDLERS,
    "zaken/<str:reference>/zienswijze/": "404 404 404 404 404 404 404 404 404 302",  # there is none in this case
    "zaken/<str:reference>/klacht/": HANDLERS,
    "zaken/<str:reference>/klachtbrieven/<uuid:pk>/": CASE,
    "zaken/<str:reference>/klachtbrieven/<uuid:pk>/pdf/": CASE,
    "zaken/<str:reference>/verweer/": "404 403 200 200 403 404 404 404 404 302",
    "zaken/<str:reference>/verweer/<slug:form>/": "404 403 200 200 403 404 404 404 404 302",
    "zaken/<str:reference>/commissie/": "404 403 200 200 403 404 404 404 404 302",
    "commissie/<str:secret>/": NOBODY,
    "commissie/<str:secret>/<slug:form>/": NOBODY,
    "zaak/fg-vraag/": SENT_ONLY,
    "zaak/dossier/<slug:to>/<slug:form>/": "302 302 302 302 302 302 302 302 302 302",  # to the door of /zaak/
    # A fragment of a page: a stranger's page is left as it is.
    "zaken/<str:reference>/beoordeling/proef/": "404 403 302 403 403 404 404 404 404 204",
    "zaken/<str:reference>/beoordeling/<int:number>/": CASE,
    # The principal corrects a fresh report; this one has been assessed.
    "zaken/<str:reference>/feiten/": "404 409 200 403 403 404 404 404 404 302",
    "werk/zoekplaatsen/": OFFICERS,
    "werk/zoekplaatsen/<int:pk>/": OFFICERS,
    "werk/zoekplaatsen/<int:pk>/weg/": "405 405 405 405 405 405 405 405 405 302",
    "werk/zoekplaatsen/nieuw/<str:number>/": OFFICERS,
    "zaken/zoekvraag/<uuid:pk>/": HANDLERS,
    "zaken/afspraak/<uuid:pk>/": CASE,
    "zaken/afspraak/<uuid:pk>/ics/": CASE,
    # What was found and nobody looked through yet is for the handler and the privacy officer.
    "zaken/<str:reference>/gevonden/<uuid:pk>/": "404 403 200 403 403 404 404 404 404 302",
    "werk/informatie-bij-inzage/": "403 403 200 403 403 200 403 403 403 302",
    "werk/informatie-bij-inzage/<str:number>/": "403 403 200 403 403 200 403 403 403 302",
    "zaken/<str:reference>/antwoord/": CASE,
    "zaken/<str:reference>/antwoord/pdf/": CASE,
    "zaken/<str:reference>/antwoord/stukken/": "405 405 405 405 405 405 405 405 405 302",
    "zaken/<str:reference>/brieven/<uuid:pk>/": CASE,
    "zaken/<str:reference>/brieven/<uuid:pk>/pdf/": CASE,
    "zaken/<str:reference>/bevestiging/<slug:sort>/": CASE,
    "zaken/<str:reference>/code/": HANDLERS,
    "zaak/brieven/<uuid:pk>/": THE_DOOR,
    "zaak/brieven/<uuid:pk>/pdf/": THE_DOOR,
    "zaak/stukken/": THE_DOOR,
    "zaak/stukken/<uuid:pk>/": THE_DOOR,
    "zaken/<str:reference>/verzoek/": "404 200 200 403 403 404 404 404 404 302",
    "zaken/<str:reference>/scholen/": "404 404 200 403 403 404 404 404 404 302",  # of a case without a school
    "zaken/delen/<uuid:pk>/": CASE,
    "zaken/delen/<uuid:pk>/maatregel/": "404 200 200 403 403 404 404 404 404 302",
    "zaken/delen/<uuid:pk>/weg/": "405 405 405 405 405 405 405 405 405 302",
    "werk/bewaartermijnen/": READS,
    "werk/bewaartermijnen/nieuw/": "403 403 200 403 403 403 403 403 403 302",
    "werk/bewaartermijnen/<int:pk>/": "404 403 200 403 403 404 403 404 404 302",
    "werk/bewaartermijnen/<int:pk>/herstel/": SENT_ONLY,
    "zaken/<str:reference>/eigen-visie/": CASE,
    "zaken/<str:reference>/ontvangers/": CASE,
    "zaken/ontvangers/<uuid:pk>/": HANDLERS,
    "zaken/<str:reference>/werkblad/": CASE,
    "zaken/<str:reference>/werkblad/pdf/": CASE,
    "zaken/<str:reference>/werkblad/json/": CASE,
    "zaken/<str:reference>/brief/": CASE,
    "zaken/<str:reference>/brief/pdf/": CASE,
}


def patterns(found=None, before=""):
    """Every address the resolver knows, as it is written."""
    for pattern in found or get_resolver().url_patterns:
        whole = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern.url_patterns, whole)
        else:
            yield whole


FAMILIES = ("accounts/", "beheer/")  # allauth's and the administrators' own; tests/schools and tests/config hold these


@pytest.fixture
def house():
    """One case with a task and a file, and everybody who could want to look at it."""
    school = make_school(make_board(colour="#7a1fa2"))
    house_style.keep_logo(school.board, (house_style.png(Image.new("RGB", (36, 36))), 36))
    people = make_people(school.board, school)
    people["elsewhere"] = make_person(Role.PRINCIPAL, school=make_school(school.board))
    people["outside"] = make_person(Role.DPO, board=make_board())
    people["nobody"] = make_person()
    breach = make_breach(school)
    move(breach.case, "assess", by=people["privacy_officer"], at=AT, facts={}, result=assessment.assess({}))
    wide, request = make_breach(board=school.board), make_request(school)
    part = SchoolPart(case=wide.case, school=school, at=AT, by=None)
    part.save(force_insert=True)
    with changing(breach.case, at=AT) as workflow:
        task = tasks_of_case.add(workflow.case, text="Bel de ouders.", by=people["privacy_officer"], at=AT)
        document = documents.store(workflow.case, name="a.txt", content=b"a", at=AT, by=people["privacy_officer"])
    place, found, visit = looked_for(request, people)
    with changing(request.case, at=AT) as workflow:
        asked = documents.store(workflow.case, name="b.txt", content=b"b", at=AT, by=people["privacy_officer"])
    told, recipient = changed_and_told(school, people)
    question = Question(case=request.case, sort="identity", at=AT, by=people["privacy_officer"])
    for name, value in sent.asked(request, "identity", "", by=question.by, at=AT).items():
        setattr(question, name, value)
    question.save(force_insert=True)
    complaint = make_complaint(school)
    with changing(complaint.case, at=AT) as workflow:
        held = documents.store(workflow.case, name="c.txt", content=b"c", at=AT, by=people["privacy_officer"])
    releasing.check(complaint.case, texts={}, papers=[], version=1, by=people["privacy_officer"], at=AT)
    decided = make_complaint(school).case
    move(decided, "decide_step", by=people["principal"], at=AT, parts={1: ("solved", "")})
    letter = decided.outcomeletter_records.get()
    note = confidential.add(breach.case, text="Gebeld.", by=people["dpo"], at=AT)
    values = {
        "reference": breach.case.reference, "slug": school.slug, "name": "assess", "pk": task.pk, "document": document.pk,
        "number": 1, "secret": "a" * 43, "receipt": "verzonnen", "code": "wie", "situation": "inzage", "form": "pdf",
    }  # fmt: skip
    own = {
        "<str:reference>/antwoord/": {"reference": request.case.reference},
        "<str:reference>/brieven/": {"reference": request.case.reference, "pk": question.pk},
        "<str:reference>/bevestiging/": {"reference": request.case.reference, "sort": "receipt"},
        "<str:reference>/code/": {"reference": request.case.reference},
        "informatie-bij-inzage/": {"number": school.board.number},
        "<str:reference>/verzoek/": {"reference": request.case.reference},
        "<str:reference>/gevonden/": {"reference": request.case.reference, "pk": found.pk},
        "zoekvraag/<uuid:pk>": {"pk": found.search_id},
        "afspraak/<uuid:pk>": {"pk": visit.pk},
        "zoekplaatsen/<int:pk>": {"pk": place.pk},
        "zoekplaatsen/nieuw/": {"number": school.board.number},
        "v1/complaints/": {"reference": complaint.case.reference, "document": held.pk},
        "/klacht/": {"reference": complaint.case.reference},
        "klachtbrieven/": {"reference": decided.reference, "pk": letter.pk},
        "/verweer/<slug": {"reference": complaint.case.reference, "form": "pdf"},
        "/verweer/": {"reference": complaint.case.reference, "pk": note.pk},
        "/commissie/": {"reference": complaint.case.reference},
        "zaak/dossier/": {"to": "authority", "form": "pdf"},
        "v1/requests/": {"reference": request.case.reference, "document": asked.pk},
        "vertrouwelijk/<uuid:pk>": {"pk": note.pk},
        "documenten/<uuid:pk>": {"pk": document.pk},
        "delen/<uuid:pk>": {"pk": part.pk},
        "eigen-visie/": {"reference": told.case.reference},
        "/ontvangers/": {"reference": told.case.reference, "pk": recipient.pk},
        "bewaartermijnen/<int:pk>": {"pk": rules_of(school.board)[0].pk},
        "meldingen/<int:pk>": {"pk": 1},
        "scholen/": {"reference": wide.case.reference},
        "overdragen/": {"reference": request.case.reference},
        "huisstijl/": {"number": school.board.number, "colour": "7a1fa2", "part": "loket", "digest": school.board.logo_digest},
    }
    return people, values, own


def changed_and_told(school, people):
    """A request that ended in an own view, with somebody who has to hear of it."""
    request = make_request(school, rights=["rectification", "restriction"])
    move(request.case, "pass_gate", by=people["privacy_officer"], at=AT, method="known_in_person", on=AT.date())
    view, aside = {"statement": "Zo was het niet."}, {"recipients": [{"name": "DUO", "kind": "duo"}]}
    board = people["board_member"]
    move(request.case, "decide", by=board, at=AT, right="rectification", outcome="statement_added", details=view)
    move(request.case, "decide", by=board, at=AT, right="restriction", outcome="granted", details=aside)
    return request, Recipient.objects.get()
def looked_for(request, people):
    """In a request for access: a place, what was found there, and a visit that was agreed."""
    officer, case = people["privacy_officer"], request.case
    place = SearchPlace.objects.create(board=case.board, name="Leerlingvolgsysteem")
    move(case, "pass_gate", by=officer, at=AT, method="known_in_person", on=AT.date())
    move(case, "ask_search", by=officer, at=AT, place=place, person=officer, text="Zoek.")
    other = move(case, "ask_search", by=officer, at=AT, place=place, person=officer, text="Zoek nog eens.")
    first, second = other.case.search_records.order_by("pk")
    collecting.answer(first, outcome="found", text="", files=[("a.txt", b"a")], by=officer, at=AT)
    Found.objects.filter(case=case).update(search=second)  # the question stays open, the document is there
    told = {"slots": [AT + dt.timedelta(days=7)], "place": "kamer 3", "present": officer}
    plan = move(case, "plan_visit", by=officer, at=AT, **told).case.visitplan_records.get()
    move(case, "pick_visit", by=officer, at=AT, choice="slot", slot=str(plan.slots.get().pk))
    return place, Found.objects.get(case=case), VisitChoice.objects.get(case=case)


def address(pattern, values, own):
    """The pattern with what fits it filled in."""
    for part, other in own.items():
        if part in pattern:
            values = {**values, **other}
    if pattern.startswith("api/^"):
        return "/api/nergens/"
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(values[match[1]]), pattern)


def test_every_address_has_a_row():
    known = {pattern for pattern in patterns() if not pattern.startswith(FAMILIES)}
    assert known == set(MATRIX)


@pytest.mark.parametrize("pattern", sorted(MATRIX))
def test_who_gets_what(client, house, pattern):
    people, values, own = house
    seen = []
    for who in PEOPLE:
        client.logout()
        if who in people:
            client.force_login(people[who])
        seen.append(str(client.get(address(pattern, values, own)).status_code))
    assert " ".join(seen) == MATRIX[pattern]


OURS_ONLY = ("zaken/", "werk/", "dashboard/", "api/v1/")


@pytest.mark.parametrize("pattern", sorted(p for p in MATRIX if p.startswith(OURS_ONLY)))
def test_what_is_shown_to_who_signed_in_is_kept_by_no_browser(client, house, pattern):
    """On a shared computer the way back would show it to who comes after signing out."""
    people, values, own = house
    client.force_login(people["privacy_officer"])
    answer = client.get(address(pattern, values, own))
    if answer.status_code == 200:
        assert "no-store" in answer.get("Cache-Control", "")


OF_A_CASE = sorted(p for p in MATRIX if "reference" in p or p.startswith("zaken/delen/"))


@pytest.mark.parametrize("role", ["privacy_officer", "board_member", "dpo", "principal"])
def test_who_is_barred_from_a_case_finds_none_of_its_addresses(client, house, role):
    """Reading or sending, whatever the role (design.md A2.13). What is only sent answers a look with 405 before anything else."""
    people, values, own = house
    Barred.objects.bulk_create(Barred(case=case, user=people[role]) for case in Case.objects.all())
    client.force_login(people[role])
    found = {}
    for pattern in OF_A_CASE:
        answers = client.get(address(pattern, values, own)), client.post(address(pattern, values, own))
        found[pattern] = {answer.status_code for answer in answers} - {405}
    assert {pattern: codes for pattern, codes in found.items() if codes != {404}} == {}
