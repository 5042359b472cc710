"""The public desk of one school: the doors that are open, and nothing else."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases import registry
from schools.desk import at_desk, frame, officers_of, url_of

PARTS = ("counters", "door", "how_long", "term_row", "folds")  # of `registry.Kind`, each a template


@require_safe
@at_desk
def desk(request, school):
    """What a parent or pupil can do here. Each kind of case with public forms brings its own parts."""
    kinds = sorted((kind for kind in registry.all_kinds() if kind.public_urls), key=lambda kind: not kind.counters)
    parts = {part: [found for kind in kinds if (found := getattr(kind, part))] for part in PARTS}
    told = {"school": school, "desk": url_of(school), "officers": officers_of(school, timezone.localdate())}
    return render(request, "cases/desk.html", frame(school) | told | parts)
