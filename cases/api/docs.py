"""The description of the API as a document and as pages; both are public."""

from functools import cache

from django.utils import translation
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer, OpenApiYamlRenderer2
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.response import Response

from cases.api.openapi import Generator
from cases.api.problems import answer


class Public:
    """Both are read by anybody, and answer as the rest of the API when they cannot."""

    authentication_classes = ()
    http_method_names = ["get", "head"]

    def get_exception_handler(self):
        return answer


class Description(Public, SpectacularAPIView):
    """The OpenAPI document: JSON unless YAML is asked for. Made once for each language."""

    renderer_classes = [OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer, OpenApiYamlRenderer2]

    def _get_schema_response(self, request):
        return Response(described(translation.get_language()))


@cache
def described(language):
    return Generator().get_schema(public=True)


class Docs(Public, SpectacularSwaggerSplitView):
    """The description as pages, to read and to try out."""

    url_name = "api-schema"
    template_name = "cases/api_docs.html"
