"""Every answer that is no success: problem details (RFC 9457) that say what is wrong, where, and by which rule."""

import structlog
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, JsonResponse, UnreadablePostError
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions

from cases.moves import Refused

CONTENT_TYPE = "application/problem+json"
PLAINLY = {"ensure_ascii": False}
TITLES = {
    400: _("The input is not right"),
    401: _("Not signed in"),
    403: _("You may not do this"),
    404: _("Not found"),
    405: _("This cannot be done here"),
    406: _("Not told in this form"),
    409: _("Not possible now"),
    411: _("The length is missing"),
    413: _("Too large"),
    415: _("This kind of content is not read"),
    422: _("The key was used before"),
    429: _("Too many requests"),
    500: _("Something went wrong"),
}
DETAILS = {
    400: _("The request cannot be read."),
    401: _("Sign in, or send a token: “Authorization: Token …”."),
    403: _("Your role does not do this."),
    404: _("There is nothing here that you may see."),
    405: _("This address does not know this method."),
    406: _("Accept JSON, or what the OpenAPI description names for this address."),
    409: _("Look at the case again."),
    411: _("Say how long the body is (Content-Length)."),
    413: _("Send less at once."),
    415: _("Send this as the OpenAPI description says: JSON, or multipart for a file."),
    422: _("Use another key."),
    429: _("Wait a little, then go on."),
    500: _("It was recorded. Try again later."),
}


class Problem(Exception):
    """An answer other than a success. `errors` name the fields, `rule` and `state` say what stopped a step."""

    def __init__(self, status, detail="", *, errors=(), rule="", state="", headers=None):
        super().__init__(status)
        self.status, self.detail, self.errors = status, detail, list(errors)
        self.rule, self.state, self.headers = rule, state, headers or {}

    def body(self):
        return {
            "type": "about:blank",
            "title": TITLES[self.status],
            "status": self.status,
            "detail": self.detail or DETAILS[self.status],
            "errors": self.errors,
            "rule": self.rule or None,
            "state": self.state or None,
        }


def wrong(field, code, message):
    """One thing that is wrong with the input; `field` is the path to it, empty for the whole."""
    return {"field": field, "code": code, "message": message}


class BadInput(Problem):
    """A 400 that names each thing that is wrong."""

    def __init__(self, *errors):
        named = ", ".join(sorted({error["field"] for error in errors if error["field"]}))
        text = _("Look at: %(fields)s.") % {"fields": named} if named else errors[0]["message"]
        super().__init__(400, text, errors=errors)


def answer(exception, context):
    """The answer to whatever went wrong in a view of the API. What was not foreseen is told to those who keep the product."""
    problem = as_problem(exception)
    if problem is None:
        structlog.get_logger("cases.api").exception("api_failed")
        got_request_exception.send(sender=None, request=context["request"]._request)
        problem = Problem(500)
    # Not by the view's own renderer: the pages of the description draw HTML, and their problems are problems too.
    about = {"headers": problem.headers, "content_type": CONTENT_TYPE, "json_dumps_params": PLAINLY}
    return JsonResponse(problem.body(), status=problem.status, **about)


def as_problem(exception):
    """The problem that an exception comes down to; None for one that nobody foresaw."""
    match exception:
        case Problem():
            return exception
        case Refused():
            return Problem(409, exception.reason, rule=exception.rule, state=exception.state)
        case Http404():
            return Problem(404)
        case PermissionDenied():
            return Problem(403, str(exception), rule="role")
        case RequestDataTooBig():
            return Problem(413)
        case SuspiciousOperation() | UnreadablePostError():
            return Problem(400)
        case exceptions.APIException():
            return from_framework(exception)
    return None


def from_framework(exception):
    """What the framework itself refuses: no sign-in, no such method, no such content, too much of it."""
    headers = {}
    if getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = exception.auth_header
    if getattr(exception, "wait", None):
        headers["Retry-After"] = str(int(exception.wait) + 1)
    status = exception.status_code if exception.status_code in TITLES else 400
    csrf = status == 403 and str(exception.detail).startswith("CSRF")
    return Problem(status, _("The CSRF token is missing or wrong.") if csrf else "", rule="csrf" if csrf else "", headers=headers)
