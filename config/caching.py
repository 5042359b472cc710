"""What was shown to somebody who is signed in stays on no disk: at school many share one computer."""

from django.conf import settings


class NoStoreMiddleware:
    """After signing out the back button brings no case to the next person. A view may say otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
