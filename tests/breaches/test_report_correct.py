"""Correcting what was reported: who may and until when, only what differs, and nothing typed is lost."""

import datetime as dt

import pytest

from breaches.models import Breach, State
from breaches.models.steps import AUTHORITY
from cases.models import Content, Event
from cases.moves import move
from pages.words import AMSTERDAM
from schools.models import Role
from tests.factories import AT, make_board, make_breach, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tuesday_morning")]
STORY = "Het overzicht van groep 6 ging naar ouders van groep 5."


@pytest.fixture
def reporter(school):
    return make_person(Role.EMPLOYEE, school=school)


@pytest.fixture
def breach(school, reporter):
    facts = {"data_categories": ["basic", "gezinsvoogd"], "persons": 24}
    return make_breach(school, by=reporter, facts=facts, reporter={"name": "J. Duif", "phone": "000"})


def address(breach):
    return f"/zaken/{breach.case.reference}/feiten/"


def boxes(name, moment):
    local = moment.astimezone(AMSTERDAM)
    parts = {"day": local.day, "month": local.month, "year": local.year, "time": f"{local:%H.%M}"}
    return {f"{name}_{part}": str(value) for part, value in parts.items()}


def filled(page, **changes):
    """The page as it was shown, with these boxes filled in otherwise."""
    form, case = page.context["form"], page.context["case"]
    data = {"version": case.version, "seen": case.event_count}
    for field in form:
        value = field.value()
        if isinstance(value, dt.datetime):
            data |= boxes(field.name, value)
        elif isinstance(value, dict):
            data |= {f"{field.name}_{part}": text for part, text in value.items()}
        elif value not in (None, ""):
            data[field.name] = value
    return {name: value for name, value in (data | changes).items() if value is not None}


def put_right(client, user, breach, **changes):
    client.force_login(user)
    page = client.get(address(breach))
    return client.post(address(breach), filled(page, **changes))


def read(breach):
    return Breach.objects.select_related("case").get(pk=breach.pk)


# Who may.


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.PRIVACY_OFFICER, 200), (Role.PRINCIPAL, 200), (Role.BOARD_MEMBER, 403), (Role.DPO, 403),
        (Role.EMPLOYEE, 404), (Role.ADMIN, 404),
    ],
)  # fmt: skip
def test_who_may_correct(client, people, breach, role, status):
    client.force_login(people[role])
    assert client.get(address(breach)).status_code == status


def test_the_reporter_corrects_until_it_is_assessed(client, people, reporter, breach):
    assert put_right(client, reporter, breach, what_happened="Het was groep 7.").status_code == 302
    assert read(breach).what_happened == "Het was groep 7."
    move(
        breach.case,
        "assess",
        by=people[Role.PRIVACY_OFFICER],
        at=AT,
        facts={},
        result={"data_subjects": False, "authority": False, "register": True},
    )
    assert client.get(address(breach)).status_code == 409
    client.force_login(people[Role.PRIVACY_OFFICER])
    assert client.get(address(breach)).status_code == 200


def test_a_stranger_signs_in_and_another_board_sees_nothing(client, breach):
    assert client.get(address(breach)).status_code == 302
    client.force_login(make_person(Role.PRIVACY_OFFICER, board=make_board()))
    assert client.get(address(breach)).status_code == 404
    assert client.post(address(breach)).status_code == 404


@pytest.mark.parametrize("name", ["discovered_at_day", "processor_name", "reporter_name"])
def test_only_the_officer_is_asked_about_clock_supplier_and_reporter(client, people, reporter, breach, name):
    client.force_login(reporter)
    assert f'name="{name}"' not in client.get(address(breach)).content.decode()
    client.force_login(people[Role.PRIVACY_OFFICER])
    assert f'name="{name}"' in client.get(address(breach)).content.decode()


def test_what_is_not_asked_cannot_be_slipped_in(client, reporter, breach):
    earlier = boxes("discovered_at", AT - dt.timedelta(hours=9))
    put_right(client, reporter, breach, what_happened="Anders.", reporter_name="Iemand anders", **earlier)
    after = read(breach)
    assert (after.discovered_at, after.reporter["name"]) == (breach.discovered_at, "J. Duif")


def test_a_closed_case_is_not_corrected(client, people, breach):
    move(breach.case, "dismiss", by=people[Role.PRIVACY_OFFICER], at=AT, reason="Niets.")
    client.force_login(people[Role.PRIVACY_OFFICER])
    assert client.get(address(breach)).status_code == 409


# What changes, and what does not.


