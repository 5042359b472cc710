"""Correct or complete what was entered of a complaint."""

from django.utils.translation import gettext_lazy as _

from cases.views.correcting import Correcting
from cases.views.entry import signed_in
from rights.complaints.correct_form import Correct
from rights.complaints.corrections import check_may_correct
from rights.complaints.corrections import correct as put_right
from rights.complaints.models import Complaint

PAGE = Correcting(
    kind=Complaint.kind,
    check=check_may_correct,
    make=lambda data, complaint, user, at: Correct(data, complaint=complaint),
    put_right=put_right,
    lead=_("The timeline keeps what it said before."),
)


@signed_in
def correct(request, reference):
    return PAGE.answer(request, reference)
