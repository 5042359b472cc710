"""Pauses: which days they add, how they pair and merge, and the dates shown beside them."""

import pytest

from tests.cases.terms_asked import RULES_IN_DAYS, ask, due, shown, texts

R = "avg12_3_response"
RESTART, NONE = {"pause_mode": "restart"}, {"pause_mode": "none"}
# Received on Monday 2 March 2026: due on Thursday 2 April without a pause.
RECEIVED, PLAIN = "2026-03-02", "2026-04-02 end"


@pytest.mark.parametrize(
    ("events", "days", "ends"),
    [
        (["pause 2026-03-04", "resume 2026-03-10"], 6, "2026-04-08 end"),
        (["pause 2026-03-04 09:00", "resume 2026-03-04 17:00"], 0, PLAIN),  # the same day
        (["pause 2026-03-04 23:59", "resume 2026-03-05 00:00"], 1, "2026-04-07 end"),  # Good Friday, Easter
        (["pause 2026-03-02 08:00", "resume 2026-03-04"], 2, "2026-04-07 end"),  # from the day of receipt
        (["pause 2026-03-04", "resume 2026-03-10", "pause 2026-03-16", "resume 2026-03-20"], 10, "2026-04-13 end"),
        (["pause 2026-03-04", "resume 2026-03-10 09:00", "pause 2026-03-10 15:00", "resume 2026-03-12"], 8,
         "2026-04-10 end"),
        (["pause 2026-03-28", "resume 2026-03-31"], 3, "2026-04-07 end"),  # over the night the clock goes forward
    ],
)  # fmt: skip
def test_paused_days_are_added_before_the_end_moves(events, days, ends):
    answer = ask(R, RECEIVED, *events)
    assert (answer["paused_days"], shown(answer["due_at"]), answer["suspended"]) == (days, ends, False)
    assert shown(answer["due_without_pause_at"]) == PLAIN


@pytest.mark.parametrize(
    ("events", "days"),
    [
        (["pause#a 2026-03-04", "pause#b 2026-03-06", "resume#a 2026-03-10", "resume#b 2026-03-12"], 8),  # overlap
        (["pause#a 2026-03-04", "pause#b 2026-03-06", "resume#b 2026-03-08", "resume#a 2026-03-12"], 8),  # within
        (["pause#a 2026-03-04", "resume#a 2026-03-06", "pause#b 2026-03-10", "resume#b 2026-03-12"], 4),  # apart
        (["pause#a 2026-03-04", "resume#a 2026-03-06", "pause#b 2026-03-06", "resume#b 2026-03-12"], 8),  # touching
        (["pause#a 2026-03-04", "pause#b 2026-03-04", "resume#a 2026-03-10", "resume#b 2026-03-10"], 6),  # the same
        (["pause#a 2026-03-04", "resume#a 2026-03-06", "pause#a 2026-03-10", "resume#a 2026-03-12"], 4),  # id again
        (["pause#a 2026-03-04", "pause 2026-03-05", "resume 2026-03-07", "resume#a 2026-03-06"], 3),  # with, without
        (["pause 2026-03-04 10:00", "resume 2026-03-04 10:00"], 0),  # one instant
        (["pause 2026-03-04", "resume 2026-03-06 10:00", "pause 2026-03-06 10:00", "resume 2026-03-09"], 5),
    ],
)
def test_pauses_pair_by_id_or_in_turn_and_overlaps_merge(events, days):
    forward, backward = ask(R, RECEIVED, *events), ask(R, RECEIVED, *reversed(events))
    assert forward["paused_days"] == days
    assert backward == forward  # events come in any order


@pytest.mark.parametrize(
    ("events", "days", "ends"),
    [
        (["pause 2026-02-25", "resume 2026-03-06"], 4, "2026-04-07 end"),  # only from receipt on
        (["pause 2026-02-20", "resume 2026-02-25"], 0, PLAIN),  # over before it
        (["pause 2026-02-25", "resume 2026-03-02 18:00"], 0, PLAIN),
    ],
)
def test_of_a_pause_that_began_before_the_start_only_what_follows_counts(events, days, ends):
    answer = ask(R, RECEIVED, *events)
    assert (answer["paused_days"], shown(answer["due_at"])) == (days, ends)
    assert due(R, RECEIVED, *events, settings=RESTART) >= PLAIN


@pytest.mark.parametrize(
    ("events", "ignored", "ends"),
    [
        (["pause 2026-04-02 23:59", "resume 2026-04-10"], False, "2026-04-10 end"),  # on the due date
        (["pause 2026-04-03 00:00", "resume 2026-04-10"], True, PLAIN),  # the day after
        (["pause 2026-04-03 00:00"], True, PLAIN),  # and never resumed: the term is over all the same
        (["pause 2026-03-04", "resume 2026-03-10", "pause 2026-04-08", "resume 2026-04-09"], False, "2026-04-09 end"),
        (["pause 2026-03-04", "resume 2026-03-10", "pause 2026-04-09", "resume 2026-04-20"], True, "2026-04-08 end"),
        (["pause 2026-04-03", "resume 2026-04-10", "pause 2026-03-04", "resume 2026-03-10"], False, "2026-04-15 end"),
    ],
)
def test_a_pause_that_begins_after_the_running_due_date_is_ignored(events, ignored, ends):
    answer = ask(R, RECEIVED, *events)
    assert (answer["pause_ignored_after_due"], shown(answer["due_at"])) == (ignored, ends)
    assert answer["suspended"] is False


