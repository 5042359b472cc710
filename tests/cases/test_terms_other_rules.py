"""The terms of others and of the school itself: where they end, and which of them never move."""

import pytest

from cases.terms import RULES
from tests.cases.terms_asked import RULES_IN_DAYS, ask, due, shown, texts

YEAR = "lkc_admissibility_one_year"


def test_every_rule_is_tested_here_or_with_the_hours():
    assert set(RULES) == {*RULES_IN_DAYS, "avg33_1_breach_notification"}


@pytest.mark.parametrize(("rule", "length"), RULES_IN_DAYS.items())
def test_a_day_term_always_gives_its_whole_shape(rule, length):
    answer = ask(rule, "2026-03-02", **length)
    assert {"id", "due_at", "due_exclusive", "extended", "paused_days", "explanation"} <= set(answer)
    assert (answer["extended"], answer["paused_days"]) == (False, 0)
    assert answer["due_at"][10:19] == "T23:59:59"
    assert answer["due_exclusive"][10:19] == "T00:00:00"
    assert answer["due_at"][:10] < answer["due_exclusive"][:10]
    assert answer["due_without_pause_at"] == answer["due_at"]


@pytest.mark.parametrize(
    ("start", "due_at", "due_exclusive"),
    [
        ("2026-02-27", "2026-03-27T23:59:59+01:00", "2026-03-28T00:00:00+01:00"),
        ("2026-02-28", "2026-03-30T23:59:59+02:00", "2026-03-31T00:00:00+02:00"),  # summer time since Sunday
        ("2025-09-24", "2025-10-24T23:59:59+02:00", "2025-10-25T00:00:00+02:00"),
        ("2025-09-25", "2025-10-27T23:59:59+01:00", "2025-10-28T00:00:00+01:00"),
    ],
)
def test_the_offset_is_that_of_the_due_day(start, due_at, due_exclusive):
    answer = ask("avg12_3_response", start)
    assert (answer["due_at"], answer["due_exclusive"]) == (due_at, due_exclusive)


@pytest.mark.parametrize(
    ("start", "ends"),
    [
        ("2026-03-05T23:30:00Z", "2026-04-07 end"),  # 6 March in Amsterdam: Easter Monday
        ("2026-03-05T22:30:00Z", "2026-04-07 end"),  # 5 March: Easter Sunday
        ("2026-06-04T22:30:00Z", "2026-07-06 end"),  # 5 June: a Sunday
        ("2026-06-03T21:59:00Z", "2026-07-03 end"),
        ("2026-06-03T22:00:00Z", "2026-07-06 end"),  # 4 June: a Saturday
    ],
)
def test_the_day_of_the_start_is_that_of_amsterdam(start, ends):
    assert due("avg12_3_response", start) == ends


@pytest.mark.parametrize(
    ("rule", "length", "start", "ends"),
    [
        ("wpo14_board_reaction", {}, "2026-12-04", "2027-01-04 end"),  # New Year's Day, and a weekend
        ("wpo14_board_reaction", {}, "2025-12-05", "2026-01-05 end"),  # the decree day after New Year
        ("wpo14_board_reaction", {}, "2024-11-29", "2024-12-30 end"),  # Friday 27 December, by decree
        ("wpo14_board_reaction", {}, "2028-03-31", "2028-05-01 end"),  # Friday 28 April, by decree
        ("uavg35_court_petition", {}, "2023-03-17", "2023-05-01 end"),  # Friday 28 April, by decree
        ("uavg35_court_petition", {}, "2026-03-24", "2026-05-06 end"),  # 5 May
        ("awb6_objection", {}, "2026-11-13", "2026-12-28 end"),  # Christmas on a Friday
        ("awb6_objection", {}, "2026-02-20", "2026-04-07 end"),  # Good Friday and Easter
        ("avg78_2_ap_three_months", {}, "2026-11-30", "2027-03-01 end"),  # 28 February is a Sunday
        ("avg78_2_ap_three_months", {}, "2026-02-15", "2026-05-15 end"),  # a decree day does not count here
        ("own_working_days", {"count": 1}, "2026-04-02", "2026-04-07 end"),
        ("own_working_days", {"count": 5}, "2026-05-08", "2026-05-19 end"),  # Ascension Day and the decree Friday
        ("own_working_days", {"count": 5}, "2026-06-06", "2026-06-12 end"),  # from a Saturday
        ("own_working_days", {"count": 2}, "2026-06-05", "2026-06-09 end"),
    ],
)
def test_terms_that_end_on_a_working_day(rule, length, start, ends):
    assert due(rule, start, **length) == ends


