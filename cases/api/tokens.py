"""Personal tokens, by which a system works in one person's name: `Authorization: Token …`."""

import hashlib
import secrets

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from cases.models import ApiToken


def issue(user, *, name="", at):
    """A new token for this person. It is told once; only its digest is kept."""
    text = secrets.token_urlsafe(32)
    ApiToken.objects.create(user=user, name=name, digest=digest(text), made_at=at)
    return text


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


class TokenAuthentication(BaseAuthentication):
    """Signs in by a token of an active person. One query; the day of use is written once a day."""

    def authenticate(self, request):
        word, _space, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if word.lower() != "token":
            return None
        token = ApiToken.objects.select_related("user").filter(digest=digest(text.strip())).first()
        if token is None or not token.user.is_active:
            raise AuthenticationFailed
        today = timezone.localdate()
        if token.last_used_on != today:
            ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
        return token.user, token

    def authenticate_header(self, request):
        return 'Token realm="Privacyloket"'
