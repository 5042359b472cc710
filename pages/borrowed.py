"""Sentences of Django and allauth that we say better in Dutch. Naming them here puts them in our catalogue, which wins."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

SENTENCES = [
    _("This field is required."),
    _("Enter a valid email address."),
    _("Enter a whole number."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("The email address and/or password you specified are not correct."),
    _("Too many failed login attempts. Try again later."),
    _("This account is currently inactive."),
    _("Please type your current password."),
    _("You must type the same password each time."),
    _("Incorrect code."),
    _("Incorrect password."),
    _("Email"),
    _("Email address"),
    _("Code"),
    _("Authenticator code"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Passwordless"),
    _(
        "Enabling passwordless operation allows you to sign in using just this key, but imposes additional requirements "
        "such as biometrics or PIN protection."
    ),
    _("Master key"),
    _("Backup key"),
    _("Use your password"),
    _("Use authenticator app or code"),
    _("Use a security key"),
    _("Your password has been changed."),
    _("Password Changed"),
    _("Password successfully changed."),
    _("Password successfully set."),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("A new set of recovery codes has been generated."),
    _("Security key added."),
    _("Security key removed."),
    _("You have signed out."),
    _("This functionality requires JavaScript."),
    _("Your password can’t be too similar to your other personal information."),
    _("Your password can’t be a commonly used password."),
    _("The password is too similar to the %(verbose_name)s."),
    _("This password is too common."),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("You may edit it again below."),
]

COUNTED = [
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
]
