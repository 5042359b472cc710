"""Extensions: in time or too late, once, and of what (AVG 12(3), WPO 14)."""

import pytest

from tests.cases.terms_asked import ask, due, shown, texts

R, REFUSAL, WPO = "avg12_3_response", "avg12_4_refusal_notice", "wpo14_board_reaction"
FROM_FIRST_DUE = {"extension_base": "first_due_nominal"}


@pytest.mark.parametrize(
    ("received", "sent", "ends", "extended"),
    [
        ("2026-06-10", "2026-07-10 00:00", "2026-09-10 end", True),
        ("2026-06-10", "2026-07-10 23:59:59", "2026-09-10 end", True),  # the last second of the due date
        ("2026-06-10", "2026-07-11 00:00:01", "2026-07-10 end", False),  # one second after local midnight
        ("2026-06-10", "2026-06-10 08:00", "2026-09-10 end", True),  # the day of receipt
        ("2026-06-10", "2026-06-09", "2026-09-10 end", True),  # before it: sent "on or before" all the same
        ("2026-01-31", "2026-03-02 12:00", "2026-04-30 end", True),  # on the day the due date moved to
        ("2026-01-31", "2026-03-03 00:00", "2026-03-02 end", False),
        ("2026-03-03", "2026-04-07 23:00", "2026-06-03 end", True),  # after Easter
        ("2025-11-30", "2025-12-29", "2026-03-02 end", True),  # 28 February is a Saturday
        ("2024-11-30", "2024-12-30", "2025-02-28 end", True),
        ("2023-11-30", "2023-12-29", "2024-02-29 end", True),
        ("2026-02-05", "2026-03-05", "2026-05-06 end", True),  # 5 May
    ],
)
def test_an_extension_counts_when_sent_on_or_before_the_first_due_date(received, sent, ends, extended):
    answer = ask(R, received, f"extension_notified {sent}")
    assert shown(answer["due_at"]) == ends
    assert (answer["extended"], answer["extension_too_late"]) == (extended, not extended)


@pytest.mark.parametrize(("sent", "extended"), [("2026-07-10T21:59:59Z", True), ("2026-07-10T22:00:00Z", False)])
def test_midnight_is_local(sent, extended):
    assert ask(R, "2026-06-10", f"extension_notified {sent}")["extended"] is extended


@pytest.mark.parametrize(
    ("received", "settings", "ends"),
    [
        ("2026-01-31", {}, "2026-04-30 end"),  # three months from receipt
        ("2026-01-31", FROM_FIRST_DUE, "2026-04-28 end"),  # 28 February plus two months
        ("2026-06-10", FROM_FIRST_DUE, "2026-09-10 end"),
        ("2026-03-31", FROM_FIRST_DUE, "2026-06-30 end"),
        ("2026-06-10", {"extension_months": 1}, "2026-08-10 end"),
        ("2026-01-31", {"extension_months": 1}, "2026-03-31 end"),
        ("2026-01-31", {"extension_months": 1} | FROM_FIRST_DUE, "2026-03-30 end"),
    ],
)
def test_where_the_extension_counts_from_and_how_long_it_is(received, settings, ends):
    notice = f"extension_notified {received[:8]}31" if received[5:7] == "01" else f"extension_notified {received}"
    assert due(R, received, notice, settings=settings) == ends


@pytest.mark.parametrize(
    ("notices", "ends", "extended", "too_late"),
    [
        (["2026-06-20", "2026-07-01"], "2026-09-10 end", True, False),  # twice in time
        (["2026-06-20", "2026-08-20"], "2026-09-10 end", True, False),  # a second one extends nothing more
        (["2026-08-20", "2026-06-20"], "2026-09-10 end", True, False),  # in any order
        (["2026-07-13", "2026-07-14"], "2026-07-10 end", False, True),
    ],
)
def test_a_term_is_extended_once(notices, ends, extended, too_late):
    answer = ask(R, "2026-06-10", *(f"extension_notified {at}" for at in notices))
    assert shown(answer["due_at"]) == ends
    assert (answer["extended"], answer["extension_too_late"]) == (extended, too_late)


def test_too_late_changes_nothing_but_the_flag_and_the_explanation():
    plain, late = ask(R, "2026-06-10"), ask(R, "2026-06-10", "extension_notified 2026-07-13")
    assert late["due_at"] == plain["due_at"]
    assert "Dat had uiterlijk vrijdag 10 juli 2026 gemoeten. De verlenging geldt niet." in texts(late)
    assert "extension_too_late" not in plain


