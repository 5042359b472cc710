"""The complainant takes the own file along, for the AP or the commission. That person files it there; the school does not."""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from cases.views.outside import private, visitor
from rights.complaints.files import releasing
from rights.complaints.files.download import FORMS, download
from rights.complaints.files.own import TO, own_file
from rights.complaints.models import Complaint


@require_safe
def own(request, to, form):
    now = timezone.now()
    if to not in TO or form not in FORMS:
        raise Http404
    outsider = visitor(request, Complaint.kind, now)
    if outsider is None:
        return private(HttpResponseRedirect(reverse("outside:case")))
    complaint = Complaint.objects.get(pk=outsider.case_id)
    complaint.case = outsider.case
    with translation.override("nl"):
        answer = download(outsider.case, own_file(complaint, outsider, to, now), form, f"dossier-{outsider.case.reference}")
    releasing.made(outsider.case, file=f"own_{to}", form=form, via="public", at=now)
    return private(answer)
