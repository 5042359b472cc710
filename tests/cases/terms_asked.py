"""How the tests of the terms speak to the calculator: local times in, local times out."""

import datetime as dt

from cases.terms import AMSTERDAM, compute

RULES_IN_DAYS = {
    "avg12_3_response": {},
    "avg12_4_refusal_notice": {},
    "wpo14_board_reaction": {},
    "uavg35_court_petition": {},
    "awb6_objection": {},
    "lkc_admissibility_one_year": {},
    "avg78_2_ap_three_months": {},
    "retention": {"years": 2},
    "own_days": {"count": 14},
    "own_weeks": {"count": 4},
    "own_working_days": {"count": 5},
}
BREACH = "avg33_1_breach_notification"
END = "23:59:59"


def local(text):
    """An instant as ISO text with its offset, from local time; a day alone means 10.00; `*` marks the second 2.30."""
    if "T" in text:
        return text  # with an offset of its own
    text, second = text.rstrip("*"), text.endswith("*")
    if len(text) == 10:
        text += " 10:00"
    return dt.datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM, fold=int(second)).isoformat()


def happened(line):
    """An event from "pause 2026-03-04" or "pause#a 2026-03-04 09:00"; a reasoned extension ends in " to" its new date."""
    kind, _, at = line.partition(" ")
    kind, _, name = kind.partition("#")
    event = {"type": kind}
    if kind == "reasoned_extension":
        at, _, event["new_date"] = at.partition(" to ")
    return event | {"at": local(at)} | ({"id": name} if name else {})


def item(rule, start, *events, now=None, settings=None, **length):
    asked = {"id": "zaak", "rule": rule, "start": local(start), "events": [happened(line) for line in events]}
    return asked | {"settings": settings or {}} | ({"now": local(now)} if now else {}) | length


def ask(rule, start, *events, **more):
    return compute(item(rule, start, *events, **more))


def shown(iso):
    """Local time: "2026-03-02 end" for the last second of a day, else "2026-03-02 15:00"; None stays None."""
    if iso is None:
        return None
    day, time = iso[:19].split("T")
    return f"{day} {'end' if time == END else time.removesuffix(':00')}"


def due(rule, start, *events, **more):
    return shown(ask(rule, start, *events, **more)["due_at"])


def texts(answer):
    return " ".join(step["text"] for step in answer["explanation"])
