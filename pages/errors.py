"""The pages that say what went wrong."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.shortcuts import render


def error_page(request, status, **context):
    """One of 400, 403, 404, 409, 413, 429 or 500. 409 takes reason, back_url, back_label and kept; 403 takes reason."""
    return render(request, f"{status}.html", context, status=status)


def bad_request(request, exception):
    """handler400: too much is told apart from unreadable, because there one can do something about it."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return error_page(request, 413 if too_much else 400)


def forbidden(request, exception):
    """handler403: with the reason, where whoever refused gave one."""
    return error_page(request, 403, reason=str(exception))
