"""Handing a package over: who may, what keeps it here, the link, the code, the receipt, and a school that never confirms."""

import datetime as dt
import json
import re
from io import BytesIO

import pytest
import pyzipper
import time_machine
from django.test import Client

from cases import documents, tasks_of_case
from cases.models import AddresseeLink, Document
from cases.moves import Refused, changing
from notifications.sweep import sweep
from rights.requests.models import HandOver
from rights.requests.transfer import handing
from schools.models import Role
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_person
from tests.notifications.post import catching
from tests.rights.moving_on import EMAIL, EXTRA, NO, OKR, PORTABLE, Moving

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/overdracht/[\w-]{43}/")


@pytest.fixture
def moving(desk):
    return Moving(school=desk.school, people=desk.people)


def linked(moving, at=AT):
    """Handed over and mailed: the code, and the path in the mail."""
    code, _row = moving.hand_over(at=at)
    return code, mailed(at)


def mailed(at=AT):
    with catching() as post:
        sweep(lambda: at)
    texts = [content.decode().replace("=\r\n", "").replace("=\n", "") for to, content in post.messages if EMAIL in str(to)]
    return LINK.search(texts[-1]).group(0) if texts else ""


def enter(path, code, client=None):
    return (client or Client()).post(path, {"code": code})


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def later(**span):
    return time_machine.travel(AT + dt.timedelta(**span), tick=False)


def test_the_link_goes_at_night_too_since_its_code_is_read_out_meanwhile(moving):
    night = AT + dt.timedelta(hours=13)
    with time_machine.travel(night, tick=False):
        assert linked(moving.packed(), at=night)[1]


# What keeps it here.


@pytest.mark.parametrize(
    ("prepare", "rule"),
    [
        (lambda m: None, "no_package"),
        (lambda m: m.granted(**OKR), "no_package"),
        (lambda m: m.plan(**EXTRA), "not_enrolled"),
        (lambda m: m.enrolled(**EXTRA), "not_granted"),
        (lambda m: m.granted(**EXTRA), "empty"),
        (lambda m: (m.granted(**EXTRA), m.go("choose_package", part="health", documents=[str(m.document().pk)])), "no_consent"),
        (lambda m: (m.packed(), m.go("record_consent", part="health", **NO)), "empty"),
        (lambda m: (m.packed(), m.go("give_receiver_address", email=EMAIL)), "address_unchecked"),
        (lambda m: (m.packed(), m.go("record_objection", text="Ik wil dit niet.")), "objection_open"),
        (lambda m: m.granted(**PORTABLE), "no_address"),
    ],
)
def test_the_package_stays_here_until_everything_is_in_order(desk, prepare, rule):
    moving = Moving(school=desk.school, people=desk.people, right="portability" if rule == "no_address" else "transfer_report")
    prepare(moving)
    assert handing.stopped(moving.request, AT) == rule
    with pytest.raises(Refused) as refusal:
        moving.hand_over()
    assert refusal.value.rule == rule
    assert not HandOver.objects.exists()
    page = desk.get("privacy_officer", desk.address("overdragen", case=moving.case))
    assert str(handing.STOPS[rule]) in words(page)
    assert "Maak het pakket" not in words(page)


@pytest.mark.parametrize(
    ("who", "status"),
    [("privacy_officer", 200), ("principal", 200), ("board_member", 200), ("dpo", 403), ("employee", 404), ("admin", 404)],
)
def test_who_hands_over(desk, moving, who, status):
    moving.packed()
    assert desk.get(who, desk.address("overdragen", case=moving.case)).status_code == status


def test_another_board_and_another_kind_of_case_find_no_such_page(desk, moving):
    moving.packed()
    stranger = make_person(Role.PRIVACY_OFFICER, board=make_board())
    assert desk.get(stranger, desk.address("overdragen", case=moving.case)).status_code == 404
    assert desk.get("privacy_officer", desk.address("overdragen")).status_code == 404


# The code is shown once.


def test_the_page_shows_the_code_this_once_and_keeps_it_nowhere(desk, moving):
    moving.packed()
    path = desk.address("overdragen", case=moving.case)
    page = desk.send("privacy_officer", path)
    code = re.search(r"(\d{4} ){4}\d{4}", words(page)).group(0)
    assert page.headers["Cache-Control"] == "no-store"
    for again in (desk.get("privacy_officer", path), desk.get("privacy_officer", desk.address(case=moving.case))):
        assert code not in words(again)
        assert code.replace(" ", "") not in again.content.decode()
    assert code.replace(" ", "") not in str(list(HandOver.objects.values()))
    assert "request.handed_over" in moving.events


