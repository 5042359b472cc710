"""What people add to a case: tasks, messages, the handler, links and files; each once, each by who may."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases import documents, notes, outsiders, tasks_of_case
from cases.forms import colleagues
from cases.models import Barred, Case, Document, Draft, Link, Look, Shown, Task
from cases.moves import Refused, changing, move
from schools.models import Membership, Role
from tests.cases.conftest import hidden, words
from tests.factories import AT, make_board, make_breach, make_people, make_person, make_school

OFFICER, FG, BOARD, PRINCIPAL, TEACHER, ADMIN = "privacy_officer", "dpo", "board_member", "principal", "employee", "admin"
ROLES = (OFFICER, FG, BOARD, PRINCIPAL, TEACHER, ADMIN)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def names(desk):
    return list(desk.case.events.order_by("seq").values_list("name", flat=True))[1:]


def give(desk, **about):
    """A task for the teacher."""
    told = {"text": "Bel de ouders.", "assignee": desk.people[TEACHER], "by": desk.people[OFFICER], "at": AT, **about}
    with changing(desk.case, at=AT) as workflow:
        return tasks_of_case.add(workflow.case, **told)


MAY = [  # page, status by role in the order of ROLES
    ("taken/nieuw", (200, 403, 200, 200, 403, 404)),
    ("bericht", (200, 200, 200, 200, 200, 404)),
    ("behandelaar", (200, 403, 200, 200, 403, 404)),
    ("koppelen", (200, 403, 200, 200, 403, 404)),
    ("documenten/nieuw", (200, 200, 200, 200, 200, 404)),
]


@pytest.mark.parametrize(("path", "expected"), MAY)
def test_who_may_add_what(desk, path, expected):
    assert tuple(desk.get(role, desk.address(path)).status_code for role in ROLES) == expected


@pytest.mark.parametrize(("path", "expected"), MAY)
def test_strangers_sign_in_and_other_boards_find_nothing(desk, client, path, expected):
    assert client.post(desk.address(path))["Location"].startswith("/accounts/login/")
    others = make_people(make_board())
    assert {desk.post(person, desk.address(path)).status_code for person in others.values()} == {404}
    assert names(desk) == []


# Tasks.


def test_a_task_is_given_and_the_colleague_sees_the_case(desk):
    helper = make_person(Role.EMPLOYEE, board=desk.board)
    typed = {"text": "Wis de map.", "sort": "deletion", "assignee": helper.email}
    typed |= {"due_on_day": "1", "due_on_month": "12", "due_on_year": "2026"}
    answer = desk.send(OFFICER, desk.address("taken/nieuw"), **typed)
    assert (answer.status_code, answer["Location"]) == (302, desk.address() + "#taken")
    task = Task.objects.get()
    assert (task.text, task.sort, task.assignee, task.due_on) == ("Wis de map.", "deletion", helper, dt.date(2026, 12, 1))
    assert names(desk) == ["task.added"]
    assert desk.get(helper, desk.address()).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"assignee": ""},
        {"assignee": "niemand@school.example"},
        {"sort": "onzin"},
        {"due_on_day": "1", "due_on_month": "1", "due_on_year": "2026"},
        {"due_on_day": "32", "due_on_month": "1", "due_on_year": "2027"},
    ],
)
def test_a_task_that_is_not_right_is_told_so(desk, wrong):
    typed = {"text": "Wis de map.", "sort": "measure", "assignee": desk.people[TEACHER].email, **wrong}
    answer = desk.send(OFFICER, desk.address("taken/nieuw"), **typed)
    assert (answer.status_code, Task.objects.count(), names(desk)) == (400, 0, [])


def test_no_task_for_who_is_barred_or_of_another_board(desk):
    stranger = make_person(Role.EMPLOYEE, board=make_board())
    Barred.objects.create(case=desk.case, user=desk.people[PRINCIPAL])
    for person in (stranger, desk.people[PRINCIPAL]):
        typed = {"text": "Wis de map.", "sort": "measure", "assignee": person.email}
        assert desk.send(OFFICER, desk.address("taken/nieuw"), **typed).status_code == 400
    assert Task.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "status"), [(TEACHER, 302), (OFFICER, 302), (PRINCIPAL, 302), (BOARD, 302), (FG, 403), (ADMIN, 404)]
)
def test_a_task_is_finished_by_its_holder_or_a_handler(desk, role, status):
    task = give(desk)
    path = desk.address("taken", str(task.pk))
    page = desk.get(role, path)
    answer = desk.post(role, path, **(hidden(page) if page.status_code == 200 else {}), answer="Gebeld.")
    assert answer.status_code == status
    task.refresh_from_db()
    assert (task.done_by == desk.people[role]) is (status == 302)
    assert names(desk) == ["task.added", *(["task.done"] if status == 302 else [])]


def test_a_question_wants_an_answer(desk):
    task = give(desk, sort="question", text="Wie had de usb-stick?")
    path = desk.address("taken", str(task.pk))
    assert "Wie had de usb-stick?" in words(desk.get(TEACHER, path))
    assert desk.send(TEACHER, path, answer="").status_code == 400
    assert desk.send(TEACHER, path, answer="De conciërge.").status_code == 302
    task = Task.objects.get()
    assert (task.answer, task.done_at) == ("De conciërge.", AT)


def test_a_task_that_was_done_already_stays_as_it_was_and_nothing_typed_is_lost(desk):
    task = give(desk)
    path = desk.address("taken", str(task.pk))
    sent = hidden(desk.get(TEACHER, path))
    desk.send(OFFICER, path, answer="Ik heb al gebeld.")
    late = desk.post(TEACHER, path, **sent, answer="Gebeld om 9 uur.")
    assert (late.status_code, late.context["kept"][0]["text"]) == (409, "Gebeld om 9 uur.")
    assert f"Deze taak was al gedaan, door {desk.people[OFFICER]}." in words(late)
    assert desk.post(TEACHER, path, **sent, answer="")["Location"] == desk.address()
    assert desk.get(TEACHER, path)["Location"] == desk.address()
    assert (Task.objects.get().answer, names(desk)) == ("Ik heb al gebeld.", ["task.added", "task.done"])


def test_a_task_that_is_sent_twice_is_done_once(desk):
    path = desk.address("taken", str(give(desk).pk))
    sent = hidden(desk.get(TEACHER, path))
    assert [desk.post(TEACHER, path, **sent, answer="Gebeld.").status_code for _n in range(2)] == [302, 302]
    assert names(desk) == ["task.added", "task.done"]


def test_no_task_by_the_number_of_another_case(desk):
    other = make_breach(desk.school).case
    task = give(desk)
    assert desk.get(OFFICER, desk.address("taken", str(task.pk), case=other)).status_code == 404
    assert desk.get(OFFICER, desk.address("taken", "geen-uuid")).status_code == 404


# Messages.


@pytest.mark.parametrize("role", [OFFICER, FG, BOARD, PRINCIPAL, TEACHER])
def test_everybody_in_the_case_writes(desk, role):
    answer = desk.send(role, desk.address("bericht"), text="Ik heb de ontvanger gesproken.")
    assert (answer.status_code, names(desk)) == (302, ["message.internal"])
    assert "Ik heb de ontvanger gesproken." in words(desk.get(OFFICER, desk.address()))


def test_a_message_sent_twice_stands_there_once(desk):
    path = desk.address("bericht")
    sent = hidden(desk.get(FG, path))
    for _n in range(2):
        assert desk.post(FG, path, **sent, text="Even geduld.").status_code == 302
    assert names(desk) == ["message.internal"]
    assert "Dit had je al gedaan." in words(desk.get(FG, desk.address()))
    assert desk.post(FG, path, **sent, text="En nog iets anders.").status_code == 302
    assert desk.send(FG, path, text="Even geduld.").status_code == 302  # a fresh page: meant anew
    assert names(desk) == ["message.internal"] * 3


def follow(case):
    """A parent follows the case, by a confirmed address."""
    with changing(case, at=AT) as workflow:
        return outsiders.add(workflow.case, email="ouder@thuis.example", at=AT)


def test_to_who_sent_it_in_only_where_there_is_somebody(desk):
    own = make_breach(desk.school, by=desk.people[OFFICER]).case
    path = desk.address("bericht", case=own)
    assert "to" not in desk.get(OFFICER, path).context["form"].fields
    assert "to" in desk.get(BOARD, path).context["form"].fields
    follow(own)
    assert "to" in desk.get(OFFICER, path).context["form"].fields
    assert "to" not in desk.get(TEACHER, desk.address("bericht")).context["form"].fields
    desk.send(OFFICER, path, to="requester", text="Dank voor uw melding.")
    assert own.events.order_by("-seq").first().name == "message.requester"


def test_a_colleague_who_reported_reads_what_is_said_to_the_requester_and_nothing_that_is_said_inside(desk):
    desk.send(OFFICER, desk.address("bericht"), to="requester", text="Heb je de mail nog?")
    desk.send(OFFICER, desk.address("bericht"), to="internal", text="Dit blijft onder ons.")
    told = words(desk.get(TEACHER, desk.address()))
    assert ("Heb je de mail nog?" in told, "Dit blijft onder ons." in told) == (True, False)
    assert "verzoeker" not in told


def test_what_is_said_to_a_parent_is_not_for_the_colleague_who_passed_it_on(desk):
    follow(desk.case)
    desk.send(OFFICER, desk.address("bericht"), to="requester", text="Beste mevrouw Van Dalfsen")
    assert "Van Dalfsen" not in words(desk.get(TEACHER, desk.address()))


def test_a_colleague_with_a_task_reads_nothing_that_is_said_to_the_requester(desk):
    helper = make_person(Role.EMPLOYEE, board=desk.board)
    give(desk, assignee=helper)
    desk.send(OFFICER, desk.address("bericht"), to="requester", text="Heb je de mail nog?")
    assert "Heb je de mail nog?" not in words(desk.get(helper, desk.address()))


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 20_001, "nul\x00"])
def test_a_message_that_is_not_right_is_told_so(desk, text):
    assert desk.send(FG, desk.address("bericht"), text=text).status_code == 400
    assert names(desk) == []


def test_a_message_is_kept_when_the_session_ended(desk, client):
    path = desk.address("bericht")
    sent = hidden(desk.get(TEACHER, path))
    assert client.post(path, {**sent, "text": "Ik weet nog iets."}).status_code == 302
    assert Draft.objects.get().owner == desk.people[TEACHER]
    assert "Ik weet nog iets." in words(desk.get(TEACHER, path))
    desk.post(TEACHER, path, **sent, text="Ik weet nog iets.")
    assert (Draft.objects.count(), names(desk)) == (0, ["message.internal"])


# The handler and links.


def test_the_handler_is_chosen_from_who_may_handle_it(desk):
    offered = desk.get(OFFICER, desk.address("behandelaar")).context["form"].fields["assignee"].queryset
    assert set(offered) == {desk.people[role] for role in (OFFICER, BOARD, PRINCIPAL)}
    elsewhere = make_person(Role.PRINCIPAL, school=make_school(board=desk.board))
    for person in (desk.people[FG], desk.people[TEACHER], elsewhere):
        assert desk.send(OFFICER, desk.address("behandelaar"), assignee=person.email).status_code == 400
    assert desk.send(OFFICER, desk.address("behandelaar"), assignee=desk.people[PRINCIPAL].email).status_code == 302
    desk.case.refresh_from_db()
    assert (desk.case.assignee, names(desk)) == (desk.people[PRINCIPAL], ["case.assigned"])


def test_the_same_handler_again_is_no_event_and_nobody_is_possible(desk):
    path, officer = desk.address("behandelaar"), desk.people[OFFICER]
    for _n in range(2):
        desk.send(OFFICER, path, assignee=officer.email)
    desk.send(OFFICER, path, assignee="")
    desk.case.refresh_from_db()
    assert (desk.case.assignee, names(desk)) == (None, ["case.assigned", "case.assigned"])


def test_two_people_choosing_at_once_do_not_overwrite_each_other(desk):
    path = desk.address("behandelaar")
    sent = hidden(desk.get(OFFICER, path))
    notes.assign(desk.case, assignee=desk.people[BOARD], by=desk.people[BOARD], at=AT)
    answer = desk.post(OFFICER, path, **sent, assignee=desk.people[OFFICER].email)
    assert answer.status_code == 409
    assert "Iemand anders heeft deze zaak intussen gewijzigd" in words(answer)
    desk.case.refresh_from_db()
    assert desk.case.assignee == desk.people[BOARD]
    del sent["was"]
    assert desk.post(OFFICER, path, **sent, assignee=desk.people[OFFICER].email).status_code == 400


def test_who_handles_a_case_is_looked_at_once_it_is_held(desk):
    """Both pages were read when nobody handled it, and both are sent in the same breath."""
    notes.assign(desk.case, assignee=desk.people[BOARD], by=desk.people[BOARD], at=AT, instead_of=None)
    with pytest.raises(Refused) as refused:  # `desk.case` was read before
        notes.assign(desk.case, assignee=desk.people[OFFICER], by=desk.people[OFFICER], at=AT, instead_of=None)
    assert refused.value.rule == "stale"


def test_two_cases_are_linked_once_and_both_say_so(desk):
    other = make_breach(desk.school).case
    for _n in range(2):
        assert desk.send(OFFICER, desk.address("koppelen"), other=f" {other.reference.lower()} ").status_code == 302
    assert desk.send(OFFICER, desk.address("koppelen", case=other), other=desk.case.reference).status_code == 302
    assert Link.objects.count() == 1
    assert [case.events.filter(name="case.linked").count() for case in (desk.case, other)] == [1, 1]
    assert [link["reference"] for link in desk.get(FG, desk.address(case=other)).context["links"]] == [desk.case.reference]


def test_a_link_stands_on_both_timelines_or_on_neither(desk):
    other = make_breach(desk.school).case
    broken = type(desk.case)(pk=0, reference="DL-2026-99999")
    with pytest.raises(Case.DoesNotExist):
        notes.link(other, other=broken, by=desk.people[OFFICER], at=AT)
    assert (Link.objects.count(), other.events.filter(name="case.linked").count()) == (0, 0)


@pytest.mark.parametrize("which", ["own", "unknown", "other board", "out of reach"])
def test_a_case_that_cannot_be_chosen_cannot_be_linked(desk, which):
    own_school_only = make_breach(make_school(board=desk.board)).case
    reference = {
        "own": desk.case.reference,
        "unknown": "DL-2026-99999",
        "other board": make_breach().case.reference,
        "out of reach": own_school_only.reference,
    }[which]
    assert desk.send(PRINCIPAL, desk.address("koppelen"), other=reference).status_code == 400
    assert Link.objects.count() == 0


# Files.


def upload(desk, role, name="brief.pdf", content=PDF, **typed):
    path = desk.address("documenten/nieuw")
    page = desk.get(role, path)
    return desk.post(role, path, **hidden(page), file=SimpleUploadedFile(name, content), **typed)


@pytest.mark.parametrize("role", [OFFICER, FG, TEACHER])
def test_a_file_is_added_and_comes_back_as_a_download(desk, role):
    answer = upload(desk, role, title="De brief")
    assert (answer.status_code, names(desk)) == (302, ["document.added"])
    document = Document.objects.get()
    file = desk.get(role, desk.address("documenten", str(document.pk)))
    assert (file.status_code, b"".join(file.streaming_content)) == (200, PDF)
    assert file["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert (file["Content-Type"], file["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert (file["Content-Security-Policy"], file["Cache-Control"]) == ("default-src 'none'; sandbox", "private, no-store")
    assert PDF not in documents.path_of(document).read_bytes()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.pdf", b""),
        ("programma.exe", b"MZ\x90\x00"),
        ("pagina.html", b"<script>alert(1)</script>"),
        ("tekening.svg", b"<svg onload='alert(1)'/>"),
        ("geen.pdf", b"MZ\x90\x00 dit is geen pdf"),
        ("foto.png", PDF),
        ("naamloos", PDF),
        ("groot.txt", b"x" * (documents.MAX_SIZE + 1)),
    ],
)
def test_a_file_that_may_not_come_in_is_told_so(desk, name, content):
    answer = upload(desk, OFFICER, name, content)
    assert (answer.status_code, Document.objects.count(), names(desk)) == (400, 0, [])


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\gegevens\\lijst.txt", "omge\u202etxt.fdp.txt", "x" * 180 + ".txt"])
def test_a_strange_name_becomes_a_plain_one(desk, name):
    assert upload(desk, OFFICER, name, b"tekst").status_code == 302
    kept = Document.objects.get()
    assert not set(kept.name) & set("/\\\u202e")
    assert desk.get(OFFICER, desk.address("documenten", str(kept.pk))).status_code == 200


def test_no_file_is_told_so_and_a_file_sent_twice_is_kept_once(desk):
    path = desk.address("documenten/nieuw")
    sent = hidden(desk.get(FG, path))
    assert desk.post(FG, path, **sent, title="Zonder").status_code == 400
    for _n in range(2):
        desk.post(FG, path, **sent, title="De brief", file=SimpleUploadedFile("brief.pdf", PDF))
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "status"), [(OFFICER, 200), (FG, 200), (BOARD, 403), (PRINCIPAL, 403), (TEACHER, 403), (ADMIN, 404)]
)
def test_who_opens_a_file_that_is_kept_to_the_handler(desk, role, status):
    assert upload(desk, OFFICER, handlers_only="on").status_code == 302
    document = Document.objects.get()
    before = Look.objects.count()
    assert desk.get(role, desk.address("documenten", str(document.pk))).status_code == status
    assert Look.objects.count() - before == (status == 200)


def test_a_reporter_cannot_keep_a_file_apart_or_open_that_of_another(desk):
    upload(desk, TEACHER, handlers_only="on")
    assert not Document.objects.get().handlers_only
    upload(desk, OFFICER, title="Van de officer")
    other = Document.objects.get(by=desk.people[OFFICER])
    assert desk.get(TEACHER, desk.address("documenten", str(other.pk))).status_code == 403


def test_an_erased_file_and_the_file_of_another_case_are_not_there(desk):
    upload(desk, OFFICER)
    document = Document.objects.get()
    other = make_breach(desk.school).case
    assert desk.get(OFFICER, desk.address("documenten", str(document.pk), case=other)).status_code == 404
    with changing(desk.case, at=AT) as workflow:
        documents.erase(workflow.case, document, by=desk.people[OFFICER], at=AT)
    assert desk.get(OFFICER, desk.address("documenten", str(document.pk))).status_code == 404
    assert desk.get(OFFICER, desk.address()).context["docs"][0]["why"] == "Gewist."


def test_nothing_typed_here_reaches_the_facts_of_an_event(desk):
    """Personal words lie sealed beside the event; its facts hold codes and numbers."""
    give(desk, text="Bel mevrouw Jansen.")
    desk.send(OFFICER, desk.address("bericht"), text="Mevrouw Jansen is boos.")
    upload(desk, OFFICER, "jansen.pdf", title="Brief van Jansen")
    assert "ansen" not in str(list(desk.case.events.values_list("facts", flat=True)))


def test_a_closed_case_still_takes_a_message_and_a_file(desk):
    move(desk.case, "dismiss", by=desk.people[OFFICER], at=AT, reason="Niets.")
    assert desk.send(FG, desk.address("bericht"), text="Nog een vraag.").status_code == 302
    assert upload(desk, OFFICER).status_code == 302
    assert Case.objects.get(pk=desk.case.pk).closed_at == AT
    assert Shown.objects.count() == 1


def test_only_who_can_open_it_is_asked(desk):
    """Not who left, who is still to come, who is barred, who works for another board or who only administers."""
    left, coming, barred, elsewhere = (make_person() for _n in range(4))
    Membership.objects.create(user=left, board=desk.board, role=Role.EMPLOYEE, until_on=AT.date() - dt.timedelta(days=1))
    Membership.objects.create(user=coming, board=desk.board, role=Role.EMPLOYEE, from_on=AT.date() + dt.timedelta(days=1))
    Membership.objects.create(user=barred, board=desk.board, role=Role.EMPLOYEE)
    Membership.objects.create(user=elsewhere, board=make_board(), role=Role.PRIVACY_OFFICER)
    Barred.objects.create(case=desk.case, user=barred)
    next_door = make_person(Role.EMPLOYEE, school=make_school(board=desk.board))
    everybody = {*desk.people.values(), next_door} - {desk.people[ADMIN]}
    assert set(colleagues(desk.case, AT.date())) == everybody
    assert set(colleagues(desk.case, AT.date(), school=desk.school)) == everybody - {next_door}
