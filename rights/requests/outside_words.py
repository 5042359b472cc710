"""What somebody asked, in a few words to that person: above the own page."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rights.requests.models import Right

ASKED = {
    Right.ACCESS: gettext_lazy("look at data"),
    Right.RECTIFICATION: gettext_lazy("correct data"),
    Right.ERASURE: gettext_lazy("erase data"),
    Right.RESTRICTION: gettext_lazy("not use data for a while"),
    Right.PORTABILITY: gettext_lazy("take data along"),
    Right.OBJECTION: gettext_lazy("stop with the use of data"),
    Right.CONSENT_WITHDRAWAL: gettext_lazy("take consent back"),
    Right.TRANSFER_REPORT: gettext_lazy("the report for another school"),
    Right.NONCUSTODIAL_INFORMATION: gettext_lazy("information about your child"),
    Right.AUTOMATED_DECISION: gettext_lazy("let a person look at a decision"),
}


def asked(request):
    """ "Look at data and get a copy, correct data"; what nobody sorted yet is a question."""
    words = [str(ASKED[right]) for right in request.rights]
    if request.copy_wanted and Right.ACCESS in request.rights:
        words[request.rights.index(Right.ACCESS)] = _("look at data and get a copy")
    return capfirst(", ".join(words)) or _("A question about data")
