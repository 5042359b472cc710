"""In production nobody works behind a password alone."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.api import problems
from cases.api.problems import Problem

OPEN = ("/accounts/", "/taal/", "/static/")
API = "/api/v1/"


def proven(request):
    """Whether this session used a second factor, or belongs to someone who has one (and has just set it up)."""
    used = any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))
    return used or is_mfa_enabled(request.user)


def refused(request):
    """What the API answers: a program does not follow to a page."""
    told = _("Set up a second factor first, on the page of your account.")
    return problems.answer(Problem(403, told, rule="second_factor"), {"request": request})


class SecondFactorMiddleware:
    """Leads who signed in without a second factor to the page that sets one up. Public pages stay public."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.SECOND_FACTOR_REQUIRED
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and not request.path.startswith(OPEN)
            and request.user.is_authenticated
            and not proven(request)
        ):
            return refused(request) if request.path.startswith(API) else redirect(reverse("mfa_activate_totp"))
        return self.get_response(request)
