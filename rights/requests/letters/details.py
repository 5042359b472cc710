"""What a right adds to its part of the answer from its own records, such as what was left out and why."""

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


# Each is called with (filling, right, decision) and gives paragraphs of the letter, in the language of `filling.here`.
TELLS = (left_out,)


def told(filling, right, decision):
    return [paragraph for tell in TELLS for paragraph in tell(filling, right, decision) if paragraph]
