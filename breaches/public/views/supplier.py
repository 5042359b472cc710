"""A supplier's own link: it reports a breach to the board (AVG art. 33(2))."""

from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from breaches.public.opening import from_supplier
from breaches.public.supplier_form import SupplierReport
from breaches.public.views.report import thanks
from cases import receipts, visitors
from cases.limits import Limit
from cases.terms import local_day
from cases.views.outside import private
from cases.views.public_form import HOUR, PublicForm
from schools.desk import board_frame
from schools.finding import open_schools
from schools.suppliers import find_by_link

TRIES = Limit("supplier link tried from address", 60, HOUR)  # of links that are none


def frame(board):
    """The public frame with the name of the board."""
    note = _("%(board)s is responsible for what happens with the data of its schools.") % {"board": board}
    return board_frame(board) | {"foot_note": note}


# Exempt: the secret in the address is all that gives standing here, and a lost cookie must not cost what was typed.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, secret):
    now = timezone.now()
    processor = find_by_link(secret)
    if processor is None:
        return unknown(request, now)
    schools = open_schools(local_day(now)).filter(board=processor.board_id)
    return private(
        PublicForm(
            request=request,
            purpose=f"supplier {processor.pk}",
            to=f"board {processor.board_id}",
            template="breaches/public/supplier.html",
            make=partial(SupplierReport, schools=schools, at=now, today=local_day(now)),
            send=lambda filled: from_supplier(processor, filled, language=get_language()[:2], at=now),
            thanks=lambda reference: reverse("breaches:supplier_received", args=[receipts.receipt(reference, at=now)]),
            context=lambda: frame(processor.board) | {"processor": processor, "board": processor.board},
        ).answer()
    )


def unknown(request, now):
    """No such link, or not any more. Whoever tries many gets the same page."""
    who = visitors.address(request)
    status = 404 if TRIES.take(who, at=now) else 429
    return private(render(request, "breaches/public/no_supplier.html", {"now": now}, status=status))


@require_safe
def received(request, receipt):
    """The number and the moment from which the board is aware. The secret stands in this address no more."""
    now = timezone.now()
    case = receipts.case_of(receipt, at=now, kind="breach")
    if case is None:
        raise Http404
    return private(render(request, "breaches/public/supplier_received.html", frame(case.board) | thanks(case, now)))