def test_a_page_that_was_made_before_something_changed_hands_nothing_over(desk, moving):
    moving.packed()
    path = desk.address("overdragen", case=moving.case)
    old = hidden(desk.get("privacy_officer", path))
    moving.go("record_objection", text="Ik wil dit niet.")
    moving.go("weigh_objection", goes_on=True, reason="Toch.")
    assert desk.post("privacy_officer", path, **old).status_code == 409
    assert not HandOver.objects.exists()


def test_the_package_lies_sealed_and_for_handlers_only(moving):
    _code, row = moving.packed().hand_over()
    document = row.document
    assert (document.origin, document.handlers_only, document.content_type) == (Document.Origin.MADE, True, "application/zip")
    assert documents.path_of(document).read_bytes()[:2] != b"PK"
    assert documents.content(document)[:2] == b"PK"


# The mail.


def test_the_mail_goes_to_the_checked_address_with_a_link_and_no_name_of_anybody(moving):
    moving.packed().hand_over()
    with catching() as post:
        sweep(lambda: AT)
    (content,) = [content for to, content in post.messages if EMAIL in str(to)]
    for name in (b"Sam", b"Voorbeeld", b"Lotte", b"Verslag"):
        assert name not in content
    assert b"overdracht/" in content
    assert moving.case.reference.encode() in content


def test_only_a_digest_of_the_link_is_kept(moving):
    _code, path = linked(moving.packed())
    secret = path.split("/")[2]
    assert secret not in str(list(AddresseeLink.objects.values()))
    assert AddresseeLink.objects.count() == 1


def test_what_was_replaced_before_the_mail_went_is_not_mailed(moving):
    moving.packed().hand_over()
    moving.hand_over(at=AT + dt.timedelta(minutes=1))
    with catching() as post:
        sweep(lambda: AT + dt.timedelta(minutes=2))
    assert sum(EMAIL in str(to) for to, _content in post.messages) == 1


# The receiving school.


def test_the_receiving_school_opens_fetches_and_confirms(desk, moving):
    code, path = linked(moving.packed())
    school = Client()
    first = school.get(path)
    assert (first.status_code, first.headers["Referrer-Policy"]) == (200, "strict-origin")
    assert "De Regenmeter" in words(first)
    for name in ("Sam", "Voorbeeld", "Het Baken"):
        assert name not in words(first)
    page = enter(path, handing.spoken(code), school)
    told = hidden(page)
    answer = school.post(f"{path}pakket/", told)
    assert answer.headers["Content-Type"] == "application/zip"
    with pyzipper.AESZipFile(BytesIO(body(answer))) as archive:
        archive.setpassword(code.encode())
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.read(manifest["files"][0]["path"]) == b"Overleg van 12 oktober."
    done = school.post(f"{path}bevestigen/", told | {"name": "J. de Wit", "function": "Administratie"})
    assert (done.status_code, "de ontvangst is bevestigd" in words(done)) == (200, True)
    row = moving.request.hand_overs[-1]
    assert (row.opened_at, row.fetched_at, row.received_at, row.receiver["name"]) == (AT, AT, AT, "J. de Wit")
    assert moving.events[-3:] == ["request.handover_code_tried", "request.handover_fetched", "request.handover_confirmed"]
    assert "de Wit" not in str(list(moving.case.events.values_list("facts", flat=True)))
    assert "J. de Wit, Administratie" in words(desk.get("privacy_officer", desk.address(case=moving.case)))


def test_looking_spends_nothing_and_a_scanner_does_no_harm(moving):
    code, path = linked(moving.packed())
    assert [Client().get(path).status_code for _scanner in range(5)] == [200] * 5
    assert [Client().get(f"{path}{part}/").status_code for part in ("pakket", "bevestigen")] == [405, 405]
    assert enter(path, code).status_code == 200


@pytest.mark.parametrize("code", ["", "1", "0" * 20, "a" * 20, "0" * 61, "١" * 20, "1234\n5678"])
def test_a_wrong_code_opens_nothing(moving, code):
    _right, path = linked(moving.packed())
    assert enter(path, code).status_code == 400
    assert moving.request.hand_overs[-1].opened_at is None


def test_five_wrong_codes_kill_link_code_and_package_and_the_handler_hears_it(desk, moving):
    code, path = linked(moving.packed())
    assert [enter(path, "0" * 20).status_code for _try in range(5)] == [400, 400, 400, 400, 404]
    assert enter(path, code).status_code == 404
    row = moving.request.hand_overs[-1]
    assert (row.wrong, row.addressee.ended_at, row.document.erased_at) == (5, AT, AT)
    assert not documents.path_of(row.document).exists()
    with catching() as post:
        sweep(lambda: AT + dt.timedelta(minutes=1))
    assert f"{moving.case.reference}: vijf verkeerde codes, de link werkt niet meer" in post.subjects


