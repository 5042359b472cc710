"""What nobody comes back for: drafts after a day, sessions that are over, links that have long been dead."""

import datetime as dt

from django.contrib.sessions.models import Session

from cases import saved
from cases.models import OutsiderLink

LINKS_STAY = dt.timedelta(days=30)  # so long a dead link still offers a new one with one button


def clear(at):
    """Remove them. May run at any moment and beside itself."""
    saved.clear_old(at)
    Session.objects.filter(expire_date__lte=at).delete()
    OutsiderLink.objects.filter(expires_at__lte=at - LINKS_STAY).delete()
