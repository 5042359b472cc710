"""The appointment for whoever of the school is there: when and where, and the file for a calendar."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import sight
from cases.models import Case
from cases.views.asking import crumbs_of
from cases.views.entry import signed_in
from pages import words
from rights.requests.calendar_file import NAME, TYPE, calendar_of
from rights.requests.models import VisitChoice


def found(request, pk):
    """For whoever is present, or sees the whole case."""
    rows = VisitChoice.objects.filter(pk=pk, starts_at__isnull=False, case__in=Case.objects.visible_to(request.user))
    row = rows.select_related("plan", "case__school", "case__board", "present").first()
    if row is None:
        raise Http404
    if row.present_id != request.user.pk and sight.sight(request.user, row.case) != sight.FULL:
        raise PermissionDenied(_("This appointment is somebody else's."))
    return row


@signed_in
def visit(request, pk):
    row, now = found(request, pk), timezone.now()
    facts = [
        {"label": _("When"), "value": capfirst(words.moment(row.starts_at, now))},
        {"label": _("Room"), "value": row.plan.place},
        {"label": _("Present"), "value": str(row.present)},
    ]
    context = {"now": now, "visit": row, "case": row.case, "facts": facts}
    context["crumbs"] = crumbs_of(row.case, _("Appointment"), user=request.user)
    return render(request, "rights/requests/visit.html", context)


@signed_in
def ics(request, pk):
    return calendar_file(found(request, pk))


def calendar_file(row):
    """The appointment as a download."""
    response = HttpResponse(calendar_of(row, cancelled=row.ended_at is not None), content_type=TYPE)
    response["Content-Disposition"] = f'attachment; filename="{NAME}"'
    response["Cache-Control"] = "private, no-store"
    return response
