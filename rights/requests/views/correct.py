"""Correct or complete what was entered of a request."""

from django.utils.translation import gettext_lazy as _

from cases.views.correcting import Correcting
from cases.views.entry import signed_in
from rights.requests.correct_form import Correct
from rights.requests.correcting import correct as put_right
from rights.requests.may import check_may_correct
from rights.requests.models import RightsRequest

PAGE = Correcting(
    kind=RightsRequest.kind,
    check=check_may_correct,
    make=lambda data, asked, user, at: Correct(data, request=asked, at=at),
    put_right=put_right,
    lead=_("The timeline keeps what it said before. Another day of receipt moves the term."),
)


@signed_in
def correct(request, reference):
    return PAGE.answer(request, reference)
