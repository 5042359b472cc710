"""Enter a request that came in on paper, by telephone or at the desk; any employee can pass one on in a minute."""

from functools import partial

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.views.entering import Entering
from rights.people import Channel
from rights.requests.entry_form import Asked, Enter
from rights.requests.opening import open_request
from schools.access import standing
from schools.models import Role

SORTS = frozenset({Role.PRIVACY_OFFICER, Role.PRINCIPAL, Role.BOARD_MEMBER})  # knows which right it is and who asks


def make(user, places, at):
    return partial(Enter if any(m.role in SORTS for m in standing(user)) else Asked, places=places, at=at)


def open_case(form, user, at):
    board, school = form.cleaned_data["place"]
    told = form.told()
    follows = told["channel"] == Channel.EMAIL  # who wrote a mail follows it by a mail; a letter is answered by a letter
    return open_request(board=board, school=school, follows=follows, by=user, at=at, **told).case


def thanks(request, case, new):
    told = _("The request is in. The term runs.") if new else _("You had sent this already. It is one request.")
    messages.success(request, told)
    return reverse("cases:case", args=[case.reference])


PAGE = Entering(
    template="rights/requests/enter.html",
    make=make,
    open_case=open_case,
    thanks=thanks,
    no_place=gettext_lazy("You have no role from which you enter requests."),
    beside=lambda form, places, now: {"sorts": isinstance(form, Enter)},
)


def enter(request):
    return PAGE.answer(request)
