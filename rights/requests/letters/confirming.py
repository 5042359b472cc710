"""Letters that confirm: the request has come in; consent that was withdrawn by word of mouth."""

from pages import words
from rights.letters.words import block, listed, typed
from rights.requests.letters import remedies
from rights.requests.letters.answer import greeting
from rights.requests.letters.words import Filling, speaking, subject_name
from rights.requests.models.right import OUTSIDE_THE_AVG, Right


def receipt(request, due_at, *, at):
    """Title and text: what was asked, when it came in, and the last day for an answer."""
    with speaking(request.language) as here:
        filling = Filling.of(request, here, at)
        due = filling.say(here.RECEIPT_DUE, due=words.due(due_at)) if due_at else ""
        opening = " ".join(
            part for part in (filling.say(here.RECEIPT, day=filling.received(), asked=filling.all_asked()), due) if part
        )
        return here.RECEIPT_TITLE, block(greeting(filling), opening, here.NEXT_HEADING, listed(here.NEXT), *questions(filling))


def consent(request, *, at):
    """Title and text: withdrawing consent by word of mouth is confirmed in writing (domain.md 4.5)."""
    with speaking(request.language) as here:
        filling = Filling.of(request, here, at)
        channel = here.CONSENT_CHANNELS.get(request.channel, here.CONSENT_CHANNEL)
        said = filling.say(here.CONSENT, day=filling.received(), channel=channel)
        quoted = typed(here.CONSENT_WORDS.format(words=request.wording)) if request.wording else ""
        return here.CONSENT_TITLE, block(greeting(filling), said, quoted, filling.say(here.CONSENT_NEXT), *questions(filling))


def lifting(request, *, at):
    """Title and text: the data that stood aside are used again, told beforehand (AVG art. 18(3)). With an announced end."""
    with speaking(request.language) as here:
        filling, row = Filling.of(request, here, at), request.running_restriction
        said = filling.say(here.LIFTING, day=words.day(row.lifts_on))
        why = typed(here.LIFTING_WHY.format(reason=row.lifting_reason)) if row.lifting_reason else ""
        title = here.LIFTING_TITLE_OTHER if subject_name(request, here) else here.LIFTING_TITLE
        roads = remedies.text(filling, [Right.RESTRICTION])
        return title, block(greeting(filling), said, why, here.LIFTING_LAW, roads)


def questions(filling):
    here, request = filling.here, filling.request
    told = filling.say(here.QUESTIONS, how=filling.desk(), reference=request.case.reference)
    avg = not request.rights or any(right not in OUTSIDE_THE_AVG for right in request.rights)
    return here.QUESTIONS_HEADING, f"{told} {filling.say(here.QUESTIONS_DPO, how=filling.dpo())}" if avg else told