def test_a_wrong_code_between_right_ones_still_counts(moving):
    code, path = linked(moving.packed())
    for _n in range(4):
        enter(path, "0" * 20)
    assert enter(path, code).status_code == 200
    assert enter(path, "0" * 20).status_code == 404


def test_a_code_that_is_replayed_fetches_nothing_and_still_confirms(moving):
    code, path = linked(moving.packed())
    school = Client()
    school.post(f"{path}pakket/", hidden(enter(path, code, school)))
    page = enter(path, code)
    assert "Download het pakket" not in words(page)
    told = hidden(page)
    assert Client().post(f"{path}pakket/", told).status_code == 403
    assert Client().post(f"{path}bevestigen/", told | {"name": "J.", "function": "Adm."}).status_code == 200


def test_what_the_code_opened_is_over_after_an_hour_and_belongs_to_one_link(moving):
    code, path = linked(moving.packed())
    told = hidden(enter(path, code))
    with later(minutes=61):
        assert Client().post(f"{path}pakket/", told).status_code == 403
        assert Client().post(f"{path}bevestigen/", told | {"name": "J.", "function": "Adm."}).status_code == 403
    for forged in ({}, {"pass": ""}, {"pass": "verzonnen"}, {"pass": told["pass"] + "x"}):
        assert Client().post(f"{path}pakket/", forged).status_code == 403
    _code, other = linked(Moving(school=moving.school, people=moving.people).packed())
    assert Client().post(f"{other}pakket/", told).status_code == 403


def test_confirming_asks_who_and_twice_is_once(moving):
    code, path = linked(moving.packed())
    told = hidden(enter(path, code))
    again = Client().post(f"{path}bevestigen/", told | {"name": "J. de Wit", "function": ""})
    assert (again.status_code, "J. de Wit" in again.content.decode()) == (400, True)
    filled = told | {"name": "J. de Wit", "function": "Administratie"}
    assert [Client().post(f"{path}bevestigen/", filled).status_code for _press in range(2)] == [200, 200]
    assert moving.events.count("request.handover_confirmed") == 1


# Links die.


def die(moving, path):
    told = {"code": "1"}
    return [Client().get(path).status_code, Client().post(path, told).status_code, Client().post(f"{path}pakket/").status_code]


def close_after_a_call(moving):
    """Sent, not confirmed, and somebody who was asked to call is done with it."""
    moving.go("send_answer", way="post")
    call_and_close(moving)


def call_and_close(moving):
    swept(days=8)
    (task,) = tasks(moving)
    with changing(moving.case, at=AT + dt.timedelta(days=9)) as workflow:
        tasks_of_case.finish(workflow.case, task, by=moving.people[Role.PRIVACY_OFFICER], at=AT + dt.timedelta(days=9))
    moving.go("close", at=AT + dt.timedelta(days=9))


@pytest.mark.parametrize(
    "kill",
    [
        lambda m: m.go("withdraw"),
        lambda m: m.go(
            "decide", "board_member", right="transfer_report", outcome="refused", ground="consent_refused", text="Nee."
        ),
        close_after_a_call,
        lambda m: m.go("record_consent", part="health", **NO),
        lambda m: m.go("plan_transfer", school=m.receiver, sector="vo", **EXTRA),
        lambda m: m.go("give_receiver_address", email="ander@baken.example"),
        lambda m: m.hand_over(at=AT + dt.timedelta(minutes=1)),
        lambda m: m.case.documents.filter(origin="made").update(erased_at=AT),
    ],
    ids=["withdrawn", "refused", "closed", "consent", "planned anew", "other address", "handed over anew", "package erased"],
)
def test_the_link_and_what_the_code_opened_die_at_once(moving, kill):
    code, path = linked(moving.packed())
    told = hidden(enter(path, code))
    kill(moving)
    assert die(moving, path) == [404, 404, 404]
    assert Client().post(f"{path}pakket/", told).status_code == 404
    assert Client().post(f"{path}bevestigen/", told | {"name": "J.", "function": "A."}).status_code == 404


