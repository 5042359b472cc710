"""What every view of the API shares: who asks, in which form, and that nothing unknown is asked."""

from django.db.models import F
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from cases import registry
from cases.api.body import Json, StrictJson
from cases.api.openapi import Described, Operation
from cases.api.problems import BadInput, Problem, answer, wrong
from cases.api.shapes import TEXT
from cases.api.throttle import PerPerson
from cases.api.tokens import TokenAuthentication
from cases.models import Case
from schools.access import reach

# What a line of a case tells of others; their rows are not needed for it.
NAMES = {
    "board_number": F("case__board__number"),
    "school_slug": F("case__school__slug"),
    "assignee_email": F("case__assignee__email"),
}


class AlwaysJson(BaseContentNegotiation):
    """There is one answer, whatever the caller would rather have."""

    def select_parser(self, request, parsers):
        asked = (request.content_type or "").split(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == asked), None)

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class Api(APIView):
    """The base of every view: token or session, strict JSON, problem details."""

    authentication_classes = [TokenAuthentication, SessionAuthentication]
    permission_classes = [IsAuthenticated]
    renderer_classes = [Json]
    parser_classes = [StrictJson]
    throttle_classes = [PerPerson]
    content_negotiation_class = AlwaysJson
    http_method_names = ["get", "head", "post", "patch"]
    schema = Described()
    operations = {}  # what each method does, for the description
    asked = frozenset()  # the query parameters that a GET of this view knows

    def get_exception_handler(self):
        return answer

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        if "chunked" in request.headers.get("Transfer-Encoding", ""):
            raise Problem(411)
        known = self.asked if request.method in ("GET", "HEAD") else ()
        unknown = sorted(name for name in request.query_params if name not in known)
        if unknown:
            raise BadInput(*(wrong(name[:100], "unknown", _("This query parameter is not known.")) for name in unknown))

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response


class OfKind(Api):
    """A view of the cases of one kind; `kind` names it and is set in the address, empty for all kinds together."""

    kind = ""

    @property
    def kinds(self):
        return (registry.get(self.kind),) if self.kind else registry.all_kinds()

    def visible(self, request):
        cases = Case.objects.visible_to(request.user)
        return cases.filter(kind=self.kind) if self.kind else cases

    def case(self, request, reference):
        """The case with this reference, when this person may see it; to anybody else it is not there."""
        return get_object_or_404(self.visible(request).select_related("board", "school", "assignee"), reference=reference)

    def workflow(self, request, reference):
        """The row of its kind, with its case: one question where the kind is known."""
        if self.kind:
            rows = registry.get(self.kind).workflow._default_manager.filter(reach(request.user, "case"))
            workflow = get_object_or_404(rows.select_related("case").annotate(**NAMES), case__reference=reference)
            workflow.case.names = tuple(getattr(workflow, name) for name in NAMES)
            return workflow
        case = self.case(request, reference)
        workflow = registry.get(case.kind).workflow._default_manager.get(pk=case.pk)
        workflow.case = case
        return workflow


class Index(Api):
    """Where everything is."""

    operations = {"get": Operation("The addresses of this API", {"type": "object", "additionalProperties": TEXT})}

    def get(self, request):
        names = ["cases", *(kind.slug for kind in registry.all_kinds()), "deadlines/preview", "breaches/assess"]
        return Response({name: request.build_absolute_uri(f"{name}/") for name in names})


class Nowhere(Api):
    """Every other address below /api/: a problem, not a page.

    Reading leads on to the address with the slash; writing does not, for most clients would follow that by reading, and
    take the list they get for a case that was made.
    """

    schema = None

    def initial(self, request, **anywhere):
        """What is asked of it does not matter; leading on to the slash needs no sign-in."""
        if request.method not in ("GET", "HEAD") or request.path.endswith("/"):
            APIView.initial(self, request, **anywhere)

    def get(self, request, **anywhere):
        if request.path.endswith("/"):
            raise Http404
        query = request.META["QUERY_STRING"]
        return HttpResponsePermanentRedirect(f"{request.path}/{'?' if query else ''}{query}")

    def post(self, request, **anywhere):
        raise Problem(404, "" if request.path.endswith("/") else _("Addresses end with a slash here: add it."))

    patch = post
