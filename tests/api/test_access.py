"""Who reaches what: every address of the API, as every role, from every place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, get_resolver

from cases import registry
from cases.models import Barred, Case, Event, Look, Shown
from schools.models import Role
from tests.api.callers import Caller, told
from tests.factories import make_board, make_breach, make_person, make_school

pytestmark = pytest.mark.django_db
ROLES = Role.values

# address: method and body. What is sent is right, so that only the person decides.
READS = {
    "": None,
    "transitions/": None,
    "timeline/": None,
    "deadlines/": None,
    "documents/": None,
    "messages/": None,
}
WRITES = {
    "transitions/assess/": {"version": 1, "facts": {"persons": 3}},
    "transitions/advise/": {"version": 1, "outcome": "register_only", "text": "Niet melden."},
    "transitions/decide/": {"version": 1, "outcome": "notify_authority", "preliminary": True, "reason": "x", "no_advice": "x"},
    "messages/": {"to": "internal", "text": "Hoi"},
    "documents/": {"file": ("a.txt", b"tekst")},
}

# What each role hears on a case of its own school or board. A case out of reach is not there: 404.
OWN = {
    "transitions/assess/": {"privacy_officer": 200},
    "transitions/advise/": {"dpo": 200},
    "transitions/decide/": {"board_member": 200},
    "messages/": dict.fromkeys(("principal", "privacy_officer", "board_member", "dpo"), 201),
    "documents/": dict.fromkeys(("principal", "privacy_officer", "board_member", "dpo"), 201),
}
SEES = ("principal", "privacy_officer", "board_member", "dpo")


def send(caller, reference, address, body):
    path = f"breaches/{reference}/{address}"
    if body is None:
        return caller.get(path)
    if "file" in body:
        return caller.upload(path, {"file": SimpleUploadedFile(*body["file"])})
    return caller.post(path, body)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", READS)
def test_reading_a_case_of_the_own_school(house, role, address):
    response = send(house[role], house.breach().reference, address, None)
    assert response.status_code == (200 if role in SEES else 404)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", WRITES)
def test_writing_in_a_case_of_the_own_school(house, role, address):
    response = send(house[role], house.breach().reference, address, WRITES[address])
    expected = OWN[address].get(role, 403 if role in SEES else 404)
    assert response.status_code == expected, response.content
    if expected == 403:
        assert response.json()["rule"] == "role"


def everybody_elsewhere(house):
    """Every role at another school of this board and on another board, and somebody without a role."""
    other_school, other_board = make_school(house.board), make_board()
    at_school = [Caller(make_person(role, school=other_school)) for role in ("employee", "principal", "privacy_officer")]
    on_board = [Caller(make_person(role, board=other_board)) for role in ROLES]
    return [*at_school, *on_board, Caller(make_person())]


@pytest.mark.parametrize("address", [*READS, *(f"+{address}" for address in WRITES)])
def test_from_elsewhere_nothing_is_there_and_nothing_happens(house, address):
    case = house.breach()
    body = WRITES[address[1:]] if address[:1] == "+" else None
    for caller in everybody_elsewhere(house):
        response = send(caller, case.reference, address.removeprefix("+"), body)
        assert response.status_code == 404
        assert response.content == send(caller, "DL-2026-99999", address.removeprefix("+"), body).content
        assert caller.get(f"cases/{case.reference}/").status_code == 404
        assert caller.patch(f"breaches/{case.reference}/", {"version": 1, "what_happened": "x"}).status_code == 404
        for path in ("cases/", "breaches/"):
            assert case.reference not in caller.get(path).content.decode()
    assert (Case.objects.get().version, Event.objects.count(), Look.objects.count()) == (1, 1, 0)


@pytest.mark.parametrize("role", ROLES)
def test_lists_hold_what_a_role_sees_and_no_more(house, role):
    own, sister = house.breach(), make_breach(make_school(house.board)).case
    whole, foreign = make_breach(board=house.board).case, make_breach().case
    seen = {
        "employee": set(),
        "principal": {own},
        "privacy_officer": {own, sister, whole},
        "board_member": {own, sister, whole},
        "dpo": {own, sister, whole},
        "admin": set(),
    }[role]
    for path in ("cases/", "breaches/"):
        found = {line["reference"] for line in house[role].get(path).json()["results"]}
        assert found == {case.reference for case in seen}
    for case in (own, sister, whole, foreign):
        for path in ("cases", "breaches"):
            status = house[role].get(f"{path}/{case.reference}/").status_code
            assert status == (200 if case in seen else 404), (path, case)


def test_somebody_of_several_boards_sees_them_all(house):
    dpo = make_person("dpo", board=house.board)
    own, other = house.breach(), make_breach().case
    dpo.memberships.create(board=other.board, role="dpo")
    found = {line["reference"] for line in Caller(dpo).get("cases/").json()["results"]}
    assert found == {own.reference, other.reference}


def test_whoever_is_barred_reaches_nothing_whatever_the_role(house):
    case = house.breach()
    for role in SEES:
        Barred.objects.create(case=case, user=house.people[role])
        assert house[role].get("breaches/").json()["results"] == []
        for address, body in (READS | WRITES).items():
            assert send(house[role], case.reference, address, body).status_code == 404


# Somebody a case is shown to: the own report, the own task.


def test_the_reporter_reads_what_was_told_and_not_what_others_found(house):
    caller = house["employee"]
    reference = caller.post("breaches/", told(house.school, facts={"persons": 3})).json()["reference"]
    house["privacy_officer"].post(
        f"breaches/{reference}/transitions/assess/", {"version": 1, "facts": {"persons": 900}, "note": "Vertrouwelijk"}
    )
    answer = caller.get(f"breaches/{reference}/").json()
    assert answer["what_happened"] == "Mail naar de verkeerde ouders."
    assert answer["facts"] == {}
    assert not {"assessment", "advices", "decisions", "notifications", "communications", "outcome"} & set(answer)
    assert "Vertrouwelijk" not in str(answer)
    for part in ("timeline/", "deadlines/", "documents/", "messages/", "transitions/"):
        response = caller.get(f"breaches/{reference}/{part}")
        assert response.status_code == 200
        assert "Vertrouwelijk" not in response.content.decode()


def test_the_holder_of_a_task_sees_the_line_and_the_own_task(house):
    case = house.breach()
    Shown.objects.create(case=case, user=house.people["employee"], why="task")
    answer = house["employee"].get(f"breaches/{case.reference}/").json()
    assert answer["reference"] == case.reference
    assert "what_happened" not in answer
    assert house["employee"].get(f"breaches/{case.reference}/timeline/").json() == []


# No address without a row.


def addresses(patterns, prefix="/"):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from addresses(pattern.url_patterns, route)


def test_every_address_of_the_api_is_in_these_tables():
    ours = {route for route in addresses(get_resolver().url_patterns) if route.startswith("/api/")}
    kinds = [f"/api/v1/{kind.slug}/" for kind in registry.all_kinds()]  # the same views serve each kind
    cases = [f"{kind}<reference:reference>/" for kind in kinds]
    assert ours == {
        *(one + address for one in cases for address in READS),
        *(one + "transitions/<str:name>/" for one in cases),
        *(one + "documents/<uuid:document>/" for one in cases),
        *kinds,
        "/api/v1/",
        "/api/v1/breaches/assess/",
        "/api/v1/cases/",
        "/api/v1/cases/<reference:reference>/",
        "/api/v1/deadlines/preview/",
        "/api/schema/",
        "/api/docs/",
        "/api/",
    }
