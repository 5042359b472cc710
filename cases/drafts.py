"""What somebody typed is kept when the session ran out in the middle of a form, and stands there again after sign-in.

Each form carries the signed mark of whoever it was made for. What is posted without a session is kept for that person
only (`cases.saved`): nobody else on the same computer gets to read it, and no stranger can store a thing.
"""

import datetime as dt

from django.core import signing
from django.http import QueryDict

from cases import saved
from schools.models import User

MARK_LIVES = dt.timedelta(days=7)  # a page may lie open for long before somebody presses the button
MOST = 200_000  # characters
OURS = ("csrfmiddlewaretoken", "who")

signer = signing.TimestampSigner(salt="cases.drafts")


def mark(user):
    """Says whose form this is."""
    return signer.sign(str(user.pk))


def owner_of(request):
    """Whose form was posted; None where it was not one of ours."""
    try:
        pk = signer.unsign(request.POST.get("who", ""), max_age=MARK_LIVES)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()


def purpose(request):
    return f"page {request.path}"[:100]


def keep(request, at):
    """Keep what was posted for whoever typed it. True if it was kept; files are not."""
    owner = owner_of(request)
    typed = request.POST.copy()
    for name in OURS:
        typed.pop(name, None)
    text = typed.urlencode()
    if owner is None or len(text) > MOST:
        return False
    saved.keep(purpose(request), text, at=at, owner=owner)
    return True


def kept(request, at):
    """What this person had typed on this page before signing in again, as it was posted; else None."""
    text = saved.find(purpose(request), at=at, owner=request.user)
    return None if text is None else QueryDict(text)


def drop(request):
    """It has been sent after all."""
    saved.drop(purpose(request), owner=request.user)
