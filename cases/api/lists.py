"""Lists of cases, a page at a time by key; and opening a case."""

from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.response import Response

from cases import registry
from cases.api import schema
from cases.api.idempotency import once
from cases.api.input import mistakes, read
from cases.api.items import COLUMNS, Lines, detail
from cases.api.kinds import kind_api
from cases.api.openapi import Operation, detail_of
from cases.api.problems import BadInput, wrong
from cases.api.shapes import TEXT, one_of, ref
from cases.api.view import OfKind
from cases.filters import Filters
from cases.paging import ORDERS, BadCursor, page

FILTERS = tuple(Filters.base_fields)
YES_NO = one_of(["true", "false", ""])
QUERY = (
    *((name, YES_NO if name in ("open", "overdue") else TEXT) for name in FILTERS),
    ("ordering", one_of([*ORDERS, ""])),
    ("cursor", TEXT),
)


def opening_of(view):
    """What a new case of this kind asks."""
    return schema.of_form(kind_api(registry.get(view.kind)).opening)


class CaseList(OfKind):
    """The cases this person may see, of all kinds or of one."""

    asked = frozenset({*FILTERS, "ordering", "cursor"})
    operations = {"get": Operation("Cases, a page at a time", ref("Page"), query=QUERY)}

    def get(self, request):
        at = timezone.now()
        asked = single(request.query_params)
        cases = narrowed(self.visible(request), asked, request.user, at)
        order = asked.get("ordering") or "due_at"
        if order not in ORDERS:
            choices = ", ".join(ORDERS)
            raise BadInput(wrong("ordering", "invalid_choice", _("Choose from: %(choices)s.") % {"choices": choices}))
        try:
            found = page(cases.values_list(*COLUMNS, named=True), order=order, cursor=asked.get("cursor", ""))
        except BadCursor:
            raise BadInput(wrong("cursor", "invalid", _("This was never the address of a page."))) from None
        lines = Lines(at)
        return Response(
            {
                "next": beside(request, asked, found.next),
                "previous": beside(request, asked, found.previous),
                "results": [lines.of_row(row) for row in found.rows],
            }
        )


class KindList(CaseList):
    """The cases of one kind; POST opens a new one."""

    operations = CaseList.operations | {"post": Operation("Open a case", detail_of, status=201, body=opening_of, once=True)}

    def post(self, request):
        at = timezone.now()
        api = kind_api(registry.get(self.kind))
        opened = {}

        def work(note):
            form = read(api.opening, request.data, at=at)
            via = "api" if request.auth else ""
            opened["workflow"] = api.open(form, by=request.user, via=via, at=at, effects=[note(201)])

        def show(case, made):
            workflow = opened.get("workflow")
            if workflow:
                return detail(workflow, request.user, at, fresh=True)
            return detail(self.workflow(request, case.reference), request.user, at)

        return once(request, work, show, at=at)


def single(params):
    """The query parameters by name; one that is given twice is refused, and so is text no database can look for."""
    errors = []
    for name, values in params.lists():
        if len(values) > 1:
            errors.append(wrong(name, "twice", _("Give this once.")))
        elif "\x00" in values[0]:
            errors.append(wrong(name, "unreadable", _("This holds a character that cannot be read.")))
    if errors:
        raise BadInput(*errors)
    return params.dict()


def narrowed(cases, asked, user, at):
    """These cases, narrowed by the filters of the address."""
    wanted = {name: asked[name] for name in FILTERS if asked.get(name)}
    if not wanted:
        return cases
    filters = Filters(wanted, user=user)
    if not filters.is_valid():
        raise BadInput(*mistakes(filters))
    return filters.narrow(cases, at)


def beside(request, asked, cursor):
    """The address of the page beside this one, with the same filters; null where there is none."""
    if not cursor:
        return None
    return request.build_absolute_uri("?" + urlencode({**asked, "cursor": cursor}))
