"""The mail that invites somebody with a fresh account to choose a password."""

from allauth.account.adapter import get_adapter
from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.utils import user_pk_to_url_str
from allauth.core.context import request_context
from django.conf import settings
from django.utils import translation


def invite(request, person):
    """Mail this person the link that the sign-in page would mail for a forgotten password, in words of welcome.

    Never inside a transaction. Raises OSError or SMTPException when the mail server does not take it.
    """
    key = f"{user_pk_to_url_str(person)}-{PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)}"
    with request_context(request), translation.override(person.language):
        adapter = get_adapter()
        about = {"url": adapter.get_reset_password_from_key_url(key), "days": settings.PASSWORD_RESET_TIMEOUT // 86400}
        adapter.send_mail("account/email/invitation", person.email, about)
