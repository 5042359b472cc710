"""What the calculator refuses: one line that names the item and the culprit."""

import datetime as dt
import math

import pytest

from cases.terms import EVENTS, RULES, SETTINGS, BadTerm, compute, compute_all
from tests.cases.terms_asked import BREACH, ask, happened, item

R, REFUSAL, WPO = "avg12_3_response", "avg12_4_refusal_notice", "wpo14_board_reaction"
GOOD = item(R, "2026-03-02")
PAUSE, RESUME = happened("pause 2026-03-04"), happened("resume 2026-03-10")

REFUSED = [
    # what is changed in a good item, and what the line must name
    ({"rule": "avg99"}, 'rule: unknown rule "avg99"'),
    ({"rule": None}, "rule: unknown rule null"),
    ({"rule": ["avg12_3_response"]}, "rule: unknown rule"),
    ({"colour": "red"}, 'colour: unknown key "colour"'),
    ({"start": "2026-03-02T10:00:00"}, 'start: an offset from UTC is missing in "2026-03-02T10:00:00"'),
    ({"start": "2026-03-02"}, "start: an offset"),
    ({"start": "maandag"}, 'start: an instant like 2026-01-12T10:30:00+01:00 is wanted, not "maandag"'),
    ({"start": "2026-02-30T10:00:00+01:00"}, "start: an instant"),
    ({"start": "2026-03-02T25:00:00+01:00"}, "start: an instant"),
    ({"start": "2026-03-02T10:00:00 01:00"}, "start: an instant"),  # a plus lost in an address
    ({"start": 1772442000}, "start: an instant"),
    ({"start": None}, "start: an instant"),
    ({"start": ""}, "start: an instant"),
    ({"start": "0001-01-01T00:00:00+01:00"}, "start: the year must lie"),
    ({"start": "9999-12-31T23:59:59-01:00"}, "start: the year must lie"),
    ({"now": "2026-03-02T10:00:00"}, "now: an offset"),
    ({"events": {}}, "events: a list is wanted"),
    ({"events": None}, "events: a list is wanted, not null"),
    ({"events": ["pause"]}, "events[0]: an object is wanted"),
    ({"events": [{"at": PAUSE["at"]}]}, "events[0].type: is missing"),
    ({"events": [{"type": "pause"}]}, "events[0].at: is missing"),
    ({"events": [PAUSE, RESUME | {"at": "2026-03-10T10:00"}]}, "events[1].at: an offset"),
    ({"events": [PAUSE | {"type": "stop"}]}, 'events[0].type: unknown event "stop"'),
    ({"events": [PAUSE | {"type": None}]}, "events[0].type: unknown event null"),
    ({"events": [PAUSE | {"why": "id"}]}, 'events[0].why: unknown key "why"'),
    ({"events": [PAUSE | {"id": ""}, RESUME]}, "events[0].id: a text or a whole number"),
    ({"events": [PAUSE | {"id": True}, RESUME]}, "events[0].id: a text or a whole number"),
    ({"events": [PAUSE | {"new_date": "2026-03-31"}]}, "events[0].new_date: unknown key"),
    ({"events": [RESUME]}, "events: resume without a pause before it"),
    ({"events": [PAUSE | {"id": "a"}, RESUME]}, "events: resume without a pause before it"),
    ({"events": [PAUSE | {"id": "a"}, RESUME | {"id": "b"}]}, "events: resume with id 'b' without a pause before it"),
    ({"events": [PAUSE | {"id": 1}, RESUME | {"id": "1"}]}, "events: resume with id '1' without a pause"),
    ({"events": [PAUSE, RESUME, RESUME]}, "events: resume without a pause"),
    ({"events": [PAUSE | {"at": RESUME["at"]}, RESUME | {"at": PAUSE["at"]}]}, "events: resume without a pause"),
    ({"events": [PAUSE, PAUSE, RESUME]}, "events: pause while the one before has not been resumed; give both an id"),
    ({"events": [happened("initial_notification 2026-03-04")]}, f"initial_notification is not an event of rule {R}"),
    ({"events": [happened("controller_informed_by_processor 2026-03-04")]}, "is not an event of rule"),
    ({"events": [happened("no_answer_within_term 2026-03-04")]}, "is not an event of rule"),
    ({"events": [happened("reasoned_extension 2026-03-04 to 2026-05-01")]}, "is not an event of rule"),
    ({"settings": []}, "settings: an object is wanted"),
    ({"settings": {"pause": "none"}}, 'settings: unknown setting "pause"'),
    ({"settings": {"pause_mode": "off"}}, "settings.pause_mode: 'suspend_days' or 'restart' or 'none' is wanted"),
    ({"settings": {"pause_mode": None}}, "settings.pause_mode"),
    ({"settings": {"good_friday_holiday": 1}}, "settings.good_friday_holiday: true or false is wanted, not 1"),
    ({"settings": {"good_friday_holiday": "true"}}, "settings.good_friday_holiday: true or false"),
    ({"settings": {"breach_hours": True}}, "settings.breach_hours: a whole number"),
    ({"settings": {"breach_hours": 72.0}}, "settings.breach_hours: a whole number"),
    ({"settings": {"breach_hours": 0}}, "settings.breach_hours: a whole number from 1 to 8760 is wanted, not 0"),
    ({"settings": {"extension_months": -1}}, "settings.extension_months: a whole number"),
    ({"settings": {"extension_months": math.nan}}, "settings.extension_months: a whole number"),
    ({"settings": {"extension_base": ["receipt"]}}, "settings.extension_base"),
    ({"years": 2}, f"years: not for rule {R}"),
    ({"count": 2}, f"count: not for rule {R}"),
    ({"unit": "weeks"}, f"unit: not for rule {R}"),
    ({"rule": "own_days"}, "count: is missing"),
    ({"rule": "own_days", "count": 0}, "count: a whole number from 1 to"),
    ({"rule": "own_days", "count": -3}, "count: a whole number"),
    ({"rule": "own_days", "count": 1.5}, "count: a whole number"),
    ({"rule": "own_days", "count": "14"}, 'count: a whole number from 1 to 36500 is wanted, not "14"'),
    ({"rule": "own_days", "count": True}, "count: a whole number"),
    ({"rule": "own_days", "count": 10**30}, "count: a whole number"),
    ({"rule": "own_weeks", "count": 10**6}, "count: a whole number"),
    ({"rule": "own_working_days", "count": 10**6}, "count: a whole number"),
    ({"rule": "own_days", "count": 3, "unit": "days"}, "unit: not for rule own_days"),
    ({"rule": "own_days", "count": 3, "years": 1}, "years: not for rule own_days"),
    ({"rule": "retention"}, "years: years, or count and unit, must be given"),
    ({"rule": "retention", "unit": "weeks"}, "years: years, or count and unit, must be given"),
    ({"rule": "retention", "count": 3}, "unit: weeks, months or years is wanted, not null"),
    ({"rule": "retention", "count": 3, "unit": "days"}, "unit: weeks, months or years"),
    ({"rule": "retention", "count": 3, "unit": ["weeks"]}, "unit: weeks, months or years"),
    ({"rule": "retention", "years": 2, "count": 3, "unit": "weeks"}, "count: not beside years"),
    ({"rule": "retention", "years": 1000}, "years: a whole number from 1 to 100"),
    ({"rule": "retention", "years": "two"}, "years: a whole number"),
]


