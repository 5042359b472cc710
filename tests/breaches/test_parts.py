"""Schools in a breach of the whole board: each fills in its own part, sees no other, and counts as no breach."""

import datetime as dt
import uuid

import pytest
import time_machine

from breaches import parts
from breaches.models import Breach, SchoolPart
from cases.models import Barred, Case, Deadline, Event, Look, Task
from cases.moves import Refused, move
from pages.words import AMSTERDAM
from schools.models import Membership, Role
from tests.factories import AT, make_board, make_breach, make_person, make_school

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]


class House:
    """A board with two schools, each with a principal, and a breach of the whole board."""

    def __init__(self):
        self.board = make_board()
        self.school = make_school(board=self.board, name="De Regenmeter")
        self.other = make_school(board=self.board, name="Het Kompas")
        self.people = {
            "officer": make_person(Role.PRIVACY_OFFICER, board=self.board),
            "dpo": make_person(Role.DPO, board=self.board),
            "board": make_person(Role.BOARD_MEMBER, board=self.board),
            "admin": make_person(Role.ADMIN, board=self.board),
            "principal": make_person(Role.PRINCIPAL, school=self.school),
            "other principal": make_person(Role.PRINCIPAL, school=self.other),
            "teacher": make_person(Role.EMPLOYEE, school=self.school),
            "stranger": make_person(Role.PRIVACY_OFFICER, board=make_board()),
        }
        self.case = make_breach(board=self.board, what_happened="Het leerlingsysteem stond open.").case

    def add(self, *schools, asked="Kijk wie de lijst opende.", due_on=None):
        parts.add(self.case, schools, asked=asked, due_on=due_on, by=self.people["officer"], at=AT)
        return list(SchoolPart.objects.filter(case=self.case).select_related("school", "task", "case").order_by("school"))

    @property
    def adding(self):
        return f"/zaken/{self.case.reference}/scholen/"


@pytest.fixture
def house():
    return House()


@pytest.fixture
def part(house):
    return house.add(house.school)[0]


def address(part):
    return f"/zaken/delen/{part.pk}/"


def read(part):
    return SchoolPart.objects.select_related("case", "task").get(pk=part.pk)


def told(part, **changes):
    answers = {
        "was": part.at.isoformat(), "facts": "Bij ons opende één ouder de lijst.", "persons": "12", "informed": "10",
        "informed_at_day": "23", "informed_at_month": "11", "informed_at_year": "2026", "informed_at_time": "16.00",
        "how": "Brief door de directeur.", "measures": "Toegang dichtgezet.",
    }  # fmt: skip
    return {name: value for name, value in (answers | changes).items() if value is not None}


# Adding schools.


@pytest.mark.parametrize(
    ("who", "status"),
    [("officer", 200), ("dpo", 403), ("board", 403), ("principal", 404), ("teacher", 404), ("admin", 404), ("stranger", 404)],
)
def test_who_adds_schools(client, house, who, status):
    client.force_login(house.people[who])
    assert client.get(house.adding).status_code == status
    answer = client.post(house.adding, {"schools": [house.school.slug], "asked": "Kijk het na."})
    assert answer.status_code == (302 if status == 200 else status)
    assert SchoolPart.objects.exists() == (status == 200)


def test_a_breach_of_one_school_has_no_parts(client, house):
    breach = make_breach(house.school)
    client.force_login(house.people["officer"])
    assert client.get(f"/zaken/{breach.case.reference}/scholen/").status_code == 404
    assert 'id="scholen"' not in client.get(f"/zaken/{breach.case.reference}/").content.decode()


def test_each_principal_gets_a_task_that_leads_to_the_part(client, house):
    client.force_login(house.people["officer"])
    day = {"due_on_day": "26", "due_on_month": "11", "due_on_year": "2026"}
    client.post(house.adding, {"schools": [house.school.slug, house.other.slug], "asked": "Kijk het na.", **day})
    assert Task.objects.count() == 2
    part = SchoolPart.objects.get(school=house.school)
    assert part.task.assignee == house.people["principal"]
    assert part.task.due_on == dt.date(2026, 11, 26)
    client.force_login(house.people["principal"])
    work = client.get("/werk/").content.decode()
    finish = f"/zaken/{house.case.reference}/taken/{part.task_id}/"
    assert finish in work
    assert client.get(finish).url == address(part)


def test_a_school_takes_part_once_and_is_offered_once(client, house, part):
    house.add(house.school)
    assert SchoolPart.objects.count() == Task.objects.count() == 1
    client.force_login(house.people["officer"])
    page = client.get(house.adding).content.decode()
    assert "Het Kompas" in page
    assert "De Regenmeter" not in page


@pytest.mark.parametrize(
    "sent",
    [
        {"asked": "Niets gekozen."},
        {"schools": ["elders"], "asked": "Onbekend."},
        {"schools": ["own"], "asked": ""},
        {"schools": ["own"], "asked": "Te laat.", "due_on_day": "1", "due_on_month": "1", "due_on_year": "2026"},
        {"schools": ["own"], "asked": "x" * 20_001},
    ],
)
def test_bad_input_adds_nothing(client, house, sent):
    client.force_login(house.people["officer"])
    sent = sent | {"schools": [house.school.slug if slug == "own" else slug for slug in sent.get("schools", [])]}
    assert client.post(house.adding, sent).status_code == 400
    assert not SchoolPart.objects.exists()


