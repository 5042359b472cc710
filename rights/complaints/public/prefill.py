"""The way from somebody's own request to a complaint about it: a signed value in the address, so that nobody else's fits."""

from urllib.parse import urlencode

from django.core import signing

from cases.models import Case
from rights.complaints.models import Subject

NAME = "van"
signer = signing.Signer(salt="rights.complaints.prefill")


def prefilled(request_case):
    """The address of the form at the desk of the case's school, linked to this request; empty where there is no school."""
    if request_case.school is None:
        return ""
    return f"/loket/{request_case.school.slug}/klacht/?" + urlencode({NAME: signer.sign(str(request_case.pk))})


def case_behind(value, board):
    """The case behind a signed value, as long as it is one of this board; else None."""
    try:
        pk = signer.unsign(value[:300])
    except signing.BadSignature:
        return None
    return Case.objects.filter(pk=pk, board=board).first()


def start_from(case, at):
    """What stands ready on the form for a complaint about this request: a term that passed is a ground by itself."""
    late = case.closed_at is None and case.due_at is not None and case.due_at < at
    return {"subject": Subject.NO_ANSWER if late else Subject.REFUSED}
