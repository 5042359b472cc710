"""What the FG keeps in confidence (AVG art. 38(4)-(5)): read by who holds the office, and by nobody else, in no way."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from breaches import assessment
from cases import confidential, sight
from cases.models import Barred, Case, ConfidentialNote, Event, Look, Outbox
from cases.moves import move
from notifications.models import Mail
from schools.models import Membership, Role
from tests.cases.conftest import words
from tests.factories import AT, make_board, make_breach, make_person
from tests.test_matrix import FAMILIES, address, patterns

OFFICER, FG = "privacy_officer", "dpo"
OTHERS = tuple(role.value for role in Role if role != Role.DPO)
TEXT, WHO = "Moeder belde mij thuis over meester Bas 😀", "mevrouw Van Dalfsen"


def write(desk, who=FG, **typed):
    return desk.send(who, desk.address("vertrouwelijk"), **{"contact": WHO, "text": TEXT, **typed})


def second_fg(desk):
    return make_person(Role.DPO, board=desk.board)


# Who.


@pytest.mark.parametrize(("role", "may"), [*((role, False) for role in OTHERS), (FG, True)])
def test_each_role(desk, role, may):
    assert sight.keeps_confidence(desk.people[role], desk.case) is may


def test_the_office_reads_not_the_person(desk):
    """A second FG and the next one may, the one of before and the one of elsewhere may not."""
    former, coming, elsewhere = make_person(), make_person(), make_person(Role.DPO, board=make_board())
    today, day = timezone.localdate(), dt.timedelta(days=1)
    Membership.objects.create(user=former, board=desk.board, role=Role.DPO, until_on=today - day)
    Membership.objects.create(user=coming, board=desk.board, role=Role.DPO, from_on=today + day)
    keeper = make_person(is_superuser=True)
    assert sight.keeps_confidence(second_fg(desk), desk.case)
    assert [sight.keeps_confidence(person, desk.case) for person in (former, coming, elsewhere, keeper)] == [False] * 4


PAGES = ["vertrouwelijk", "vertrouwelijk/{}/wissen"]


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_let_only_the_fg_in(desk, path):
    write(desk)
    at = desk.address(path.format(ConfidentialNote.objects.get().pk))
    assert {desk.get(role, at).status_code for role in OTHERS} == {403, 404}
    assert {desk.post(role, at, text="Ook van mij").status_code for role in OTHERS} == {403, 404}
    assert desk.get(make_person(Role.DPO, board=make_board()), at).status_code == 404
    assert ConfidentialNote.objects.get().by == desk.people[FG]


def test_an_fg_who_is_barred_from_the_case_finds_nothing(desk):
    write(desk)
    other = second_fg(desk)
    Barred.objects.create(case=desk.case, user=other)
    assert desk.get(other, desk.address("vertrouwelijk")).status_code == 404


# What the FG does.


def test_the_fg_writes_reads_and_erases(desk):
    assert write(desk)["Location"] == desk.address() + "#vertrouwelijk"
    for reader in (FG, second_fg(desk)):
        told = words(desk.get(reader, desk.address()))
        assert (TEXT in told, WHO in told) == (True, True)
    gone = desk.address("vertrouwelijk", str(ConfidentialNote.objects.get().pk), "wissen")
    assert TEXT in words(desk.get(FG, gone))
    desk.send(FG, gone)
    assert not ConfidentialNote.objects.exists()
    assert desk.get(FG, gone).status_code == 404
    assert TEXT not in words(desk.get(FG, desk.address()))


def test_a_note_of_another_case_is_not_erased_from_here(desk):
    write(desk)
    other = desk.case
    here = make_breach(desk.school).case
    at = desk.address("vertrouwelijk", str(ConfidentialNote.objects.get(case=other).pk), "wissen", case=here)
    assert desk.post(FG, at).status_code == 404
    assert ConfidentialNote.objects.count() == 1


def test_a_form_sent_twice_keeps_one_note(desk):
    write(desk), write(desk)
    assert ConfidentialNote.objects.count() == 1
    write(desk, text="Nog iets."), write(desk, text="")
    assert {note.text for note in confidential.notes_of(desk.case)} == {TEXT, "Nog iets."}
    assert ConfidentialNote.objects.count() == 2


def test_it_lies_sealed_under_the_key_of_the_case(desk):
    write(desk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, contact FROM cases_confidentialnote")
        text, contact = map(bytes, cursor.fetchone())
    assert (TEXT.encode() in text, WHO.encode() in contact) == (False, False)
    Case.objects.update(sealed_key=None)
    assert [note.text for note in confidential.notes_of(Case.objects.get(pk=desk.case.pk))] == [None]
    assert desk.get(FG, desk.address()).status_code == 200


# What anybody else can tell.

ABOUT_ONE_CASE = sorted(pattern for pattern in patterns() if "reference" in pattern and not pattern.startswith(FAMILIES))
LISTS = ["werk/", "dashboard/", "zaken/", "api/v1/cases/", "api/v1/breaches/", "werk/meldingen/"]


def all_that_is_shown(desk, role):
    """Every page and every answer of the API that this role can open, as text."""
    values = {"reference": desk.case.reference, "name": "assess", "number": 1, "pk": desk.case.pk, "document": desk.case.pk}
    values |= {"sort": "receipt", "form": "pdf"}
    seen = {}
    for pattern in [*LISTS, *ABOUT_ONE_CASE]:
        if "inzage-log" in pattern or "uuid" in pattern:  # the log grows with each look of ours; these need a row
            continue
        answer = desk.get(role, address(pattern, values, {}))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        is_page = answer["Content-Type"].startswith("text/html")
        seen[pattern] = answer.status_code, answer["Content-Type"], words(answer) if is_page else body
    return seen


@pytest.mark.parametrize("role", OTHERS)
def test_nothing_that_others_can_open_tells_that_there_is_a_note(desk, role):
    move(desk.case, "assess", by=desk.people[OFFICER], at=AT, facts={}, result=assessment.assess({}))
    before = all_that_is_shown(desk, role)
    assert len(before) > 20
    write(desk)
    after = all_that_is_shown(desk, role)
    pdfs = [pattern for pattern in before if pattern.endswith("pdf/")]
    assert {p: shown for p, shown in after.items() if p not in pdfs} == {p: s for p, s in before.items() if p not in pdfs}
    assert [after[p][:2] for p in pdfs] == [before[p][:2] for p in pdfs]


def test_for_the_fg_too_it_stands_on_the_page_of_the_case_only(desk):
    """What leaves the house (the API, the worksheet, the letter) never holds it."""
    write(desk)
    told = {pattern for pattern, (_s, _t, body) in all_that_is_shown(desk, FG).items() if WHO in str(body) or TEXT in str(body)}
    assert told == {"zaken/<str:reference>/"}


def test_no_event_no_mail_no_look_and_no_version(desk):
    desk.get(FG, desk.address("vertrouwelijk"))
    kept = [
        lambda: list(Case.objects.filter(pk=desk.case.pk).values()),
        Event.objects.count, Outbox.objects.count, Mail.objects.count, Look.objects.count,
    ]  # fmt: skip
    before = [count() for count in kept]
    write(desk)
    assert [count() for count in kept] == before
