"""The language of a page: Dutch, unless someone chose otherwise."""

from django.conf import settings
from django.utils import translation

CODES = frozenset(code for code, _name in settings.LANGUAGES)


def chosen(request):
    """The language this person chose: on the page (cookie), else in their account.

    What the browser happens to ask for is no choice: many parents use a telephone set to another language and
    would find a Dutch school speaking half English.
    """
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if cookie in CODES:
        return cookie
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return request.user.language
    return settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Speaks the chosen language for the length of one request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(chosen(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            return response
