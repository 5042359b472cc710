"""/overdracht/: the receiving school, without an account, fetches the package and confirms that it came.

The link tells who sends. The code, told by telephone, opens it once; what it opened lasts an hour and stands signed in the
page, so that no cookie is needed. A code that was used still confirms, but fetches nothing any more.
"""

import datetime as dt

from django.core import signing
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from cases import documents, visitors
from cases.limits import Limit
from cases.views.files import SEALED_OFF
from cases.views.outside import private
from rights.requests.receiver_forms import ConfirmReceipt, EnterTransferCode
from rights.requests.transfer import handing
from schools.desk import board_frame, frame

HOUR = dt.timedelta(hours=1)
TRIES = Limit("transfer link tried from address", 60, HOUR)
passes = signing.TimestampSigner(salt="rights.requests.transfer")
FETCHES, CONFIRMS = "fetches", "confirms"
SAYS = {
    "wrong": _("This is not the code. Call the school that sent it. After five wrong codes the link is dead."),
    "over": _(
        "More than an hour has passed since the code. Fill it in again below. "
        "Did you not get the package? Ask the school that sent it for a new one."
    ),
}


# Exempt: the secret in the address is all that gives standing here, and a lost cookie must not cost what was typed.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request, secret):
    """Who sends, and a box for the code. Looking spends nothing."""
    now = timezone.now()
    found = handing.find(secret, at=now)
    if found is None:
        return gone(request, now)
    row, _request = found
    if request.method != "POST":
        return show(request, row, now, form=EnterTransferCode())
    form = EnterTransferCode(request.POST)
    if not form.is_valid():
        return show(request, row, now, form=form, status=400)
    outcome = handing.try_code(row, form.cleaned_data["code"], at=now)
    if outcome in ("blocked", "gone"):
        return gone(request, now)
    if outcome == "wrong":
        return show(request, row, now, form=EnterTransferCode(), said=SAYS["wrong"], status=400)
    return opened(request, row, now, may=FETCHES if outcome == "right" else CONFIRMS)


@csrf_exempt
@require_POST
def fetch(request, secret):
    """The package itself, within the hour after the code."""
    now = timezone.now()
    found = handing.find(secret, at=now)
    if found is None:
        return gone(request, now)
    row, _request = found
    if passed(request, row) != FETCHES:
        return show(request, row, now, form=EnterTransferCode(), said=SAYS["over"], status=403)
    if not handing.fetched(row, at=now):
        return gone(request, now)
    document = row.document
    response = StreamingHttpResponse(documents.read(document), content_type=document.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.name)
    response["Content-Length"] = document.size
    response["Content-Security-Policy"] = SEALED_OFF
    response["X-Content-Type-Options"] = "nosniff"
    return private(response)


@csrf_exempt
@require_POST
def confirm(request, secret):
    """“Ontvangst bevestigen”, with name and function of who does it."""
    now = timezone.now()
    found = handing.find(secret, at=now)
    if found is None:
        return gone(request, now)
    row, _request = found
    may = passed(request, row)
    form = ConfirmReceipt(request.POST)
    if not may:
        return show(request, row, now, form=EnterTransferCode(), said=SAYS["over"], status=403)
    if not form.is_valid():
        return opened(request, row, now, may=may, form=form, status=400)
    if not handing.confirm(row, **form.cleaned_data, at=now):
        return gone(request, now)
    return shown(request, row, "rights/requests/public/receipt_confirmed.html", now=now)


def passed(request, row):
    """What the code opened in this page: to fetch, or to confirm only; empty when that is over, or of another hand-over."""
    try:
        text = passes.unsign(request.POST.get("pass", "")[:300], max_age=HOUR)
    except signing.BadSignature:
        return ""
    addressee, _sep, may = text.partition(" ")
    return may if addressee == str(row.addressee_id) else ""


def opened(request, row, now, *, may, form=None, status=200):
    mark = passes.sign(f"{row.addressee_id} {may}")
    told = {"form": form or ConfirmReceipt(), "mark": mark, "fetches": may == FETCHES, "size": row.document.size}
    return shown(request, row, "rights/requests/public/package.html", now=now, status=status, **told)


def show(request, row, now, *, form, said="", status=200):
    return shown(request, row, "rights/requests/public/receive.html", now=now, form=form, said=said, status=status)


def shown(request, row, template, *, status=200, **more):
    """A page that tells who sends, and nothing of whose data they are."""
    case = row.case
    brand = frame(case.school) if case.school else board_frame(case.board)
    told = {"sender": case.school or case.board, "reference": case.reference, "until": row.addressee.until, "row": row}
    return private(render(request, template, brand | told | more, status=status))


def gone(request, now):
    """Too old, replaced, dead after five wrong codes, or never ours: one page for all."""
    status = 404 if TRIES.take(visitors.address(request), at=now) else 429
    return private(render(request, "rights/requests/public/no_package.html", {"now": now}, status=status))
