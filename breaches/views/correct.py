"""Correct or complete what was reported: also by who only reported it, as long as nobody has assessed it."""

from django.utils.translation import gettext_lazy as _

from breaches.correct_form import Correct
from breaches.corrections import check_may_correct
from breaches.models import Breach
from breaches.report import correct as put_right
from cases.views.correcting import Correcting
from cases.views.entry import signed_in, visible_case

PAGE = Correcting(
    kind=Breach.kind,
    check=check_may_correct,
    make=lambda data, breach, user, at: Correct(data, breach=breach, user=user),
    put_right=put_right,
    lead=_("The timeline keeps what it said before. Are there new facts after the assessment? Then the risk is assessed again."),
    find=visible_case,
)


@signed_in
def correct(request, reference):
    return PAGE.answer(request, reference)
