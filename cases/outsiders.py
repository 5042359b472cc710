"""People without an account: how they come in to the one case that is theirs.

A mailed link holds a secret; only its digest is kept, it works once and for 30 minutes. Opening the page spends nothing
(mail scanners open links): the button on it does. Behind it is a session for that one case.
"""

import datetime as dt
import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction

from cases import timeline
from cases.limits import Limit
from cases.models import Invitation, Outsider, OutsiderLink
from cases.moves import changing

LINK_LIVES = dt.timedelta(minutes=30)
INVITATION_LIVES = dt.timedelta(days=14)
FIRST_LINKS = Limit("first link mailed to address", 6, dt.timedelta(days=1))


def masked(email):
    """Enough of an address to know it as one's own: s•••@voorbeeld.example."""
    name, _at, domain = email.rpartition("@")
    return f"{name[:1]}•••@{domain}"


def email_digest(email):
    """Finds an address back without keeping it readable: keyed, so that it cannot be guessed from a list of addresses."""
    return hmac.new(settings.SECRET_KEY.encode(), f"outsider:{email.strip().lower()}".encode(), hashlib.sha256).hexdigest()


def secret_digest(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


def add(case, *, email, language="nl", at):
    """Let this address follow this case. The caller holds the case locked.

    Whoever fills in somebody else's address, again and again, or an address that answers by itself: after so many mails a
    day no more go there of their own accord. The case stands, and a link can be asked for.
    """
    outsider = Outsider(case=case, email=email.strip(), email_digest=email_digest(email), language=language, added_at=at)
    outsider.save(force_insert=True)
    mailed = FIRST_LINKS.take(outsider.email_digest, at=at)
    name = "outsider.added" if mailed else "outsider.added_unmailed"
    timeline.record(case, name, at=at, via="public", facts={"outsider": str(outsider.pk)})
    return outsider


def moved(case, *, before, email, language="nl", at):
    """The address of whoever follows this case is another one than it was: the mailbox of before is out at once, whatever link
    or session it holds, and the new one comes in by a link of its own. The caller holds the case locked.
    """
    old = case.outsiders.filter(email_digest=email_digest(before)).first() if before else None
    if old is None or email_digest(before) == email_digest(email):
        return
    old.door_links.all().delete()
    Outsider.objects.filter(pk=old.pk).update(email_digest=secrets.token_hex(32), confirmed_at=None)
    if email and not case.outsiders.filter(email_digest=email_digest(email)).exists():
        add(case, email=email, language=language, at=at)


def ask_link(reference, email, *, at):
    """Ask for a new link by reference and address. Says nothing of whether they fit; a mail follows only if they do."""
    digest = email_digest(email)
    outsider = Outsider.objects.select_related("case").filter(case__reference=reference, email_digest=digest).first()
    if outsider:
        with changing(outsider.case, at=at) as workflow:
            timeline.record(workflow.case, "outsider.link_asked", at=at, via="public", facts={"outsider": str(outsider.pk)})


def ask_again(secret, *, at):
    """Whoever holds a link that is used or too old gets a fresh one, at the address it was mailed to. False for any other."""
    link = OutsiderLink.objects.select_related("outsider__case").filter(digest=secret_digest(secret)).first()
    if link:
        ask_link(link.outsider.case.reference, link.outsider.email, at=at)
    return link is not None


def is_known(secret):
    """Whether this link was ever ours, used or too old as it may be."""
    return OutsiderLink.objects.filter(digest=secret_digest(secret)).exists()


def new_link(outsider, *, at):
    """A fresh secret for the mail that is being sent now."""
    secret = secrets.token_urlsafe(32)
    OutsiderLink.objects.create(outsider=outsider, digest=secret_digest(secret), made_at=at, expires_at=at + LINK_LIVES)
    return secret


def usable(secret, *, at):
    """True while this link still opens the door; looking spends nothing."""
    return OutsiderLink.objects.filter(digest=secret_digest(secret), used_at=None, expires_at__gt=at).exists()


@transaction.atomic
def enter(secret, *, at):
    """Spend a link: the outsider it belongs to, whose address is confirmed by it. None when it is used or too old."""
    links = OutsiderLink.objects.filter(digest=secret_digest(secret), used_at=None, expires_at__gt=at)
    if not links.update(used_at=at):
        return None
    outsider = Outsider.objects.select_related("case").get(door_links__digest=secret_digest(secret))
    if outsider.confirmed_at is None:
        with changing(outsider.case, at=at) as workflow:
            Outsider.objects.filter(pk=outsider.pk).update(confirmed_at=at)
            timeline.record(workflow.case, "outsider.confirmed", at=at, via="public", facts={"outsider": str(outsider.pk)})
    return outsider


def invite(case, *, purpose, by, at):
    """A link to a page on which one outsider answers one question; the handler passes it on. The case is held locked."""
    secret = secrets.token_urlsafe(32)
    Invitation.objects.create(
        case=case, purpose=purpose, digest=secret_digest(secret), made_at=at, made_by=by, expires_at=at + INVITATION_LIVES
    )
    timeline.record(case, "invitation.made", at=at, by=by, facts={"purpose": purpose})
    return secret


def invitation(secret, purpose, *, at):
    """The open invitation behind a secret, or None."""
    found = Invitation.objects.select_related("case__board", "case__school")
    return found.filter(digest=secret_digest(secret), purpose=purpose, used_at=None, expires_at__gt=at).first()


def answer(invitation, *, name, said, facts=None, at):
    """Record the answer and spend the invitation; False when somebody else just did."""
    with changing(invitation.case, at=at) as workflow:
        if not Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=at):
            return False
        timeline.record(workflow.case, name, at=at, via="public", facts=facts, said=said)
        return True
