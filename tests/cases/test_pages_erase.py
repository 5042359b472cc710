"""A file that came for the handler only can be erased by who handles the case; nothing else can."""

import pytest

from cases import documents, tasks_of_case
from cases.models import Document, Task
from cases.moves import Refused, changing, move
from tests.cases.conftest import words
from tests.factories import AT, make_breach

pytestmark = pytest.mark.django_db


def stored(desk, **about):
    with changing(desk.case, at=AT) as workflow:
        return documents.store(workflow.case, name="lijst.txt", content=b"Namen", at=AT, **about)


@pytest.fixture
def sent_in(desk):
    return stored(desk, origin=Document.Origin.PUBLIC, handlers_only=True)


def path(desk, document):
    return desk.address("documenten", str(document.pk), "wissen")


def test_the_file_goes_and_the_timeline_says_that_it_was_there(desk, sent_in):
    page = desk.get("privacy_officer", path(desk, sent_in))
    assert "Dit bestand voorgoed wissen?" in words(page)
    assert documents.path_of(sent_in).exists()
    assert desk.send("privacy_officer", path(desk, sent_in)).status_code == 302
    assert not documents.path_of(sent_in).exists()
    assert Document.objects.get().erased_at == AT
    event = desk.case.events.get(name="document.erased")
    assert (event.by, event.facts) == (desk.people["privacy_officer"], {"document": str(sent_in.pk)})


def test_the_case_leads_there_for_who_may(desk, sent_in):
    assert path(desk, sent_in) in desk.get("privacy_officer", desk.address()).content.decode()
    assert path(desk, sent_in) not in desk.get("principal", desk.address()).content.decode()
    assert path(desk, sent_in) not in desk.get("dpo", desk.address()).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("privacy_officer", 302), ("principal", 403), ("board_member", 403), ("dpo", 403), ("employee", 403), ("admin", 404)],
)
def test_only_the_handler_erases(desk, sent_in, who, status):
    assert desk.post(who, path(desk, sent_in)).status_code == status
    assert Document.objects.filter(erased_at=None).exists() == (status != 302)


def test_twice_is_not_there_any_more(desk, sent_in):
    assert [desk.post("privacy_officer", path(desk, sent_in)).status_code for _press in range(2)] == [302, 404]
    assert desk.case.events.filter(name="document.erased").count() == 1


def test_what_is_kept_for_all_stays(desk):
    assert desk.post("privacy_officer", path(desk, stored(desk))).status_code == 404
    assert Document.objects.get().erased_at is None


def test_erasing_the_file_finishes_the_task_to_erase_it(desk, sent_in):
    stored(desk, origin=Document.Origin.PUBLIC, handlers_only=True)
    with changing(desk.case, at=AT) as workflow:
        for _file in range(2):
            tasks_of_case.add(workflow.case, text="Wis het.", sort=Task.Sort.DELETION, by=None, at=AT)
    desk.send("privacy_officer", path(desk, sent_in))
    assert [task.done_by for task in desk.case.tasks.filter(done_at=AT)] == [desk.people["privacy_officer"]]
    assert desk.case.tasks.filter(done_at=None).count() == 1


def test_what_a_colleague_was_asked_to_delete_stays_that_colleagues(desk, sent_in):
    with changing(desk.case, at=AT) as workflow:
        asked = {"text": "Wis de mail.", "sort": Task.Sort.DELETION, "by": None, "at": AT}
        tasks_of_case.add(workflow.case, **asked, assignee=desk.people["employee"])
        tasks_of_case.add(workflow.case, **asked)
    desk.send("privacy_officer", path(desk, sent_in))
    assert desk.case.tasks.get(done_at=None).assignee == desk.people["employee"]
    move(desk.case, "dismiss", by=desk.people["privacy_officer"], at=AT, reason="Niets.")  # it is no file that was sent in


def test_the_name_of_what_was_sent_in_is_the_handlers_to_read(desk):
    with changing(desk.case, at=AT) as workflow:
        about = {"origin": Document.Origin.PUBLIC, "handlers_only": True, "via": "public"}
        documents.store(workflow.case, name="rapport_Kees.txt", content=b"Namen", at=AT, **about)
    assert "rapport_Kees" in desk.get("privacy_officer", desk.address()).content.decode()
    for who in ("principal", "board_member"):
        assert "rapport_Kees" not in desk.get(who, desk.address()).content.decode()


@pytest.mark.parametrize("step", ["dismiss", "merge"])
def test_a_file_is_seen_to_before_the_case_ends_early(desk, sent_in, step):
    with changing(desk.case, at=AT) as workflow:
        tasks_of_case.add(workflow.case, text="Wis het.", sort=Task.Sort.DELETION, by=None, at=AT)
    about = {"reason": "Niets."} if step == "dismiss" else {"into": make_breach(desk.case.school).case}
    with pytest.raises(Refused) as refused:
        move(desk.case, step, by=desk.people["privacy_officer"], at=AT, **about)
    assert refused.value.rule == "file_to_erase"
    desk.send("privacy_officer", path(desk, sent_in))
    assert move(desk.case, step, by=desk.people["privacy_officer"], at=AT, **about).case.closed_at == AT
