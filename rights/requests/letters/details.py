"""What a right adds to its part of the answer from its own records, such as what was left out and why."""

import datetime as dt

from pages import words
from rights.letters.words import listed
from rights.requests.models.right import Outcome, Right


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
    ground, _source = filling.here.GROUNDS[one["ground"]]
    said = [f"{named}. {filling.say(filling.here.WHY, ground=filling.say(ground))}", " ".join(one.get("reason", "").split())]
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
    """Which consent it was."""
    what = (decision.details or {}).get("what") if right == Right.CONSENT_WITHDRAWAL else ""
    return [filling.here.CONSENT_WHAT.format(what=what)] if what else []


# Each is called with (filling, right, decision) and gives paragraphs of the letter, in the language of `filling.here`.
TELLS = (left_out, by_category, own_view, corrected, withdrawn)


def told(filling, right, decision):
    return [paragraph for tell in TELLS for paragraph in tell(filling, right, decision) if paragraph]
