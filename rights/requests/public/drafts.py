"""The answers of a device that have not been sent: kept sealed for a day, a text a page."""

from cases import saved, visitors
from cases.views.public_form import NEW_DRAFTS

OURS = (*visitors.OURS, "back", "wipe")
MOST = visitors.MOST


class Kept:
    """What one device told one school. `remember(response)` gives a device its cookie when it has none yet."""

    def __init__(self, request, school, *, at):
        self.request, self.purpose, self.at = request, f"request pages {school.pk}", at
        self.device, self.new_secret = visitors.device(request), ""

    def read(self):
        return (saved.find(self.purpose, at=self.at, device=self.device) if self.device else None) or {}

    def write(self, typed):
        """Keep it. False where it is too much, or where this address began too many already."""
        there = self.device and saved.is_kept(self.purpose, device=self.device)
        if sum(map(len, typed.values())) > MOST or not (there or NEW_DRAFTS.take(visitors.address(self.request), at=self.at)):
            return False
        if not self.device:
            self.new_secret, self.device = visitors.new_device()
        saved.keep(self.purpose, typed, at=self.at, device=self.device)
        return True

    def drop(self):
        saved.drop(self.purpose, device=self.device or "-")

    def remember(self, response):
        response["Cache-Control"] = "no-store"
        if self.new_secret:
            visitors.remember(response, self.new_secret)
        return response


def posted(request, masked=()):
    """What was typed on a page, as text; with what was masked in place of what was typed."""
    told = request.POST.copy()
    for name in OURS:
        told.pop(name, None)
    for name, text in dict(masked).items():
        told[name] = text
    return told.urlencode()
