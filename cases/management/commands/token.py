"""`manage.py token EMAIL`: a new API token for this person, told once, alone on the last line."""

from django.utils import timezone

from cases.api import tokens
from pages import commands
from schools.models import User


class Command(commands.Command):
    help = "Makes a personal API token and prints it. It is kept as a digest: it cannot be shown again."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address this person signs in with")
        parser.add_argument("--name", default="", help="what the token is for")

    def handle(self, *, email, name, **options):
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise commands.wrong("nobody signs in with this address")
        if not user.is_active:
            raise commands.wrong("this account is closed")
        if len(name) > 100:
            raise commands.wrong("a name has at most 100 characters")
        self.stdout.write(tokens.issue(user, name=name, at=timezone.now()))