def test_nothing_different_changes_nothing(client, people, breach):
    before = Event.objects.count()
    answer = put_right(client, people[Role.PRIVACY_OFFICER], breach)
    assert answer.status_code == 302
    assert Event.objects.count() == before
    assert read(breach).case.version == breach.case.version


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"incident": "wrong_post"}, "incident", "wrong_post"),
        ({"what_happened": "Anders."}, "what_happened", "Anders."),
        ({"measures_taken": "Gebeld."}, "measures_taken", "Gebeld."),
        ({"processor_name": "Volg BV"}, "processor_name", "Volg BV"),
        ({"persons": "31"}, "facts", {"data_categories": ["basic", "gezinsvoogd"], "persons": 31}),
        ({"persons": None}, "facts", {"data_categories": ["basic", "gezinsvoogd"], "persons": None}),
        ({"categories": ["basic"]}, "facts", {"data_categories": ["basic"], "persons": 24}),
        ({"reporter_phone": "111"}, "reporter", {"name": "J. Duif", "phone": "111"}),
    ],
)
def test_one_thing_put_right(client, people, breach, changes, field, value):
    assert put_right(client, people[Role.PRIVACY_OFFICER], breach, **changes).status_code == 302
    after = read(breach)
    assert (after.case.subject if field == "incident" else getattr(after, field)) == value
    assert Event.objects.get(name="breach.corrected").facts["fields"] == [field]


def test_the_timeline_keeps_both_texts_apart_from_the_facts(client, people, breach):
    put_right(client, people[Role.PRIVACY_OFFICER], breach, what_happened="Het was groep 7.")
    event = Event.objects.get(name="breach.corrected")
    content = Content.objects.get(event=event)
    assert content.said == {"what_happened": "Het was groep 7.", "what_happened_before": f"Er stond: {STORY}"}
    assert "groep" not in str(event.facts)


def test_an_earlier_discovery_starts_the_clock_earlier(client, people, breach):
    earlier = breach.discovered_at - dt.timedelta(hours=5)
    put_right(client, people[Role.PRIVACY_OFFICER], breach, **boxes("discovered_at", earlier))
    after = read(breach)
    assert after.discovered_at == after.aware_at == earlier
    assert after.case.deadlines.get(purpose=AUTHORITY).started_at == earlier


# Bad input.


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what_happened": ""}, "what_happened"),
        ({"what_happened": "x\x00"}, "what_happened"),
        ({"incident": "alien"}, "incident"),
        ({"persons": "-1"}, "persons"),
        ({"discovered_at_time": "26.00"}, "discovered_at"),
        (boxes("discovered_at", AT + dt.timedelta(hours=3)), "discovered_at"),
        (boxes("discovered_at", AT - dt.timedelta(minutes=30)), "discovered_at"),  # later: a step of its own, with a reason
        (boxes("began_at", AT - dt.timedelta(hours=1)), "began_at"),
        (boxes("ended_at", AT + dt.timedelta(days=2)), "ended_at"),
        ({"reporter_email": "nee"}, "reporter_email"),
    ],
)
def test_bad_input_says_where_and_keeps_what_was_typed(client, people, breach, changes, field):
    answer = put_right(client, people[Role.PRIVACY_OFFICER], breach, **{"measures_taken": "Ik typte dit."} | changes)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert "Ik typte dit." in answer.content.decode()
    assert read(breach).measures_taken == ""


def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(client, people, reporter, breach):
    client.force_login(people[Role.PRIVACY_OFFICER])
    page = client.get(address(breach))
    put_right(client, reporter, breach, what_happened="De melder was eerder.")
    client.force_login(people[Role.PRIVACY_OFFICER])
    answer = client.post(address(breach), filled(page, what_happened="Mijn tekst."))
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Mijn tekst." in shown
    assert "Feiten gewijzigd" in shown
    again = client.post(address(breach), filled(answer, what_happened="Mijn tekst."))
    assert again.status_code == 302
    assert read(breach).what_happened == "Mijn tekst."


def test_sent_twice_changes_once(client, people, breach):
    client.force_login(people[Role.PRIVACY_OFFICER])
    page = client.get(address(breach))
    sent = filled(page, what_happened="Een keer.")
    assert client.post(address(breach), sent).status_code == 302
    client.post(address(breach), sent)
    assert Event.objects.filter(name="breach.corrected").count() == 1


def test_the_session_runs_out_in_the_middle(client, people, breach):
    client.force_login(people[Role.PRIVACY_OFFICER])
    page = client.get(address(breach))
    client.logout()
    client.post(address(breach), filled(page, what_happened="Nog niet verstuurd.", who=str(page.context["who"])))
    client.force_login(people[Role.PRIVACY_OFFICER])
    again = client.get(address(breach)).content.decode()
    assert "Nog niet verstuurd." in again
    assert "Welkom terug" in again
    assert read(breach).state == State.REPORTED
