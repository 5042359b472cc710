"""Somebody at the public desk, without an account: from which address and device, what was typed there, and sent once.

The page carries a signed stamp: when it was made, and the number under which it can be sent once. What was typed is kept for
the device by a cookie that is only set when there is something to keep; of the cookie only the digest is stored.
"""

import datetime as dt
import hashlib
import ipaddress
import json
import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.crypto import salted_hmac

from cases import saved
from cases.models import Draft

DEVICE = "device"  # the cookie
TRAP = "website"  # a box that no person sees; programs fill it in
OURS = ("csrfmiddlewaretoken", "stamp", "speak", TRAP)
MOST = 200_000  # characters of a draft
FRESH = dt.timedelta(hours=24)  # as long as a page may lie open
QUICKEST = dt.timedelta(seconds=3)  # nobody reads and answers a page faster

signer = signing.Signer(salt="cases.visitors")


@dataclass(frozen=True)
class Stamp:
    """What a page of ours was given along: its number, and how long ago."""

    nonce: str
    age: dt.timedelta

    @property
    def is_too_fast(self):
        return self.age < QUICKEST

    @property
    def is_too_old(self):
        return not dt.timedelta(0) <= self.age < FRESH


def stamp(purpose, *, at):
    """A stamp for a page that is being made now."""
    return signer.sign_object([purpose, secrets.token_hex(16), at.timestamp()])


def read_stamp(text, purpose, *, at):
    """The stamp of a page that was sent; None where we did not make it, or made it for another page."""
    try:
        made_for, nonce, made_at = signer.unsign_object(text[:500])
    except (signing.BadSignature, ValueError):
        return None
    if made_for != purpose:
        return None
    return Stamp(nonce, dt.timedelta(seconds=at.timestamp() - made_at))


def address(request):
    """The network address of a visitor, as far as limits care: of IPv6 the network. Our own proxy's word, never the visitor's."""
    text = request.META.get("REMOTE_ADDR", "")
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if proxies and len(forwarded) >= proxies:
        text = forwarded[-proxies]
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def device(request):
    """The digest of this device's cookie; empty where it has none."""
    secret = request.COOKIES.get(DEVICE, "")
    return hashlib.sha256(secret.encode()).hexdigest() if 20 <= len(secret) <= 100 else ""


def new_device():
    """A secret for the cookie of a device, and its digest."""
    secret = secrets.token_urlsafe(32)
    return secret, hashlib.sha256(secret.encode()).hexdigest()


def remember(response, secret):
    """Give the device its cookie: a day, for the public desk only, out of reach of scripts."""
    response.set_cookie(
        DEVICE, secret, max_age=int(saved.LIVES.total_seconds()), path="/loket/", httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip


def typed(post):
    """What a person typed, as it was posted; None where it is more than a draft may hold."""
    told = post.copy()
    for name in OURS:
        told.pop(name, None)
    text = told.urlencode()
    return text if len(text) <= MOST else None


def kept(request, purpose, *, at):
    """What was typed on this device and not sent; else None."""
    mine = device(request)
    text = saved.find(purpose, at=at, device=mine) if mine else None
    return None if text is None else QueryDict(text)


def sent(purpose, nonce, *, at):
    """What was made of the page with this number; None while it has not been sent."""
    row = saved.find(f"sent {purpose}", at=at, device=hashlib.sha256(nonce.encode()).hexdigest())
    return row["made"] if row else None


def fingerprint(request):
    """What was sent, files by name and size, as a digest that tells nothing."""
    files = sorted((name, file.name, file.size) for name in request.FILES for file in request.FILES.getlist(name))
    told = sorted((name, request.POST.getlist(name)) for name in request.POST if name not in OURS)
    return salted_hmac("cases.visitors", json.dumps([told, files]), algorithm="sha256").hexdigest()


@transaction.atomic
def once(purpose, nonce, body, make, *, at):
    """What `make()` made of this page (a JSON value), whether that was just now, and whether the same had been sent.

    A page has one number: whoever presses the button twice, also at the same time, has one case.
    """
    slot, purpose = hashlib.sha256(nonce.encode()).hexdigest(), f"sent {purpose}"
    row = Draft(device=slot, purpose=purpose, sealed=b"", expires_at=at + FRESH)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # it is there: whoever came first has finished by now
        first = saved.find(purpose, at=at - FRESH, device=slot)
        return first["made"], False, first["body"] == body
    made = make()
    saved.fill(row, {"made": made, "body": body})
    return made, True, True