@pytest.mark.parametrize(("change", "named"), REFUSED)
def test_refused(change, named):
    with pytest.raises(BadTerm) as refusal:
        compute(GOOD | change)
    line = str(refusal.value)
    assert line.startswith('id "zaak": ')
    assert named in line
    assert "\n" not in line
    assert line.isascii()


@pytest.mark.parametrize("event", ["pause 2026-01-13", "extension_notified 2026-01-13", "no_answer_within_term 2026-01-13"])
def test_an_hour_term_knows_no_pause_and_no_extension(event):
    with pytest.raises(BadTerm, match="is not an event of rule avg33_1_breach_notification"):
        ask(BREACH, "2026-01-12", event)


@pytest.mark.parametrize("new_date", [None, "", "31-03-2026", "2026-02-30", "2026-03-31T00:00:00+02:00", 20260331, "20260331"])
def test_a_reasoned_extension_names_a_day(new_date):
    event = {"type": "reasoned_extension", "at": GOOD["start"]} | ({"new_date": new_date} if new_date else {})
    with pytest.raises(BadTerm, match=r"events\[0\]\.new_date: a day like 2026-03-31 is wanted"):
        compute(item(WPO, "2026-03-02") | {"events": [event]})


@pytest.mark.parametrize("bad", [None, "", True, 1.5, [], {}, "x" * 201, 10**40])
def test_an_id_is_a_text_or_a_whole_number(bad):
    with pytest.raises(BadTerm, match="item 2: id: "):
        compute_all([GOOD, GOOD | {"id": bad}])


