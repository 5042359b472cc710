"""What a right adds to its part of the answer from its own records, such as what was left out and why."""

import datetime as dt

from cases.terms import local_day
from pages import words
from rights.letters.words import listed
from rights.requests.models import clocks
from rights.requests.models.right import ACTS, Outcome, Right
from rights.requests.models.right import TELLS as TELLS_RECIPIENTS


def left_out(filling, right, decision):
    """What of the file is not given, each with its ground, in the words of whoever looked it through."""
    rows = filling.request.omissions if right == Right.ACCESS and decision.outcome in (Outcome.GRANTED, Outcome.PARTLY) else ()
    if not rows:
        return []
    return [filling.here.LEFT_OUT, listed(_line(filling, row) for row in rows)]


def _line(filling, row):
    ground, _source = filling.here.GROUNDS[row.ground]
    why = filling.say(filling.here.WHY, ground=filling.say(ground))
    return f"{' '.join((row.words or '').split()).rstrip('.')}. {why}"


def by_category(filling, right, decision):
    """What happens with which data: erased, kept until a day and then erased, or not erased, each with its ground."""
    lines = (decision.details or {}).get("lines", ()) if right == Right.ERASURE else ()
    here, found = filling.here, []
    for outcome, heading in (("erase", here.ERASED), ("keep", here.KEPT), ("refuse", here.NOT_ERASED)):
        if rows := [one for one in lines if one["outcome"] == outcome]:
            found += [heading, listed(_category(filling, one) for one in rows)]
    return found


def _category(filling, one):
    named = one["name"]
    if one.get("kept_until"):
        last = words.day(dt.date.fromisoformat(one["kept_until"]))
        named = filling.here.KEPT_UNTIL.format(category=named, day=last)
    if not one.get("ground"):
        return named
    ground, source = filling.here.GROUNDS[one["ground"]]
    why = f"{filling.say(ground).rstrip('.')} ({source})."
    said = [f"{named}. {filling.say(filling.here.WHY, ground=why)}", " ".join(one.get("reason", "").split())]
    return " ".join(part for part in said if part)


def own_view(filling, right, decision):
    """The requester's own words, as they are added to the file."""
    adds = right == Right.RECTIFICATION and decision.outcome == Outcome.OWN_VIEW_ADDED
    statement = (decision.details or {}).get("statement", "") if adds else ""
    return [filling.here.OWN_VIEW, statement] if statement else []


def corrected(filling, right, decision):
    """The old and the new value."""
    told = (decision.details or {}) if right == Right.RECTIFICATION else {}
    both = told.get("old_value") and told.get("new_value") and decision.outcome in (Outcome.GRANTED, Outcome.PARTLY)
    return [filling.here.CORRECTED.format(old=told["old_value"], new=told["new_value"])] if both else []


def withdrawn(filling, right, decision):
    """Which consent it was, and where what was shown with it is taken away: when, or by when."""
    told = (decision.details or {}) if right == Right.CONSENT_WITHDRAWAL and decision.outcome in ACTS else {}
    rows = [_medium(filling, row, decision) for row in told.get("media", ())]
    what = [filling.here.CONSENT_WHAT.format(what=told["what"])] if told.get("what") else []
    return [*what, *([filling.here.GONE, listed(rows)] if rows else [])]


def _medium(filling, row, decision):
    here, where = filling.here, row.get("where", "")
    place = here.MEDIA[row["medium"]] if row["medium"] != "other" or not where else where
    named = f"{place} ({where})" if where and place != where else place
    if row.get("removed_on"):
        return here.GONE_ON.format(where=named, day=words.day(dt.date.fromisoformat(row["removed_on"])))
    last = clocks.gone_by(row["medium"], received_at=filling.request.case.received_at, decided_at=decision.at)
    return here.GONE_BY.format(where=named, day=words.day(last))


def received_by(filling, right, decision):
    """Who really got the data (art. 15(1)(c)): names, not kinds."""
    names = (decision.details or {}).get("received_by", "") if right == Right.ACCESS and decision.outcome in ACTS else ""
    found = [line.strip() for line in names.splitlines() if line.strip()]
    return [filling.say(filling.here.RECEIVED_BY), listed(found)] if found else []


def aside(filling, right, decision):
    """Which data are set aside, since when and why."""
    told, here = (decision.details or {}) if right == Right.RESTRICTION and decision.outcome in ACTS else {}, filling.here
    start = dt.date.fromisoformat(told["start_on"]) if told.get("start_on") else local_day(decision.at)
    what = [here.ASIDE_WHAT.format(what=told["what"])] if told.get("what") else []
    return [*what, here.ASIDE_SINCE.format(day=words.day(start), why=here.ASIDE_WHY[told["why"]])] if told.get("why") else what


def used(filling, right, decision):
    """Which use was objected to."""
    use = (decision.details or {}).get("use") if right == Right.OBJECTION else ""
    return [filling.here.USE_WHAT.format(what=use)] if use else []


def looked_again(filling, right, decision):
    """What a person who looked at a decision of a computer made of it."""
    told, here = (decision.details or {}) if right == Right.AUTOMATED_DECISION else {}, filling.here
    found = [here.LOOKED_AGAIN_WHAT.format(what=told["about"])] if told.get("about") else []
    if told.get("result") and told.get("reviewed_on"):
        day = words.day(dt.date.fromisoformat(told["reviewed_on"]))
        return [*found, here.LOOKED_AGAIN_ON.format(day=day, result=told["result"])]
    return [*found, here.LOOKED_AGAIN.format(result=told["result"])] if told.get("result") else found


def given(filling, right, decision):
    """The information itself, for a parent without custody."""
    told = (decision.details or {}) if right == Right.NONCUSTODIAL_INFORMATION and decision.outcome in ACTS else {}
    return [filling.here.GIVEN, told["given"]] if told.get("given") else []


def moving_on(filling, right, decision):
    """To which school it goes; and of the report, that whoever asks sees it first."""
    plan = filling.request.transfer
    if plan is None or plan.right != right or decision.outcome not in ACTS or right != Right.TRANSFER_REPORT:
        return []
    to = [filling.here.TO_SCHOOL.format(school=plan.receiver_name)] if plan.receiver_name else []
    return [*to, *([filling.here.REPORT_FIRST] if plan.holds_report else [])]


def tells_others(filling, right, decision):
    """Whoever got the data hears of it, and whoever asks hears who that is (art. 19)."""
    return [filling.here.TELLS_OTHERS] if right in TELLS_RECIPIENTS and decision.outcome in ACTS else []


# Each is called with (filling, right, decision) and gives paragraphs of the letter, in the language of `filling.here`.
TELLS = (
    left_out, received_by, by_category, own_view, corrected, aside, used, looked_again, withdrawn, given, moving_on, tells_others,
)  # fmt: skip


def told(filling, right, decision):
    return [paragraph for tell in TELLS for paragraph in tell(filling, right, decision) if paragraph]
