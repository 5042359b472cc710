"""The board's defence: read by a person first, then taken along as PDF or zip, or shared with the own commission."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases import drafts, outsiders
from cases.views.asking import crumbs_of
from cases.views.entry import looked, signed_in, typed, workflow_in_full
from cases.views.outside import private
from cases.views.step import version
from rights.complaints.files import releasing
from rights.complaints.files.defence import defence_file
from rights.complaints.files.download import FORMS, download
from rights.complaints.models import Complaint
from rights.complaints.page.context import DEFENDS
from rights.complaints.read_form import ReadDefence
from schools import access


def complaint_of(request, reference):
    """The complaint, for who defends the board: the privacy officer and the board. Who opens it has looked."""
    complaint = workflow_in_full(request, reference, Complaint.kind)
    if not access.roles_on(request.user, complaint.case) & DEFENDS:
        raise PermissionDenied(_("The privacy officer and the board make the defence."))
    looked(request, complaint.case)
    return complaint


@signed_in
def defence_page(request, reference):
    complaint, now = complaint_of(request, reference), timezone.now()
    case = complaint.case
    with translation.override("nl"):  # the file is Dutch, whoever makes it
        form = ReadDefence(typed(request, now), complaint=complaint, user=request.user)
        valid = request.method == "POST" and form.is_valid()
    if valid:
        told = {"texts": form.texts(), "papers": form.cleaned_data.get("papers", []), "left_out": form.left_out()}
        releasing.check(case, **told, version=version(request), by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("The defence has been read. You can take it along now."))
        return HttpResponseRedirect(reverse("complaints:defence_file", args=[reference]))
    latest = releasing.latest(complaint)
    context = {
        "case": case, "form": form, "now": now, "latest": latest, "crumbs": crumbs_of(case, _("Defence of the board")),
        "ready": latest is not None and latest.version == case.version, "own": releasing.is_with_own_commission(complaint),
        "is_kept": form.is_bound and request.method == "GET",
    }  # fmt: skip
    return render(request, "rights/complaints/defence_file.html", context, status=400 if request.method == "POST" else 200)


@signed_in
def defence_download(request, reference, form):
    complaint, now = complaint_of(request, reference), timezone.now()
    if form not in FORMS:
        raise Http404
    release = releasing.released(complaint)
    with translation.override("nl"):
        made = defence_file(complaint, release, now)
        answer = download(complaint.case, made, form, f"verweer-{reference}")
    releasing.made(complaint.case, file="defence", form=form, by=request.user, at=now)
    return answer


@signed_in
def commission_link(request, reference):
    """The link and the code for the own commission, shown this once."""
    complaint, now = complaint_of(request, reference), timezone.now()
    case, told = complaint.case, {}
    if request.method == "POST":
        secret, code = releasing.share(case, by=request.user, at=now)
        told = {"url": settings.SITE_URL + reverse("complaints:commission", args=[secret]), "code": code}
    crumbs = crumbs_of(case, _("Share with the own commission"))
    context = {"case": case, "now": now, "until": now + outsiders.INVITATION_LIVES, "crumbs": crumbs, **told}
    return private(render(request, "rights/complaints/commission_link.html", context))
