"""A refused change becomes a page that says which rule stops it: 409, in one place for all pages."""

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.moves import Refused
from pages.errors import error_page


class RefusedMiddleware:
    """Answers a `Refused` that a page let through."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        reference = request.resolver_match.kwargs.get("reference")
        back = {"back_url": reverse("cases:case", args=[reference]), "back_label": _("Back to the case")} if reference else {}
        return error_page(request, 409, reason=exception.reason, **back)
