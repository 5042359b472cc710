"""Who may correct what was entered of a request, and until when."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from cases.moves import Refused, check_version
from schools.access import roles_on
from schools.models import Role

HANDLES = frozenset({Role.PRIVACY_OFFICER, Role.PRINCIPAL})


def check_may_correct(request, by, version=None):
    """The role, then the page that was looked at, then the state: as at every step."""
    if not HANDLES & roles_on(by, request.case):
        raise PermissionDenied(_("The privacy officer or the principal corrects a request."))
    check_version(request, version)
    if request.state in request.final:
        raise Refused("state", _("This case is closed. Reopen it to change it."), request.state)


def may_correct(request, user):
    """Whether a page for it makes sense to this person now."""
    return bool(HANDLES & roles_on(user, request.case)) and request.state not in request.final
