"""Who may correct what was reported, and until when."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from breaches.models import State
from cases.models import Shown
from cases.moves import Refused, check_version
from schools.access import roles_on
from schools.models import Role

CLOCK = frozenset({"discovered_at", "processor_informed_at"})  # what the 72 hours may start from


def check_may_correct(breach, by, names=frozenset(), version=None):
    """The role, then the page that was looked at, then the state: as at every step."""
    held = roles_on(by, breach.case)
    officer = Role.PRIVACY_OFFICER in held
    if not officer and Role.PRINCIPAL not in held and not by.shown.filter(case=breach.case, why=Shown.Why.REPORTER).exists():
        raise PermissionDenied(_("The privacy officer corrects a report; until it is assessed, its reporter and the principal."))
    if not officer and CLOCK & names:
        raise PermissionDenied(_("The privacy officer corrects the moments that the 72 hours start from."))
    check_version(breach, version)
    if breach.state in breach.final:
        raise Refused("state", _("This case is closed. Reopen it to change it."), breach.state)
    if not officer and breach.state != State.REPORTED:
        raise Refused("state", _("It has been assessed: the privacy officer corrects it from now on."), breach.state)


def may_correct(breach, user):
    """Whether a page for it makes sense to this person now."""
    try:
        check_may_correct(breach, user)
    except (PermissionDenied, Refused):
        return False
    return True
