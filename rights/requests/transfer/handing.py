"""Handing a package over: made outside a transaction, kept sealed, fetched by a mailed link and a code told by telephone.

The code is the password of the package too, so there is one thing to tell. It is shown once and kept nowhere; handing over
again makes a new package, a new link and a new code, and the old ones are dead.
"""

import datetime as dt
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from cases import addressees, documents, sight, timeline
from cases.models import Document
from cases.moves import Refused, changing, check_version
from rights.requests.models import HandOver
from rights.requests.models.transfer_ends import BLOCKED, REPLACED, end, finish_task
from rights.requests.transfer.contents import read_contents
from rights.requests.transfer.package import build

PURPOSE = "transfer"
LIVES = dt.timedelta(days=14)
GROUPS, DIGITS = 5, 4  # twenty digits (66 bits): told by telephone without mistakes, typed by everybody, guessed by nobody
TRIES = 5
ZIP = "application/zip"

STOPS = {
    "no_package": _("Nothing goes in a package in this transfer."),
    "not_granted": _("First decide about the request. Only what is granted leaves."),
    "gate": _("First establish who asks, and that this person may ask it."),
    "not_enrolled": _("First record that the pupil is enrolled or registered there. Nothing leaves before that."),
    "objection_open": _("The other parent objects. First weigh that."),
    "no_consent": _("Consent for a part has not been recorded yet."),
    "empty": _("First choose the documents that go in the package."),
    "no_address": _("First enter the address of the receiving school."),
    "address_unchecked": _("The address of the receiving school has not been checked by a second person yet."),
}


def stopped(request, at):
    """The first rule that keeps the package here now; empty where it may go."""
    going = request.going(at)
    address = request.receiver_address
    checks = (
        ("no_package", request.sends_package()),
        ("gate", request.is_admitted() and request.is_shown_what_it_asks()),
        ("not_enrolled", request.is_enrolled()),
        ("not_granted", request.is_granted and request.state not in request.final),
        ("objection_open", request.has_no_open_objection()),
        ("empty", bool(going)),
        ("no_consent", all(request.may_go(part, at) for part in going)),
        ("no_address", address is not None),
        ("address_unchecked", address is not None and address.confirmed_at is not None),
    )
    return next((rule for rule, holds in checks if not holds), "")


def check(request, at):
    if rule := stopped(request, at):
        raise Refused(rule, STOPS[rule], request.state)


def may_hand_over(user, case):
    return sight.handles(user, case) and case.closed_at is None


def hand_over(request, *, by, role, version, at):
    """Make the package and let it go. Gives the code, which is shown this once.

    Zipping and encrypting take a while and happen first; then, with the case held, the page must still be the one looked at.
    """
    check(request, at)
    check_version(request, version)
    code = new_code()
    about, files, data = read_contents(request, role=role, at=at)
    content = build(about, files, data, password=code)
    with changing(request.case, at=at) as fresh:
        check_version(fresh, version)
        check(fresh, at)
        for old in fresh.hand_overs:
            end(old, why=REPLACED, by=by, at=at)
        document = documents.store(
            fresh.case, name=f"pakket-{fresh.case.reference}.zip", content=content, content_type=ZIP, by=by, at=at,
            title=str(_("Package for the receiving school")), origin=Document.Origin.MADE, handlers_only=True,
        )  # fmt: skip
        receiver = addressees.add(fresh.case, purpose=PURPOSE, email=fresh.receiver_address.email, until=at + LIVES, at=at)
        row = HandOver(
            case=fresh.case, transfer=fresh.transfer, document=document, addressee=receiver, by=by, at=at,
            parts=fresh.going(at), round=fresh.round, code_digest=digest(receiver, code),
        )  # fmt: skip
        row.save(force_insert=True)
        facts = {"addressee": str(receiver.pk), "document": str(document.pk), "until": receiver.until}
        timeline.record(fresh.case, "request.handed_over", at=at, by=by, facts=facts)
        fresh.case.version += 1
    return code


