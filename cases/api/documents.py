"""The files of a case: which there are, adding one, and downloading one."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from cases import documents, moves, sight
from cases.api.idempotency import once
from cases.api.input import mistakes
from cases.api.items import look
from cases.api.openapi import Operation
from cases.api.problems import BadInput, Problem, wrong
from cases.api.shapes import a_list, an_object, ref
from cases.api.view import OfKind
from pages.forms import Form, PlainLine

AROUND = 64 * 1024  # what a multipart body holds besides the file


class DocumentForm(Form):
    """A file and what it is."""

    file = forms.FileField(label=_("File"))
    title = PlainLine(label=_("Title"), required=False)


FILE = {"type": "string", "format": "binary"}
UPLOAD = an_object(("file",), file=FILE, title={"type": "string", "maxLength": PlainLine.most})


class Documents(OfKind):
    """The files of a case this person may open; POST (multipart) adds one."""

    parser_classes = [MultiPartParser]
    operations = {
        "get": Operation("The files", a_list(ref("Document"))),
        "post": Operation("Add a file", ref("Document"), status=201, body=UPLOAD, body_type="multipart/form-data", once=True),
    }

    def get(self, request, reference):
        case = self.case(request, reference)
        return Response([line(one) for one in within_sight(case, request.user)])

    def post(self, request, reference):
        case, at = self.case(request, reference), timezone.now()
        if int(request.META.get("CONTENT_LENGTH") or 0) > documents.MAX_SIZE + AROUND:
            raise Problem(413)

        def work(note):
            with note.together():
                document = add(case, sent_file(request), by=request.user, at=at)
                note(201, str(document.pk)).carry_out(case)

        def show(case, made):
            return line(case.documents.get(pk=made))

        return once(request, work, show, at=at)


class Download(OfKind):
    """One file, always as a download."""

    operations = {"get": Operation("Download a file", FILE, answer_type="*/*")}

    def get(self, request, reference, document):
        case, at = self.case(request, reference), timezone.now()
        found = next((one for one in within_sight(case, request.user) if one.pk == document), None)
        if found is None or found.erased_at:
            raise Http404
        look(case, request.user, at)
        found.case = case
        response = StreamingHttpResponse(documents.read(found), content_type=found.content_type)
        response["Content-Disposition"] = content_disposition_header(True, found.name)
        response["Content-Length"] = found.size
        response["X-Content-Type-Options"] = "nosniff"
        return response


def within_sight(case, user):
    """The files of this case that this person may open, oldest first."""
    found = case.documents.select_related("by").order_by("at", "pk")
    return [one for one in found if sight.may_open(user, case, one)]


def sent_file(request):
    """The form of an upload, found right."""
    names = [*request.POST, *request.FILES]
    known = DocumentForm.base_fields
    errors = [wrong(name[:100], "unknown", _("This field is not known.")) for name in names if name not in known]
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        errors += mistakes(form)
    if len(request.FILES.getlist("file")) > 1:
        errors.append(wrong("file", "twice", _("Send one file at a time.")))
    if errors:
        raise BadInput(*errors)
    return form.cleaned_data


def add(case, sent, *, by, at):
    """Keep the file in the case; what its content is not fit for is told as a mistake in the field."""
    file = sent["file"]
    try:
        with moves.changing(case, at=at) as workflow:
            return documents.store(workflow.case, name=file.name, content=file.read(), title=sent["title"], by=by, at=at)
    except ValidationError as error:
        raise BadInput(*(wrong("file", error.code or "invalid", message) for message in error.messages)) from error


def line(document):
    return {
        "id": str(document.pk),
        "title": document.title,
        "name": document.name,
        "content_type": document.content_type,
        "size": document.size,
        "at": document.at,
        "by": document.by and str(document.by),
        "origin": document.origin,
        "erased_at": document.erased_at,
    }