@pytest.mark.parametrize(
    ("events", "ends", "extended"),
    [
        # a pause before it moves the running due date from 4 to 18 June
        (["pause 2026-05-06", "resume 2026-05-20", "extension_notified 2026-06-18 23:59"], "2026-08-18 end", True),
        (["pause 2026-05-06", "resume 2026-05-20", "extension_notified 2026-06-19 00:00"], "2026-06-18 end", False),
        # a pause after it does not save it
        (["extension_notified 2026-06-05", "pause 2026-06-04 09:00", "resume 2026-06-04 10:00"], "2026-06-04 end", False),
        # while the term stands still no due date has passed
        (["pause 2026-06-04", "extension_notified 2026-06-25", "resume 2026-06-30"], "2026-08-31 end", True),
        # extended first, then paused in the months that were added
        (["extension_notified 2026-06-01", "pause 2026-07-20", "resume 2026-07-25"], "2026-08-10 end", True),
        # too late, so that a pause in July comes after the due date
        (["extension_notified 2026-06-08", "pause 2026-07-20", "resume 2026-07-25"], "2026-06-04 end", False),
    ],
)
def test_extension_and_pause_together(events, ends, extended):
    answer = ask(R, "2026-05-04", *events)
    assert (shown(answer["due_at"]), answer["extended"]) == (ends, extended)


def test_an_extension_that_only_the_pause_kept_in_time_says_so():
    answer = ask(R, "2026-05-04", "pause 2026-05-06", "resume 2026-05-20", "extension_notified 2026-06-10")
    assert shown(answer["due_without_pause_at"]) == "2026-08-04 end"
    assert "De verlenging was dan te laat." in texts(answer)
    early = ask(R, "2026-05-04", "pause 2026-05-06", "resume 2026-05-20", "extension_notified 2026-05-28")
    assert "De verlenging was dan te laat." not in texts(early)


@pytest.mark.parametrize("sent", ["2026-07-08", "2026-08-20"])
def test_a_refusal_is_due_in_the_first_month_whatever_is_extended(sent):
    answer = ask(REFUSAL, "2026-06-10", f"extension_notified {sent}")
    assert (shown(answer["due_at"]), answer["extended"]) == ("2026-07-10 end", False)
    assert "extension_too_late" not in answer
    assert "Voor een weigering geldt die verlenging niet." in texts(answer)


def test_a_refusal_waits_with_a_pause():
    events = ["pause 2026-06-12", "resume 2026-06-20", "extension_notified 2026-07-08"]
    assert due(REFUSAL, "2026-06-10", *events) == "2026-07-20 end"  # 18 July is a Saturday


@pytest.mark.parametrize(
    ("notices", "ends", "flags"),
    [
        (["2026-02-04 23:59 to 2026-03-04"], "2026-03-04 end", (True, False)),
        (["2026-02-05 00:00 to 2026-03-04"], "2026-02-04 end", (False, True)),
        (["2026-01-20 to 2026-03-01"], "2026-03-01 end", (True, False)),  # a Sunday the board named itself
        (["2026-01-20 to 2026-02-20", "2026-02-20 to 2026-03-10"], "2026-03-10 end", (True, False)),
        (["2026-01-20 to 2026-02-20", "2026-02-21 to 2026-03-10"], "2026-02-20 end", (True, True)),
        (["2026-01-20 to 2026-02-04"], "2026-02-04 end", (False, False)),  # no later than the term itself
        (["2026-01-20 to 2026-01-22"], "2026-02-04 end", (False, False)),
    ],
)
def test_the_board_may_name_a_later_date_with_its_reasons(notices, ends, flags):
    answer = ask(WPO, "2026-01-07", *(f"reasoned_extension {notice}" for notice in notices))
    assert shown(answer["due_at"]) == ends
    assert (answer["extended"], answer["extension_too_late"]) == flags
    assert answer.get("new_date") == (ends[:10] if flags[0] else None)


@pytest.mark.parametrize("mode", ["suspend_days", "restart"])
@pytest.mark.parametrize("pause", [("2026-01-10", "2026-01-15"), ("2026-01-18", "2026-01-25"), ("2026-02-10", "2026-02-15")])
def test_a_pause_does_not_move_the_day_a_board_named_itself(mode, pause):
    stood_still = (f"pause {pause[0]}", f"resume {pause[1]}")
    named = "reasoned_extension 2026-01-20 to 2026-03-01"
    answer = ask(WPO, "2026-01-07", *stood_still, named, settings={"pause_mode": mode})
    assert shown(answer["due_at"]) == "2026-03-01 end"
    assert answer["new_date"] == "2026-03-01"
    assert "Het bestuur noemde zelf een datum. Door de stilstand verandert die niet." in texts(answer)
    assert "bij: tot en met" not in texts(answer)