def test_a_school_of_another_board_cannot_be_added(client, house):
    client.force_login(house.people["officer"])
    assert client.post(house.adding, {"schools": [make_school().slug], "asked": "Kijk."}).status_code == 400


def test_without_a_principal_the_task_waits_for_somebody(house):
    bare = make_school(board=house.board)
    assert house.add(bare)[0].task.assignee is None


def test_a_principal_who_is_barred_from_the_case_gets_no_task_and_sees_no_part(client, house):
    Barred.objects.create(case=house.case, user=house.people["principal"])
    part = house.add(house.school)[0]
    assert part.task.assignee is None
    client.force_login(house.people["principal"])
    assert client.get(address(part)).status_code == 404


def test_parts_are_no_breaches_and_have_no_clock(house):
    house.add(house.school, house.other)
    assert Breach.objects.count() == Case.objects.count() == Deadline.objects.count() == 1


def test_the_events_hold_no_texts(house, part):
    events = str(list(Event.objects.values_list("facts", flat=True)))
    assert "Kijk wie" not in events


# Who sees a part.


@pytest.mark.parametrize(
    ("who", "status", "fills"),
    [
        ("officer", 200, True), ("principal", 200, True), ("dpo", 200, False), ("board", 200, False),
        ("other principal", 404, False), ("teacher", 404, False), ("admin", 404, False), ("stranger", 404, False),
    ],
)  # fmt: skip
def test_who_sees_and_fills_in_a_part(client, house, part, who, status, fills):
    client.force_login(house.people[who])
    page = client.get(address(part))
    assert page.status_code == status
    assert client.post(address(part), told(part)).status_code == (302 if fills else 403 if status == 200 else 404)
    assert client.get(f"{address(part)}maatregel/").status_code == (200 if fills else 403 if status == 200 else 404)
    assert (read(part).persons == 12) == fills
    if status == 200:
        assert ("<form" in page.content.decode().split("</header>")[1].split("maatregelen")[0]) == fills


def test_a_stranger_signs_in(client, part):
    assert client.get(address(part)).status_code == 302


@pytest.mark.parametrize("path", ["", "maatregel/"])
def test_a_part_that_does_not_exist(client, house, path):
    client.force_login(house.people["officer"])
    assert client.get(f"/zaken/delen/{uuid.uuid4()}/{path}").status_code == 404


def test_a_principal_sees_the_own_part_and_not_the_boards_case(client, house):
    mine, theirs = house.add(house.school, house.other)
    parts.fill(theirs, by=house.people["officer"], at=AT, was=theirs.at.isoformat(), facts="Geheim van Het Kompas.")
    client.force_login(house.people["principal"])
    page = client.get(address(mine)).content.decode()
    assert "Kijk wie de lijst opende." in page
    assert "Het Kompas" not in page
    assert "leerlingsysteem stond open" not in page
    case = client.get(f"/zaken/{house.case.reference}/").content.decode()  # the own task only
    assert "leerlingsysteem stond open" not in case
    assert "Geheim" not in case
    assert client.get(f"/zaken/{house.case.reference}/doe/assess/").status_code == 403


def test_a_former_principal_sees_nothing_any_more(client, house, part):
    Membership.objects.filter(user=house.people["principal"]).update(until_on=dt.date(2026, 11, 23))
    client.force_login(house.people["principal"])
    assert client.get(address(part)).status_code == 404


def test_every_look_is_kept(client, house, part):
    client.force_login(house.people["principal"])
    client.get(address(part))
    assert Look.objects.get().user == house.people["principal"]


# Filling it in.


def test_what_the_school_fills_in(client, house, part):
    client.force_login(house.people["principal"])
    assert client.post(address(part), told(part, ready="on")).status_code == 302
    after = read(part)
    assert (after.persons, after.informed, after.by) == (12, 10, house.people["principal"])
    assert after.informed_at == dt.datetime(2026, 11, 23, 16, 0, tzinfo=AMSTERDAM)
    assert after.local["facts"] == "Bij ons opende één ouder de lijst."
    assert after.local["asked"] == "Kijk wie de lijst opende."
    assert after.task.done_at == AT
    assert "lijst" not in str(Event.objects.filter(name="breach.part_filled").values_list("facts", flat=True))


def test_the_board_sees_it_on_its_own_page(client, house, part):
    parts.fill(part, by=house.people["principal"], at=AT, was=part.at.isoformat(), persons=12, informed=10, informed_at=AT)
    for who in ("officer", "dpo", "board"):
        client.force_login(house.people[who])
        page = client.get(f"/zaken/{house.case.reference}/").content.decode()
        assert "12 personen" in page
        assert "10 geïnformeerd op dinsdag 24 november" in page
        assert address(part) in page


