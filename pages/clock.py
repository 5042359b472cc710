"""The face of a clock: what is left in words, how urgent that is, and which icon says so. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from pages import words

SOON = timedelta(days=1)  # the last 24 hours
NEAR = timedelta(days=3)  # from here on a clock asks for attention; red is only for what has passed


@dataclass(frozen=True)
class Face:
    """One clock as a page shows it. `tone` is "", "near", "soon", "late", "still" or "done"; `share` 0 to 1 is past."""

    words: str
    end: str = ""
    tone: str = ""
    icon: str = "clock"
    share: float = 0.0
    due: datetime | None = None

    @property
    def css(self):
        """The class that colours it: warm for what needs attention, late for what has passed."""
        return {"near": "warm", "soon": "warm"}.get(self.tone, self.tone)


ICONS = {"late": "circle-alert", "soon": "flame", "near": "hourglass", "still": "pause", "done": "check", "": "clock"}


def face(due, now, *, start=None, suspended=False, ended_at=None):
    """How a clock looks at this moment. A clock that stands still or has ended never burns."""
    if suspended:
        return Face(_("stands still"), _("until there is an answer"), "still", ICONS["still"], passed(start, due, now))
    if ended_at:
        return Face(_("done"), words.short_due(ended_at), "done", ICONS["done"], 1.0, due)
    if not due:
        return Face(_("no deadline"), "", "done", "minus")
    tone = urgency(due, now)
    share = 1.0 if tone == "late" else passed(start, due, now)
    return Face(words.left(due, now), words.short_due(due), tone, ICONS[tone], share, due)


def urgency(due, now):
    """Late, the last day, the last three days, or nothing to worry about."""
    if now > due:
        return "late"
    left = words.elapsed(now, due)
    return "soon" if left <= SOON else "near" if left <= NEAR else ""


def passed(start, due, now):
    """The part of a term that is behind us, 0 to 1; half when the start is not known."""
    if not start or not due or due <= start:
        return 0.5
    return min(1.0, max(0.0, words.elapsed(start, now) / words.elapsed(start, due)))
