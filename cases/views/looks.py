"""Who looked at a case."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _

from cases import sight
from cases.views.asking import crumbs_of
from cases.views.entry import signed_in, visible_case


@signed_in
def looks(request, reference):
    """Who opened this case, for the FG and the privacy officer."""
    case = visible_case(request, reference)
    if not sight.watches(request.user, case):
        raise PermissionDenied(_("Only the FG and the privacy officer see who looked."))
    rows = case.looks.select_related("user").order_by("-at", "-pk")
    page = Paginator(rows, 100).get_page(request.GET.get("pagina"))
    address = "?pagina={}".format
    context = {
        "case": case,
        "rows": page,
        "pager": {
            "previous": address(page.previous_page_number()) if page.has_previous() else "",
            "next": address(page.next_page_number()) if page.has_next() else "",
            "text": _("%(count)s looks") % {"count": page.paginator.count},
        },
        "crumbs": crumbs_of(case, _("Who looked")),
    }
    return render(request, "cases/looks.html", context)
