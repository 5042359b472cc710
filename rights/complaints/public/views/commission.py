"""The secretary of a board's own commission: in by a link and a code; takes the file along, files the advice."""

import datetime as dt
from types import SimpleNamespace

from django import forms
from django.conf import settings
from django.core import signing
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cases import outsiders, visitors
from cases.limits import Limit
from cases.views.outside import private
from cases.views.public_form import HOUR
from pages.forms import Form, PlainText
from rights.complaints.files import releasing
from rights.complaints.files.defence import defence_file
from rights.complaints.files.download import FORMS, download
from rights.complaints.models import Complaint
from rights.complaints.parts_field import PartsField
from schools.desk import board_frame

COOKIE, INSIDE = "commissie", dt.timedelta(hours=2)
TRIES = Limit("commission link tried from address", 60, HOUR)
signer = signing.TimestampSigner(salt="rights.complaints.commission")


class Code(Form):
    code = forms.CharField(label=gettext_lazy("The code you were told by telephone"), max_length=12)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "w12"}


class FileAdvice(Form):
    """The advice, and its outcome for each part: so the board types none of it over."""

    text = PlainText(label=gettext_lazy("The advice of the commission"), rows=14)
    parts = PartsField(
        label=gettext_lazy("Outcome for each part"), required=False, whole=False,
        help_text=gettext_lazy("As far as the advice tells it. The board takes it over as you fill it in here."),
    )  # fmt: skip
    proposed = PlainText(label=gettext_lazy("Measures that you advise"), required=False, rows=4)

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].about(parts)


def is_inside(request, invitation):
    """Whether this browser came in by the code, less than two hours ago."""
    try:
        return signer.unsign(request.COOKIES.get(COOKIE, ""), max_age=INSIDE) == str(invitation.pk)
    except signing.BadSignature:
        return False


# Exempt: the secret in the address is all that gives standing here, and a lost cookie must not cost what was typed.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def door(request, secret):
    now = timezone.now()
    invitation = outsiders.invitation(secret, releasing.PURPOSE, at=now)
    if invitation is None:
        return gone(request, now)
    if is_inside(request, invitation):
        return inside(request, secret, invitation, now)
    form = Code(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if releasing.open_with(invitation, form.cleaned_data["code"], at=now):
            response = private(HttpResponseRedirect(request.path))
            path = reverse("complaints:commission", args=[secret])
            response.set_cookie(
                COOKIE, signer.sign(str(invitation.pk)), max_age=int(INSIDE.total_seconds()), path=path, httponly=True,
                samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
            )  # fmt: skip
            return response
        if outsiders.invitation(secret, releasing.PURPOSE, at=now) is None or releasing.access_of(invitation).opened_at:
            return gone(request, now)
        form.add_error("code", _("This code is not right. After five wrong codes the link stops working."))
    elif releasing.access_of(invitation).opened_at:
        return gone(request, now)
    told = {"form": form, "now": now, "board": invitation.case.board}
    answer = render(request, "rights/complaints/public/commission_door.html", board_frame(invitation.case.board) | told)
    answer.status_code = 400 if form.is_bound else 200
    return private(answer)


def inside(request, secret, invitation, now):
    """The file to take along, and the form for the advice."""
    case = invitation.case
    parts = parts_of(releasing.access_of(invitation).release, case)
    form = FileAdvice(request.POST if request.method == "POST" else None, parts=parts)
    told = {"case": case, "now": now, "secret": secret, "form": form, "board": case.board}
    if form.is_valid():
        if not releasing.file_advice(invitation, **form.cleaned_data, at=now):
            return gone(request, now)
        return private(render(request, "rights/complaints/public/commission_filed.html", board_frame(case.board) | told))
    answer = render(request, "rights/complaints/public/commission.html", board_frame(case.board) | told)
    answer.status_code = 400 if form.is_bound else 200
    return private(answer)


def parts_of(release, case):
    """The parts of the complaint in the words that were read for this file, the whole where it has no parts."""
    release.case = case
    texts = release.texts or {}
    found = {int(key.removeprefix("part-")): text for key, text in texts.items() if key.startswith("part-")}
    told = found or {1: texts.get("about", "")}
    return [SimpleNamespace(number=number, text=text) for number, text in sorted(told.items())]


def complaint_of(invitation):
    complaint = Complaint.objects.get(pk=invitation.case_id)
    complaint.case = invitation.case
    return complaint


@require_safe
def take(request, secret, form):
    """The defence as it was released for this link, whatever happened in the case since."""
    now = timezone.now()
    invitation = outsiders.invitation(secret, releasing.PURPOSE, at=now)
    if invitation is None or form not in FORMS or not is_inside(request, invitation):
        return gone(request, now)
    complaint = complaint_of(invitation)
    release = releasing.access_of(invitation).release
    release.case = invitation.case
    with translation.override("nl"):
        answer = download(complaint.case, defence_file(complaint, release, now), form, f"verweer-{complaint.case.reference}")
    releasing.made(complaint.case, file="commission", form=form, via="public", at=now)
    return private(answer)


def gone(request, now):
    """Used, too old, dead after wrong codes, or never ours: one page for all."""
    status = 404 if TRIES.take(visitors.address(request), at=now) else 429
    return private(render(request, "rights/complaints/public/commission_gone.html", {"now": now}, status=status))
