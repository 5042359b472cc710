"""A code that opens the files of an answer: made by the staff, shown once, given by another way than the mailbox."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import sight
from cases.moves import Refused
from cases.views.entry import signed_in, typed
from rights.requests import handing_over
from rights.requests.letter_forms import CodeForm
from rights.requests.views.letters import request_of


@signed_in
def code_page(request, reference):
    found, now = request_of(request, reference), timezone.now()
    if not sight.handles(request.user, found.case):
        raise PermissionDenied(_("Only those who handle this case do this."))
    form, made, refused = CodeForm(typed(request, now)), "", None
    if request.method == "POST" and form.is_valid():
        try:
            made = handing_over.make_code(found.case, channel=form.cleaned_data["channel"], by=request.user, at=now)
        except Refused as why:
            refused = why
        else:
            messages.success(request, _("The code is made. It is shown once, here."))
    status = 409 if refused else 400 if request.method == "POST" and not made else 200
    stopped = handing_over.stopped(found)
    context = {
        "case": found.case, "now": now, "form": form, "made": made, "refused": refused, "until": now + handing_over.LIVES,
        "why_not": stopped[1] if stopped else "", "requester": found.requester or {}, "is_kept": False,
    }  # fmt: skip
    response = render(request, "rights/requests/code.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
