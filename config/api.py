"""The addresses of the REST API: the lists of all kinds and of each, the calculators, and their description."""

from csp.decorators import csp_update
from django.urls import include, path, re_path, register_converter
from django.urls.converters import StringConverter

from breaches.api import Assess
from cases import registry
from cases.api import deadlines, docs, documents, items, lists, messages, timeline, transitions, view


class Reference(StringConverter):
    """DL-2026-00012."""

    regex = "[A-Z]{2}-[0-9]{4}-[0-9]{5,9}"


register_converter(Reference, "reference")


def of_kind(kind):
    """The addresses of the cases of one kind."""
    asked = {"kind": kind.name}
    one = [
        path("", items.KindItem.as_view(**asked)),
        path("transitions/", transitions.Transitions.as_view(**asked)),
        path("transitions/<str:name>/", transitions.Transition.as_view(**asked)),
        path("timeline/", timeline.Timeline.as_view(**asked)),
        path("deadlines/", deadlines.Deadlines.as_view(**asked)),
        path("documents/", documents.Documents.as_view(**asked)),
        path("documents/<uuid:document>/", documents.Download.as_view(**asked)),
        path("messages/", messages.Messages.as_view(**asked)),
    ]
    return [path("", lists.KindList.as_view(**asked)), path("<reference:reference>/", include(one))]


version_1 = [
    path("", view.Index.as_view()),
    path("cases/", lists.CaseList.as_view()),
    path("cases/<reference:reference>/", items.CaseItem.as_view()),
    path("deadlines/preview/", deadlines.Preview.as_view()),
    path("breaches/assess/", Assess.as_view()),
    *(path(f"{kind.slug}/", include(of_kind(kind))) for kind in registry.all_kinds()),
]

urlpatterns = [
    path("v1/", include(version_1)),
    path("schema/", docs.Description.as_view(), name="api-schema"),
    # Its small arrows are images made in its stylesheet: with the square of the second factor the only data: images.
    path("docs/", csp_update({"img-src": "data:"})(docs.Docs.as_view()), name="api-docs"),
    re_path("", view.Nowhere.as_view()),
]