def test_not_ready_leaves_the_task_open(client, house, part):
    client.force_login(house.people["principal"])
    client.post(address(part), told(part))
    assert read(part).task.done_at is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"persons": "-1"}, "persons"),
        ({"persons": "twaalf"}, "persons"),
        ({"informed": "13"}, "informed"),
        ({"informed": None}, "informed"),
        ({"informed_at_day": "31"}, "informed_at"),
        ({"informed_at_day": "25"}, "informed_at"),
        ({"facts": "x" * 20_001}, "facts"),
        ({"how": "nul\x00"}, "how"),
    ],
)
def test_bad_input_says_where_and_keeps_what_was_typed(client, house, part, changes, field):
    client.force_login(house.people["principal"])
    answer = client.post(address(part), told(part, **changes))
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert "Toegang dichtgezet." in answer.content.decode()
    assert read(part).persons is None


def test_two_people_on_one_part_never_overwrite_each_other(client, house, part):
    client.force_login(house.people["principal"])
    page = client.get(address(part))
    later = AT + dt.timedelta(minutes=5)
    parts.fill(part, by=house.people["officer"], at=later, was=part.at.isoformat(), persons=99)
    answer = client.post(address(part), told(page.context["part"]))
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Bij ons opende één ouder de lijst." in shown
    assert read(part).persons == 99
    assert client.post(address(part), told(answer.context["part"])).status_code == 302
    assert read(part).persons == 12


def test_sent_twice_counts_once(client, house, part):
    client.force_login(house.people["principal"])
    sent = told(part)
    with time_machine.travel(AT + dt.timedelta(minutes=1), tick=False):
        assert client.post(address(part), sent).status_code == 302
        answer = client.post(address(part), sent)
    assert answer.status_code == 409
    assert "telt één keer" in answer.content.decode()
    assert Event.objects.filter(name="breach.part_filled").count() == 1


def test_the_session_runs_out_in_the_middle(client, house, part):
    client.force_login(house.people["principal"])
    page = client.get(address(part))
    client.logout()
    client.post(address(part), told(part, who=str(page.context["who"])))
    client.force_login(house.people["principal"])
    assert "Bij ons opende één ouder de lijst." in client.get(address(part)).content.decode()
    assert read(part).persons is None


def test_when_the_board_has_closed_its_case_a_part_is_only_read(client, house, part):
    house.people["officer"].refresh_from_db()
    move(house.case, "dismiss", by=house.people["officer"], at=AT, reason="Geen datalek.")
    client.force_login(house.people["principal"])
    assert client.get(address(part)).status_code == 200
    assert client.post(address(part), told(part)).status_code == 403
    with pytest.raises(Refused):
        parts.fill(part, by=house.people["principal"], at=AT, was=part.at.isoformat(), persons=1)


# Measures of a school, and a school added by mistake.


def test_a_measure_is_a_task_of_a_colleague_of_that_school(client, house, part):
    client.force_login(house.people["principal"])
    sent = {"text": "Lijst opruimen", "assignee": house.people["teacher"].email}
    assert client.post(f"{address(part)}maatregel/", sent).url == address(part)
    task = Task.objects.get(assignee=house.people["teacher"])
    assert "Lijst opruimen" in client.get(address(part)).content.decode()
    client.force_login(house.people["teacher"])
    assert f"/taken/{task.pk}/" in client.get("/werk/").content.decode()
    assert client.get(address(part)).status_code == 404


def test_a_measure_goes_to_nobody_of_another_school(client, house, part):
    client.force_login(house.people["principal"])
    sent = {"text": "Lijst opruimen", "assignee": house.people["other principal"].email}
    assert client.post(f"{address(part)}maatregel/", sent).status_code == 400


def test_the_measures_of_a_school_are_shown_in_its_own_part_only(client, house):
    mine, theirs = house.add(house.school, house.other)
    parts.add_measure(mine, text="Lijst opruimen", assignee=None, due_on=None, by=house.people["principal"], at=AT)
    client.force_login(house.people["officer"])
    assert "Lijst opruimen" in client.get(address(mine)).content.decode()
    assert "Lijst opruimen" not in client.get(address(theirs)).content.decode()


@pytest.mark.parametrize(("who", "status"), [("officer", 302), ("principal", 403), ("dpo", 403), ("other principal", 404)])
def test_who_takes_a_school_out(client, house, part, who, status):
    client.force_login(house.people[who])
    assert client.get(f"{address(part)}weg/").status_code == 405
    assert client.post(f"{address(part)}weg/").status_code == status
    assert SchoolPart.objects.exists() == (status != 302)
    assert Task.objects.filter(done_at=None).exists() == (status != 302)


def test_a_part_that_was_filled_in_stays(client, house, part):
    parts.fill(part, by=house.people["principal"], at=AT, was=part.at.isoformat(), persons=12)
    client.force_login(house.people["officer"])
    assert "per ongeluk toegevoegd" not in client.get(address(part)).content.decode()
    assert client.post(f"{address(part)}weg/").status_code == 409
    assert SchoolPart.objects.exists()
