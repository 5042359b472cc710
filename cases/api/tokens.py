"""Personal tokens, by which a system works in one person's name: `Authorization: Token …`."""

import hashlib
import secrets

from django.db.models import F
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from cases.models import ApiToken
from schools import access
from schools.models import Membership


def issue(user, *, name="", at):
    """A new token for this person. It is told once; only its digest is kept."""
    text = secrets.token_urlsafe(32)
    ApiToken.objects.create(user=user, name=name, digest=digest(text), made_at=at)
    return text


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


class TokenAuthentication(BaseAuthentication):
    """Signs in by a token of an active person. One query for person and roles; the day of use is written once a day."""

    def authenticate(self, request):
        word, _space, text = get_authorization_header(request).decode("latin-1").partition(" ")
        if word.lower() != "token":
            return None
        today = timezone.localdate()
        user, token, used_on = holder(digest(text.strip()), today)
        if used_on != today:
            ApiToken.objects.filter(pk=token).update(last_used_on=today)
        return user, token

    def authenticate_header(self, request):
        return 'Token realm="Privacyloket"'


def holder(token, today):
    """Whose token this is, its key, and when it was last used. Reads where the person stands in the same question."""
    memberships = Membership.objects.filter(Membership.on(today), user__api_tokens__digest=token, user__is_active=True)
    known = {"token": F("user__api_tokens__pk"), "used_on": F("user__api_tokens__last_used_on")}
    found = list(memberships.select_related("user").annotate(**known))
    if found:
        user = found[0].user
        access.stand(user, found)
        return user, found[0].token, found[0].used_on
    found = ApiToken.objects.select_related("user").filter(digest=token, user__is_active=True)
    for one in found:  # somebody without a role: reaches nothing, but is somebody
        return one.user, one.pk, one.last_used_on
    raise AuthenticationFailed
