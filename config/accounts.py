"""Signing in. Accounts are made by the administrator of a board: nobody signs up, nobody changes their own address."""

import base64
from urllib.parse import urlsplit

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import include, path, re_path

from cases import vault

PLACE = b"second factor"


class AccountAdapter(DefaultAccountAdapter):
    """Closes self-registration, whichever way it is asked; and mails addresses of this installation only."""

    def is_open_for_signup(self, request):
        return False

    def get_reset_password_from_key_url(self, key):
        """A request may name another host or port than ours, and a mailed secret must not lead there."""
        return settings.SITE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors sealed: a copy of the database alone signs nobody in."""

    def encrypt(self, text):
        return base64.b64encode(vault.seal_installation(text.encode(), PLACE)).decode()

    def decrypt(self, encrypted_text):
        return vault.unseal_installation(base64.b64decode(encrypted_text), PLACE).decode()


urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessies/", include("allauth.usersessions.urls")),
]
