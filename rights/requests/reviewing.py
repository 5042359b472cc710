"""What was found is looked through by a person: along whole, along with parts made unreadable, or left out with its ground."""

from cases import documents, timeline
from cases.models import Document
from cases.moves import Refused, changing
from rights.requests.models import Found, Omission, Release, Review

Outcome = Review.Outcome


def review(found, *, outcome, by, at, ground="", words="", file=None):
    """Keep what somebody decided about a found document; whoever looks again lays a new row over it.

    What goes along is no longer kept to the handler: of a document with unreadable parts that is the new file only.
    """
    with changing(found.case, at=at) as request:
        case = request.case
        if request.state in request.final:
            raise Refused("state", request.get_state_display(), request.state)
        row = Found.objects.select_for_update(of=("self",)).select_related("document").get(pk=found.pk)
        replacement = None
        if outcome == Outcome.PARTS:
            name, content = file
            replacement = documents.store(case, name=name, content=content, by=by, at=at)
        made = Review(case=case, found=row, outcome=outcome, replacement=replacement, by=by, at=at)
        made.save(force_insert=True)
        if ground:
            Omission(case=case, review=made, ground=ground, words=words, by=by, at=at).save(force_insert=True)
        kept = outcome != Outcome.WHOLE
        Document.objects.filter(pk=row.document_id).update(handlers_only=kept)
        keep_earlier(case, row, but=replacement)
        take_back(case, row, but=row.document_id if outcome == Outcome.WHOLE else made.replacement_id)
        facts = {"document": str(row.document_id), "outcome": outcome, "ground": ground}
        timeline.record(case, "request.reviewed", at=at, by=by, facts=facts)
        case.version += 1
    return made


def keep_earlier(case, row, *, but):
    """A file with unreadable parts that was replaced by a later look goes along no more."""
    earlier = Review.objects.filter(found=row, replacement__isnull=False).exclude(replacement=but).values("replacement")
    Document.objects.filter(case=case, pk__in=earlier).update(handlers_only=True)


def take_back(case, row, *, but):
    """What was chosen to go along before this look at it does so no more, unless it is what goes along now."""
    earlier = Review.objects.filter(found=row, replacement__isnull=False).values_list("replacement", flat=True)
    Release.objects.filter(case=case, answer=None, document__in=[row.document_id, *earlier]).exclude(document=but).delete()


def released(request):
    """The documents that go along, as they were looked through: whole, or the file with unreadable parts."""
    for row in request.found:
        last = row.seen[-1] if row.seen else None
        if last and last.outcome != Outcome.LEFT_OUT:
            yield last.replacement or row.document