@pytest.mark.parametrize(
    ("rule", "length", "start", "ends"),
    [
        (YEAR, {}, "2026-02-28", "2027-02-28 end"),  # a Sunday
        (YEAR, {}, "2024-02-29", "2025-02-28 end"),
        (YEAR, {}, "2023-02-28", "2024-02-28 end"),
        (YEAR, {}, "2025-04-27", "2026-04-27 end"),  # King's Day
        ("own_days", {"count": 1}, "2026-06-05", "2026-06-06 end"),  # a Saturday
        ("own_days", {"count": 28}, "2026-03-06", "2026-04-03 end"),  # Good Friday
        ("own_days", {"count": 14}, "2026-03-20", "2026-04-03 end"),
        ("own_weeks", {"count": 4}, "2026-03-08", "2026-04-05 end"),  # Easter Sunday
        ("own_weeks", {"count": 1}, "2024-02-25", "2024-03-03 end"),
    ],
)
def test_terms_that_never_move(rule, length, start, ends):
    assert due(rule, start, **length) == ends


@pytest.mark.parametrize(
    ("length", "left_on", "retain_until", "erasable_from"),
    [
        ({"years": 2}, "2024-07-31", "2026-07-31", "2026-08-01"),
        ({"years": 5}, "2024-02-29", "2029-02-28", "2029-03-01"),
        ({"years": 4}, "2024-02-29", "2028-02-29", "2028-03-01"),
        ({"years": 1}, "2026-12-31", "2027-12-31", "2028-01-01"),
        ({"count": 6, "unit": "months"}, "2025-08-31", "2026-02-28", "2026-03-01"),
        ({"count": 18, "unit": "months"}, "2026-01-15", "2027-07-15", "2027-07-16"),
        ({"count": 4, "unit": "weeks"}, "2026-03-08", "2026-04-05", "2026-04-06"),  # Easter Sunday: it never moves
        ({"count": 3, "unit": "years"}, "2026-05-05", "2029-05-05", "2029-05-06"),
    ],
)
def test_data_are_kept_up_to_and_including_a_day(length, left_on, retain_until, erasable_from):
    answer = ask("retention", left_on, **length)
    assert (answer["retain_until"], answer["erasable_from"]) == (retain_until, erasable_from)
    assert shown(answer["due_at"]) == f"{retain_until} end"


def test_data_on_hold_have_no_day():
    answer = ask("retention", "2024-07-31", "pause 2025-01-01", years=2)
    assert (answer["retain_until"], answer["erasable_from"], answer["suspended"]) == (None, None, True)


@pytest.mark.parametrize("rule", ["uavg35_court_petition", "awb6_objection"])
def test_without_a_timely_answer_there_is_no_term(rule):
    answer = ask(rule, "2026-04-13", "no_answer_within_term 2026-05-14")
    assert (answer["no_time_limit"], answer["due_at"], answer["due_exclusive"]) == (True, None, None)
    assert (answer["extended"], answer["paused_days"]) == (False, 0)
    assert "geen laatste dag" in texts(answer)
    assert "no_time_limit" not in ask(rule, "2026-04-13")


@pytest.mark.parametrize(
    ("start", "settings", "ends", "alerts"),
    [
        ("2026-03-03", {}, "2026-04-07 end", "2026-04-03 end"),  # Good Friday alone moves it
        ("2026-04-05", {}, "2026-05-06 end", "2026-05-05 end"),  # 5 May alone
        ("2026-03-04", {}, "2026-04-07 end", "2026-04-07 end"),  # a Saturday and Easter Monday do
        ("2026-03-03", {"good_friday_holiday": False}, "2026-04-03 end", "2026-04-03 end"),
        ("2031-04-04", {}, "2031-05-06 end", "2031-05-05 end"),  # the Sunday moves it to 5 May, and that no further
        ("2016-04-05", {}, "2016-05-06 end", "2016-05-06 end"),  # on 5 May 2016 it was Ascension Day as well
    ],
)
def test_alerts_rely_on_no_disputed_holiday(start, settings, ends, alerts):
    answer = ask("avg12_3_response", start, settings=settings)
    assert (shown(answer["due_at"]), shown(answer["alert_due_at"])) == (ends, alerts)
    assert ("Het is niet zeker" in texts(answer)) is (ends != alerts)


def test_alerts_rely_on_no_suspension():
    answer = ask("avg12_3_response", "2026-03-03", "pause 2026-03-05", "resume 2026-03-25")
    assert (shown(answer["due_at"]), shown(answer["alert_due_at"])) == ("2026-04-23 end", "2026-04-03 end")
    assert shown(answer["due_without_pause_at"]) == "2026-04-07 end"


def test_a_term_of_an_act_has_no_doubt_about_holidays():
    answer = ask("uavg35_court_petition", "2026-02-20")  # ends on Good Friday
    assert (shown(answer["due_at"]), answer["alert_due_at"]) == ("2026-04-07 end", answer["due_at"])


def test_settings_of_the_avg_do_not_touch_dutch_acts():
    off = {"good_friday_holiday": False, "liberation_day_holiday": False}
    assert due("uavg35_court_petition", "2026-02-20", settings=off) == "2026-04-07 end"
    assert due("wpo14_board_reaction", "2026-04-07", settings=off) == "2026-05-06 end"
