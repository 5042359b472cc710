"""The 38 worked examples of domain.md 1.8, in its order, with its weekdays."""

import datetime as dt

import pytest

from tests.cases.terms_asked import ask, shown

B, R, REFUSAL = "avg33_1_breach_notification", "avg12_3_response", "avg12_4_refusal_notice"
WPO, COURT, YEAR, AP = (
    *("wpo14_board_reaction", "uavg35_court_petition"),
    *("lkc_admissibility_one_year", "avg78_2_ap_three_months"),
)
HOUR_UP, TWO_DAYS = {"breach_rounding": "hour_up"}, {"breach_two_working_days": True}
DECREES, NO_GOOD_FRIDAY = {"eu_include_decree_days": True}, {"good_friday_holiday": False}
RESTART = {"pause_mode": "restart"}

EXAMPLES = [
    # nr, rule, start, what happened, settings, due
    (1, B, "2026-01-12 10:30", [], {}, "Thu 2026-01-15 10:30"),
    (2, B, "2026-03-27 14:00", [], {}, "Mon 2026-03-30 15:00"),  # clock forward
    (3, B, "2026-10-23 14:00", [], {}, "Mon 2026-10-26 13:00"),  # clock back
    (4, B, "2026-04-02 17:15", [], {}, "Sun 2026-04-05 17:15"),  # Easter
    (5, B, "2026-04-25 08:40", [], {}, "Tue 2026-04-28 08:40"),  # King's Day
    (6, B, "2026-12-23 23:59", [], {}, "Sat 2026-12-26 23:59"),
    (7, B, "2020-12-22 12:17", [], HOUR_UP, "Fri 2020-12-25 13:00"),
    (8, B, "2026-06-19 16:00", [], TWO_DAYS, "Tue 2026-06-23 end"),
    (9, B, "2026-06-17 10:00", [], TWO_DAYS, "Sat 2026-06-20 10:00"),
    (10, R, "2024-03-05", [], {}, "Fri 2024-04-05 end"),
    (11, R, "2026-08-31", [], {}, "Wed 2026-09-30 end"),
    (12, R, "2026-01-31", [], {}, "Mon 2026-03-02 end"),
    (13, R, "2024-01-31", [], {}, "Thu 2024-02-29 end"),
    (14, R, "2024-02-29", [], {}, "Tue 2024-04-02 end"),
    (15, R, "2026-02-14", [], {}, "Mon 2026-03-16 end"),
    (16, R, "2026-05-03 23:59", [], {}, "Wed 2026-06-03 end"),
    (17, R, "2026-03-27", [], {}, "Tue 2026-04-28 end"),  # King's Day
    (18, R, "2026-04-05", [], {}, "Wed 2026-05-06 end"),  # Liberation Day
    (19, R, "2026-04-14", [], {}, "Fri 2026-05-15 end"),  # Ascension Day
    (20, R, "2026-04-14", [], DECREES, "Mon 2026-05-18 end"),
    (21, R, "2026-03-03", [], {}, "Tue 2026-04-07 end"),  # Good Friday, Easter
    (22, R, "2026-03-03", [], NO_GOOD_FRIDAY, "Fri 2026-04-03 end"),
    (23, R, "2025-11-26", [], {}, "Mon 2025-12-29 end"),
    (24, R, "2026-06-10", ["extension_notified 2026-07-08"], {}, "Thu 2026-09-10 end"),
    (25, R, "2026-01-31", ["extension_notified 2026-02-20"], {}, "Thu 2026-04-30 end"),
    (26, R, "2026-06-10", ["extension_notified 2026-07-13"], {}, "Fri 2026-07-10 end"),
    (27, R, "2026-03-02", ["pause 2026-03-04", "resume 2026-03-10"], {}, "Wed 2026-04-08 end"),
    (28, R, "2026-03-02", ["pause 2026-03-04", "resume 2026-03-10"], RESTART, "Fri 2026-04-10 end"),
    (29, R, "2026-03-02", ["pause 2026-03-04"], {}, None),
    (30, R, "2026-05-04", ["pause 2026-05-06", "resume 2026-05-20", "extension_notified 2026-06-10"], {},
     "Tue 2026-08-18 end"),
    (31, REFUSAL, "2026-06-10", ["extension_notified 2026-07-08"], {}, "Fri 2026-07-10 end"),
    (32, WPO, "2026-01-07", [], {}, "Wed 2026-02-04 end"),
    (33, WPO, "2026-04-16", [], {}, "Mon 2026-05-18 end"),  # Ascension Day, decree Friday
    (34, COURT, "2026-02-13", [], {}, "Fri 2026-03-27 end"),
    (35, COURT, "2026-04-13", [], {}, "Tue 2026-05-26 end"),  # Whit Monday
    (36, YEAR, "2026-05-10", [], {}, "Mon 2027-05-10 end"),
    (37, AP, "2026-03-31", [], {}, "Tue 2026-06-30 end"),
    (38, AP, "2026-02-16", [], {}, "Mon 2026-05-18 end"),
]  # fmt: skip


def test_all_examples_are_here():
    assert [number for number, *_ in EXAMPLES] == list(range(1, 39))


@pytest.mark.parametrize(("number", "rule", "start", "events", "settings", "due"), EXAMPLES)
def test_worked_example(number, rule, start, events, settings, due):
    answer = ask(rule, start, *events, settings=settings)
    found = shown(answer["due_at"])
    assert found == (due and due[4:])
    if due:
        assert dt.date.fromisoformat(found[:10]).strftime("%a") == due[:3]


def test_the_flags_of_the_examples():
    late = ask(R, "2026-06-10", "extension_notified 2026-07-13")
    assert (late["extended"], late["extension_too_late"]) == (False, True)
    paused = ask(R, "2026-03-02", "pause 2026-03-04", "resume 2026-03-10")
    assert (paused["paused_days"], shown(paused["due_without_pause_at"])) == (6, "2026-04-02 end")
    still = ask(R, "2026-03-02", "pause 2026-03-04")
    assert (still["suspended"], still["due_exclusive"]) == (True, None)
    assert shown(still["due_without_pause_at"]) == "2026-04-02 end"
    both = ask(R, "2026-05-04", "pause 2026-05-06", "resume 2026-05-20", "extension_notified 2026-06-10")
    assert (both["extended"], both["paused_days"]) == (True, 14)
    refusal = ask(REFUSAL, "2026-06-10", "extension_notified 2026-07-08")
    assert refusal["extended"] is False


def test_the_objection_counts_from_the_day_after_dispatch():
    assert shown(ask("awb6_objection", "2026-04-13")["due_at"]) == "2026-05-26 end"
