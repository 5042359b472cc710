"""Letters underway: who are you, what do you mean, and we need more time."""

from cases.terms import local_day
from pages import words
from rights.letters.words import block, listed, typed
from rights.requests.letters import remedies
from rights.requests.letters.answer import greeting
from rights.requests.letters.words import Filling, speaking

IDENTITY = "identity"


def question(request, sort, text):
    """Title and text of a question that lets the term wait."""
    with speaking(request.language) as here:
        filling = Filling.of(request, here)
        how = filling.say(here.HOW_TO_ANSWER, how=filling.desk(), reference=request.case.reference)
        if sort == IDENTITY:
            return here.IDENTITY_TITLE, identity(filling, text, how)
        opening = filling.say(here.SPECIFICATION, day=filling.received(), asked=filling.all_asked())
        body = block(greeting(filling), opening, here.SPECIFICATION_HEADING, typed(text), here.SPECIFICATION_ALL, how, here.WAITS)
        return here.SPECIFICATION_TITLE, body


def identity(filling, text, how):
    """A free choice of method, and never a copy of a document (domain.md 4.2)."""
    here = filling.here
    opening = filling.say(here.IDENTITY, day=filling.received(), asked=filling.all_asked())
    ways = listed(here.IDENTITY_WAYS)
    return block(greeting(filling), opening, typed(text), here.IDENTITY_HEADING, ways, here.IDENTITY_NEVER, how, here.WAITS)


def extension(request, *, ground, text, due_at, at):
    """Title and text of the letter that extends the term: the reason, and the new last day (None while the term is paused)."""
    with speaking(request.language) as here:
        filling = Filling.of(request, here, at)
        told = {"day": filling.received(), "asked": filling.all_asked()}
        opening = (
            filling.say(here.EXTENSION, due=words.day(local_day(due_at)), **told)
            if due_at
            else block(filling.say(here.EXTENSION_NO_DATE, **told), here.EXTENSION_PAUSED)
        )
        why = here.EXTENSION_WHY.get(ground, "")
        roads = remedies.before_an_answer(filling, request.rights)
        body = block(greeting(filling), opening, here.EXTENSION_HEADING, block(why, typed(text)), here.EXTENSION_LAW, roads)
        return here.EXTENSION_TITLE, body