@pytest.mark.parametrize("missing", ["id", "rule", "start"])
def test_what_must_be_there(missing):
    with pytest.raises(BadTerm, match=f"{missing}: is missing"):
        compute({key: value for key, value in GOOD.items() if key != missing})


@pytest.mark.parametrize("bad", [None, 1, "x", [], [[]]])
def test_an_item_is_an_object(bad):
    with pytest.raises(BadTerm, match="item 1: an object is wanted"):
        compute_all([bad])


@pytest.mark.parametrize("bad", [None, 1, "x", {}, GOOD])
def test_a_list_is_a_list(bad):
    with pytest.raises(BadTerm, match="input: a list of items is wanted"):
        compute_all(bad)


def test_the_refusal_says_where_for_machines_as_well():
    with pytest.raises(BadTerm) as refusal:
        compute(GOOD | {"events": [PAUSE | {"type": "stop"}]})
    assert (refusal.value.item_id, refusal.value.field) == ("zaak", "events[0].type")
    assert isinstance(refusal.value, ValueError)


def test_strange_names_stay_on_one_ascii_line():
    with pytest.raises(BadTerm) as refusal:
        compute(GOOD | {"id": "één\ntwee\u202e", "rule": "x" * 500})
    assert str(refusal.value).startswith('id "\\u00e9\\u00e9n\\ntwee\\u202e": rule: unknown rule "xxx')
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    "change",
    [
        {"now": None, "years": None, "count": None, "unit": None},  # null says: not given
        {"id": 7},
        {"id": "é" * 200},
        {"start": "2026-03-02T10:00:00.5Z"},
        {"start": "20260302T100000+0100"},
        {"start": "1999-12-31T23:59:59+01:00"},
        {"settings": {name: setting.default for name, setting in SETTINGS.items()}},
    ],
)
def test_accepted(change):
    assert compute(GOOD | change)["id"] == change.get("id", "zaak")


def test_events_settings_and_now_may_be_left_out():
    assert compute({key: GOOD[key] for key in ("id", "rule", "start")}) == compute(GOOD)


def test_instants_may_be_given_as_datetimes():
    assert compute(GOOD | {"start": dt.datetime.fromisoformat(GOOD["start"])}) == compute(GOOD)
    with pytest.raises(BadTerm, match="an offset from UTC is missing"):
        compute(GOOD | {"start": dt.datetime(2026, 3, 2)})


def test_every_event_belongs_to_a_rule_and_every_rule_to_known_events():
    assert {event for rule in RULES.values() for event in rule.events} == EVENTS
    assert RULES[REFUSAL].events == {"pause", "resume", "extension_notified"}


def test_the_item_given_is_left_as_it_was():
    given = item(R, "2026-03-02", "pause 2026-03-04", "resume 2026-03-10", settings={"pause_mode": "restart"})
    before = repr(given)
    compute(given)
    assert repr(given) == before
