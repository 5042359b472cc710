"""What a right adds to its part of the answer from its own records, such as what was left out and why."""

from pages import words
from rights.requests.letters.words import listed
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


def corrected(filling, right, decision):
    """The old and the new value; or the own view that was added, in the requester's own words."""
    told, here = decision.details or {}, filling.here
    if right != Right.RECTIFICATION:
        return []
    if decision.outcome == Outcome.OWN_VIEW_ADDED:
        return [here.OWN_VIEW.format(view=told["statement"])] if told.get("statement") else []
    both = told.get("old_value") and told.get("new_value") and decision.outcome in (Outcome.GRANTED, Outcome.PARTLY)
    return [here.CORRECTED.format(old=told["old_value"], new=told["new_value"])] if both else []


def erased(filling, right, decision):
    """Each category of data: erased, kept until a day and erased then, or not erased, with its ground."""
    if right != Right.ERASURE:
        return []
    return [listed(_erasure(filling, line) for line in decision.lines.order_by("category", "pk"))]


def _erasure(filling, line):
    here, (ground, source) = filling.here, filling.here.GROUNDS.get(line.ground, ("", ""))
    line.case = filling.request.case
    until = words.day(line.kept_until) if line.kept_until else ""
    what = here.ERASURES[line.outcome].format(what=line.category, until=until)
    why = f"{here.WHY.format(ground=filling.say(ground))} {here.SOURCE.format(source=source)}" if ground else ""
    return " ".join(part for part in (what, why, " ".join((line.reason or "").split())) if part)


def withdrawn(filling, right, decision):
    """Which consent it was."""
    what = (decision.details or {}).get("what") if right == Right.CONSENT_WITHDRAWAL else ""
    return [filling.here.CONSENT_WHAT.format(what=what)] if what else []


# Each is called with (filling, right, decision) and gives paragraphs of the letter, in the language of `filling.here`.
TELLS = (left_out, corrected, erased, withdrawn)


def told(filling, right, decision):
    return [paragraph for tell in TELLS for paragraph in tell(filling, right, decision) if paragraph]
