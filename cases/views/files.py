"""Documents of a case: added on a page, opened only through the access check and always as a download."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from cases import documents, sight, tasks_of_case
from cases.models import Look
from cases.moves import changing
from cases.page_forms import AddDocument, Confirm
from cases.views.added import case_to_handle
from cases.views.asking import answer, ask, fill
from cases.views.entry import signed_in, visible_case

SEALED_OFF = "default-src 'none'; sandbox"


@signed_in
def add(request, reference):
    """Also who only reported the case may add a file to it."""
    case = visible_case(request, reference)
    form, now = fill(request, AddDocument, case)
    if request.method == "POST" and form.is_valid():
        name, content = form.cleaned_data["file"]
        title = form.cleaned_data["title"] or documents.clean_name(name)

        def save(told, at):
            kept_to_handler = told.get("handlers_only", False)
            with changing(case, at=at) as workflow:
                documents.store(
                    workflow.case, name=name, content=content, title=title, by=request.user, at=at, handlers_only=kept_to_handler
                )

        said, done = {"title": title}, _("The document has been added.")
        return answer(request, case, form, now, event="document.added", said=said, save=save, done=done, anchor="#documenten")
    return ask(request, case, form, title=_("Add a document"), button=_("Add"), icon="upload")


@signed_in
def erase(request, reference, pk):
    """A file that came for the handler only goes when it has been seen to. What is evidence for all stays."""
    case = case_to_handle(request, reference)
    document = get_object_or_404(case.documents, pk=pk, handlers_only=True, erased_at=None)
    document.case = case
    if not sight.may_open(request.user, case, document):
        raise PermissionDenied(_("This document is for the handler only."))
    form, now = fill(request, Confirm, case)
    if request.method != "POST":
        title, button = _("Erase this file for good?"), _("Erase it")
        return ask(request, case, form, title=title, button=button, icon="trash", intro=document.title)
    with changing(case, at=now) as workflow:
        latest = workflow.case.documents.get(pk=pk)
        if latest.erased_at is None:
            documents.erase(workflow.case, latest, by=request.user, at=now)
            tasks_of_case.finish_erasing(workflow.case, by=request.user, at=now)
    messages.success(request, _("The file has been erased. The timeline says that it was there."))
    return HttpResponseRedirect(reverse("cases:case", args=[reference]) + "#documenten")


@signed_in
def download(request, reference, pk):
    """A file leaves as a download, whatever it is: no browser shows it inside our address."""
    case = visible_case(request, reference)
    document = get_object_or_404(case.documents, pk=pk)
    document.case = case
    if not sight.may_open(request.user, case, document):
        raise PermissionDenied(_("This document is for the handler only."))
    if document.erased_at or case.data_key() is None:
        raise Http404
    Look.objects.create(case=case, user=request.user, at=timezone.now())
    response = StreamingHttpResponse(documents.read(document), content_type=document.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.name)
    response["Content-Length"] = document.size
    response["Content-Security-Policy"] = SEALED_OFF
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
