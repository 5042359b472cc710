"""What holds for every term, whatever happens to it; and a second, slower calculation that must agree."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cases.terms import AMSTERDAM, RULES, SETTINGS, compute, compute_all, is_working_day
from cases.terms.words import full_day, moment
from tests.cases.terms_asked import BREACH, RULES_IN_DAYS, texts
from tests.cases.terms_oracle import oracle

R = "avg12_3_response"
FIRST, LAST = dt.datetime(2020, 1, 1), dt.datetime(2035, 12, 31)
ZONES = st.sampled_from([AMSTERDAM, dt.UTC, ZoneInfo("America/Paramaribo")])
INSTANTS = st.builds(dt.datetime.astimezone, st.datetimes(FIRST, LAST, timezones=st.just(dt.UTC)), ZONES)
MINUTES = st.integers(0, 60 * 24 * 45)
SENT_AFTER = MINUTES | st.integers(60 * 24 * 25, 60 * 24 * 75)  # around the end of the first month
ANY_SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(setting.choices) if setting.choices else st.integers(1, min(setting.most, 200))
        for name, setting in SETTINGS.items()
    },
)
DAY_RULES = st.sampled_from(sorted(RULES_IN_DAYS))
MOVING = st.sampled_from(sorted(name for name, rule in RULES.items() if rule.calendar and not rule.in_hours))
NEVER_MOVING = st.sampled_from(["lkc_admissibility_one_year", "own_days", "own_weeks", "retention"])


def holds(*strategies, examples=100):
    """A property of all drawn cases; no case has a time limit, for the first one reads the time zones."""
    return lambda test: settings(deadline=None, max_examples=examples)(given(*strategies)(test))


def later(instant, minutes):
    """So many real minutes later."""
    return (instant.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(AMSTERDAM)


@st.composite
def items(draw, rules=DAY_RULES, may_pause=True, may_stay_open=False):
    """An item with pauses that do not touch, and notices of extension; beside it the pauses and notices themselves."""
    rule, start = draw(rules), draw(INSTANTS)
    spans = draw(st.lists(st.tuples(MINUTES, MINUTES), max_size=3)) if may_pause else []
    pauses, at = [], later(start, draw(st.integers(-60 * 24 * 5, 60 * 24 * 20)))
    for gap, length in spans:
        begin = later(at, gap + 1)
        at = later(begin, length)
        pauses.append((begin, at))
    if pauses and may_stay_open and draw(st.booleans()):
        pauses[-1] = (pauses[-1][0], None)
    extends = "extension_notified" in RULES[rule].events
    notices = [later(start, minutes) for minutes in draw(st.lists(SENT_AFTER, max_size=2))] if extends else []
    events = [event("pause", begin) for begin, _ in pauses] + [event("resume", end) for _, end in pauses if end]
    events += [event("extension_notified", at) for at in notices]
    chosen = {"id": "x", "rule": rule, "start": start, "settings": draw(ANY_SETTINGS), **RULES_IN_DAYS[rule]}
    return chosen | {"events": draw(st.permutations(events))}, pauses, notices


def event(kind, at, **more):
    return {"type": kind, "at": at.isoformat(), **more}


def day_of(iso):
    return iso and dt.date.fromisoformat(iso[:10])


@holds(items(may_stay_open=True) | items(st.just(R), may_stay_open=True), examples=400)
def test_a_second_calculation_agrees(drawn):
    item, pauses, notices = drawn
    answer = compute(item)
    assert (day_of(answer["due_at"]), answer["extended"], answer["paused_days"]) == oracle(item, pauses, notices)


@holds(items(MOVING))
def test_a_term_that_moves_never_ends_on_a_free_day(drawn):
    item, *_ = drawn
    regime = RULES[item["rule"]].calendar
    assert is_working_day(day_of(compute(item)["due_at"]), regime, settings=item["settings"])


@holds(items(NEVER_MOVING, may_pause=False))
def test_a_term_that_never_moves_does_not_look_at_holidays(drawn):
    item, *_ = drawn
    everything = frozenset(dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(365 * 20))
    assert compute(item, decree_days=everything)["due_at"] == compute(item, decree_days=frozenset())["due_at"]


@holds(items(may_pause=False), MINUTES)
def test_a_later_start_never_ends_sooner(drawn, minutes):
    item, *_ = drawn
    one, other = (compute(item | {"events": [], "start": later(item["start"], more)}) for more in (0, minutes))
    assert day_of(one["due_at"]) <= day_of(other["due_at"])


@holds(items(), st.integers(0, 60 * 24 * 60), st.integers(0, 60 * 24 * 60))
def test_one_more_pause_never_shortens(drawn, begin, length):
    item, *_ = drawn
    begin = later(item["start"], begin)
    more = [event("pause", begin, id="more"), event("resume", later(begin, length), id="more")]
    longer = compute(item | {"events": [*item["events"], *more]})
    assert day_of(longer["due_at"]) >= day_of(compute(item)["due_at"])
    assert longer["paused_days"] >= compute(item)["paused_days"]


@holds(items(st.just("wpo14_board_reaction")), st.integers(0, 60 * 24 * 27), st.integers(1, 400))
def test_a_day_named_in_time_is_the_last_day_whatever_stands_still(drawn, minutes, days):
    item, *_ = drawn
    named = day_of(compute(item)["due_at"]) + dt.timedelta(days=days)
    notice = event("reasoned_extension", later(item["start"], minutes), new_date=named.isoformat())
    assert day_of(compute(item | {"events": [*item["events"], notice]})["due_at"]) == named


@holds(items(may_stay_open=True))
def test_the_date_without_pauses_is_that_of_a_term_without_them(drawn):
    item, _, notices = drawn
    answer = compute(item)
    if item["rule"] != R or not notices:  # an extension that only the pause kept in time stays
        plain = [one for one in item["events"] if one["type"] not in ("pause", "resume")]
        assert answer["due_without_pause_at"] == compute(item | {"events": plain})["due_at"]
    assert day_of(answer["alert_due_at"]) <= day_of(answer["due_without_pause_at"])
    assert answer["due_at"] is None or day_of(answer["due_without_pause_at"]) <= day_of(answer["due_at"])


@holds(items(st.just(R), may_pause=False), st.integers(0, 60 * 24 * 400))
def test_an_extension_too_late_changes_nothing(drawn, minutes):
    item, *_ = drawn
    item |= {"events": []}
    plain = compute(item)
    sent = later(dt.datetime.fromisoformat(plain["due_exclusive"]), minutes)
    late = compute(item | {"events": [event("extension_notified", sent)]})
    assert late.pop("extension_too_late") is True
    assert {**late, "explanation": 0} == {**plain, "explanation": 0}


@holds(items(may_stay_open=True), INSTANTS)
def test_resuming_now_is_what_a_resume_gives(drawn, now):
    item, pauses, _ = drawn
    answer = compute(item | {"now": now})
    if answer["suspended"] and now.astimezone(dt.UTC) >= pauses[-1][0].astimezone(dt.UTC):
        after = [one for one in item["events"] if one["type"] == "extension_notified" and one["at"] > now.isoformat()]
        if not after:
            resumed = compute(item | {"events": [*item["events"], event("resume", now)]})
            assert answer["due_if_resumed_now"] == resumed["due_at"]


@holds(items(may_stay_open=True))
def test_the_explanation_agrees_with_the_result(drawn):
    item, *_ = drawn
    answer = compute(item)
    steps = answer["explanation"]
    assert [step["step"] for step in steps] == list(range(1, len(steps) + 1))
    assert all(set(step) == {"step", "law", "text"} and step["law"] and step["text"] for step in steps)
    if answer["due_at"]:
        assert full_day(day_of(answer["due_at"])) in steps[-1]["text"]
    else:
        assert "geen laatste dag" in steps[-1]["text"]
    assert full_day(day_of(answer["due_without_pause_at"])) in texts(answer)
    assert full_day(day_of(answer["alert_due_at"])) in texts(answer)


@holds(items(may_pause=False))
def test_the_last_instant_and_the_next_midnight_touch(drawn):
    answer = compute(drawn[0])
    last, next_midnight = (dt.datetime.fromisoformat(answer[key]) for key in ("due_at", "due_exclusive"))
    assert next_midnight - last == dt.timedelta(seconds=1)
    assert last.astimezone(AMSTERDAM).utcoffset() == last.utcoffset()


@holds(INSTANTS, st.integers(1, 500))
@example(dt.datetime(2026, 3, 27, 14, tzinfo=AMSTERDAM), 72)
@example(dt.datetime(2026, 10, 23, 14, tzinfo=AMSTERDAM), 72)
@example(dt.datetime(2026, 10, 25, 2, 30, tzinfo=AMSTERDAM, fold=1), 72)
@example(dt.datetime(2026, 3, 26, 2, 30, tzinfo=AMSTERDAM), 8760)
def test_an_hour_term_is_exact_elapsed_time(start, hours):
    answer = compute({"id": 1, "rule": BREACH, "start": start.isoformat(), "settings": {"breach_hours": hours}})
    due = dt.datetime.fromisoformat(answer["due_at"])
    assert due.timestamp() - start.timestamp() == hours * 3600
    assert due.utcoffset() == due.astimezone(AMSTERDAM).utcoffset()
    assert moment(due) in answer["explanation"][-1]["text"]
    shifts = texts(answer).count("een uur vooruit") - texts(answer).count("een uur achteruit")
    assert due.utcoffset() - start.astimezone(AMSTERDAM).utcoffset() == dt.timedelta(hours=shifts)


@holds(INSTANTS)
def test_rounding_up_counts_from_the_next_full_hour(start):
    asked = {"id": 1, "rule": BREACH, "start": start.isoformat(), "settings": {"breach_rounding": "hour_up"}}
    due = dt.datetime.fromisoformat(compute(asked)["due_at"])
    assert (due.minute, due.second, due.microsecond) == (0, 0, 0)
    assert 72 * 3600 < due.timestamp() - start.timestamp() <= 73 * 3600


@holds(INSTANTS, MINUTES)
def test_two_working_days_are_really_in_it(start, minutes):
    asked = {"id": 1, "rule": BREACH, "settings": {"breach_two_working_days": True}}
    one = dt.datetime.fromisoformat(compute(asked | {"start": start})["due_at"])
    day, count = start.astimezone(AMSTERDAM).date(), 0
    while day < one.date():
        day += dt.timedelta(days=1)
        count += is_working_day(day, "eu") and (day < one.date() or one.time() >= dt.time(23, 59, 59))
    assert count >= 2
    assert one.timestamp() >= start.timestamp() + 72 * 3600 - 1
    assert dt.datetime.fromisoformat(compute(asked | {"start": later(start, minutes)})["due_at"]) >= one


@holds(items(st.sampled_from(["wpo14_board_reaction", "uavg35_court_petition", R])))
def test_statutory_terms_hold_two_working_days_by_themselves(drawn):
    """Regulation 1182/71 art. 3(5) and Atw art. 2 never lengthen these terms, so there is no code for them."""
    item, *_ = drawn
    day, last = item["start"].astimezone(AMSTERDAM).date(), day_of(compute(item)["due_at"])
    days = [day + dt.timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(is_working_day(one, "atw") for one in days) >= 2


@holds(st.lists(items(may_stay_open=True), max_size=8), examples=25)
def test_answers_come_in_order_and_as_json(drawn):
    asked = [item | {"id": number} for number, (item, *_) in enumerate(drawn)]
    answers = compute_all(asked)
    assert [answer["id"] for answer in answers] == list(range(len(asked)))
    assert json.loads(json.dumps(answers)) == answers
    assert answers == [compute(item) for item in asked]