def new_code():
    return "".join(secrets.choice("0123456789") for _n in range(GROUPS * DIGITS))


def spoken(code):
    """The code as it is told: in groups of four."""
    return " ".join(code[n : n + DIGITS] for n in range(0, len(code), DIGITS))


def digest(addressee, code):
    """Keyed, and bound to this one hand-over."""
    return salted_hmac("rights.requests.transfer", f"{addressee.pk} {code}", algorithm="sha256").hexdigest()


# What the receiving school does.


def find(secret, *, at):
    """The hand-over behind a link with its request, as long as it may be opened; None for anything else."""
    addressee = addressees.find(secret, PURPOSE, at=at)
    return None if addressee is None else lookup(addressee.case, addressee.pk, at=at)


def lookup(case, addressee, *, at, request=None):
    """The row with its request, read afresh. What was withdrawn or refused meanwhile is not there any more."""
    row = HandOver.objects.select_related("addressee", "document", "transfer__school", "task").get(addressee=addressee)
    request = request or request_of(case)
    row.case = row.document.case = row.transfer.case = request.case
    gone = row.addressee.ended_at or row.document.erased_at or row.addressee.until <= at
    gone = gone or request.state in request.final or row.round != request.round
    alive = not gone and request.transfer == row.transfer and request.is_granted
    refused = alive and any(request.may_go(part, at) is False for part in row.parts)
    return (row, request) if alive and not refused and request.case.data_key() else None


def request_of(case):
    model = HandOver._meta.apps.get_model("rights", "RightsRequest")
    request = model.objects.get(pk=case.pk)
    request.case = case
    return request


def try_code(row, typed, *, at):
    """Try a code: "right", "used" (the package was fetched with it: it only confirms still), "wrong", "blocked" or "gone"."""
    with changing(row.case, at=at) as request:
        found = lookup(request.case, row.addressee_id, at=at, request=request)
        if found is None:
            return "gone"
        row = found[0]
        if constant_time_compare(row.code_digest, digest(row.addressee, "".join(typed.split()))):
            outcome = "used" if row.fetched_at else "right"
            row.opened_at = row.opened_at or at
        else:
            row.wrong += 1
            outcome = "blocked" if row.wrong >= TRIES else "wrong"
        row.save(update_fields=["opened_at", "wrong"])
        facts = {"addressee": str(row.addressee_id), "outcome": outcome, "wrong": row.wrong}
        timeline.record(request.case, "request.handover_code_tried", at=at, via="public", facts=facts)
        if outcome == "blocked":
            end(row, why=BLOCKED, via="public", at=at)
            told = {"addressee": str(row.addressee_id)}
            timeline.record(request.case, "request.handover_blocked", at=at, via="public", facts=told)
        return outcome


def fetched(row, *, at):
    """The package was fetched: the first time stands on the row, each time on the timeline."""
    with changing(row.case, at=at) as request:
        found = lookup(request.case, row.addressee_id, at=at, request=request)
        if found is None:
            return False
        fresh = found[0]
        if fresh.fetched_at is None:
            fresh.fetched_at = at
            fresh.save(update_fields=["fetched_at"])
        facts = {"addressee": str(fresh.addressee_id)}
        timeline.record(request.case, "request.handover_fetched", at=at, via="public", facts=facts)
        return True


def confirm(row, *, name, function, at):
    """The receiving school confirms receipt. True also when it had done so already; False when the link is dead."""
    with changing(row.case, at=at) as request:
        found = lookup(request.case, row.addressee_id, at=at, request=request)
        if found is None:
            return False
        fresh = found[0]
        if fresh.received_at is None:
            fresh.received_at, fresh.receiver = at, {"name": name, "function": function}
            fresh.save(update_fields=["received_at", "receiver"])
            facts = {"addressee": str(fresh.addressee_id)}
            said = {"name": name, "function": function}
            timeline.record(request.case, "request.handover_confirmed", at=at, via="public", facts=facts, said=said)
            finish_task(fresh, at=at)
        return True
