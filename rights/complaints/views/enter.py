"""Enter a complaint at the desk: a letter, a call, a conversation, with its true moment; one case however often it is sent."""

from functools import partial

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case
from cases.views.entering import Entering
from rights.complaints.entry_form import EnterComplaint
from rights.complaints.opening import open_complaint


def thanks(request, case, new):
    """To the case, for who may see it: it can be about an office that the own one is part of."""
    messages.success(request, _("The complaint has the number %(reference)s.") % {"reference": case.reference})
    seen = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    return reverse("cases:case", args=[case.reference]) if seen else reverse("cases:work")


PAGE = Entering(
    template="rights/complaints/enter.html",
    make=lambda user, places, at: partial(EnterComplaint, places=places, at=at),
    open_case=lambda form, user, at: open_complaint(by=user, at=at, **form.told()).case,
    thanks=thanks,
    no_place=gettext_lazy("You have no role from which you enter complaints."),
)


def enter(request):
    return PAGE.answer(request)
