"""Log an incident: a form that is saved as one goes, one case however often it is sent, and what to do first."""

from functools import partial

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breaches import first_aid
from breaches.report import report as open_breach
from breaches.report_form import Report
from cases.terms import local_day
from cases.views.entering import Entering
from schools import access
from schools.models import Role


def beside(form, places, now):
    """What to do first, by incident; and who hears of it, when that is the same for every place."""
    return {
        "aids": [(incident, steps) for incident, steps in first_aid.before_reporting().items()],
        "officers": officers(places, local_day(now)) if len({place.board for place in places}) == 1 else [],
    }


def officers(places, today):
    """The privacy officers who hear of it, when that is the same for every place."""
    board = places[0].board
    school = places[0].school if len(places) == 1 else None
    return access.with_role(board, Role.PRIVACY_OFFICER, on=today, school=school)


def open_case(form, user, at):
    board, school = form.cleaned_data["place"]
    return open_breach(board=board, school=school, by=user, at=at, **form.told()).case


def thanks(request, case, new):
    if not new:
        messages.info(request, _("You had sent this already. It is one report."))
    return reverse("breaches:reported", args=[case.reference])


PAGE = Entering(
    template="breaches/report.html",
    make=lambda user, places, at: partial(Report, user=user, places=places, at=at, today=local_day(at)),
    open_case=open_case,
    thanks=thanks,
    no_place=gettext_lazy("You have no role from which you report incidents."),
    beside=beside,
)


def report(request):
    return PAGE.answer(request)
