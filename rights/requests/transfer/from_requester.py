"""What the requester reads and writes about a transfer on the own page: never more than the gate established."""

from cases import timeline
from cases.moves import Refused, changing
from cases.terms import local_day
from rights.requests.handing_over import is_covered
from rights.requests.models import TransferFact
from rights.requests.models.transfer_steps import TransferSteps

WRITTEN = "request.views_written"


def takes_views(request):
    """Whether an own view can be added now: a report goes, and the case is open."""
    return request.state not in request.final and request.transfer is not None and request.sends_report()


def add_views(outsider, *, text, at):
    """Keep what parents or pupil say about the report; it goes along with it (zienswijze)."""
    with changing(outsider.case, at=at) as request:
        if not takes_views(request) or not is_covered(request, outsider):
            raise Refused(TransferSteps.sends_report.rule, TransferSteps.sends_report.reason, request.state)
        told = {"sort": TransferFact.Sort.VIEWS, "on": local_day(at), "text": text}
        row = TransferFact(case=request.case, transfer=request.transfer, **told, by=None, at=at)
        row.save(force_insert=True)
        facts = {"outsider": str(outsider.pk)}
        timeline.record(request.case, WRITTEN, at=at, via="public", facts=facts, said={"text": text})
        request.case.version += 1
