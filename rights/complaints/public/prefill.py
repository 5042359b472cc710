"""The way from somebody's own request to a complaint about it: a signed value in the address, so that nobody else's fits."""


from django.core import signing

from cases.models import Case
from rights.complaints.models import Subject
from rights.people import Capacity
from rights.requests.models import RightsRequest
from rights.requests.outside_page import about as signer

NAME = "over"
PARENT = Capacity.PARENT_WITH_CUSTODY  # the form asks nobody for custody: parent or carer
ROLE = {
    PARENT: PARENT, Capacity.PARENT_WITHOUT_CUSTODY: PARENT, Capacity.GUARDIAN: PARENT, Capacity.PUPIL: Capacity.PUPIL,
    Capacity.FORMER_PUPIL: Capacity.FORMER_PUPIL, Capacity.EMPLOYEE: Capacity.EMPLOYEE,
    Capacity.REPRESENTATIVE: Capacity.REPRESENTATIVE,
}  # fmt: skip


def case_behind(value, board):
    """The case behind a signed value, as long as it is one of this board; else None."""
    try:
        reference = signer.unsign(value[:300])
    except signing.BadSignature:
        return None
    return Case.objects.filter(reference=reference, board=board).first()


def start_from(case, at):
    """What stands ready on the form for a complaint about this request: a term that passed is a ground by itself, and so is an
    answer, once there is one. In what role somebody complains, as far as it can be known from the request.
    """
    late = case.closed_at is None and case.due_at is not None and case.due_at < at
    request = RightsRequest.objects.filter(pk=case.pk).first()
    told = {"capacity": ROLE.get(request.capacity, "")} if request else {}
    if late:
        return told | {"subject": Subject.NO_ANSWER}
    return told | {"subject": Subject.REFUSED} if request and request.answers else told
