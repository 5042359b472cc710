"""What every page has at hand: one moment that counts as now, so that a page never disagrees with itself."""

from django.utils import timezone


def frame(request):
    """Context processor: `now`. A view that works with another moment gives its own."""
    return {"now": timezone.now()}
