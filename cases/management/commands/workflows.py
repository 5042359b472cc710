"""Draw the state diagrams of all kinds into docs/workflows/."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from cases import registry
from cases.diagram import diagram


class Command(BaseCommand):
    help = "Write docs/workflows/<kind>.md for every kind of case."

    def handle(self, **options):
        folder = Path(settings.BASE_DIR) / "docs" / "workflows"
        folder.mkdir(parents=True, exist_ok=True)
        for kind in registry.all_kinds():
            path = folder / f"{kind.name}.md"
            path.write_text(diagram(kind))
            self.stdout.write(str(path.relative_to(settings.BASE_DIR)))
