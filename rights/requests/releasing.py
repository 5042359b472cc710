"""Which files of the case go along with the next answer, and what became of an answer on the requester's page."""

from django.utils.translation import gettext_lazy as _

from cases import sight, timeline
from cases.moves import Refused, changing, check_version
from rights.requests import reviewing
from rights.requests.models import Release
from rights.requests.models.answering import Told


def offered(request, user):
    """The files of the case that this person can let go along: never what nobody looked through yet, what was left out, or
    what a later look replaced.
    """
    through = {document.pk for document in reviewing.released(request)}
    seen = {review.replacement_id for row in request.found for review in row.seen}
    kept = ({row.document_id for row in request.found} | seen) - through
    rows = list(request.case.documents.filter(erased_at=None).exclude(pk__in=kept).order_by("at", "pk"))
    for document in rows:
        document.case = request.case
    return [document for document in rows if sight.may_open(user, request.case, document)]


def choose(case, documents, *, by, at, version):
    """Exactly these files go along; chosen anew each time, until the answer is sent."""
    with changing(case, at=at) as request:
        check_version(request, version)
        if request.gate is None:
            raise Refused("gate", _("First establish who asks, and that this person may ask it."), request.state)
        wanted = {document.pk for document in documents}
        there = {one.document_id: one for one in request.releases_chosen}
        for one in (one for pk, one in there.items() if pk not in wanted):
            one.delete()
        for pk in wanted - there.keys():
            Release(case=request.case, document_id=pk, by=by, at=at).save(force_insert=True)
        if wanted != there.keys():
            request.case.version += 1
            facts = {"documents": sorted(str(pk) for pk in wanted)}
            timeline.record(request.case, "request.papers_chosen", at=at, by=by, facts=facts)


def opened(answer, *, at):
    """The requester opened the answer: the first time is a fact of its own."""
    with changing(answer.case, at=at) as request:
        row = request.case.answer_records.get(pk=answer.pk)
        if row.opened_at is None:
            Told(row, "opened", at).carry_out(request.case, by=None, at=at)
            timeline.record(request.case, "request.answer_opened", at=at, via="public", facts={"answer": str(row.pk)})


def fetched(release, outsider, *, at):
    """The requester downloaded a file: so the answer was opened as well."""
    opened(release.answer, at=at)
    with changing(release.case, at=at) as request:
        facts = {"document": str(release.document_id), "outsider": str(outsider.pk)}
        timeline.record(request.case, "request.file_fetched", at=at, via="public", facts=facts)
