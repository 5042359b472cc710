"""Files that the requester adds on the own page."""

from cases import documents, notes, timeline
from cases.models import Document
from cases.moves import Refused, changing


def add(outsider, *, files, text, at):
    """Keep these files with whoever handles the case, and the words that go with them as a message."""
    with changing(outsider.case, at=at) as request:
        if request.state in request.final:
            raise Refused("state", request.get_state_display(), request.state)
        stored = [
            documents.store(
                request.case, name=name, content=content, at=at, origin=Document.Origin.PUBLIC, handlers_only=True, via="public"
            )
            for name, content in files
        ]  # fmt: skip
        facts = {"outsider": str(outsider.pk), "documents": [str(one.pk) for one in stored]}
        timeline.record(request.case, "request.files_from_requester", at=at, via="public", facts=facts)
    if text:
        notes.from_requester(outsider.case, text=text, at=at, outsider=outsider)