def test_a_dead_link_comes_not_back_to_life_when_the_case_is_reopened(moving):
    _code, path = linked(moving.packed())
    moving.go("withdraw")
    moving.go("reopen", reason="Toch wel.")
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(("days", "status"), [(13, 200), (14, 404), (400, 404)])
def test_the_link_lives_fourteen_days(moving, days, status):
    _code, path = linked(moving.packed())
    with later(days=days):
        assert Client().get(path).status_code == status


@pytest.mark.parametrize("secret", ["verzonnen", "a" * 43, "x" * 3000, "%00"])
def test_a_made_up_link_is_the_same_calm_page(moving, secret):
    linked(moving.packed())
    answer = Client().get(f"/overdracht/{secret}/")
    assert (answer.status_code, "Deze link werkt niet meer" in words(answer)) == (404, True)


def test_guessing_links_from_one_address_ends(moving):
    assert [Client().get(f"/overdracht/{n:043d}/").status_code for n in range(61)][-2:] == [404, 429]


def test_the_receiving_school_is_no_requester_and_follows_no_case(moving):
    _code, path = linked(moving.packed())
    assert Client().get(path.replace("/overdracht/", "/zaak/")).status_code == 404
    Client().post("/zaak/link/", {"reference": moving.case.reference, "email": EMAIL})
    with catching() as post:
        sweep(lambda: AT + dt.timedelta(minutes=5))
    assert not any(EMAIL in str(to) for to, _content in post.messages)


# Handing over anew.


def test_handing_over_anew_makes_a_new_link_and_code_and_erases_the_old_package(moving):
    old_code, old = linked(moving.packed())
    first = moving.request.hand_overs[-1]
    new_code, new = linked(moving, at=AT + dt.timedelta(minutes=1))
    assert new_code != old_code
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    assert enter(new, old_code).status_code == 400
    assert enter(new, new_code).status_code == 200
    assert not documents.path_of(first.document).exists()
    assert moving.request.hand_overs[-1].document_id != first.document_id


# A receiving school that never confirms.


def swept(**span):
    with catching() as post, later(**span):
        sweep(lambda: AT + dt.timedelta(**span))
    return post


def tasks(moving):
    return list(moving.case.tasks.filter(done_at=None).order_by("made_at"))


def test_after_five_working_days_the_handler_gets_a_task_once(desk, moving):
    linked(moving.packed())
    swept(days=7)  # 1 December is the fifth working day after 24 November
    assert tasks(moving) == []
    post = swept(days=8)
    (task,) = tasks(moving)
    task.case = moving.case
    assert (task.assignee, task.due_on) == (desk.people["privacy_officer"], dt.date(2026, 12, 2))
    assert "bevestigd" in task.text
    assert any("taak" in subject for subject in post.subjects)
    swept(days=8, minutes=1)
    swept(days=9)
    assert len(tasks(moving)) == 1


def test_when_the_link_is_over_the_task_comes_back_with_what_to_do(moving):
    linked(moving.packed())
    swept(days=8)
    swept(days=15)
    (task,) = tasks(moving)
    task.case = moving.case
    assert "opnieuw" in task.text
    assert moving.case.tasks.exclude(done_at=None).count() == 1
    swept(days=30)
    assert len(tasks(moving)) == 1


def test_a_receipt_ends_the_chase_and_none_begins_after_it(moving):
    code, path = linked(moving.packed())
    swept(days=8)
    with later(days=9):
        told = hidden(enter(path, code))
        Client().post(f"{path}bevestigen/", told | {"name": "J.", "function": "Adm."})
    assert tasks(moving) == []
    swept(days=20)
    assert tasks(moving) == []


@pytest.mark.parametrize("kill", ["withdraw", "anew"])
def test_nobody_chases_what_is_dead(moving, kill):
    linked(moving.packed())
    if kill == "withdraw":
        moving.go("withdraw")
    else:
        moving.hand_over(at=AT + dt.timedelta(days=6))
    swept(days=9)
    assert tasks(moving) == []




def test_a_case_is_not_closed_while_its_package_waits_and_a_person_decides_when_it_never_comes(moving):
    """Closing kills the link, and nobody would call the receiving school any more."""
    linked(moving.packed())
    moving.go("send_answer", way="post")
    with pytest.raises(Refused) as refusal:
        moving.go("close")
    assert refusal.value.rule == "package_waits"
    call_and_close(moving)
    assert moving.request.state == "closed"


def test_a_case_whose_package_was_confirmed_is_closed(moving):
    code, path = linked(moving.packed())
    moving.go("send_answer", way="post")
    Client().post(f"{path}bevestigen/", hidden(enter(path, code)) | {"name": "J.", "function": "Adm."})
    moving.go("close")
    assert moving.request.state == "closed"
