"""Who holds a task is reminded the working day before and once it is late; once, and not when it is no longer true."""

import datetime as dt

import pytest

from cases import tasks_of_case
from cases.models import Barred
from cases.moves import changing
from notifications.models import Mail, Preference
from notifications.sweep import sweep
from schools.models import Membership
from tests.factories import AT, make_breach

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
TUESDAY = AT  # 24 November 2026, 10.12 in Amsterdam
MONDAY = dt.date(2026, 11, 30)


@pytest.fixture
def case(house):
    return make_breach(house.school).case


def give(case, house, due_on=MONDAY, assignee=None):
    with changing(case, at=AT) as workflow:
        told = {"text": "Kijk in de kast van Sam.", "assignee": assignee or house.employee, "due_on": due_on}
        return tasks_of_case.add(workflow.case, **told, by=house.privacy_officer, at=AT)


def told():
    return [(mail.to_user, mail.facts["passed"]) for mail in Mail.objects.filter(template__endswith="task_due").order_by("pk")]


def at(day, hour=9):
    return dt.datetime.combine(day, dt.time(hour), dt.UTC)


@pytest.mark.parametrize(
    ("due_on", "today", "expected"),
    [
        (MONDAY, dt.date(2026, 11, 26), []),  # Thursday
        (MONDAY, dt.date(2026, 11, 27), [False]),  # the working day before: Friday
        (MONDAY, MONDAY, [False]),  # on the day itself, when the house was down on Friday
        (MONDAY, dt.date(2026, 12, 1), [True]),  # only the newest, when the house was down all the time
        (dt.date(2026, 11, 25), dt.date(2026, 11, 24), []),  # given the day before: the mail that gave it told so
        (dt.date(2026, 11, 25), dt.date(2026, 11, 26), [True]),
        (dt.date(2026, 12, 28), dt.date(2026, 12, 24), [False]),  # Christmas lies between
    ],
)
def test_when_somebody_is_reminded(house, case, post, due_on, today, expected):
    give(case, house, due_on)
    sweep(lambda: at(today))
    assert told() == [(house.employee, late) for late in expected]


def test_each_reminder_goes_once_however_often_it_is_asked(house, case, post):
    give(case, house)
    for day in (27, 28, 29, 30):
        sweep(lambda day=day: at(dt.date(2026, 11, day)))
        sweep(lambda day=day: at(dt.date(2026, 11, day), 10))
    for day in (1, 2, 3):
        sweep(lambda day=day: at(dt.date(2026, 12, day)))
    assert told() == [(house.employee, False), (house.employee, True)]


def test_the_mail_says_the_day_and_nothing_of_the_case(house, case, post):
    give(case, house)
    sweep(lambda: at(dt.date(2026, 11, 27)))
    (mail,) = [mail for mail in post.mails if "je taak moet klaar zijn" in str(mail["Subject"])]
    text = mail.as_string() + mail.get_body(("plain",)).get_content()
    assert mail["To"] == house.employee.email
    assert "maandag 30 november" in mail.get_body(("plain",)).get_content()
    assert "Sam" not in text


def test_what_was_done_meanwhile_is_not_chased(house, case, post):
    task = give(case, house)
    with changing(case, at=AT) as workflow:
        task.case = workflow.case
        tasks_of_case.finish(workflow.case, task, by=house.employee, at=AT)
    sweep(lambda: at(dt.date(2026, 12, 1)))
    assert told() == []


def test_a_reminder_that_waits_is_withdrawn_when_the_task_is_done(house, case, post):
    task = give(case, house)
    sweep(lambda: at(dt.date(2026, 12, 1), 3))  # at night: it waits for the morning
    assert told() == [(house.employee, True)]
    with changing(case, at=AT) as workflow:
        task.case = workflow.case
        tasks_of_case.finish(workflow.case, task, by=house.employee, at=AT)
    sweep(lambda: at(dt.date(2026, 12, 1)))
    assert Mail.objects.get(template__endswith="task_due").withdrawn_at is not None
    assert not [subject for subject in post.subjects if "klaar" in subject]


def test_a_new_day_is_a_new_reminder(house, case, post):
    task = give(case, house)
    sweep(lambda: at(dt.date(2026, 11, 27)))
    task.due_on = dt.date(2026, 12, 4)
    task.save(update_fields=["due_on"])
    sweep(lambda: at(dt.date(2026, 12, 3)))
    assert told() == [(house.employee, False), (house.employee, False)]


def test_who_left_or_may_not_see_the_case_is_replaced_by_who_handles_it(house, case, post):
    give(case, house)
    Membership.objects.filter(user=house.employee).delete()
    give(case, house, assignee=house.principal)
    Barred.objects.create(case=case, user=house.principal)
    sweep(lambda: at(dt.date(2026, 11, 27)))
    assert told() == [(house.privacy_officer, False)] * 2


def test_a_task_that_nobody_holds_is_told_to_who_handles_the_case(house, case, post):
    with changing(case, at=AT) as workflow:
        tasks_of_case.add(workflow.case, text="Wis de foto.", due_on=MONDAY, by=house.privacy_officer, at=AT)
    sweep(lambda: at(dt.date(2026, 11, 27)))
    assert told() == [(house.privacy_officer, False)]


def test_who_wants_no_mail_about_tasks_gets_none(house, case, post):
    Preference.objects.create(user=house.employee, off=["task"])
    give(case, house)
    sweep(lambda: at(dt.date(2026, 11, 27)))
    assert told() == []


@pytest.mark.parametrize("about", [{"due_on": None}, {"due_on": dt.date(2027, 3, 1)}])
def test_a_task_without_a_day_or_far_away_is_left_alone(house, case, post, about):
    give(case, house, **about)
    sweep(lambda: at(dt.date(2026, 12, 1)))
    assert told() == []
