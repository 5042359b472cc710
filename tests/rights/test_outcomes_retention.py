"""The retention table: what the founding documents say, the last day, and what may be decided against it."""

import datetime as dt

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from rights.requests import retention_table
from rights.requests.models import RetentionChange, RetentionRule
from rights.requests.models.right import Ground
from rights.requests.outcomes import kept
from rights.requests.retention_table import DEFAULT, change, in_use, is_default, restore, rules_of
from schools.models import Role
from tests.factories import AT, make_board, make_people, make_person, make_school

TODAY = dt.date(2026, 11, 24)
LEFT = dt.date(2025, 7, 18)


def term(code, from_day=LEFT, today=TODAY):
    """The term of a default category, without a database."""
    return kept.term_of(RetentionRule(code=code, **DEFAULT[code]), from_day, today)


def said(found):
    return {field for field, _text in found}


# Each rule of the founding documents, by its own name.


def test_the_pupil_file_is_kept_two_years_after_leaving_at_most():
    assert (term("pupil_file").kind, term("pupil_file").last) == ("maximum", dt.date(2027, 7, 18))


def test_absence_enrolment_and_leaving_are_kept_five_years_after_leaving():
    assert (term("absence").kind, term("absence").last) == ("minimum", dt.date(2030, 7, 18))


def test_a_referral_to_special_education_is_kept_three_years_after_leaving():
    assert (term("special_education").kind, term("special_education").last) == ("minimum", dt.date(2028, 7, 18))


def test_work_of_the_central_exam_is_kept_at_least_six_months():
    found = term("central_exam", dt.date(2026, 6, 10))
    assert (found.kind, found.last) == ("minimum", dt.date(2026, 12, 10))
    assert not said(kept.faults(found, outcome="keep"))
    assert said(kept.faults(found, outcome="erase")) == {"outcome"}


def test_addresses_for_reunions_are_kept_only_with_consent():
    found = term("reunion_addresses")
    assert (found.kind, found.last) == ("consent", None)
    assert kept.allowed(found) == ("erase",)
    for outcome in ("keep", "refuse"):
        assert said(kept.faults(found, outcome=outcome, ground="still_needed", reason="x")) == {"outcome"}
    assert not said(kept.faults(found, outcome="erase"))


def test_only_a_statutory_minimum_refuses():
    for code in DEFAULT:
        found = term(code, dt.date(2026, 11, 20))
        assert (not said(kept.faults(found, outcome="refuse"))) == (found.kind == "minimum"), code


def test_before_a_maximum_passes_a_person_decides_on_a_ground_and_with_a_reason():
    found = term("pupil_file")
    assert said(kept.faults(found, outcome="refuse")) == {"ground", "reason"}
    assert said(kept.faults(found, outcome="refuse", ground="legal_duty", reason="x")) == {"ground"}
    for ground in kept.WEIGHED:
        assert not said(kept.faults(found, outcome="refuse", ground=ground, reason="Er loopt een zaak."))
    assert not said(kept.faults(found, outcome="erase"))


def test_a_maximum_that_has_passed_should_have_been_erased_already():
    found = term("pupil_file", dt.date(2023, 7, 18))
    assert found.overdue
    text = dict(kept.faults(found, outcome="keep", ground="still_needed", reason="x", kept_until=TODAY))["outcome"]
    assert "should have been erased already" in text or "had al gewist moeten zijn" in text
    assert said(kept.faults(found, outcome="refuse", ground="still_needed", reason="x")) == {"outcome"}
    assert not said(kept.faults(found, outcome="refuse", ground="legal_claims", reason="De rechtbank vroeg ernaar."))
    assert not said(kept.faults(found, outcome="erase"))


def test_a_minimum_that_has_passed_no_longer_keeps_anything():
    found = term("absence", dt.date(2020, 7, 18))
    assert kept.allowed(found) == ("erase", "refuse")
    assert said(kept.faults(found, outcome="keep", ground="legal_duty", reason="x")) == {"outcome", "ground"}
    assert not said(kept.faults(found, outcome="erase"))


def test_who_is_still_at_school_has_no_last_day_yet():
    assert term("absence", None).last is None
    assert kept.allowed(term("absence", None)) == ("refuse",)
    assert not said(kept.faults(term("absence", None), outcome="refuse"))
    assert said(kept.faults(term("pupil_file", None), outcome="keep", ground="still_needed", reason="x")) == {"outcome"}