def test_an_open_pause_has_no_due_date():
    answer = ask(R, RECEIVED, "pause 2026-03-04", now="2026-03-10")
    assert (answer["due_at"], answer["due_exclusive"], answer["suspended"]) == (None, None, True)
    assert shown(answer["due_without_pause_at"]) == PLAIN
    assert shown(answer["due_if_resumed_now"]) == "2026-04-08 end"
    assert answer["paused_days"] == 0  # of what is over


@pytest.mark.parametrize(
    ("events", "now", "settings", "resumed"),
    [
        (["pause 2026-03-04"], "2026-03-04 18:00", {}, PLAIN),
        (["pause 2026-03-04"], "2026-03-01", {}, PLAIN),  # now lies before the pause
        (["pause 2026-03-04"], "2026-09-04", {}, "2026-10-05 end"),
        (["pause 2026-03-04", "resume 2026-03-06", "pause 2026-03-09"], "2026-03-11", {}, "2026-04-07 end"),
        (["pause#a 2026-03-04", "pause#b 2026-03-06", "resume#a 2026-03-08"], "2026-03-10", {}, "2026-04-08 end"),
        (["pause 2026-03-04", "extension_notified 2026-03-05"], "2026-03-10", {}, "2026-06-08 end"),
        (["pause 2026-03-04"], "2026-03-10", RESTART, "2026-04-10 end"),
    ],
)
def test_what_it_would_be_if_resumed_now(events, now, settings, resumed):
    answer = ask(R, RECEIVED, *events, now=now, settings=settings)
    assert answer["due_at"] is None
    assert shown(answer["due_if_resumed_now"]) == resumed


def test_now_says_nothing_where_nothing_is_open():
    closed = ["pause 2026-03-04", "resume 2026-03-10"]
    assert "due_if_resumed_now" not in ask(R, RECEIVED, *closed, now="2026-03-20")
    assert ask(R, RECEIVED, *closed, now="2026-03-20") == ask(R, RECEIVED, *closed)
    assert "due_if_resumed_now" not in ask(R, RECEIVED, "pause 2026-03-04")


@pytest.mark.parametrize(
    ("events", "ends"),
    [
        (["pause 2026-03-04", "resume 2026-03-10"], "2026-04-10 end"),
        (["pause 2026-03-04", "resume 2026-03-10", "pause 2026-03-12", "resume 2026-03-31"], "2026-04-30 end"),
        (["pause 2026-03-04 09:00", "resume 2026-03-04 10:00"], "2026-04-07 end"),  # from 4 March: Saturday 4 April
        (["pause 2026-03-04", "resume 2026-03-10", "extension_notified 2026-04-10"], "2026-06-10 end"),
        (["extension_notified 2026-03-03", "pause 2026-03-04", "resume 2026-03-10"], "2026-06-10 end"),
        (["pause 2026-03-04", "resume 2026-03-10", "extension_notified 2026-04-11"], "2026-04-10 end"),
        (["pause 2026-04-03", "resume 2026-04-10"], PLAIN),  # begun after the due date: nothing to restart
    ],
)
def test_restart_begins_a_fresh_term_on_the_day_the_information_comes(events, ends):
    assert due(R, RECEIVED, *events, settings=RESTART) == ends


@pytest.mark.parametrize("events", [["pause 2026-03-04", "resume 2026-03-10"], ["pause 2026-03-04"]])
def test_without_pausing_the_term_runs_on(events):
    answer = ask(R, RECEIVED, *events, settings=NONE, now="2026-03-20")
    assert (shown(answer["due_at"]), answer["paused_days"], answer["suspended"]) == (PLAIN, 0, False)
    assert "doorlopen" in texts(answer)


@pytest.mark.parametrize(("rule", "length"), RULES_IN_DAYS.items())
def test_every_day_term_can_stand_still(rule, length):
    plain = ask(rule, RECEIVED, **length)
    paused = ask(rule, RECEIVED, "pause 2026-03-03", "resume 2026-03-24", **length)
    assert paused["paused_days"] == 21
    assert paused["due_at"] > plain["due_at"]
    assert paused["due_without_pause_at"] == plain["due_at"]
    still = ask(rule, RECEIVED, "pause 2026-03-03", **length)
    assert (still["due_at"], still["suspended"]) == (None, True)
    assert still["due_without_pause_at"] == plain["due_at"]


def test_a_pause_the_law_does_not_know_is_counted_and_questioned():
    doubt = "De wet noemt voor deze termijn geen stilstand"
    events = ["pause 2026-03-04", "resume 2026-03-10"]
    assert doubt in texts(ask("wpo14_board_reaction", RECEIVED, *events))
    assert doubt not in texts(ask(R, RECEIVED, *events))
    assert doubt not in texts(ask("own_days", RECEIVED, *events, count=14))
