"""Letters as they go out: text and head together, for the row that keeps them."""

from rights.letters.words import block
from rights.requests.letters import answer, asking, confirming, drafts, information
from rights.requests.letters.head import head
from rights.requests.models import clocks
from rights.requests.models.clocks import ANSWER, INFORMATION


def answered(request, *, by, at, way, late_reason="", copy_on_paper=False):
    """`letter`, `head` and `information` of an answer that is sent now."""
    below = answer.fixed(request, at=at, way=way, late_reason=late_reason, copy_on_paper=copy_on_paper)
    return {
        "letter": block(drafts.text_of(request).strip(), below),
        "head": head(request, title=answer.title(request), by=by, at=at),
        "information": information.text_for(request) if answer.needs_information(request) else "",
    }


def asked(request, sort, text, *, by, at):
    """`letter` and `head` of a question."""
    title, letter = asking.question(request, sort, text)
    return {"letter": letter, "head": head(request, title=title, by=by, at=at)}


def extended(request, *, ground, text, by, at, now=None):
    """`letter` and `head` of the letter by which the term is extended; `at` is when it goes out."""
    due_at = clocks.extended_until(request, at, at=now or at)
    title, letter = asking.extension(request, ground=ground, text=text, due_at=due_at, at=at)
    return {"letter": letter, "head": head(request, title=title, by=by, at=at)}


def confirmed(request, sort, *, by, at):
    """`letter` and `head` of a confirmation: of receipt, that consent was withdrawn, or that a restriction ends."""
    if sort in ("consent", "lifting"):
        title, letter = {"consent": confirming.consent, "lifting": confirming.lifting}[sort](request, at=at)
    else:
        clock = clocks.latest(request, ANSWER) or clocks.latest(request, INFORMATION)
        title, letter = confirming.receipt(request, clock.due_at if clock else None, at=at)
    return {"letter": letter, "head": head(request, title=title, by=by, at=at)}
