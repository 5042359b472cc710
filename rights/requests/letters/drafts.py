"""The answer while people write it: the draft from the case, and what they made of it."""

from cases import timeline
from cases.letter_text import is_ready
from cases.moves import Refused, changing, check_version
from rights.requests.letters import answer


def text_of(request):
    """The text as it stands: as people left it, else as the case gives it."""
    kept = request.letter_draft or {}
    return kept.get("text") or answer.draft(request)


def is_edited(request):
    return bool((request.letter_draft or {}).get("text"))


def is_current(request):
    """Whether the case still says what it said when somebody edited the letter: a later decision is not in it."""
    kept = request.letter_draft or {}
    return not kept.get("text") or kept.get("basis") == answer.draft(request)


def is_finished(request):
    return is_ready(text_of(request))


def save(case, text, *, by, at, version):
    """Keep the letter as it was edited; without a text, go back to the draft from the case."""
    with changing(case, at=at) as request:
        check_version(request, version)
        if request.state in request.final:
            raise Refused("closed", request.get_state_display(), request.state)
        basis = answer.draft(request)
        kept = {"text": text, "basis": basis} if text.strip() and same(text) != same(basis) else {}
        if kept != (request.letter_draft or {}):
            request.letter_draft = kept
            request.save(update_fields=["letter_draft"])
            request.case.version += 1
            timeline.record(request.case, "request.letter_saved", at=at, by=by, facts={"own": bool(kept)}, said={"text": text})
        return request


def same(text):
    """Without the differences that a browser makes."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))
