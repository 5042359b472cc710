"""One found document, looked through by a person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import drafts, sight
from cases.views.added import case_to_handle
from cases.views.asking import ask, fill
from cases.views.entry import signed_in, workflow_of
from rights.requests import reviewing
from rights.requests.collect_forms import ReviewFound
from rights.requests.models import RightsRequest


@signed_in
def review(request, reference, pk):
    """For whoever handles the case and may open the document: nobody judges what cannot be read."""
    case = case_to_handle(request, reference)
    workflow = workflow_of(case)
    row = next((row for row in workflow.found if row.pk == pk), None) if isinstance(workflow, RightsRequest) else None
    if row is None:
        raise Http404
    row.case = row.document.case = case
    if not sight.may_open(request.user, case, row.document):
        raise PermissionDenied(_("This document is for the handler only."))
    form, now = fill(request, ReviewFound, case)
    if request.method == "POST" and form.is_valid():
        reviewing.review(row, **form.cleaned_data, by=request.user, at=now)
        drafts.drop(request)
        messages.success(request, _("Kept. You can look at it again later."))
        return HttpResponseRedirect(reverse("cases:case", args=[reference]) + "#zoeken")
    link = reverse("cases:document", args=[reference, row.document.pk]), _("Open the document")
    title, intro = _("Look through a document"), row.document.title or ""
    return ask(request, case, form, title=title, button=_("Keep this"), intro=intro, link=link)
