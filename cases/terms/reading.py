"""Reads one item of the calculator and refuses what it cannot mean, naming the item and the culprit."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cases.terms.rules import EVENTS, PAUSES, RULES, Rule
from cases.terms.settings import DEFAULTS, SETTINGS

KEYS = ("id", "rule", "start", "events", "settings", "years", "count", "unit", "now")
OPTIONAL = ("now", "years", "count", "unit")  # null says the same as leaving these out
FIRST_YEAR, LAST_YEAR = 1900, 2199
MOST = {"days": 36_500, "weeks": 5_200, "months": 1_200, "years": 100, "working_days": 10_000}
RETENTION_UNITS = ("weeks", "months", "years")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BadTerm(ValueError):
    """An item the calculator refuses. `item_id` and `field` say where, the text says it all in one line."""

    def __init__(self, problem, *, item_id=None, field=None, position=None):
        self.problem, self.item_id, self.field = problem, item_id, field
        where = "input" if position is None else f"item {position}"
        if _is_name(item_id):
            where = f"id {_shown(item_id)}"
        super().__init__(f"{where}: {field}: {problem}" if field else f"{where}: {problem}")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a term."""

    type: str
    at: datetime
    id: str | int | None = None
    new_date: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question to the calculator, read and found sound. Instants are in UTC, events in order of time."""

    id: str | int
    rule: Rule
    start: datetime
    events: tuple
    settings: dict
    count: int | None
    unit: str
    now: datetime | None

    def happened(self, *types):
        """The events of these types, first one first."""
        return [event for event in self.events if event.type in types]


def read_item(raw, position=None):
    """The item as the calculator works with it; raises `BadTerm` on anything that is not in the contract."""
    if not isinstance(raw, dict):
        raise BadTerm(f"an object is wanted, not {_shown(raw)}", position=position)
    try:
        return _read(raw)
    except BadTerm as bad:
        raise BadTerm(bad.problem, item_id=raw.get("id"), field=bad.field, position=position) from None


def _read(raw):
    given = {key: value for key, value in raw.items() if not (value is None and key in OPTIONAL)}
    _refuse_unknown_keys(given, KEYS)
    for key in ("id", "rule", "start"):
        if key not in given:
            raise BadTerm("is missing", field=key)
    if not _is_name(given["id"]):
        raise BadTerm(f"a text or a whole number is wanted, not {_shown(given['id'])}", field="id")
    rule = RULES[_known(RULES, given["rule"], "rule", field="rule")]
    count, unit = _length(given, rule)
    return Item(
        id=given["id"],
        rule=rule,
        start=read_instant(given["start"], "start"),
        events=_events(given.get("events", []), rule),
        settings=_settings(given.get("settings", {})),
        count=count,
        unit=unit,
        now=read_instant(given["now"], "now") if "now" in given else None,
    )


def read_instant(value, field=None):
    """An instant in UTC, from ISO 8601 text with an offset or from an aware datetime."""
    instant = value
    if isinstance(value, str):
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            instant = None
    if not isinstance(instant, datetime):
        raise BadTerm(f"an instant like 2026-01-12T10:30:00+01:00 is wanted, not {_shown(value)}", field=field)
    if instant.utcoffset() is None:
        raise BadTerm(f"an offset from UTC is missing in {_shown(value)}", field=field)
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise BadTerm(f"the year must lie from {FIRST_YEAR} to {LAST_YEAR}, not in {_shown(value)}", field=field)
    return instant.astimezone(UTC)


def _length(given, rule):
    """The length the caller gives: `count` for own terms, `years` or `count` and `unit` for retention."""
    if rule.name == "retention":
        if "years" in given:
            _refuse_unknown_keys(given, KEYS, without=("count", "unit"), why="not beside years")
            return _whole(given["years"], "years", MOST["years"]), "years"
        if "count" not in given:
            raise BadTerm("years, or count and unit, must be given", field="years")
        unit = given.get("unit")
        if unit not in RETENTION_UNITS:
            raise BadTerm(f"weeks, months or years is wanted, not {_shown(unit)}", field="unit")
        return _whole(given["count"], "count", MOST[unit]), unit
    if rule.count is None and not rule.in_hours:
        _refuse_unknown_keys(given, KEYS, without=("years", "unit"), why=f"not for rule {rule.name}")
        if "count" not in given:
            raise BadTerm("is missing", field="count")
        return _whole(given["count"], "count", MOST[rule.unit]), rule.unit
    _refuse_unknown_keys(given, KEYS, without=("years", "count", "unit"), why=f"not for rule {rule.name}")
    return rule.count, rule.unit


def _events(raw, rule):
    if not isinstance(raw, list | tuple):
        raise BadTerm(f"a list is wanted, not {_shown(raw)}", field="events")
    return tuple(sorted((_event(one, rule, f"events[{n}]") for n, one in enumerate(raw)), key=lambda event: event.at))


def _event(raw, rule, field):
    if not isinstance(raw, dict):
        raise BadTerm(f"an object is wanted, not {_shown(raw)}", field=field)
    for key in ("type", "at"):
        if key not in raw:
            raise BadTerm("is missing", field=f"{field}.{key}")
    kind = _known(EVENTS, raw["type"], "event", field=f"{field}.type")
    if kind not in rule.events:
        raise BadTerm(f"{kind} is not an event of rule {rule.name}", field=f"{field}.type")
    extra = ("id",) if kind in PAUSES else ("new_date",) if kind == "reasoned_extension" else ()
    _refuse_unknown_keys(raw, ("type", "at", *extra), prefix=f"{field}.")
    name = raw.get("id")
    if name is not None and not _is_name(name):
        raise BadTerm(f"a text or a whole number is wanted, not {_shown(name)}", field=f"{field}.id")
    new_date = _day(raw.get("new_date"), f"{field}.new_date") if kind == "reasoned_extension" else None
    return Event(kind, read_instant(raw["at"], f"{field}.at"), name, new_date)


def _settings(raw):
    if not isinstance(raw, dict):
        raise BadTerm(f"an object is wanted, not {_shown(raw)}", field="settings")
    for name, value in raw.items():
        setting = SETTINGS[_known(SETTINGS, name, "setting", field="settings")]
        if not setting.allows(value):
            raise BadTerm(f"{setting.wanted} is wanted, not {_shown(value)}", field=f"settings.{name}")
    return {**DEFAULTS, **raw}


def _day(value, field):
    """A day from YYYY-MM-DD, or a date as it is."""
    day = value
    if isinstance(value, str) and DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
    if not isinstance(day, date) or isinstance(day, datetime) or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadTerm(f"a day like 2026-03-31 is wanted, not {_shown(value)}", field=field)
    return day


def _whole(value, field, most):
    if type(value) is not int or not 1 <= value <= most:
        raise BadTerm(f"a whole number from 1 to {most} is wanted, not {_shown(value)}", field=field)
    return value


def _known(table, name, what, *, field):
    if not isinstance(name, str) or name not in table:
        raise BadTerm(f"unknown {what} {_shown(name)}", field=field)
    return name


def _refuse_unknown_keys(given, allowed, *, without=(), why="", prefix=""):
    for key in given:
        if key not in allowed:
            raise BadTerm(f"unknown key {_shown(key)}", field=f"{prefix}{key}" if _is_name(key) else None)
        if key in without:
            raise BadTerm(why, field=key)


def _is_name(value):
    if isinstance(value, str):
        return 0 < len(value) <= 200
    return type(value) is int and abs(value) < 10**18


def _shown(value):
    """A value as it goes into the one line: plain ASCII, no line breaks, no longer than helps."""
    text = json.dumps(value, default=str)
    return text if len(text) <= 80 else f"{text[:77]}..."