@pytest.mark.parametrize(
    ("count", "unit", "start", "last"),
    [
        (2, "years", "2024-02-29", "2026-02-28"), (4, "years", "2024-02-29", "2028-02-29"),
        (6, "months", "2026-08-31", "2027-02-28"), (4, "weeks", "2026-11-24", "2026-12-22"),
        (1, "years", "2026-03-28", "2027-03-28"), (1, "weeks", "2026-10-20", "2026-10-27"),
    ],
)  # fmt: skip
def test_the_last_day_counts_in_calendar_days_whatever_the_clock_does(count, unit, start, last):
    assert kept.last_day(count, unit, dt.date.fromisoformat(start)) == dt.date.fromisoformat(last)


def test_up_to_and_including_the_last_day():
    last = term("absence").last
    assert term("absence", today=last).must_be_kept
    assert not term("absence", today=last + dt.timedelta(days=1)).must_be_kept
    assert not term("pupil_file", today=term("pupil_file").last).overdue


DAYS = st.dates(dt.date(2005, 1, 1), dt.date(2040, 12, 31))


@given(
    code=st.sampled_from(sorted(DEFAULT)), from_day=st.none() | DAYS, today=DAYS, kept_until=st.none() | DAYS,
    ground=st.sampled_from(["", *Ground.values]), reason=st.sampled_from(["", "Omdat."]),
)  # fmt: skip
def test_a_day_that_is_kept_is_never_after_the_computed_last_day(code, from_day, today, kept_until, ground, reason):
    found = term(code, from_day, today)
    told = {"outcome": "keep", "ground": ground, "kept_until": kept_until}
    if list(kept.faults(found, reason=reason, **told)):
        return
    settled, until = kept.settled(found, **told)
    assert today <= until <= found.last
    assert settled
    assert found.kind != "minimum" or until == found.last


# The table of a board.

pytest_db = pytest.mark.django_db


@pytest_db
def test_every_board_starts_with_the_defaults_once():
    board, other = make_board(), make_board()
    assert [rule.code for rule in rules_of(board)] == list(DEFAULT)
    rules_of(board)
    assert RetentionRule.objects.filter(board=board).count() == len(DEFAULT)
    assert not RetentionRule.objects.filter(board=other).exists()
    assert all(is_default(rule) for rule in rules_of(board))


@pytest_db
def test_each_change_is_kept_with_who_and_when_and_the_default_can_come_back():
    board = make_board()
    officer, rule = make_person(Role.PRIVACY_OFFICER, board=board), rules_of(board)[0]
    assert change(rule, {"count": 1, "ground": "Eigen keuze"}, by=officer, at=AT)
    assert not change(rule, {"count": 1}, by=officer, at=AT)
    row = RetentionChange.objects.get()
    assert (row.by, row.at, row.before["count"], row.after["count"]) == (officer, AT, 2, 1)
    assert is_default(RetentionRule.objects.get(pk=rule.pk)) is False
    restore(rule, by=officer, at=AT)
    assert is_default(RetentionRule.objects.get(pk=rule.pk)) is True
    assert RetentionChange.objects.count() == 2


@pytest_db
def test_what_is_out_of_use_cannot_be_decided_about():
    board = make_board()
    officer, rule = make_person(Role.PRIVACY_OFFICER, board=board), rules_of(board)[0]
    change(rule, {"active": False}, by=officer, at=AT)
    assert rule.code not in in_use(board)


@pytest.fixture
def people():
    school = make_school()
    found = make_people(school.board, school)
    return found | {"outside": make_person(Role.PRIVACY_OFFICER, board=make_board()), "board": school.board}


def browser(person):
    client = Client()
    client.force_login(person)
    return client


RULE = {
    "category": "Leerlingdossier", "kind": "maximum", "count": "18", "unit": "months", "counts_from": "leaving",
    "ground": "Eigen keuze", "source": "Besluit van het bestuur", "active": "on",
}  # fmt: skip


