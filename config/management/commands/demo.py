"""Load the demo board into an empty installation."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from config.demo.build import build


class Command(BaseCommand):
    help = "Load the fictional demo board: four schools, people in every role, thirty cases. Refused in production."

    @transaction.atomic
    def handle(self, **options):
        if settings.PRODUCTION:
            raise CommandError("There are no demo accounts in production.", returncode=2)
        if get_user_model().objects.exists():
            raise CommandError("There are people here already; the demo board is for an empty installation.", returncode=2)
        board = build(timezone.now())
        self.stdout.write(f"{board.name} is geladen.")
