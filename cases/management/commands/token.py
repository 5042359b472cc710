"""`manage.py token EMAIL`: a new API token for this person, told once, alone on the last line."""

import argparse

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.api import tokens
from schools.models import User

WRONG = 2  # the exit code for wrong use or input


class Command(BaseCommand):
    help = "Makes a personal API token and prints it. It is kept as a digest: it cannot be shown again."

    def add_arguments(self, parser):
        parser.usage = argparse.SUPPRESS  # wrong use is answered with one line
        parser.add_argument("email", help="the address this person signs in with")
        parser.add_argument("--name", default="", help="what the token is for")

    def handle(self, *, email, name, **options):
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError("nobody signs in with this address", returncode=WRONG)
        if not user.is_active:
            raise CommandError("this account is closed", returncode=WRONG)
        if len(name) > 100:
            raise CommandError("a name has at most 100 characters", returncode=WRONG)
        self.stdout.write(tokens.issue(user, name=name, at=timezone.now()))