@pytest_db
def test_the_privacy_officer_changes_the_table_on_its_page(people):
    rule, client = rules_of(people["board"])[0], browser(people["privacy_officer"])
    page = client.get("/werk/bewaartermijnen/").content.decode()
    assert "Leerlingdossier, onderwijskundig deel" in page
    assert f"/werk/bewaartermijnen/{rule.pk}/" in page
    assert client.post(f"/werk/bewaartermijnen/{rule.pk}/", RULE).status_code == 302
    rule = RetentionRule.objects.get(pk=rule.pk)
    assert (rule.count, rule.unit) == (18, "months")
    page = client.get(f"/werk/bewaartermijnen/{rule.pk}/").content.decode()
    assert people["privacy_officer"].name in page
    assert "2 → 18" in page
    assert client.post(f"/werk/bewaartermijnen/{rule.pk}/herstel/").status_code == 302
    assert is_default(RetentionRule.objects.get(pk=rule.pk)) is True


@pytest_db
def test_the_privacy_officer_adds_a_category_of_the_boards_own(people):
    client = browser(people["privacy_officer"])
    client.get("/werk/bewaartermijnen/")
    assert client.post("/werk/bewaartermijnen/nieuw/", RULE | {"category": "Kluisjes"}).status_code == 302
    rule = RetentionRule.objects.get(category="Kluisjes")
    assert (rule.board, is_default(rule)) == (people["board"], None)
    assert client.post(f"/werk/bewaartermijnen/{rule.pk}/herstel/").status_code == 404


@pytest_db
@pytest.mark.parametrize(
    ("changes", "field"),
    [({"count": ""}, "count"), ({"count": "0"}, "count"), ({"count": "601"}, "count"), ({"unit": ""}, "unit"),
     ({"unit": "days"}, "unit"), ({"kind": "forever"}, "kind"), ({"category": ""}, "category"),
     ({"counts_from": "x"}, "counts_from")],
)  # fmt: skip
def test_a_term_that_makes_no_sense_is_refused_with_what_was_typed(people, changes, field):
    rule = rules_of(people["board"])[0]
    answer = browser(people["privacy_officer"]).post(f"/werk/bewaartermijnen/{rule.pk}/", RULE | changes)
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert "Besluit van het bestuur" in answer.content.decode()
    assert not RetentionChange.objects.exists()


@pytest_db
def test_consent_takes_no_length(people):
    rule = rules_of(people["board"])[0]
    browser(people["privacy_officer"]).post(f"/werk/bewaartermijnen/{rule.pk}/", RULE | {"kind": "consent"})
    rule = RetentionRule.objects.get(pk=rule.pk)
    assert (rule.kind, rule.count, rule.unit) == ("consent", None, "")


@pytest_db
@pytest.mark.parametrize(
    ("who", "status"),
    [("principal", 403), ("board_member", 403), ("dpo", 403), ("employee", 404), ("admin", 404), ("outside", 404)],
)
def test_nobody_else_changes_the_table(people, who, status):
    rule = rules_of(people["board"])[0]
    client = browser(people[who])
    assert client.post(f"/werk/bewaartermijnen/{rule.pk}/", RULE).status_code == status
    assert client.post(f"/werk/bewaartermijnen/{rule.pk}/herstel/").status_code == status
    assert RetentionRule.objects.get(pk=rule.pk).count == 2


@pytest_db
def test_another_boards_table_is_not_there(people):
    assert browser(people["outside"]).get(f"/werk/bewaartermijnen/?bestuur={people['board'].number}").status_code == 404


@pytest_db
def test_an_administrator_sets_it_in_beheer_and_that_is_kept_too(people):
    rule, client = rules_of(people["board"])[0], browser(people["admin"])
    address = f"/beheer/rights/retentionrule/{rule.pk}/change/"
    assert client.get(address).status_code == 200
    assert client.post(address, RULE).status_code == 302
    row = RetentionChange.objects.get()
    assert (row.by, row.before["count"], row.after["count"]) == (people["admin"], 2, 18)
    added = client.post("/beheer/rights/retentionrule/add/", RULE | {"board": people["board"].pk, "category": "Kluisjes"})
    assert added.status_code == 302
    assert RetentionRule.objects.get(category="Kluisjes").code == retention_table.own_code(people["board"])[:-1] + "1"
    other = rules_of(make_board())[0]
    assert client.get(f"/beheer/rights/retentionrule/{other.pk}/change/").status_code == 404
